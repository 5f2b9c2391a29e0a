"""Rules of verdict, the second look, counts, the register."""

from __future__ import annotations

import pandas as pd
import pytest

from corridor.analysis import claims
from corridor.analysis.claims import Check, Measured


@pytest.fixture
def register() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "claim_id": ["R002", "R001", "N001", "Q001"],
            "brief": ["rcas_brief_2026", "rcas_brief_2026", "issra_insight_2024", "quantum_news_2025"],
            "claim": ["second", "first", "third", "fourth"],
            "kind": ["count", "qualitative", "count", "date"],
            "agreement": ["differs", "agrees", "not_found", "agrees"],
            "evidence": ["so", "yes", None, "dated"],
            "note": [None, "not looked up, but decided", None, None],
            "source_brief_id": ["rcas-2026-brief", "rcas-2026-brief", "issra-2024-insight", "quantum-2025-news"],
        },
        index=pd.RangeIndex(2, 6, name="row"),
    )


CORRECTIONS = pd.DataFrame({"table": ["claims", "events"], "field": ["agreement", "date"], "source_id": ["a", "b"]}, index=[2, 3])
ROWS = {"trade": pd.DataFrame({"source_id": ["customs"]}, index=[7])}


@pytest.mark.parametrize(
    ("rule", "claimed", "measured", "tolerance", "verdict"),
    [
        ("equal", 1, 1, 0, "agrees"),
        ("equal", 1, 2, 0, "differs"),
        ("within", 100, 105, 0.05, "agrees"),
        ("within", 100, 105.1, 0.05, "differs"),
        ("at_least", 50, 51, 0, "agrees"),
        ("at_most", 10, 11, 0, "differs"),
        ("same_month", "2024-06", "2024-05-30", 0, "differs"),
        ("same_month", "2022-07", "2022-07-28", 0, "agrees"),
        ("same_year", "2001-12", "2001", 0, "agrees"),
        ("several", 61, (60.0, 63.0), 0.1, "agrees"),
        ("several", 61, (58.0, 73.0), 0.1, "conflicting"),
        ("several", 61, (80.0, 90.0), 0.1, "differs"),
    ],
)
def test_verdicts_by_rule(rule, claimed, measured, tolerance, verdict):
    assert claims.judge(rule, claimed, measured, tolerance) == verdict


def test_an_unknown_rule_is_an_error():
    with pytest.raises(ValueError, match="unknown rule 'about'"):
        claims.judge("about", 1, 1)


def test_the_second_look_tells_where_it_differs(register):
    checks = (
        Check(claim_id="R001", claimed=3, rule="equal", measure=lambda tables, panels: Measured(value=3, words="three", rows=ROWS)),
        Check(claim_id="N001", claimed=3, rule="at_least", measure=lambda tables, panels: Measured(value=9, words="nine", rows=ROWS)),
        Check(claim_id="R002", claimed=3, rule="equal", measure=lambda tables, panels: None),
    )
    checked, used = claims.recheck(register, checks, {}, {})
    assert list(checked["verdict"]) == ["agrees", "agrees", "not_found"]
    assert list(checked["same"]) == [True, False, False]
    assert used == {"R001": ROWS, "N001": ROWS, "R002": {}}
    found = {item.id: item for item in claims.findings(register, checked, CORRECTIONS)}
    assert found["claims.count.all"].value == 4
    assert found["claims.count.agrees"].value == 2
    assert found["claims.count.not_found.issra_insight_2024"].value == 1
    assert found["claims.count.differs.quantitative"].value == 1
    assert found["claims.share.agrees_of_decided"].text == "67%"
    assert found["claims.count.rechecked_same"].value == 1
    assert found["claims.count.corrected"].value == 1
    assert found["claims.count.all"].sources == ("issra-2024-insight", "quantum-2025-news", "rcas-2026-brief")
    measured = claims.measured_findings(checked, used, ["N001"])
    assert (measured[0].id, measured[0].text, measured[0].sources) == ("claims.measured.n001", "nine", ("customs",))
    shown = claims.register(register, checked)
    assert list(shown["id"]) == ["R001", "R002", "N001", "Q001"]
    assert shown.set_index("id").loc["N001", "evidence"] == "No independent evidence found. Second look by rule: nine (agrees)"


def test_the_scoreboard_has_every_verdict_and_adds_up(register):
    board = claims.scoreboard(register, "brief")
    assert list(board.columns) == list(claims.VERDICTS)
    assert board.index[0] == "rcas_brief_2026"
    assert board.to_numpy().sum() == len(register)


def test_row_order_does_not_matter(register):
    pd.testing.assert_frame_equal(claims.scoreboard(register, "kind").sort_index(), claims.scoreboard(register.iloc[::-1], "kind").sort_index())


def test_a_check_of_an_unknown_claim_is_an_error(register):
    check = Check(claim_id="R999", claimed=1, rule="equal", measure=lambda tables, panels: None)
    with pytest.raises(KeyError, match="R999"):
        claims.recheck(register, (check,), {}, {})


def test_rules_read_well():
    check = Check(claim_id="R001", claimed=1, rule="several", tolerance=0.1, measure=lambda tables, panels: None)
    assert claims.rule_in_words(check) == "all within 10%"


def test_claims_that_nobody_looked_up_say_so(register):
    register.loc[4, "note"] = "not looked up"
    checked, _ = claims.recheck(register, (), {}, {})
    checked = checked.reindex(columns=["claim_id", "same"])
    shown = claims.register(register, checked.astype({"same": bool}))
    assert dict(zip(shown["id"], shown["evidence"], strict=True))["N001"] == "Not looked up"
    assert list(claims.not_looked_up(register)) == [False, False, True, False]
