"""The registry of domains and the claims table."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from corridor.edition import load_edition
from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.exhibits import domains
from corridor.exhibits.domains import MODULES, claims_table, domain_exhibits
from corridor.findings import duplicate_ids
from corridor.project import Project
from tests.analysis.claims.conftest import Data, claims, items, rules


CLAIM = {"theme": "maritime", "first_reading": "not_found", "reason": "Read again."}
CLAIMS = (
    {**CLAIM, "claim_id": "R002", "kind": "qualitative", "judgement": "agrees", "evidence": "seen"},
    {**CLAIM, "claim_id": "R001"},
    {**CLAIM, "claim_id": "N001", "kind": "date", "evidence": "otherwise"},
    {**CLAIM, "claim_id": "N002", "kind": "value", "judgement": "not_checkable", "theme": "world"},
)


@pytest.fixture
def evidence() -> Data:
    rule_rows = rules({"claim_id": "R001", "rule": "equal", "claimed": "5"}, {"claim_id": "N001", "rule": "same_year", "claimed": "2014"})
    said = {"what": "Said", "source_id": "a"}
    item_rows = items({"claim_id": "R002", "role": "context", **said}, {"claim_id": "N001", "value": "2015", "unit": "year", **said})
    domains = pd.DataFrame({"domain": ["land", "maritime"], "name": ["Land connectivity", "Maritime connectivity"]})
    return Data(claims=claims(*CLAIMS), claim_rules=rule_rows, claim_evidence=item_rows, domains=domains)


def test_unknown_domain_names_the_nearest():
    with pytest.raises(UserError, match="unknown domain 'martime'; nearest: maritime"):
        domain_exhibits("martime", Data(), None)


def test_domain_that_resembles_none_lists_the_known():
    with pytest.raises(UserError, match="known: land, maritime"):
        domain_exhibits("qqqqqq", Data(), None)


def test_claims_table_begins_with_what_differs(evidence):
    table = claims_table("maritime", evidence)
    assert list(table.data["id"]) == ["N001", "R002", "R001"]
    assert list(table.data["verdict"]) == ["differs", "agrees", "not found"]
    assert sorted(table.rows["claims"].index) == [2, 3, 4]
    assert "maritime connectivity" in table.caption


def test_a_long_table_leaves_out_general_statements_that_agree(evidence, monkeypatch):
    monkeypatch.setattr(domains, "LONG", 2)
    table = claims_table("maritime", evidence)
    assert list(table.data["id"]) == ["N001", "R001"]
    assert sorted(table.rows["claims"].index) == [3, 4]
    assert table.note.endswith("Left out are claims that agree and name neither number nor date; the chapter on the claims lists all.")


def test_a_short_table_leaves_nothing_out(evidence):
    assert "Left out" not in claims_table("maritime", evidence).note


def test_domain_without_claims_is_refused(evidence):
    with pytest.raises(UserError, match="no claim"):
        claims_table("land", evidence)


def test_every_domain_has_its_module():
    assert set(MODULES) == {"land", "maritime", "cyberspace_space", "defence_nuclear", "research_talent"}


@pytest.fixture(scope="module", params=MODULES)
def run(request):
    project = Project.find()
    return request.param, domain_exhibits(request.param, load_package(project.root), load_edition(project.edition))


def test_three_figures_one_table_and_no_id_twice(run):
    domain, exhibits = run
    assert (len(exhibits.figures), len(exhibits.tables)) == (3, 1)
    assert duplicate_ids(exhibits.findings) == []
    assert all(exhibit.id.startswith(f"domains-{domain}-") for exhibit in (*exhibits.figures, *exhibits.tables))
    assert all(figure.alt != figure.title for figure in exhibits.figures)


def test_prose_tells_only_what_was_found_and_refers_to_what_is_shown(run):
    domain, exhibits = run
    directory = Project.find().book / "text" / "domains" / domain
    prose = "".join(path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.md")))
    found = {item.id for item in exhibits.findings}
    assert {id.split("|")[0] for id in re.findall(r"\{fact\}`([^`]+)`", prose)} <= found
    shown = {f"fig-{figure.id}" for figure in exhibits.figures} | {f"tab-{table.id}" for table in exhibits.tables}
    assert set(re.findall(r"\{numref\}`([^`]+)`", prose)) == shown | {f"tab-domains-{domain}-claims"}
