"""Findings of the register: counts that add up, values as prose says them."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.findings import claimed_findings, listed, measured_findings, register_findings, verdict_counts
from corridor.findings import duplicate_ids

RULE = {"claim_id": "R001", "rule": "at_least", "claimed": "50"}
ITEM = {"claim_id": "R001", "table": "reported_figures", "key": "F1", "field": "value_number"}
JUDGED = {"claim_id": "R002", "kind": "qualitative", "theme": "world", "judgement": "not_checkable", "reason": "An opinion.", "first_reading": "not_found"}


@pytest.fixture
def register(register_of):
    return register_of([{"claim_id": "R001", "quantity": "50", "unit": "percent"}, JUDGED], [RULE], [ITEM])


def test_counts_add_up(register):
    found = register_findings(register)
    values = {item.id: item.value for item in found}
    assert duplicate_ids(found) == []
    assert values["claims.count.all"] == values["claims.count.by_rule"] + values["claims.count.by_judgement"] == 2
    assert values["claims.count.agrees"] == values["claims.count.not_checkable"] == 1
    assert values["claims.count.agrees.theme_land"] == 1 and values["claims.count.agrees.theme_world"] == 0
    assert values["claims.share.agrees_of_decided"] == 100
    assert (values["claims.count.changed"], values["claims.share.changed"]) == (1, 50)
    assert (values["claims.count.evidence_items"], values["claims.count.evidence_rows"], values["claims.count.evidence_sources"]) == (1, 1, 1)


def test_counts_rest_on_the_claims_and_their_evidence(register):
    total = verdict_counts(register, register.claims, "the briefs", total="claims.count.all", each="claims.count.{}".format)[0]
    assert total.sources == ("brief", "e")
    assert {used.table: used.rows for used in total.inputs} == {"claims": (2, 3), "claim_rules": (2,), "claim_evidence": (2,)}


def test_no_claims_no_counts(register):
    assert verdict_counts(register, register.claims.iloc[:0], "nobody", total="claims.count.all", each="claims.count.{}".format) == []


def test_measured_values_carry_what_was_claimed(register):
    (found,) = measured_findings(register, ["R001"])
    assert (found.id, found.text, found.sources) == ("claims.measured.r001", "63%", ("e",))
    assert found.parameters == {"claimed": "50%", "rule": "at least", "verdict": "agrees"}
    with pytest.raises(KeyError, match="nothing is measured for the claim R002"):
        measured_findings(register, ["R002"])


def test_a_claimed_quantity_is_a_finding_of_the_brief(register):
    (found,) = claimed_findings(register, ["R001"])
    assert (found.id, found.value, found.text, found.sources) == ("claims.claimed.r001", 50.0, "50%", ("brief",))


def test_lists_read_as_prose():
    assert [listed(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
