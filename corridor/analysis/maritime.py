"""Maritime: submarine cables and who owns and builds them, capacity by route, outages, ports.

A cable counts for a country once, however often it lands there. Presence of a Chinese owner says nothing of control: a
consortium stake counts the same whatever its size, so :data:`KINDS` keeps sole owners and consortium members apart.
"""

from __future__ import annotations

import re
from types import MappingProxyType

import pandas as pd

KINDS = MappingProxyType(
    {
        "sole": "Chinese owner alone",
        "consortium": "Chinese carrier among several owners",
        "supplier": "Chinese supplier only",
        "none": "no Chinese owner or supplier",
    }
)
"""Chinese presence in a cable, from most to least -> its words."""

SHORT_NAMES = MappingProxyType(
    {
        "asia-africa-europe-1-aae-1": "AAE-1",
        "seamewe-3": "SMW3",
        "seamewe-4": "SMW4",
        "seamewe-5": "SMW5",
        "seamewe-6": "SMW6",
        "imewe": "IMEWE",
        "peace-cable": "PEACE",
        "transworld-tw1": "TW1",
    }
)
"""Cable -> the short name that reports of outages use."""

OVERLAND = "Overland fibre to China"

CAPACITY: dict[str, dict[str, tuple[str, str]]] = {
    "earlier": {
        "AAE-1": ("MF021", "MF022"), "SMW4": ("MF017", "MF018"), "IMEWE": ("MF019", "MF020"), "TW1": ("MF023", "MF024"),
        "SMW5": ("MF025", "MF026"), "PEACE": ("MF027", "MF028"), OVERLAND: ("MF029", "MF030"), "total": ("MF003", "MF004"),
    },
    "later": {
        "AAE-1": ("MF005", "MF006"), "SMW4": ("MF007", "MF008"), "IMEWE": ("MF009", "MF010"), "TW1": ("MF011", "MF012"),
        "PEACE": ("MF013", "MF014"), OVERLAND: ("MF015", "MF016"), "total": ("MF001", "MF002"),
    },
}  # fmt: skip
"""Snapshot of the regulator -> route -> figures of installed and of activated capacity."""

NOT_ITEMISED = "Not itemised"

_NO_OUTAGE = re.compile(r"resolved|repair|maintenance|confirms", re.IGNORECASE)


def with_kind(cables: pd.DataFrame) -> pd.DataFrame:
    """Return ``cables`` with ``n_owners``, ``n_chinese_owners`` and ``kind`` (a key of :data:`KINDS`)."""
    owners = _names_counted(cables["owners"])
    chinese = _names_counted(cables["chinese_owner_names"])
    kind = pd.Series("none", index=cables.index)
    kind = kind.mask(_flag(cables["chinese_supplier"]), "supplier")
    kind = kind.mask(_flag(cables["chinese_owner"]), "consortium")
    kind = kind.mask(_flag(cables["chinese_owner"]) & (chinese >= owners), "sole")
    return cables.assign(n_owners=owners, n_chinese_owners=chinese, kind=kind)


def landing_in(cables: pd.DataFrame, landings: pd.DataFrame, iso3: str) -> pd.DataFrame:
    """Return the cables that land in a country, with :func:`with_kind`, in the order of their years of service."""
    ids = landings.loc[landings["country_iso3"] == iso3, "cable_id"]
    return with_kind(cables.loc[cables["cable_id"].isin(ids)]).sort_values(["rfs_year", "cable_id"], kind="stable")


def presence_by_country(cables: pd.DataFrame, landings: pd.DataFrame, *, least: int = 3) -> pd.DataFrame:
    """Return Chinese presence in the international cables in service, by country with at least ``least`` of them.

    A cable is international if it lands in two countries or territories or more.

    Returns
    -------
    pandas.DataFrame
        Index iso3; ``n_cables``, ``n_owner``, ``n_supplier``, ``n_supplier_known``, ``n_either``, ``n_sole``, ``share_pct`` (cables
        with a Chinese owner or supplier), the highest first.
    """
    pairs = landings[["cable_id", "country_iso3"]].rename(columns={"country_iso3": "iso3"}).dropna().drop_duplicates()
    reach = pairs.groupby("cable_id")["iso3"].nunique()
    kept = with_kind(cables.loc[(cables["is_planned"] == 0) & (cables["cable_id"].map(reach) >= 2)])
    marks = pd.DataFrame(
        {
            "cable_id": kept["cable_id"],
            "n_cables": 1,
            "n_owner": _flag(kept["chinese_owner"]).astype(int),
            "n_supplier": _flag(kept["chinese_supplier"]).astype(int),
            "n_supplier_known": _flag(kept["supplier_known"]).astype(int),
            "n_either": (kept["kind"] != "none").astype(int),
            "n_sole": (kept["kind"] == "sole").astype(int),
        }
    )
    sums = pairs.merge(marks, on="cable_id").drop(columns="cable_id").groupby("iso3").sum()
    sums = sums.loc[sums["n_cables"] >= least]
    sums = sums.assign(share_pct=100 * sums["n_either"] / sums["n_cables"])
    return sums.sort_values(["share_pct", "n_cables"], ascending=False, kind="stable")


def capacity_by_route(figures: pd.DataFrame) -> pd.DataFrame:
    """Return Pakistan's international capacity by route, as the regulator reported it twice.

    Returns
    -------
    pandas.DataFrame
        ``snapshot`` (earlier, later), ``measure`` (installed, activated), ``route``, ``tbps``, ``row`` (of the figure). What the
        total has beyond the routes is the route :data:`NOT_ITEMISED`; routes that exceed the total by rounding add up to more.
    """
    values = figures.set_index("figure_id")["value_number"]
    row_of = pd.Series(figures.index, index=figures["figure_id"])
    records = []
    for snapshot, routes in CAPACITY.items():
        for place, measure in enumerate(("installed", "activated")):
            listed = [(route, ids[place]) for route, ids in routes.items() if route != "total"]
            total = routes["total"][place]
            rest = max(0.0, float(values[total] - sum(values[figure] for _, figure in listed)))
            records += [(snapshot, measure, route, float(values[figure]), row_of[figure]) for route, figure in listed]
            records.append((snapshot, measure, NOT_ITEMISED, rest, row_of[total]))
    return pd.DataFrame(records, columns=["snapshot", "measure", "route", "tbps", "row"])


def capacity_by_kind(routes: pd.DataFrame, cables: pd.DataFrame) -> pd.DataFrame:
    """Return capacity shares in percent: index (snapshot, measure), columns ``sole``, ``overland``, ``consortium``, ``none``, ``not_itemised``.

    Parameters
    ----------
    routes
        From :func:`capacity_by_route`.
    cables
        From :func:`with_kind`.
    """
    kinds = {SHORT_NAMES[cable]: kind for cable, kind in zip(cables["cable_id"], cables["kind"], strict=True) if cable in SHORT_NAMES}
    kinds |= {OVERLAND: "overland", NOT_ITEMISED: "not_itemised"}
    sums = routes.pivot_table(index=["snapshot", "measure"], columns=routes["route"].map(kinds).rename("kind"), values="tbps", aggfunc="sum")
    sums = sums.reindex(columns=["sole", "overland", "consortium", "none", "not_itemised"], fill_value=0.0).fillna(0.0)
    return 100 * sums.div(sums.sum(axis=1), axis=0)


def outages(figures: pd.DataFrame) -> pd.DataFrame:
    """Return reported outages of Pakistan's cables, one row per outage and cable named in the report.

    Repairs, maintenance windows and confirmations of an outage already listed are left out, and so are outages whose cable the
    report does not name.

    Returns
    -------
    pandas.DataFrame
        ``date`` (partial ISO date), ``year`` (with fraction; the middle of the month or year where no day is known), ``cable_id``,
        ``report``, ``row``.
    """
    told = figures.loc[(figures["subject"] == "Outage") & figures["value_date"].notna()]
    told = told.loc[~told["indicator"].str.contains(_NO_OUTAGE)]
    records = [
        (str(date), _year_fraction(str(date)), cable, report, row)
        for row, date, report in zip(told.index, told["value_date"], told["indicator"], strict=True)
        for cable, name in SHORT_NAMES.items()
        if re.search(rf"\b{re.escape(name)}\b", report)
    ]
    return pd.DataFrame(records, columns=["date", "year", "cable_id", "report", "row"]).sort_values(["date", "cable_id"], ignore_index=True)


def _flag(values: pd.Series) -> pd.Series:
    """Return whether a 0/1 column says 1; unknown is not yes."""
    return values.fillna(0) == 1


def _names_counted(names: pd.Series) -> pd.Series:
    return names.fillna("").map(lambda text: len([name for name in text.split(";") if name.strip()]))


def _year_fraction(date: str) -> float:
    parts = [int(part) for part in date.split("-")]
    month = parts[1] - 1 if len(parts) > 1 else 6
    day = (parts[2] - 0.5) / 30.5 if len(parts) > 2 else (0.5 if len(parts) > 1 else 0.0)
    return parts[0] + (month + day) / 12
