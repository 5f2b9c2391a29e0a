"""How good the data are: error rates of the audited sample, with intervals."""

from __future__ import annotations

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from corridor.findings import Finding, finding

CONFIDENCE = 0.95


def wilson_interval(count: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of the share ``count`` / ``total``, in per cent, which holds for small samples and shares near zero.

    Method: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209-212.

    Raises
    ------
    ValueError
        If ``total`` is not positive or ``count`` lies outside 0 to ``total``.
    """
    if total <= 0 or not 0 <= count <= total:
        raise ValueError(f"no share of {count} in {total}")
    low, high = proportion_confint(count, total, alpha=1 - CONFIDENCE, method="wilson")
    return 100 * float(low), 100 * float(high)


def audit_findings(audit: pd.DataFrame) -> list[Finding]:
    """Return the sample's size, its outcome, and error rates among the rows that could be checked.

    ``audit`` is the table of that name: one row per scope (all, commitments, other_tables).
    """
    rows = {scope: audit[audit["scope"] == scope] for scope in audit["scope"]}
    whole = rows["all"].iloc[0]
    found = [
        _count("sampled", whole["sampled"], "Rows drawn at random and looked up again in their sources", rows["all"]),
        _count("confirmed", whole["confirmed"], "Rows of the sample that their source confirms", rows["all"]),
        _count("wrong_detail", whole["wrong_detail"], "Rows of the sample with a wrong detail", rows["all"]),
        _count("not_opened", whole["not_opened"], "Rows of the sample whose source could not be opened again", rows["all"]),
        *_rate("error_rate", "all rows that could be checked", rows["all"]),
        *_rate("error_rate_elsewhere", "the checked rows outside the table of commitments", rows["other_tables"]),
    ]
    commitments = rows["commitments"].iloc[0]
    found.append(_count("commitments_wrong", commitments["wrong_detail"], "Checked commitments with a wrong detail", rows["commitments"]))
    found.append(_count("commitments_checked", commitments["checked"], "Commitments of the sample that could be checked", rows["commitments"]))
    return found


def _count(name: str, value: int, definition: str, rows: pd.DataFrame) -> Finding:
    return finding(id=f"audit.{name}", value=int(value), unit="count", definition=definition, rows={"audit": rows})


def _rate(name: str, of: str, rows: pd.DataFrame) -> list[Finding]:
    wrong, checked = int(rows["wrong_detail"].iloc[0]), int(rows["checked"].iloc[0])
    low, high = wilson_interval(wrong, checked)
    values = {"": 100 * wrong / checked, "_low": low, "_high": high}
    words = {"": "Share", "_low": "Lower end of the 95 % interval of the share", "_high": "Upper end of the 95 % interval of the share"}
    return [
        finding(
            id=f"audit.{name}{end}",
            value=value,
            unit="percent",
            definition=f"{words[end]} of rows with a wrong detail among {of} (Wilson interval)",
            rows={"audit": rows},
            interval=(low, high) if end == "" else None,
            method=wilson_interval,
        )
        for end, value in values.items()
    ]
