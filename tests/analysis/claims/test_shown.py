"""The register as tables for reading."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.shown import changed_table, computed_table, evidence_table, in_order


@pytest.fixture
def register(register_of):
    claims = [
        {"claim_id": "N001", "brief": "issra_insight_2024", "first_reading": "not_found"},
        {"claim_id": "R002", "kind": "qualitative", "judgement": "not_found", "reason": "Silence.", "first_reading": "differs"},
    ]
    return register_of(claims, [{"claim_id": "N001", "rule": "equal", "claimed": "5"}])


def test_claims_stand_in_the_order_of_the_briefs(register):
    assert list(in_order(register.claims)["claim_id"]) == ["R002", "N001"]


def test_tables(register):
    assert evidence_table(register.claims)["evidence"].tolist() == ["Nothing independent was found"] * 2
    assert computed_table(register).iloc[0].tolist() == ["N001", "Something", "5", "equal", "nothing found", "not found"]
    assert changed_table(register).iloc[0].tolist() == ["R002", "Something", "differs", "not found", "Silence."]
