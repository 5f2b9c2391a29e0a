"""What the report is made of: briefs, phases and domains, counted from the tables that define them."""

from __future__ import annotations

import pandas as pd

from corridor.findings import Finding, finding


def structure_findings(claims: pd.DataFrame, phases: pd.DataFrame, domains: pd.DataFrame) -> list[Finding]:
    """Return the numbers of briefs, of phases, and of domains, in all and as the RCAS brief divides them."""
    of_brief = domains[domains["brief_heading"].notna()]
    counts = {
        "report.brief_count": (claims["brief"].nunique(), "Briefs whose claims are in the register", {"claims": claims}),
        "report.phase_count": (len(phases), "Phases into which the RCAS brief divides the cooperation", {"phases": phases}),
        "report.domain_count": (len(domains), "Domains that have a chapter in this report", {"domains": domains}),
        "report.domain_count_brief": (len(of_brief), "Domains that have a heading in the RCAS brief", {"domains": of_brief}),
    }
    return [finding(id=id, value=value, unit="count", definition=text, rows=rows) for id, (value, text, rows) in counts.items()]
