"""A register of a few claims, worked by hand, and the tables it rests on."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from corridor.analysis.claims.register import Register, decide
from corridor.errors import UserError

BRIEF = "brief"
CLAIM_COLUMNS = (
    "claim_id", "brief", "section", "theme", "claim", "quantity", "unit", "as_of", "subject", "kind", "evidence", "first_reading", "judgement",
    "reason", "source_brief_id", "locator", "note",
)  # fmt: skip
RULE_COLUMNS = ("claim_id", "rule", "claimed", "claimed_high", "tolerance", "measure", "arguments", "limit")
ITEM_COLUMNS = ("claim_id", "order", "role", "table", "key", "field", "value", "unit", "as_of", "what", "source_id", "locator")


def frame(columns: tuple[str, ...], *rows: dict, **defaults: object) -> pd.DataFrame:
    """Return rows as a table with the row numbers of a file."""
    records = [{**dict.fromkeys(columns), **defaults, **row} for row in rows]
    return pd.DataFrame(records, columns=list(columns), index=pd.RangeIndex(2, 2 + len(rows), name="row"), dtype="object")


def claims(*rows: dict) -> pd.DataFrame:
    defaults = {"brief": "rcas_brief_2026", "theme": "land", "section": "I", "claim": "Something", "kind": "count", "first_reading": "agrees"}
    return frame(CLAIM_COLUMNS, *rows, **defaults, source_brief_id=BRIEF)


def rules(*rows: dict) -> pd.DataFrame:
    return frame(RULE_COLUMNS, *rows, measure="evidence")


def items(*rows: dict) -> pd.DataFrame:
    made = frame(ITEM_COLUMNS, *rows, role="measured", order=1)
    return made.assign(order=made["order"].astype("int64"))


class Data:
    """Stands in for the evidence of a package: tables by name, the first column of each being its key."""

    def __init__(self, **tables: pd.DataFrame) -> None:
        self.tables = tables

    def table(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            raise UserError(f"no table '{name}' in the data package")
        return self.tables[name]

    def panel(self, indicator: str) -> pd.DataFrame:
        found = self.tables["observations"]
        if indicator not in set(found["indicator"]):
            raise UserError(f"no indicator '{indicator}' in the table series")
        return found[found["indicator"] == indicator]

    def row(self, table: str, key: str) -> pd.DataFrame:
        known = self.table(table)
        found = known[known[known.columns[0]].astype(str) == key]
        if found.empty:
            raise UserError(f"no row '{key}' in the table {table}")
        return found

    def unit(self, table: str, column: str) -> str:
        return {"length_km": "km", "cost_usd_m": "million US dollars"}.get(column, "")


def numbered(columns: dict) -> pd.DataFrame:
    made = pd.DataFrame(columns)
    return made.set_index(pd.RangeIndex(2, 2 + len(made), name="row"))


def few_tables() -> Data:
    """Return small tables of the kinds that claims rest on."""
    projects = numbered(
        {
            "record_id": ["P1", "P2", "P3", "P4"],
            "category": ["coal", "wind", "road", "road"],
            "cost_usd_m": [300.0, 100.0, 600.0, None],
            "length_km": [None, None, 392.0, 100.0],
            "opened": ["2017", "2018-06", "2019-11-05", None],
            "source_id": ["a", "b", "c", BRIEF],
        }
    )
    events = numbered({"event_id": ["signed", "told"], "date": ["2015-04-20", "2026-01"], "quantity": [51.0, 1000.0]})
    event_sources = numbered({"event_id": ["signed", "signed", "told"], "order": [1, 2, 1], "source_id": [BRIEF, "d", BRIEF]})
    observations = numbered(
        {
            "indicator": ["size"] * 5 + ["gdp_growth"] * 3,
            "series_id": ["s"] * 8,
            "iso3": ["CHN", "USA", "PAK", "WLD", "CHN", "CHN", "USA", "PAK"],
            "year": [2020, 2020, 2020, 2020, 2010, 2020, 2020, 2020],
            "value": [300.0, 600.0, 100.0, 1000.0, 200.0, 2.0, -3.0, 5.0],
            "source_id": ["w"] * 8,
        }
    )
    series = numbered({"series_id": ["s"], "source_id": ["w"]})
    figures = numbered({"figure_id": ["F1", "F2"], "unit": ["percent", "students"], "value_number": [63.0, 28000.0], "source_id": ["e", "f"]})
    return Data(
        projects=projects, events=events, event_sources=event_sources, observations=observations, series=series, reported_figures=figures,
        claims=claims({"claim_id": "R001"}),
    )  # fmt: skip


def made_register(claim_rows: list[dict], rule_rows: list[dict] = (), item_rows: list[dict] = ()) -> Register:
    """Return the register made of claims, rules and items on the tables of :func:`few_tables`."""
    return decide(claims(*claim_rows), rules(*rule_rows), items(*item_rows), few_tables())


@pytest.fixture
def data() -> Data:
    return few_tables()


@pytest.fixture
def register_of() -> Callable:
    return made_register
