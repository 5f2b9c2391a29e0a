"""Answers as text: everything in it, and no line beyond the width but addresses."""

import pytest

from corridor.answers.layout import LISTED, WIDTH, answer_text, list_text, row_ranges

ANSWER = {
    "id": "arms.share.pak.2024",
    "value": 81.23,
    "unit": "percent",
    "text": "81%",
    "definition": "Share of what was delivered, " * 8,
    "chapter": "domains-defence_nuclear",
    "parameters": {"cutoff": "2026-03-31", "draws": 20000},
    "interval": [79.5, 83.1],
    "interval_text": "80 to 83%",
    "method": {"function": "corridor.analysis.survival.median_years", "summary": "Return it.", "source": "Kaplan (1958).", "file": "corridor/analysis/survival.py"},
    "grade": {"letter": "B", "words": "attested", "reasons": ["2 rows: 2 B."]},
    "sources": [
        {"id": f"s{n}", "title": "A report", "publisher": "SIPRI", "date": "2026-02-12", "url": "https://example.org/" + "x" * 120, "kind": "brief", "rows": n}
        for n in range(12, 0, -1)
    ],
    "inputs": [{"table": "arms", "title": "Arms", "rows": [2, 3, 4, 9], "keys": ["China|2020", "France|2020"]}],
}


def test_an_answer_tells_everything():
    lines = answer_text(ANSWER).splitlines()
    assert lines[0] == "arms.share.pak.2024 = 81%"
    for line in (
        "value       81.23 (percent)",
        "interval    80 to 83% (79.5 to 83.1)",
        "grade       B: attested",
        "            2 rows: 2 B.",
        "computed by corridor.analysis.survival.median_years, in corridor/analysis/survival.py",
        "            Method: Kaplan (1958).",
        "given       cutoff = 2026-03-31, draws = 20000",
        "chapter     domains-defence_nuclear",
        "rows        arms, Arms: rows 2-4, 9",
        "              China|2020, France|2020 and 2 more",
        "sources     SIPRI: A report, 12\N{NO-BREAK SPACE}February 2026 [12 rows] (one of the three briefs)",
        "            and 2 more (--json lists all)",
    ):
        assert line in lines
    assert [line for line in lines if len(line) > WIDTH and "https://" not in line] == []


def test_what_is_not_known_is_left_out():
    bare = {key: value for key, value in ANSWER.items() if not key.startswith("interval")} | {"parameters": {}}
    bare["sources"] = [ANSWER["sources"][0] | {"date": "", "url": "", "rows": 0, "kind": "news"}]
    bare["method"] = ANSWER["method"] | {"source": ""}
    text = answer_text(bare)
    assert "interval" not in text
    assert "given" not in text
    assert "Method:" not in text
    assert text.endswith("sources     SIPRI: A report")


def test_a_list_ends_where_it_gets_long():
    findings = [{"id": f"a.b{n}", "text": str(n), "definition": "What it is"} for n in range(LISTED + 5)]
    lines = list_text(findings, most=LISTED).splitlines()
    assert lines[:2] == ["a.b0 = 0", "    What it is"]
    assert lines[-1].startswith("and 5 more")
    assert len(list_text(findings).splitlines()) == 2 * len(findings)


@pytest.mark.parametrize(("rows", "text"), [([2], "2"), ([4, 2, 3], "2-4"), ([2, 3, 9, 11, 12], "2-3, 9, 11-12")])
def test_row_ranges(rows, text):
    assert row_ranges(rows) == text
