"""The claims chapter on the data of the edition: tables, and every fact of the template is found."""

from __future__ import annotations

import re

import pytest

from corridor.analysis.audit import audit_findings
from corridor.analysis.claims.rules import VERDICTS
from corridor.evidence import load_package
from corridor.exhibits import claims
from corridor.findings import duplicate_ids
from corridor.project import Project

PROJECT = Project.find()
EVIDENCE = load_package(PROJECT.root)


@pytest.fixture(scope="module")
def register():
    return claims.read(EVIDENCE)


def test_counts_add_up(register):
    found = claims.findings(register)
    values = {item.id: item.value for item in found}
    assert duplicate_ids(found) == []
    assert values["claims.count.all"] == sum(values[f"claims.count.{verdict}"] for verdict in VERDICTS) == 123
    assert values["claims.count.by_rule"] + values["claims.count.by_judgement"] == 123
    assert sum(values[f"claims.count.all.{brief}"] for brief in claims.BRIEFS) == 123
    assert sum(values[f"claims.count.all.theme_{theme}"] for theme in claims.THEMES) == 123


def test_tables_and_figure(register):
    values = {item.id: item.value for item in claims.findings(register)}
    shown = claims.scoreboard(register)
    assert shown.data.loc[shown.data["group"] == "brief", list(claims.figures.ORDER)].to_numpy().sum() == 123
    assert len(claims.corrections(register).data) == values["claims.count.differs"]
    assert len(claims.contested(register).data) == values["claims.count.conflicting"]
    assert len(claims.computed(register).data) == values["claims.count.by_rule"]
    assert len(claims.changed(register).data) == values["claims.count.changed"]


def test_the_register_is_a_table_in_print_and_html_on_the_web(register):
    whole = claims.whole(register, EVIDENCE)
    assert len(whole.data) == 123
    assert len(re.findall(r'<tr id="claim-[RNQ]\d{3}">', whole.html)) == 123


def test_facts_of_the_template_are_found(register):
    text = (PROJECT.root / "notebooks" / "claims.ipynb").read_text(encoding="utf-8") + claims.scoreboard(register).title
    said = set(re.findall(r"\{fact\}`([^`|]+)", text))
    audited = {item.id for item in audit_findings(EVIDENCE.table("audit"))}
    assert said <= {item.id for item in claims.findings(register)} | audited
