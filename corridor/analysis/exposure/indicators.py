"""The framework of the exposure index as data: pillars and indicators, read from the table ``indicators``.

Adding an indicator that an existing measure can compute is adding a row to that table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from corridor.errors import UserError

KINDS = ("dependence", "concentration", "size")
ROLES = ("core", "supplementary")
ABSENT = ("zero", "missing")

PILLAR_NAMES: Mapping[str, str] = {
    "arms": "Arms",
    "trade": "Trade",
    "finance": "Debt and finance",
    "energy": "Energy",
    "digital": "Digital and cables",
    "space_nuclear": "Space and nuclear",
    "research": "Research",
}

_YEARS = re.compile(r"([a-z0-9_]+)@(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelYears:
    """A denominator from a country panel: the latest value between ``first`` and ``last`` (inclusive)."""

    indicator: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the framework.

    ``kind`` tells dependence (a share of supply), concentration (how few suppliers there are besides) and size (how much the
    economy leans on it) apart. ``role`` is core, or supplementary for what is shown but not in the index. ``absent`` says what
    a country without a row means: a true zero where the register covers the whole world, unknown otherwise.
    """

    indicator_id: str
    pillar: str
    kind: str
    role: str
    name: str
    definition: str
    unit: str
    denominator: str
    direction: int
    measure: str
    table: str
    country_column: str
    filter: str
    part: str
    numerator: tuple[str, ...]
    divisor: str | tuple[PanelYears, ...] | None
    scale: float
    least_divisor: float | None
    absent: str
    capped: bool
    first_year: int
    last_year: int
    coverage_note: str
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The indicators in the order of the table."""

    indicators: tuple[Indicator, ...]

    @property
    def ids(self) -> list[str]:
        """Return the ids of all indicators."""
        return [item.indicator_id for item in self.indicators]

    @property
    def core(self) -> list[str]:
        """Return the ids of the indicators that the index counts."""
        return [item.indicator_id for item in self.indicators if item.role == "core"]

    @property
    def pillars(self) -> list[str]:
        """Return the pillars that hold a core indicator, in the order of :data:`PILLAR_NAMES`."""
        used = {item.pillar for item in self.indicators if item.role == "core"}
        return [pillar for pillar in PILLAR_NAMES if pillar in used]

    def panels(self) -> list[str]:
        """Return the country panels that the indicators divide by or multiply with, sorted."""
        return sorted({part.indicator for item in self.indicators if isinstance(item.divisor, tuple) for part in item.divisor})

    def tables(self) -> list[str]:
        """Return the tables that the indicators are measured in, sorted."""
        return sorted({item.table for item in self.indicators})

    def __getitem__(self, indicator_id: str) -> Indicator:
        """Return the indicator of that id; raise :class:`KeyError` if there is none."""
        for item in self.indicators:
            if item.indicator_id == indicator_id:
                return item
        raise KeyError(indicator_id)


def framework_from_table(table: pd.DataFrame) -> Framework:
    """Return the framework of the table ``indicators``.

    Raises
    ------
    UserError
        With one line per fault: no row, a repeated id, an unknown pillar, kind or role, a direction that is not 1 or -1.
    """
    if table.empty:
        raise UserError("indicators: the table has no row, so there is no index to build")
    faults = [f"indicators: {name} is there twice" for name in table.indicator_id[table.indicator_id.duplicated()]]
    allowed = {"pillar": tuple(PILLAR_NAMES), "kind": KINDS, "role": ROLES, "absent": ABSENT, "direction": (1, -1)}
    for column, values in allowed.items():
        for name, value in table.loc[~table[column].isin(values), ["indicator_id", column]].itertuples(index=False):
            faults.append(f"indicators: {name}: {column} {value!r} is not one of {', '.join(map(str, values))}")
    # Both can be left out by name, so a name must mean one thing.
    faults += [f"indicators: {name}: a pillar has this name" for name in table.indicator_id if name in PILLAR_NAMES]
    if faults:
        raise UserError(*faults)
    indicators = tuple(_indicator(row) for row in table.to_dict("records"))
    if not any(item.role == "core" for item in indicators):
        raise UserError("indicators: no indicator has the role core, so there is no index to build")
    return Framework(indicators=indicators)


def parse_divisor(text: str | None) -> str | tuple[PanelYears, ...] | None:
    """Return the divisor that a cell names: nothing, a column of the same table, or panels with years.

    ``gdp_current@2021-2023`` is a panel, its latest value in these years; ``imports@2024/gdp@2023`` multiplies by the first and
    divides by the second.

    >>> parse_divisor("gdp_current@2023")
    (PanelYears(indicator='gdp_current', first=2023, last=2023),)
    """
    if text is None or pd.isna(text) or not str(text).strip():
        return None
    parts = str(text).split("/")
    matches = [_YEARS.fullmatch(part) for part in parts]
    if not any(matches):
        return str(text)
    if not all(matches):
        raise UserError(f"indicators: divisor {text!r} is neither a column nor panels with years such as gdp_current@2023")
    return tuple(PanelYears(indicator=m[1], first=int(m[2]), last=int(m[3] or m[2])) for m in matches if m)


def _indicator(row: Mapping[str, object]) -> Indicator:
    def text(name: str) -> str:
        value = row[name]
        return "" if pd.isna(value) else str(value)

    least = row["least_divisor"]
    return Indicator(
        **{name: text(name) for name in (
            "indicator_id", "pillar", "kind", "role", "name", "definition", "unit", "denominator", "measure", "table",
            "country_column", "filter", "part", "absent", "coverage_note", "source_id",
        )},
        direction=int(row["direction"]),
        numerator=tuple(part for part in text("numerator").split("+") if part),
        divisor=parse_divisor(text("divisor")),
        scale=float(row["scale"]),
        least_divisor=None if pd.isna(least) else float(least),
        capped=bool(row["capped"]),
        first_year=int(row["first_year"]),
        last_year=int(row["last_year"]),
    )  # fmt: skip
