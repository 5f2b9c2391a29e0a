"""Counts of what the report is made of."""

import pandas as pd

from corridor.analysis.structure import structure_findings


def rows(**columns):
    frame = pd.DataFrame(columns)
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="row")
    return frame


def test_briefs_phases_and_domains_are_counted():
    claims = rows(brief=["a", "b", "a"], source_brief_id=["x", "y", "x"])
    phases = rows(phase=[1, 2], source_id=["x", "x"])
    domains = rows(domain=["land", "sea", "talent"], brief_heading=["Land", "Water", None], source_id=["x", "x", "y"])
    found = {item.id: item for item in structure_findings(claims, phases, domains)}
    assert {id: item.value for id, item in found.items()} == {
        "report.brief_count": 2,
        "report.phase_count": 2,
        "report.domain_count": 3,
        "report.domain_count_brief": 2,
    }
    assert found["report.domain_count_brief"].inputs[0].rows == (2, 3)
    assert found["report.brief_count"].sources == ("x", "y")
