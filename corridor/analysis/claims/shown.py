"""The register as tables for reading: what each brief claims beside what the evidence says, and how each verdict was computed."""

from __future__ import annotations

import pandas as pd

from corridor.analysis.claims.register import BRIEFS, BY_RULE, Register
from corridor.analysis.claims.rules import VERDICTS

NOTHING = "Nothing independent was found"
NOTHING_MEASURED = "nothing found"


def in_order(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims by brief, in the order of :data:`BRIEFS`, and by id."""
    place = claims["brief"].map(list(BRIEFS).index)
    return claims.assign(place=place).sort_values(["place", "claim_id"], kind="stable").drop(columns="place")


def evidence_table(claims: pd.DataFrame) -> pd.DataFrame:
    """Return id, claim, verdict and evidence of claims with their verdicts, in words and in the order given."""
    return pd.DataFrame(
        {
            "id": claims["claim_id"],
            "claim": claims["claim"],
            "verdict": claims["verdict"].map(VERDICTS),
            "evidence": claims["evidence"].fillna(NOTHING),
        }
    )


def computed_table(register: Register) -> pd.DataFrame:
    """Return id, claim, claimed, rule, measured and verdict of the claims that a rule decides."""
    claims = in_order(register.claims[register.claims["decided_by"] == BY_RULE])
    return pd.DataFrame(
        {
            "id": claims["claim_id"],
            "claim": claims["claim"],
            "claimed": claims["claimed"],
            "rule": claims["rule"],
            "measured": claims["measured"].replace("", NOTHING_MEASURED),
            "verdict": claims["verdict"].map(VERDICTS),
        }
    )


def changed_table(register: Register) -> pd.DataFrame:
    """Return id, claim, verdict at first reading, verdict now and the reason, of the claims whose verdict changed."""
    claims = in_order(register.claims[register.claims["changed"]])
    return pd.DataFrame(
        {
            "id": claims["claim_id"],
            "claim": claims["claim"],
            "before": claims["first_reading"].map(VERDICTS),
            "now": claims["verdict"].map(VERDICTS),
            "reason": claims["reason"],
        }
    )
