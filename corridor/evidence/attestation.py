"""What is known about the attestation of each row of a table: who says it, how exactly, and whether anyone says otherwise.

Sources are told apart by publisher: copies, mirrors and departments of one publisher count once. That two newspapers printed the same
agency report cannot be seen here. The three briefs never count: their claims are what the report checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pandas as pd

from corridor.evidence.load import Evidence
from corridor.findings import SOURCE_COLUMN

BRIEFS = frozenset({"rcas-2026-brief", "issra-2024-insight", "quantum-2025-news"})

FIRST_HAND = frozenset({"dataset", "official", "academic"})
"""Kinds of source that state what they themselves collected, decided or measured; the others report what somebody told."""

KEEPERS = frozenset(
    {
        "celestrak", "ember", "iaea pris", "jonathan mcdowell", "ministry of education of china", "ncses", "nsf ncses", "sipri", "u.s. census bureau",
        "un comtrade", "world bank",
    }
)  # fmt: skip
"""Publishers of systematic records of their own subject: customs, debtor reporting, arms transfers, papers, launches, reactors, students."""

COLUMNS = ("publishers", "first_hand", "keeper", "vague", "estimated", "contested", "disputed")

_OF_A_BRIEF = "source_brief_id"
_PUBLISHER = re.compile(r"\s*[;,(].*$")

Flags = Mapping[str, Callable[[pd.DataFrame], pd.Series]]

VAGUE: Flags = {
    "events": lambda t: t["date_precision"].eq("year") | t["date_may_be_report"].eq(1),
    "commitments": lambda t: t["agreed_date"].str.len().eq(4) | t["operational_date"].str.len().eq(4) | t["operational_not_before"].notna(),
}
"""Rows whose date is known to the year only, or lies between two dates, or may be that of the report."""

ESTIMATED: Flags = {
    "arms_register": lambda t: t["number_ordered_estimated"].eq(1) | t["number_delivered_estimated"].eq(1),
    "arms_supplies": lambda t: t["method"].eq("approximate"),
    "cables": lambda t: t["is_planned"].eq(1),
    "debt_service": lambda t: t["status"].eq("scheduled"),
    "debt_stocks": lambda t: t["dataset"].eq("HRT"),
    "reported_figures": lambda t: t["computed"].eq(1),
    "trade_counts": lambda t: t["basis"].eq("computed"),
}
"""Rows that hold an estimate, a plan, a schedule, or a figure computed from others."""

CONTESTED: Flags = {
    "projects": lambda t: t["is_main"].eq(0),
    "reactors": lambda t: t["is_main"].eq(0),
    "satellites": lambda t: t["is_main"].eq(0),
    "reported_figures": lambda t: t["rival"].eq(1),
}
"""Rows that say otherwise than another row of the table."""

THINGS = {"projects": "project_id", "reactors": "reactor_id", "satellites": "sat_id"}
"""Registers that keep what other sources say of the same thing, by the column that names the thing."""


def attestation(evidence: Evidence, table: str) -> pd.DataFrame:
    """Return how each row of a table is attested; the index is that of the table.

    Columns: ``publishers`` (number of independent ones, briefs left out), ``first_hand`` and ``keeper`` (whether one of them states
    its own record), ``vague`` (date), ``estimated``, ``contested`` (the row is the one that disagrees), ``disputed`` (another row disagrees).

    Raises
    ------
    UserError
        For an unknown table, naming the nearest.
    """
    frame = evidence.table(table)
    result = _by_row(evidence, table, frame)
    for name, flags in (("vague", VAGUE), ("estimated", ESTIMATED), ("contested", CONTESTED)):
        result[name] = flags[table](frame).astype("bool") if table in flags else False
    if table == "observations":
        result["estimated"] = frame["series_id"].map(evidence.table("series").set_index("series_id")["derived"]).eq(1)
    result["disputed"] = False
    if table in THINGS:
        thing = frame[THINGS[table]]
        result["disputed"] = thing.isin(thing[result["contested"]]) & ~result["contested"]
    return result[list(COLUMNS)]


def cited(evidence: Evidence, table: str) -> list[pd.DataFrame]:
    """Return pairs of ``row`` and ``source_id`` of a table, one frame for each thing that a row needs attested.

    Most tables give one frame; a commitment needs its agreement and its outcome attested. Events are attested by all sources of the table
    ``event_sources``, commitments by those of the events that they point to as well.
    """
    frame = evidence.table(table)
    if table == "observations":
        source = frame["series_id"].map(evidence.table("series").set_index("series_id")["source_id"])
        return [pd.DataFrame({"row": frame.index, "source_id": source.to_numpy()})]
    if table == "events":
        return [_of_events(evidence, frame, "event_id")]
    if table == "commitments":
        agreed = pd.concat([_pairs(frame, ["source_id"]), _of_events(evidence, frame, "agreed_event_id")])
        ended = frame[frame["operational_date"].notna()]
        return [agreed, pd.concat([_pairs(ended, ["source_operational_id"]), _of_events(evidence, ended, "operational_event_id")])]
    return [_pairs(frame, [name for name in frame.columns if SOURCE_COLUMN.fullmatch(name) and name != _OF_A_BRIEF])]


def publisher_key(publisher: str) -> str:
    """Return what tells publishers apart: the name without copies, departments and places.

    >>> publisher_key("World Bank; copy by the ONE Campaign"), publisher_key("AidData, William & Mary")
    ('world bank', 'aiddata')
    """
    return _PUBLISHER.sub("", publisher).strip().lower()


def _by_row(evidence: Evidence, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return publishers, first_hand and keeper of each row; a row that needs several things attested is as good as the weakest."""
    parts = [_of_sources(evidence, pairs, frame.index) for pairs in cited(evidence, table)]
    whole = parts[0]
    for other in parts[1:]:
        needed = other["publishers"].gt(0)
        weaker = needed & (_strength(other) < _strength(whole))
        whole = whole.mask(weaker, other)
    return whole.astype({"publishers": "int64", "first_hand": "bool", "keeper": "bool"})


def _strength(part: pd.DataFrame) -> pd.Series:
    return part["publishers"].clip(upper=3) + part["first_hand"].astype("int64") + part["keeper"].astype("int64")


def _of_sources(evidence: Evidence, pairs: pd.DataFrame, index: pd.Index) -> pd.DataFrame:
    """Return counts by row from pairs of ``row`` and ``source_id``."""
    about = evidence.table("sources").set_index("source_id")
    pairs = pairs[~pairs["source_id"].isin(BRIEFS)]
    names = {source: publisher_key(str(name)) for source, name in about["publisher"].items()}
    known = pd.DataFrame({"row": pairs["row"], "publisher": pairs["source_id"].map(names)})
    first = pairs["source_id"].map(about["kind"].isin(FIRST_HAND)).eq(True)
    known["first_hand"] = first
    known["keeper"] = first & known["publisher"].isin(KEEPERS)
    alone = known.drop_duplicates(["row", "publisher"]) if known["row"].duplicated().any() else known
    result = pd.DataFrame({"publishers": alone["row"].value_counts(sort=False)}).reindex(index, fill_value=0)
    for name in ("first_hand", "keeper"):
        result[name] = result.index.isin(known["row"][known[name]].unique())
    return result


def _of_events(evidence: Evidence, frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the sources of the events that a column points to."""
    rows = pd.DataFrame({"row": frame.index, "event_id": frame[key].to_numpy()}).dropna()
    return rows.merge(evidence.table("event_sources")[["event_id", "source_id"]], on="event_id")[["row", "source_id"]]


def _pairs(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    found = [pd.DataFrame({"row": frame.index, "source_id": frame[name].to_numpy()}).dropna() for name in columns]
    pairs = pd.concat(found) if found else pd.DataFrame({"row": [], "source_id": []})
    several = pairs["source_id"].astype("str").str.contains(";", regex=False)
    if several.any():
        split = pairs.assign(source_id=pairs["source_id"].str.split(";")).explode("source_id")
        pairs = split.assign(source_id=split["source_id"].str.strip())
    return pairs
