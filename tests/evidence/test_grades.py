"""Grades of rows and findings, worked by hand."""

import time
from pathlib import Path

import pandas as pd
import pytest

from corridor.evidence import load_package
from corridor.evidence.grades import LETTERS, MARKS, Grades, row_codes

ROOT = Path(__file__).resolve().parents[2]
NOTHING = {"publishers": 1, "first_hand": False, "keeper": False, "vague": False, "estimated": False, "contested": False, "disputed": False}


@pytest.mark.parametrize(
    ("known", "letter"),
    [
        ({}, "C"),
        ({"publishers": 2}, "B"),
        ({"publishers": 3}, "A"),
        ({"first_hand": True}, "B"),
        ({"first_hand": True, "publishers": 2}, "A"),
        ({"first_hand": True, "keeper": True}, "A"),
        ({"publishers": 0}, "D"),
        ({"publishers": 3, "vague": True}, "B"),
        ({"publishers": 3, "vague": True, "estimated": True}, "C"),
        ({"publishers": 3, "vague": True, "estimated": True, "disputed": True}, "C"),
        ({"publishers": 2, "disputed": True}, "C"),
        ({"vague": True}, "C"),
        ({"publishers": 0, "vague": True}, "D"),
        ({"publishers": 3, "contested": True}, "D"),
    ],
)
def test_a_row(known, letter):
    [code] = row_codes(pd.DataFrame([NOTHING | known]))
    assert LETTERS[code] == letter


class Tables:
    """Stands for the data package: figures of one publisher each, and a table of definitions."""

    def __init__(self, kinds, rivals):
        count = len(kinds)
        self.frames = {
            "sources": pd.DataFrame(
                {"source_id": ["news", "official", "sipri"], "publisher": ["Daily", "Embassy", "SIPRI"], "kind": ["news", "official", "dataset"]}
            ),
            "reported_figures": pd.DataFrame({"source_id": kinds, "rival": rivals, "computed": 0}, index=range(2, count + 2)),
            "flows": pd.DataFrame({"source_id": ["sipri"] * 3}, index=range(2, 5)),
        }

    def table(self, name):
        return self.frames[name]


def inputs(**rows):
    return [{"table": table, "rows": numbers} for table, numbers in rows.items()]


def test_three_quarters_of_the_rows_are_as_good_or_better():
    # Five of eight rows are B: fewer than three quarters.
    made = Grades(Tables(["news"] * 3 + ["official"] * 5, 0)).finding(inputs(reported_figures=list(range(2, 10))))
    assert (made.letter, made.words) == ("C", MARKS["C"])
    made = Grades(Tables(["news"] * 2 + ["official"] * 6, 0)).finding(inputs(reported_figures=list(range(2, 10))))
    assert made.letter == "B"
    assert made.reasons == ("8 rows, 6 from a first-hand source, 2 from one publisher that reports: 6 B, 2 C.",)


def test_the_weakest_of_several_tables_decides():
    made = Grades(Tables(["news"], 0)).finding(inputs(reported_figures=[2], flows=[2, 3]))
    assert made.letter == "C"
    assert made.reasons[0] == "Table flows: 2 rows from a systematic record: 2 A."
    assert made.reasons[-1] == "Table reported_figures: One publisher, which reports."


def test_one_contested_row_among_few_makes_a_finding_contested():
    few = Grades(Tables(["official"] * 4, [1, 0, 0, 0])).finding(inputs(reported_figures=[2, 3, 4, 5]))
    assert few.letter == "D"
    assert few.reasons[-1] == "1 of 4 rows: contested: another source gives another value."
    many = Grades(Tables(["official"] * 5, [1, 0, 0, 0, 0])).finding(inputs(reported_figures=[2, 3, 4, 5, 6]))
    assert many.letter == "B"


def test_definitions_do_not_count_beside_rows_and_are_the_reports_own_alone():
    grades = Grades(Tables(["official"], 0))
    assert grades.finding(inputs(reported_figures=[2], indicators=[2, 3], countries=[9])).letter == "B"
    assert grades.finding(inputs(indicators=[2, 3])).letter == "A"
    assert grades.finding(inputs(claims=[2])).letter == "B"
    assert grades.finding(inputs(claims=[2])).reasons == ("It counts entries of the report's own register, some of which are judgements.",)


def test_a_row_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="table flows has no row 7"):
        Grades(Tables(["news"], 0)).finding(inputs(flows=[2, 7]))


def test_rows_of_the_real_tables_checked_by_hand():
    evidence = load_package(ROOT)
    grades = Grades(evidence)

    def letter(table, column, value):
        frame = evidence.table(table)
        return grades.rows(table)[frame[column] == value].tolist()

    # Four newspapers, none of them first-hand; day of the signing known.
    assert letter("events", "event_id", "2025-10-22-cetc-etl-quantum-mou") == ["A"]
    # One row of a register for each source: the second disagrees on the maker, so the first is disputed.
    assert set(letter("satellites", "is_main", 0)) == {"D"}
    # Deals that SIPRI marks as estimated fall from A to B.
    register = evidence.table("arms_register")
    exact = register["number_ordered_estimated"].eq(0) & register["number_delivered_estimated"].eq(0)
    assert set(grades.rows("arms_register")[exact]) == {"A"}
    assert set(grades.rows("arms_register")[~exact]) == {"B"}


def test_grading_is_fast():
    evidence = load_package(ROOT)
    tables = ("events", "event_sources", "commitments", "sources", "series", "observations", "copublications")
    sizes = {table: evidence.table(table).index.tolist() for table in tables}
    start = time.perf_counter()
    grades = Grades(evidence)
    for _ in range(200):
        grades.finding(inputs(events=sizes["events"], commitments=sizes["commitments"]))
    grades.finding(inputs(observations=sizes["observations"], copublications=sizes["copublications"]))
    assert time.perf_counter() - start < 4
