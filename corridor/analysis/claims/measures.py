"""Measures: named functions with which a rule may compute a quantity from whole tables or panels, with arguments as text.

A measure is a public function of this module, listed in :data:`MEASURES`; its first parameter is the data (or the evidence on the
claim), the others are arguments. It returns values, in words too, and the rows they were computed from, or nothing where the data
have no such value.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from corridor.analysis.claims.conditions import ConditionError, chosen
from corridor.analysis.claims.items import Item
from corridor.analysis.claims.rules import Quantity
from corridor.analysis.claims.sources import without_briefs
from corridor.analysis.claims.tables import Frames, Tables
from corridor.errors import UserError
from corridor.formats import format_value, ordinal
from corridor.names import hint

EVIDENCE = "evidence"
"""Name of the measure that computes nothing: the values are those of the claim's evidence rows."""

G20_MEMBERS = (
    "ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN", "KOR", "MEX", "RUS", "SAU", "TUR", "USA", "ZAF",
)  # fmt: skip
AGGREGATES = ("WLD", "EUE", "EUU")
ROWS = "rows"
"""In place of a column: count rows."""
_PAIR = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Quantities measured, mostly one, and the rows they were computed from.

    ``words`` says them where more than the number is to be said; ``as_of`` is the time they hold for.
    """

    values: tuple[Quantity, ...]
    rows: Frames
    words: str = ""
    as_of: str = ""


class MeasureError(ValueError):
    """A measure that cannot be taken: ``field`` is the column of the rule at fault."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field, self.problem, self.expected = field, problem, ""


def row_count(data: Tables, table: str, where: str) -> Measured:
    """Return how many rows of a table meet the conditions."""
    rows = _rows(data, table, where)
    return Measured(values=(len(rows),), rows={table: rows})


def row_sum(data: Tables, table: str, column: str, where: str) -> Measured | None:
    """Return the sum of a column over the rows that meet the conditions."""
    rows, values = _values(data, table, column, where)
    total = float(values.sum())
    return Measured(values=(total,), rows={table: rows}) if len(rows) else None


def row_share(data: Tables, table: str, column: str, part: str, where: str) -> Measured | None:
    """Return the share in per cent that rows which also meet ``part`` have in the sum of a column (``rows`` counts rows)."""
    rows, values = _values(data, table, column, where)
    total = float(values.sum())
    if not total:
        return None
    share = 100 * float(values.loc[chosen(table, rows, part).index].sum()) / total
    return Measured(values=(share,), rows={table: rows})


def row_rank(data: Tables, table: str, column: str, own: str, where: str) -> Measured | None:
    """Return the place of the row that meets ``own`` among the rows that meet the conditions, the largest value first."""
    rows, values = _values(data, table, column, where)
    mine = chosen(table, rows, own)
    if len(mine) != 1:
        return None
    rank = int((values > values.loc[mine.index[0]]).sum()) + 1
    return Measured(values=(rank,), words=f"{ordinal(rank)} of {len(rows)}", rows={table: rows})


def latest(data: Tables, table: str, column: str, where: str, by: str = "year") -> Measured | None:
    """Return a column's value in the row with the largest ``by`` that has one."""
    rows, values = _values(data, table, column, where)
    if rows.empty:
        return None
    last = rows.loc[[rows[_column(table, rows, by)].idxmax()]]
    value = float(values.loc[last.index[0]])
    return Measured(values=(value,), as_of=str(last[by].iloc[0]), rows={table: last})


def panel_value(data: Tables, panel: str, iso3: str, year: int) -> Measured | None:
    """Return an indicator's value for a country and year."""
    row = _country(data, panel, iso3, year, year)
    return Measured(values=(float(row["value"].iloc[0]),), as_of=str(year), rows={"observations": row}) if len(row) else None


def panel_rank(data: Tables, panel: str, iso3: str, year: int) -> Measured | None:
    """Return a country's place in an indicator and year among all countries that have a value, the largest first."""
    frame = _countries(data, panel, year)
    own = frame[frame["iso3"] == iso3]
    if own.empty:
        return None
    rank = int((frame["value"] > own["value"].iloc[0]).sum()) + 1
    return Measured(values=(rank,), words=f"{ordinal(rank)} of {len(frame)} in {year}", rows={"observations": frame})


def panel_mean(data: Tables, panel: str, iso3: str, first: int, last: int) -> Measured | None:
    """Return the mean of an indicator over years, for those that have a value."""
    frame = _country(data, panel, iso3, first, last)
    if frame.empty:
        return None
    mean, end = float(frame["value"].mean()), int(frame["year"].max())
    return Measured(values=(mean,), as_of=f"{int(frame['year'].min())}/{end}", rows={"observations": frame})


def panel_growth(data: Tables, panel: str, iso3: str, first: int, last: int) -> Measured | None:
    """Return the growth of an indicator from one year to another, in per cent."""
    frame = _country(data, panel, iso3, first, last)
    ends = frame[frame["year"].isin([first, last])].sort_values("year")
    if len(ends) != 2 or not ends["value"].iloc[0]:
        return None
    growth = 100 * (float(ends["value"].iloc[1]) / float(ends["value"].iloc[0]) - 1)
    return Measured(values=(growth,), words=f"{format_value(growth, 'percent')} from {first} to {last}", rows={"observations": ends})


def panel_share(data: Tables, panel: str, iso3: str, year: int) -> Measured | None:
    """Return a country's share in the sum of an indicator over all countries that have a value, in per cent."""
    frame = _countries(data, panel, year)
    own, total = frame[frame["iso3"] == iso3], float(frame["value"].sum())
    if own.empty or not total:
        return None
    share = 100 * float(own["value"].iloc[0]) / total
    return Measured(values=(share,), as_of=str(year), rows={"observations": frame})


def panel_ratio(data: Tables, panel: str, iso3: str, other: str, year: int) -> Measured | None:
    """Return a country's value of an indicator as per cent of another country's, in a year."""
    own, reference = (_country(data, panel, code, year, year) for code in (iso3, other))
    if own.empty or reference.empty or not float(reference["value"].iloc[0]):
        return None
    ratio = 100 * float(own["value"].iloc[0]) / float(reference["value"].iloc[0])
    return Measured(values=(ratio,), words=f"{format_value(ratio, 'percent')} of {other} in {year}", rows={"observations": pd.concat([own, reference])})


def g20_growing(data: Tables, year: int) -> Measured | None:
    """Return how many of the countries of the G20 had a growing gross domestic product in a year."""
    frame = data.panel("gdp_growth")
    frame = frame[(frame["year"] == year) & frame["iso3"].isin(G20_MEMBERS)]
    grew = int((frame["value"] > 0).sum())
    return Measured(values=(grew,), words=f"{grew} of {len(frame)} G20 countries grew in {year}", rows={"observations": frame}) if len(frame) else None


def evidence_growth(items: Sequence[Item], pairs: str) -> Measured:
    """Return the growth in per cent between items of the claim's evidence, named by order: ``1-2|1-3`` gives two values.

    Raises
    ------
    ConditionError
        If a pair cannot be read, or names an item without a positive number.
    """
    numbers = {item.order: item.value for item in items if isinstance(item.value, float) and item.value > 0}
    values = []
    for pair in pairs.split("|"):
        match = _PAIR.fullmatch(pair)
        ends = [int(end) for end in match.groups()] if match else []
        if not ends or not set(ends) <= set(numbers):
            raise ConditionError(f"'{pair}' names no two items of evidence with positive numbers (expected 1-2 or 1-2|1-3)")
        values.append(100 * (numbers[ends[1]] / numbers[ends[0]] - 1))
    return Measured(values=tuple(values), rows={})


Measure = Callable[..., Measured | None]

MEASURES: Mapping[str, Measure] = {
    function.__name__: function
    for function in (
        row_count, row_sum, row_share, row_rank, latest, panel_value, panel_rank, panel_mean, panel_growth, panel_share, panel_ratio, g20_growing,
        evidence_growth,
    )
}  # fmt: skip


def take(name: str, arguments: str, data: Tables, items: Sequence[Item] = ()) -> Measured | None:
    """Return what the measure ``name`` gives for ``arguments`` (``name=value;name=value``); nothing where the data have no such value.

    The measure ``evidence`` gives nothing of its own; ``items`` is the evidence on the claim, which ``evidence_growth`` looks at.

    Raises
    ------
    MeasureError
        For an unknown measure, argument, table, column or panel, naming the nearest; for an argument missing or not of its type.
    """
    if name == EVIDENCE:
        if arguments:
            raise MeasureError("arguments", f"have no meaning for the measure {EVIDENCE}")
        return None
    if name not in MEASURES:
        raise MeasureError("measure", f"is no measure{hint(name, [EVIDENCE, *MEASURES])}")
    given = _arguments(name, arguments)
    try:
        return MEASURES[name](items if name == evidence_growth.__name__ else data, **given)
    except (ConditionError, UserError) as error:
        raise MeasureError("arguments", f"cannot be used by the measure {name}: {error}") from None


def _arguments(name: str, text: str) -> dict[str, str | int]:
    parameters = dict(list(inspect.signature(MEASURES[name]).parameters.items())[1:])
    given: dict[str, str | int] = {}
    for part in filter(None, text.split(";")):
        key, separator, value = part.partition("=")
        if not separator or key not in parameters:
            raise MeasureError("arguments", f"'{part}' names no argument of the measure {name}{hint(key, parameters)} (it takes {', '.join(parameters)})")
        given[key] = _typed(name, key, value, parameters[key].annotation)
    missing = [key for key, parameter in parameters.items() if parameter.default is inspect.Parameter.empty and key not in given]
    if missing:
        raise MeasureError("arguments", f"lack {', '.join(missing)}, which the measure {name} needs")
    return given


def _typed(name: str, key: str, value: str, kind: str) -> str | int:
    if kind != "int":
        return value
    try:
        return int(value)
    except ValueError:
        raise MeasureError("arguments", f"'{key}={value}' is not a whole number, which the measure {name} needs") from None


def _rows(data: Tables, table: str, where: str) -> pd.DataFrame:
    """Return the rows that meet the conditions, without those that a brief alone tells."""
    return without_briefs(data, chosen(table, data.table(table), where))


def _values(data: Tables, table: str, column: str, where: str) -> tuple[pd.DataFrame, pd.Series]:
    """Return the rows that meet the conditions and have a value in ``column``, and these values."""
    rows = _rows(data, table, where)
    if column == ROWS:
        return rows, pd.Series(1.0, index=rows.index)
    name = _column(table, rows, column)
    if not pd.api.types.is_numeric_dtype(rows[name]):
        raise ConditionError(f"the column {column} of {table} holds no numbers")
    rows = rows[rows[name].notna()]
    return rows, rows[name].astype(float)


def _column(table: str, frame: pd.DataFrame, column: str) -> str:
    if column not in frame.columns:
        raise ConditionError(f"'{column}' is not a column of {table}{hint(column, map(str, frame.columns))}")
    return column


def _country(data: Tables, panel: str, iso3: str, first: int, last: int) -> pd.DataFrame:
    frame = data.panel(panel)
    return frame[(frame["iso3"] == iso3) & frame["year"].between(first, last)]


def _countries(data: Tables, panel: str, year: int) -> pd.DataFrame:
    frame = data.panel(panel)
    return frame[(frame["year"] == year) & ~frame["iso3"].isin(AGGREGATES)]
