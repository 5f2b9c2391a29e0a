"""Findings of the maritime domain, made of the frames of :mod:`corridor.analysis.maritime`."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import maritime
from corridor.analysis.concentration import concentration, hhi, number_equivalent
from corridor.findings import Finding, finding

SINGLE: tuple[tuple[str, str, str, str], ...] = (
    ("maritime.gwadar.ships", "PN029", "count", "Ships that called at Gwadar in 2023."),
    ("maritime.gwadar.ships_most", "PN027", "count", "Most ships a year at Gwadar according to the port's chairman, about 2021."),
    ("maritime.gwadar.capacity_used", "PN028", "percent", "Share of Gwadar's operational capacity in use, according to the port's chairman."),
    ("maritime.gwadar.berths", "PN020", "count", "Multipurpose berths at Gwadar, 2018."),
    ("maritime.gwadar.operator_share", "PN005", "percent", "Share of terminal and marine revenue at Gwadar that goes to the Chinese operator."),
    ("maritime.gwadar.concession_years", "PN002", "years", "Length of the concession of Gwadar's operator."),
    ("maritime.gwadar.cargo_cumulative", "PN025", "million_tonnes", "Bulk urea and wheat landed at Gwadar from December 2008 to July 2016."),
    ("maritime.hambantota.ships", "PN030", "count", "Ships that called at Hambantota in 2023."),
    ("maritime.karachi.ships", "PN056", "count", "Ships handled at Karachi in the fiscal year 2024-25."),
    ("maritime.karachi.cargo", "PN051", "million_tonnes", "Cargo handled at Karachi in the fiscal year 2024-25."),
    ("maritime.navy.frigates", "PN072", "count", "Type 054A/P frigates that Pakistan ordered from China."),
    ("maritime.navy.submarines_ordered", "PN078", "count", "Hangor-class submarines that Pakistan ordered from China."),
    ("maritime.navy.submarines_launched", "PN085", "count", "Hangor-class submarines launched by December 2025."),
    ("maritime.port_projects.wld", "PN069", "count", "Active port projects abroad with Chinese ownership or operation, July 2024."),
)
"""Finding -> reported figure, unit, definition."""


def cable_findings(cables: pd.DataFrame, landings: pd.DataFrame, iso3: str = "PAK", *, partner: str = "CHN", least: int = 3) -> list[Finding]:
    """Return counts of a country's cables by Chinese presence, and its place among countries with at least ``least`` cables."""
    code = iso3.lower()
    own = maritime.landing_in(cables, landings, iso3)
    used = _used(cables, landings, [iso3])
    service, planned = own.loc[own["is_planned"] == 0], own.loc[own["is_planned"] == 1]
    foreign = maritime.presence_by_country(cables, landings, least=least).drop(index=partner, errors="ignore")
    row = foreign.loc[iso3]
    everyone = _used(cables, landings, list(foreign.index))
    results = [
        _count("in_service", code, len(service), used, "Submarine cables in service that land in the country, November 2022."),
        _count("planned", code, len(planned), used, "Submarine cables planned in November 2022 that are to land in the country."),
        _count("with_chinese_owner", code, int(row["n_owner"]), used, "International cables in service with a Chinese company among their owners."),
        _count("sole_chinese_owner", code, int(row["n_sole"]), used, "International cables in service whose only owner is a Chinese company."),
        _count("chinese_supplier", code, int(row["n_supplier"]), used, "International cables in service that a Chinese company supplied."),
        _count("planned_with_chinese_owner", code, int(planned["chinese_owner"].eq(1).sum()), used, "Planned cables with a Chinese owner."),
        finding(id=f"maritime.cables.china_share.{code}", value=row["share_pct"], unit="percent", rows=used,
                definition="Share of international cables in service with a Chinese owner or supplier, by number; presence, not control."),
        finding(id=f"maritime.cables.rank.{code}", value=int((foreign["share_pct"] > row["share_pct"]).sum()) + 1, unit="rank", rows=everyone,
                definition=f"Rank by that share among countries with at least {least} international cables in service, China left out."),
        finding(id="maritime.cables.countries", value=len(foreign), unit="count", rows=everyone,
                definition=f"Countries and territories with at least {least} international cables in service, China left out."),
        finding(id="maritime.cables.least", value=least, unit="count", rows=everyone,
                definition="International cables in service from which a country or territory is compared."),
        finding(id="maritime.cables.without_presence", value=int((foreign["n_either"] == 0).sum()), unit="count", rows=everyone,
                definition="Of these, countries whose cables have no Chinese owner or supplier."),
        finding(id="maritime.cables.median_share", value=foreign["share_pct"].median(), unit="percent", rows=everyone,
                definition="Median of the share over these countries."),
    ]  # fmt: skip
    suppliers = service.assign(supplier=service["suppliers"].str.split(";")).explode("supplier")
    suppliers = suppliers.assign(supplier=suppliers["supplier"].str.strip())
    counts = suppliers.groupby("supplier")["cable_id"].nunique().sort_values(ascending=False, kind="stable")
    return [
        *results,
        finding(id=f"maritime.cables.main_supplier.{code}", value=str(counts.index[0]), unit="text", rows=used,
                definition="Supplier with a part in most of the country's cables in service."),
        finding(id=f"maritime.cables.main_supplier_count.{code}", value=int(counts.iloc[0]), unit="count", rows=used,
                definition="Cables in service in which that supplier has a part."),
    ]  # fmt: skip


def capacity_findings(figures: pd.DataFrame, cables: pd.DataFrame) -> list[Finding]:
    """Return shares of Pakistan's international capacity by Chinese presence, and how concentrated it is by route."""
    routes = maritime.capacity_by_route(figures)
    shares = maritime.capacity_by_kind(routes, maritime.with_kind(cables))
    results = []
    for snapshot, measure in shares.index:
        used = {"reported_figures": figures.loc[_rows(routes, snapshot, measure)]}
        for kind, what in (("sole", "the cable whose only owner is Chinese (PEACE)"), ("consortium", "cables with a Chinese carrier among their owners")):
            results.append(
                finding(
                    id=f"maritime.capacity.{kind}.{measure}.{snapshot}", value=shares.at[(snapshot, measure), kind], unit="percent", rows=used,
                    definition=f"Share of {what} in Pakistan's {measure} international capacity, {snapshot} snapshot of the regulator.",
                )
            )  # fmt: skip
    direct = (shares["sole"] + shares["overland"]).round(6)
    everything = {"reported_figures": figures.loc[sorted(set(routes["row"]))]}
    for which, value in (("lowest", direct.min()), ("highest", direct.max())):
        results.append(
            finding(
                id=f"maritime.capacity.direct_{which}", value=value, unit="percent", rows=everything,
                definition=f"The {which} share of PEACE and the overland fibre to China together in Pakistan's international capacity, over two"
                " snapshots, installed and activated.",
            )
        )  # fmt: skip
    later = routes.loc[(routes["snapshot"] == "later") & (routes["measure"] == "installed")]
    used = {"reported_figures": figures.loc[_rows(routes, "later", "installed")]}
    measured = concentration(later.assign(all="PAK"), group="all", supplier="route", amount="tbps", unknown=(maritime.NOT_ITEMISED,)).iloc[0]
    return [
        *results,
        finding(id="maritime.capacity.total.installed", value=later["tbps"].sum(), unit="tbps", text=f"{later['tbps'].sum():.1f}\u00a0Tbps", rows=used,
                definition="Installed international capacity of Pakistan, later snapshot, terabits a second."),
        finding(id="maritime.capacity.hhi", value=measured["hhi"], unit="hhi", text=f"{measured['hhi']:.2f}", interval=(measured["hhi_low"], measured["hhi_high"]), rows=used,
                method=hhi, definition="Herfindahl-Hirschman index (0 to 1) of installed capacity by named route, later snapshot; the interval is the bounds for"
                " capacity not itemised."),
        finding(id="maritime.capacity.number_equivalent", value=measured["number_equivalent"], unit="ratio", rows=used,
                text=f"{measured['number_equivalent']:.1f}", method=number_equivalent,
                definition="Number of equal routes that would concentrate installed capacity as much (reciprocal of the index)."),
        finding(id="maritime.capacity.largest_route", value=measured["top_supplier"], unit="text", rows=used,
                definition="Route with most installed capacity among those named."),
    ]  # fmt: skip


def outage_findings(figures: pd.DataFrame) -> list[Finding]:
    """Return how many outages were reported, and on which cables."""
    table = maritime.outages(figures)
    used = {"reported_figures": figures.loc[sorted(set(table["row"]))]}
    counts = table["cable_id"].value_counts()
    worst = sorted(counts.index[counts == counts.max()])[0]
    return [
        finding(id="maritime.outages.count", value=table["row"].nunique(), unit="count", rows=used,
                definition="Reported outages of Pakistan's submarine cables that name the cable; one report may name two."),
        finding(id="maritime.outages.peace", value=int(counts.get("peace-cable", 0)), unit="count", rows=used,
                definition="Of these, outages of the PEACE cable."),
        finding(id="maritime.outages.most", value=int(counts[worst]), unit="count", rows=used,
                definition="Reported outages of the cable with most of them."),
        finding(id="maritime.outages.most_cable", value=maritime.SHORT_NAMES[worst], unit="text", rows=used,
                definition="Cable with most reported outages."),
        finding(id="maritime.outages.since_2019", value=table.loc[table["year"] >= 2019, "row"].nunique(), unit="count", rows=used,
                definition="Reported outages that name the cable, from 2019 on."),
        finding(id="maritime.outages.last", value=table["date"].iloc[-1], unit="date", rows=used, definition="Date of the last reported outage."),
    ]  # fmt: skip


def port_and_navy_findings(figures: pd.DataFrame) -> list[Finding]:
    """Return single reported figures on ports and the navy (:data:`SINGLE`)."""
    results = []
    for id, figure, unit, definition in SINGLE:
        rows = figures.loc[figures["figure_id"] == figure]
        value = rows["value_number"].iloc[0]
        whole = unit == "count"
        text = f"{value:.{0 if value >= 10 else 1}f}\u00a0million tonnes" if unit == "million_tonnes" else (f"{value:.0f}\u00a0years" if unit == "years" else None)
        results.append(
            finding(id=id, value=int(value) if whole else value, unit=unit, text=text, rows={"reported_figures": rows}, definition=definition)
        )
    exercises = figures.loc[(figures["subject"] == "Sea Guardians exercise") & figures["indicator"].str.fullmatch(r"edition \d+")]
    results.append(
        finding(id="maritime.navy.exercises", value=len(exercises), unit="count", rows={"reported_figures": exercises},
                definition="Editions of the Sea Guardians exercise on record.")
    )  # fmt: skip
    return results


def _count(name: str, code: str, value: int, rows: dict[str, pd.DataFrame], definition: str) -> Finding:
    return finding(id=f"maritime.cables.{name}.{code}", value=value, unit="count", rows=rows, definition=definition)


def _used(cables: pd.DataFrame, landings: pd.DataFrame, countries: list[str]) -> dict[str, pd.DataFrame]:
    chosen = landings.loc[landings["country_iso3"].isin(countries)]
    return {"cables": cables.loc[cables["cable_id"].isin(chosen["cable_id"])], "cable_landings": chosen}


def _rows(routes: pd.DataFrame, snapshot: str, measure: str) -> list[int]:
    return sorted(set(routes.loc[(routes["snapshot"] == snapshot) & (routes["measure"] == measure), "row"]))
