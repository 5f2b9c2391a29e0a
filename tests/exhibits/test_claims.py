"""The claims chapter on the data of the edition: known verdicts, and every fact of the template is found."""

from __future__ import annotations

import re

import pytest

from corridor.analysis.audit import audit_findings
from corridor.analysis.claims import VERDICTS
from corridor.evidence import load_package
from corridor.exhibits import claims
from corridor.project import Project

PROJECT = Project.find()
EVIDENCE = load_package(PROJECT.root)


@pytest.fixture(scope="module")
def register():
    return claims.read(EVIDENCE)


def test_known_verdicts(register):
    verdict = register.checked.set_index("claim_id")["verdict"]
    known = {"R064": "agrees", "R022": "differs", "N038": "differs", "R014": "differs", "N010": "agrees", "R042": "not_found", "R044": "differs", "R028": "conflicting"}
    assert verdict[list(known)].to_dict() == known
    assert register.table.set_index("claim_id").loc["N018", "agreement"] == "conflicting"


def test_counts_add_up(register):
    found = {item.id: item.value for item in claims.findings(register)}
    assert found["claims.count.all"] == 123
    assert sum(found[f"claims.count.{verdict}"] for verdict in VERDICTS) == 123
    assert 0 < found["claims.count.not_looked_up"] < found["claims.count.not_found"]
    assert found["claims.count.rechecked"] == found["claims.count.rechecked_same"] + found["claims.count.rechecked_other"]


def test_tables_and_figure(register):
    shown = claims.scoreboard(register)
    assert shown.data.loc[shown.data["group"] == "brief", list(claims.figures.ORDER)].to_numpy().sum() == 123
    assert len(claims.register(register).data) == 123
    assert len(claims.corrections(register).data) == len(claims.CORRECTIONS)
    assert len(claims.second_look(register).data) == len(register.checked)


def test_facts_of_the_template_are_found(register):
    text = (PROJECT.root / "notebooks" / "claims.ipynb").read_text(encoding="utf-8") + claims.scoreboard(register).title
    said = set(re.findall(r"\{fact\}`([^`|]+)", text))
    audited = {item.id for item in audit_findings(EVIDENCE.table("audit"))}
    assert said <= {item.id for item in claims.findings(register)} | audited
