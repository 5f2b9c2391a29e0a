"""A data package of a few rows, complete in kind: keys, foreign keys, enumerations, dates, a panel, a correction."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

PARTIAL = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
TODAY = date(2026, 11, 24)


def field(name: str, type: str = "string", **extra: object) -> dict[str, object]:
    constraints = {key: extra.pop(key) for key in ("required", "unique", "enum", "minimum", "maximum", "pattern") if key in extra}
    return {"name": name, "type": type, **extra, **({"constraints": constraints} if constraints else {})}


def key(column: str, table: str, target: str | None = None) -> dict[str, object]:
    return {"fields": [column], "reference": {"resource": table, "fields": [target or column]}}


TABLES: dict[str, tuple[list[dict[str, object]], list[str], list[dict[str, object]], str]] = {
    "sources": (
        [field("source_id", required=True, unique=True), field("title", required=True), field("date", pattern=PARTIAL, dateKind="partial")],
        ["source_id"],
        [],
        "source_id,title,date\ndaily-2020,A report,2020-01-05\natlas-2024,An atlas,2024\n",
    ),
    "countries": (
        [field("iso3", required=True, unique=True), field("name", required=True)],
        ["iso3"],
        [],
        "iso3,name\nCHN,China\nPAK,Pakistan\n",
    ),
    "events": (
        [
            field("event_id", required=True, unique=True),
            field("date", required=True, pattern=PARTIAL, dateKind="partial"),
            field("planned", pattern=PARTIAL, dateKind="partial", futureAllowed="planned dates"),
            field("kind", required=True, enum=["agreement", "launch"]),
            field("share_pct", "number", minimum=0, maximum=100, unit="percent"),
            field("count", "integer", minimum=0),
            field("iso3", required=True),
            field("source_id", required=True),
        ],
        ["event_id"],
        [key("iso3", "countries"), key("source_id", "sources")],
        "event_id,date,planned,kind,share_pct,count,iso3,source_id\n"
        "first,2015-04-20,,agreement,12.5,3,PAK,daily-2020\n"
        "second,2018,2030,launch,,,PAK,atlas-2024\n"
        "third,2020-07,,launch,50,4,CHN,atlas-2024\n",
    ),
    "series": (
        [
            field("series_id", required=True, unique=True),
            field("indicator", required=True),
            field("unit", required=True),
            field("preference", "integer", required=True, minimum=1),
            field("source_id", required=True),
        ],
        ["series_id"],
        [key("source_id", "sources")],
        "series_id,indicator,unit,preference,source_id\ngdp.new,gdp,usd_m,1,atlas-2024\ngdp.old,gdp,usd_m,2,daily-2020\n",
    ),
    "observations": (
        [
            field("series_id", required=True),
            field("iso3", required=True),
            field("year", "integer", required=True, dateKind="year"),
            field("value", "number", required=True),
        ],
        ["series_id", "iso3", "year"],
        [key("series_id", "series"), key("iso3", "countries")],
        "series_id,iso3,year,value\ngdp.new,PAK,2021,300\ngdp.new,PAK,2022,310\ngdp.old,CHN,2020,90\ngdp.old,PAK,2020,280\ngdp.old,PAK,2021,299\n",
    ),
    "corrections": (
        [field(name) for name in ("table", "key", "field", "expected_value", "corrected_value", "reason")] + [field("source_id", required=True)],
        ["table", "key", "field"],
        [key("source_id", "sources")],
        "table,key,field,expected_value,corrected_value,reason,source_id\n"
        "events,second,date,2018,2018-03-02,the day was found,daily-2020\n"
        "observations,gdp.old|PAK|2020,value,280,281,a slip,daily-2020\n",
    ),
}


def write_package(root: Path) -> Path:
    """Write the package below ``root / data`` and return ``root``."""
    data = root / "data"
    (data / "tables").mkdir(parents=True)
    resources = []
    for name, (fields, primary_key, foreign_keys, text) in TABLES.items():
        path = f"tables/{name}.csv"
        (data / path).write_text(text, encoding="utf-8")
        schema = {"fields": fields, "primaryKey": primary_key, "missingValues": [""]}
        if foreign_keys:
            schema["foreignKeys"] = foreign_keys
        licences = [{"name": "CC-BY-4.0", "title": "Attribution 4.0"}]
        resources.append({"name": name, "path": path, "encoding": "utf-8", "licenses": licences, "schema": schema})
    (data / "datapackage.json").write_text(json.dumps({"name": "small", "resources": resources}), encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Project root with the small package."""
    return write_package(tmp_path)


@pytest.fixture
def edit(root: Path) -> Callable[..., Path]:
    """Replace a text in a table of the small package; the text must be there once."""

    def replace(table: str, old: str, new: str) -> Path:
        path = root / "data" / "tables" / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (table, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return replace


@pytest.fixture
def today() -> date:
    return TODAY
