"""The outlook chapter on the data of the edition."""

from __future__ import annotations

import re

import pytest

from corridor.edition import load_edition
from corridor.evidence import load_package
from corridor.exhibits.outlook import exhibits
from corridor.project import Project

PROJECT = Project.find()


@pytest.fixture(scope="module")
def shown():
    made = exhibits(load_package(PROJECT.root), load_edition(PROJECT.edition))
    return made


def test_known_answers(shown):
    found = {item.id: item.value for item in shown.findings}
    assert found["outlook.share.arms.pak"] == pytest.approx(81, abs=0.5)
    assert found["outlook.debt_service_usd_m.pak.2025"] == pytest.approx(7415.3, abs=0.1)
    assert found["outlook.debt_service_usd_m.pak.2025_2030"] == pytest.approx(18842.3, abs=0.1)
    assert len(shown.tables[0].data) == 6


def test_facts_of_template_and_titles_are_found(shown):
    text = (PROJECT.root / "notebooks" / "outlook.ipynb").read_text(encoding="utf-8") + " ".join(item.title for item in shown.figures)
    assert set(re.findall(r"\{fact\}`([^`|]+)", text)) <= {item.id for item in shown.findings}
