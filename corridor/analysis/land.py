"""Land: the project register by state, power capacity by finance, energy's share of the corridor, coal finance, solar imports.

Each function takes tables of the data package and returns a small frame; findings are made of them in
:mod:`corridor.analysis.land_findings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import pandas as pd

from corridor.analysis.concentration import concentration
from corridor.errors import UserError

STATES = MappingProxyType(
    {
        "operational": "In operation or completed",
        "under_construction": "Under way",
        "planned": "Planned or proposed",
        "stalled": "Stalled",
        "cancelled": "Cancelled",
        "unclear": "Sources disagree",
    }
)
"""State of a project (``status_group`` of the register), from built to not built -> its words."""

CATEGORIES = MappingProxyType(
    {
        "coal": "Coal power and mines",
        "hydro": "Hydropower",
        "wind": "Wind",
        "nuclear": "Nuclear",
        "solar": "Solar",
        "transmission": "Transmission",
        "road": "Roads",
        "rail": "Railways",
        "urban_transit": "Urban transit",
        "airport": "Airport",
        "port": "Port",
        "sez": "Special economic zones",
        "fibre": "Optical fibre",
        "social": "Social projects",
    }
)
"""Category in the register -> its name; energy, transport and others in this order."""

LEAST_USD_M = 1000.0
"""Closed finance of coal plants, in million dollars, from which a country is compared."""

ENERGY = ("coal", "hydro", "wind", "nuclear", "solar", "transmission")

FUELS = MappingProxyType({"gas": "Gas", "hydro": "Hydro", "coal": "Coal", "oil": "Oil", "nuclear": "Nuclear"})
"""Fuels for which the plant trackers cover Pakistan -> name."""

BASES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("plan_2015", "Plan of 2015", "LF027", "LF026"),
    ("announced_2020", "Announced funding, January 2020", "LF001", None),
    ("undated", "Investment of about $62 billion, undated", "LF002", None),
    ("completed_2022", "Completed projects, 2022", "LF010", "LF009"),
    ("completed_2024", "Completed projects, 2024", "LF016", "LF015"),
)
"""Bases on which energy's share has been stated: id, name, figure of energy (or of the share), figure of the whole."""


def main_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """Return one row per project (rival figures left out) with ``listed`` (whether official lists count it as the corridor's)."""
    main = projects.loc[projects["is_main"] == 1]
    return main.assign(listed=main["in_cpec_list"] == "yes")


def states_by_category(main: pd.DataFrame) -> pd.DataFrame:
    """Return the number of projects: index category names in the order of :data:`CATEGORIES`, columns states.

    Raises
    ------
    UserError
        If the register has a category that is not in :data:`CATEGORIES`.
    """
    counts = pd.crosstab(main["category"], main["status_group"])
    unknown = sorted(set(counts.index) - set(CATEGORIES))
    if unknown:
        raise UserError(f"unknown project category: {', '.join(unknown)}")
    present = [name for name in CATEGORIES if name in counts.index]
    return counts.reindex(index=present, columns=list(STATES), fill_value=0).rename(index=CATEGORIES)


def operating_plants(plants: pd.DataFrame) -> pd.DataFrame:
    """Return the operating units of the four plant trackers of one publisher, which do not overlap.

    The other datasets of the table hold the same plants again and must not be added to these.
    """
    return plants.loc[plants["dataset"].str.startswith("GEM_") & (plants["status"] == "operating") & plants["fuel"].isin(list(FUELS))]


def capacity_by_finance(plants: pd.DataFrame) -> pd.DataFrame:
    """Return operating capacity in MW: index fuel names, largest first, columns ``chinese`` and ``none_found``.

    ``none_found`` means that no Chinese finance was found, which does not prove that there is none.
    """
    units = operating_plants(plants)
    origin = (units["chinese_financed"] == "yes").map({True: "chinese", False: "none_found"})
    sums = units.pivot_table(index="fuel", columns=origin.rename("origin"), values="capacity_mw", aggfunc="sum", fill_value=0.0)
    sums = sums.reindex(columns=["chinese", "none_found"], fill_value=0.0)
    return sums.loc[sums.sum(axis=1).sort_values(ascending=False).index].rename(index=FUELS)


def energy_shares(figures: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    """Return energy's share of the corridor's money on every basis that the evidence has.

    Returns
    -------
    pandas.DataFrame
        ``basis`` (id), ``name``, ``energy_usd_bn``, ``total_usd_bn``, ``share_pct`` (missing where the source gives words only),
        ``words``, ``own`` (whether the sum was made here), ``figure_rows`` and ``project_rows`` (row numbers).
    """
    by_id = figures.set_index("figure_id")
    row_of = pd.Series(figures.index, index=figures["figure_id"])
    records = []
    for basis, name, energy, whole in BASES:
        record = {"basis": basis, "name": name, "own": False, "figure_rows": [row_of[i] for i in (energy, whole) if i], "project_rows": []}
        if whole is None:
            record["words"] = by_id.at[energy, "value_text"]
        else:
            record |= {"energy_usd_bn": by_id.at[energy, "value_number"], "total_usd_bn": by_id.at[whole, "value_number"]}
        records.append(record)
    main = main_projects(projects)
    priced = main.loc[main["listed"] & main["cost_usd_m"].notna()]
    for basis, name, rows in (
        ("register_done", "Register: projects in operation or completed", priced.loc[priced["status_group"] == "operational"]),
        ("register_all", "Register: all projects with a known cost", priced),
    ):
        energy_cost = rows.loc[rows["category"].isin(ENERGY), "cost_usd_m"].sum()
        records.append(
            {
                "basis": basis, "name": name, "own": True, "figure_rows": [], "project_rows": list(rows.index),
                "energy_usd_bn": energy_cost / 1000, "total_usd_bn": rows["cost_usd_m"].sum() / 1000,
            }
        )  # fmt: skip
    table = pd.DataFrame(records).reindex(
        columns=["basis", "name", "energy_usd_bn", "total_usd_bn", "words", "own", "figure_rows", "project_rows"]
    )
    table.insert(4, "share_pct", 100 * table["energy_usd_bn"] / table["total_usd_bn"])
    return table


def coal_origins(coal: pd.DataFrame, countries: pd.DataFrame, *, least_usd_m: float = LEAST_USD_M) -> pd.DataFrame:
    """Return where the finance of coal plants came from, by country with at least ``least_usd_m`` of closed finance.

    Returns
    -------
    pandas.DataFrame
        Index iso3; ``country``, ``total_usd_m``, shares in percent ``china``, ``other_foreign``, ``domestic``, ``not_named``,
        ``china_usd_m``, ``hhi``, ``hhi_low``, ``hhi_high``, ``number_equivalent`` (among named origins), ``without_amount_pct``
        (transactions whose amount is not known); the highest Chinese share first.
    """
    measures = concentration(coal, group="iso3", supplier="financier_origin", amount="closed_finance_usd_m", unknown=("not named",))
    measures = measures.set_index("iso3")
    measures = measures.loc[measures["total"] >= least_usd_m]
    kept = coal.loc[coal["iso3"].isin(measures.index)]
    kinds = kept["financier_origin"].map({"China": "china", "domestic": "domestic", "not named": "not_named"}).fillna("other_foreign")
    sums = kept.pivot_table(index="iso3", columns=kinds.rename("kind"), values="closed_finance_usd_m", aggfunc="sum", fill_value=0.0)
    sums = sums.reindex(columns=["china", "other_foreign", "domestic", "not_named"], fill_value=0.0)
    deals = kept.groupby("iso3")[["transactions", "transactions_without_amount"]].sum()
    table = 100 * sums.div(measures["total"], axis=0)
    table.insert(0, "country", countries.set_index("iso3")["name"].reindex(table.index))
    table = table.assign(
        total_usd_m=measures["total"],
        china_usd_m=sums["china"],
        without_amount_pct=100 * deals["transactions_without_amount"] / deals["transactions"],
        **{name: measures[name] for name in ("hhi", "hhi_low", "hhi_high", "number_equivalent")},
    )
    return table.sort_values(["china", "total_usd_m"], ascending=False, kind="stable")


def solar_by_month(monthly: pd.DataFrame, *, products: Sequence[str] = ("panels",)) -> pd.DataFrame:
    """Return China's recorded solar exports by month: ``month`` (YYYY-MM), ``year``, ``capacity_mw``, ``value_usd_m``, ``cumulative_mw``."""
    chosen = monthly.loc[monthly["product"].isin(list(products))]
    sums = chosen.groupby(chosen["month"].astype(str))[["capacity_mw", "value_usd_m"]].sum().sort_index().reset_index()
    return sums.assign(year=sums["month"].str[:4].astype(int), cumulative_mw=sums["capacity_mw"].cumsum())
