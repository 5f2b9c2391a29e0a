"""Which rows have a place on the web."""

import pandas as pd

from corridor.markup import WHOLE
from corridor.pages.rows import FEW, FIRST, is_whole, rows_shown


class Tables:
    """Evidence of three tables, of which only the row numbers matter."""

    names = ("long", "short", "other")
    lengths = {"long": WHOLE + 500, "short": WHOLE, "other": WHOLE + 1}

    def table(self, name):
        return pd.DataFrame(index=pd.RangeIndex(2, 2 + self.lengths[name]))


def finding(id, **rows):
    return {"id": id, "inputs": [{"table": table, "rows": list(numbers)} for table, numbers in rows.items()]}


def test_short_tables_are_shown_whole():
    shown = rows_shown(Tables(), [])
    assert shown["short"] == set(range(2, 2 + WHOLE))
    assert is_whole(Tables(), "short") and not is_whole(Tables(), "other")


def test_long_tables_show_their_first_rows_and_those_that_findings_rest_on():
    shown = rows_shown(Tables(), [finding("a.b", long=[700, 900], short=[3])])
    assert shown["long"] == set(range(2, 2 + FIRST)) | {700, 900}
    assert shown["other"] == set(range(2, 2 + FIRST))


def test_a_finding_on_much_of_a_table_shows_none_of_its_rows():
    shown = rows_shown(Tables(), [finding("a.b", long=range(100, 100 + FEW)), finding("a.c", long=range(300, 301 + FEW))])
    assert shown["long"] == set(range(2, 2 + FIRST)) | set(range(100, 100 + FEW))


def test_findings_with_few_rows_come_before_the_limit():
    many = [finding(f"a.b{start}", long=range(start, start + FEW)) for start in range(30, 30 + WHOLE, FEW)]
    shown = rows_shown(Tables(), [*many, finding("z.z", long=[1490, 1491])])
    assert {1490, 1491} <= shown["long"] and len(shown["long"]) <= WHOLE + FIRST


def test_every_row_shown_of_the_package_is_there(evidence):
    shown = rows_shown(evidence, [])
    assert list(shown) == evidence.names
    assert all(rows <= set(evidence.table(name).index) for name, rows in shown.items())
