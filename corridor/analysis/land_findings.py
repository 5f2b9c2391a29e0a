"""Findings of the land domain, made of the frames of :mod:`corridor.analysis.land`."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import land
from corridor.analysis.claims.register import Register
from corridor.analysis.concentration import hhi, number_equivalent
from corridor.findings import Finding, finding
from corridor.formats import NARROW_SPACE

ENERGY_CLAIM = "R028"
"""The RCAS brief's claim on energy's share of the corridor's investment."""

MIX = ("solar", "coal", "gas", "hydro", "nuclear", "oil", "wind", "bioenergy")


def project_findings(projects: pd.DataFrame) -> list[Finding]:
    """Return counts of the register by state, of all projects and of those on the corridor's list."""
    main = land.main_projects(projects)
    listed = main.loc[main["listed"]]
    done = listed.loc[listed["status_group"] == "operational"]
    results = [
        _count("land.projects.count", main, main, "Projects in the register, one row each (rival figures left out)."),
        _count("land.projects.count_listed", listed, listed, "Projects in the register that official lists count as part of the corridor."),
        _count("land.projects.operational_energy", done.loc[done["category"].isin(land.ENERGY)], done, "Energy projects, mines and the transmission"
               " line among the listed projects that are in operation or completed."),
    ]  # fmt: skip
    for state, words in land.STATES.items():
        results.append(_count(f"land.projects.{state}", main.loc[main["status_group"] == state], main, f"Projects in the register: {words.lower()}."))
        results.append(
            _count(f"land.projects.{state}_listed", listed.loc[listed["status_group"] == state], listed, f"Projects on the corridor's list: {words.lower()}.")
        )
    for category, words in (("sez", "special economic zones"), ("rail", "railway projects")):
        rows = main.loc[main["category"] == category]
        results += [
            _count(f"land.projects.count.{category}", rows, rows, f"Projects in the register: {words}."),
            _count(f"land.projects.operational.{category}", rows.loc[rows["status_group"] == "operational"], rows, f"Of the {words}, those in operation or completed."),
        ]  # fmt: skip
    results.append(
        finding(
            id="land.projects.operational_share_listed", value=100 * len(done) / len(listed), unit="percent", rows={"projects": listed},
            definition="Share of the projects on the corridor's list that are in operation or completed, by number, not by value.",
        )
    )  # fmt: skip
    return results


def capacity_findings(plants: pd.DataFrame) -> list[Finding]:
    """Return, for coal, hydro and nuclear, operating capacity with Chinese finance and its share."""
    units = land.operating_plants(plants)
    results = []
    for fuel in ("coal", "hydro", "nuclear"):
        rows = units.loc[units["fuel"] == fuel]
        chinese = rows.loc[rows["chinese_financed"] == "yes", "capacity_mw"].sum()
        what = f"{fuel} capacity in Pakistan's operating units for which Chinese finance is on record"
        results += [
            finding(id=f"land.capacity_chinese.{fuel}", value=chinese, unit="mw", rows={"power_plants": rows}, definition=f"The {what}."),
            finding(
                id=f"land.capacity_chinese_share.{fuel}", value=100 * chinese / rows["capacity_mw"].sum(), unit="percent",
                rows={"power_plants": rows}, definition=f"Share of the {what}.",
            ),
        ]  # fmt: skip
    return results


def claimed_energy_share(claims: pd.DataFrame) -> float:
    """Return the share of energy that the RCAS brief names, in percent."""
    return float(claims.loc[claims["claim_id"] == ENERGY_CLAIM, "quantity"].iloc[0])


def claimed_share_findings(register: Register) -> list[Finding]:
    """Return the lowest and the highest share of energy that the register of claims sets against the brief's."""
    values = [float(value) for value in register.values[ENERGY_CLAIM]]
    return [
        finding(
            id=f"land.energy_share.register_of_claims_{which}", value=value, unit="percent", rows=register.rows[ENERGY_CLAIM],
            sources=register.evidence_sources[ENERGY_CLAIM],
            definition=f"The {which} share of energy on the lists of projects against which the register of claims sets the brief's share.",
        )
        for which, value in (("lowest", min(values)), ("highest", max(values)))
    ]  # fmt: skip


def energy_share_findings(figures: pd.DataFrame, projects: pd.DataFrame, claims: pd.DataFrame) -> list[Finding]:
    """Return energy's share on every basis that has numbers, the lowest and the highest, and the share that the brief names."""
    table = land.energy_shares(figures, projects)
    numbers = table.dropna(subset="share_pct")

    def rows(records: pd.DataFrame) -> dict[str, pd.DataFrame]:
        chosen = {
            "reported_figures": figures.loc[sorted(records["figure_rows"].explode().dropna())],
            "projects": projects.loc[sorted(records["project_rows"].explode().dropna())],
        }
        return {name: frame for name, frame in chosen.items() if not frame.empty}

    results = [
        finding(
            id=f"land.energy_share.{record.basis}", value=record.share_pct, unit="percent", rows=rows(table.loc[[record.Index]]),
            definition=f"Energy's share of the corridor's money. Basis: {record.name}.",
        )
        for record in numbers.itertuples()
    ]  # fmt: skip
    claim = claims.loc[claims["claim_id"] == ENERGY_CLAIM]
    results.append(
        finding(
            id="land.energy_share.claimed", value=claimed_energy_share(claims), unit="percent", rows={"claims": claim},
            definition="Energy's share of the corridor's investment as the RCAS brief gives it, without its basis.",
        )
    )  # fmt: skip
    for which, value in (("lowest", numbers["share_pct"].min()), ("highest", numbers["share_pct"].max())):
        results.append(
            finding(
                id=f"land.energy_share.{which}", value=value, unit="percent", rows=rows(numbers),
                definition=f"The {which} of the shares of energy in the corridor's money on the bases for which both sums are known.",
            )
        )  # fmt: skip
    return results


def coal_findings(coal: pd.DataFrame, countries: pd.DataFrame, iso3: str = "PAK") -> list[Finding]:
    """Return origin and concentration of a country's coal finance, and its rank among countries with at least a billion dollars."""
    table = land.coal_origins(coal, countries)
    row = table.loc[iso3]
    own = {"coal_finance": coal.loc[coal["iso3"] == iso3]}
    all_rows = {"coal_finance": coal.loc[coal["iso3"].isin(table.index)]}
    code = iso3.lower()
    country = row["country"]
    bounds = (row["hhi_low"], row["hhi_high"])
    return [
        finding(id=f"land.coal_finance.china_share.{code}", value=row["china"], unit="percent", rows=own,
                definition=f"China's share of the closed finance of coal plants in {country} since 2010, loans and equity together."),
        finding(id=f"land.coal_finance.china_usd.{code}", value=row["china_usd_m"], unit="usd_m", rows=own,
                definition=f"Closed Chinese finance of coal plants in {country} since 2010, nominal US dollars."),
        finding(id=f"land.coal_finance.domestic_share.{code}", value=row["domestic"], unit="percent", rows=own,
                definition=f"Domestic share of the closed finance of coal plants in {country} since 2010."),
        finding(id=f"land.coal_finance.hhi.{code}", value=row["hhi"], unit="hhi", text=f"{row['hhi']:.2f}", interval=bounds, rows=own,
                method=hhi, definition=f"Herfindahl-Hirschman index (0 to 1) of the named origins of coal finance in {country}; the interval"
                " is the bounds for origins not named."),
        finding(id=f"land.coal_finance.number_equivalent.{code}", value=row["number_equivalent"], unit="ratio", rows=own,
                text=f"{row['number_equivalent']:.1f}", method=number_equivalent,
                definition=f"Number of equal origins that would concentrate coal finance in {country} as much (reciprocal of the index)."),
        finding(id=f"land.coal_finance.rank_share.{code}", value=int((table["china"] > row["china"]).sum()) + 1, unit="rank", rows=all_rows,
                definition=f"Rank of {country} by China's share of coal finance among countries with at least 1 billion dollars of it."),
        finding(id=f"land.coal_finance.rank_usd.{code}", value=int((table["china_usd_m"] > row["china_usd_m"]).sum()) + 1, unit="rank",
                rows=all_rows, definition=f"Rank of {country} by Chinese coal finance in dollars among the same countries."),
        finding(id="land.coal_finance.countries", value=len(table), unit="count", rows=all_rows,
                definition="Countries in the table with at least 1 billion dollars of closed coal finance since 2010."),
        finding(id="land.coal_finance.least_usd", value=int(land.LEAST_USD_M), unit="usd_m", text=f"${land.LEAST_USD_M / 1000:.0f}{NARROW_SPACE}billion", rows=all_rows,
                definition="Closed finance of coal plants since 2010 from which a country is compared."),
        finding(id="land.coal_finance.median_share", value=table["china"].drop(iso3).median(), unit="percent", rows=all_rows,
                definition=f"Median of China's share of coal finance over the other countries with at least 1 billion dollars, {country} left out."),
    ]  # fmt: skip


def solar_findings(monthly: pd.DataFrame, yearly: pd.DataFrame, figures: pd.DataFrame) -> list[Finding]:
    """Return what Chinese customs record of solar panels sent to Pakistan, and its size against the grid."""
    months = land.solar_by_month(monthly)
    panels = monthly.loc[monthly["product"] == "panels"]
    last = months["month"].iloc[-1]
    grid = figures.loc[figures["figure_id"] == "LF095"]
    rows = {"solar_exports_monthly": panels}
    total = months["cumulative_mw"].iloc[-1]
    share = yearly.loc[(yearly["iso3"] == "PAK") & (yearly["product"] == "panels") & (yearly["year"] == 2024)]
    modules = monthly.loc[monthly["product"].isin(["panels", "cells"]) & monthly["month"].astype(str).str.startswith("2024")]
    results = [
        finding(id="land.solar.last_month", value=last, unit="date", rows=rows, definition="Last month of the customs series on solar exports."),
        finding(id="land.solar.cumulative", value=total, unit="mw", rows=rows,
                definition=f"Solar panels that China's customs recorded as exported to Pakistan from January 2017 to {last}."),
        finding(id="land.solar.grid_capacity", value=grid["value_number"].iloc[0], unit="mw", rows={"reported_figures": grid},
                definition="Installed generation capacity of Pakistan, March 2025, as reported."),
        finding(id="land.solar.over_grid", value=100 * total / grid["value_number"].iloc[0], unit="percent",
                rows=rows | {"reported_figures": grid},
                definition="Panels exported to Pakistan since 2017 as a share of the installed generation capacity of March 2025."),
        finding(id="land.solar.modules_2024", value=modules["capacity_mw"].sum(), unit="mw", rows={"solar_exports_monthly": modules},
                definition="Solar panels and cells exported from China to Pakistan in 2024."),
        finding(id="land.solar.export_share_2024", value=share["share_of_china_exports_pct"].iloc[0], unit="percent",
                rows={"solar_exports": share}, definition="Pakistan's share of China's panel exports in 2024, by capacity."),
    ]  # fmt: skip
    review = figures.loc[figures["figure_id"] == "LF082"]
    results.append(
        finding(
            id="land.solar.reported_2024", value=1000 * review["value_number"].iloc[0], unit="mw", rows={"reported_figures": review},
            text=f"{review['value_number'].iloc[0]:.0f}\u00a0GW", definition="Solar panels imported by Pakistan in 2024 as a yearly review has it.",
        )
    )  # fmt: skip
    for year in (2017, 2021, 2024, 2025):
        part = months.loc[months["year"] == year]
        used = {"solar_exports_monthly": panels.loc[panels["month"].astype(str).str.startswith(str(year))]}
        results.append(
            finding(
                id=f"land.solar.imports.{year}", value=part["capacity_mw"].sum(), unit="mw", rows=used,
                definition=f"Solar panels exported from China to Pakistan in {year} ({len(part)} months).",
            )
        )  # fmt: skip
    for year in (2017, 2025):
        part = months.loc[months["year"] == year]
        price = part["value_usd_m"].sum() / part["capacity_mw"].sum()
        used = {"solar_exports_monthly": panels.loc[panels["month"].astype(str).str.startswith(str(year))]}
        results.append(
            finding(
                id=f"land.solar.price.{year}", value=price, unit="usd_per_w", text=f"${price:.2f}", rows=used,
                definition=f"Mean customs value of a watt of panel capacity exported to Pakistan in {year}, US dollars.",
            )
        )  # fmt: skip
    return results


def generation_findings(observations: pd.DataFrame, *, years: tuple[int, int] = (2017, 2025)) -> list[Finding]:
    """Return shares of electricity generation by source, from one edition of the data.

    Parameters
    ----------
    observations
        One row per source and year of one country: ``fuel`` (see :data:`MIX`, and ``generation`` for the total), ``year``,
        ``value`` (TWh), ``series_id``, ``source_id``. Editions differ strongly, so rows of one edition only.
    """
    results = []
    for year in years:
        rows = observations.loc[observations["year"] == year]
        values = rows.set_index("fuel")["value"]
        for fuel in ("solar", "coal", "nuclear"):
            used = rows.loc[rows["fuel"].isin([fuel, "generation"])]
            results.append(
                finding(
                    id=f"land.generation.{fuel}_share.{year}", value=100 * values[fuel] / values["generation"], unit="percent",
                    rows={"observations": used}, definition=f"Share of {fuel} in Pakistan's electricity generation, {year}.",
                )
            )  # fmt: skip
    last = observations.loc[observations["year"] == years[-1]]
    rank = last.loc[last["fuel"] != "generation", "value"].rank(ascending=False)[last["fuel"] == "solar"].iloc[0]
    results.append(
        finding(
            id=f"land.generation.solar_rank.{years[-1]}", value=int(rank), unit="rank", rows={"observations": last},
            definition=f"Rank of solar among the sources of Pakistan's electricity, {years[-1]}.",
        )
    )  # fmt: skip
    return results


def debt_findings(figures: pd.DataFrame) -> list[Finding]:
    """Return what Pakistan owed the Chinese power producers, and how little one of their plants ran."""
    due, use = (figures.loc[figures["figure_id"] == key] for key in ("LF044", "LF049"))
    return [
        finding(id="land.power_dues", value=due["value_number"].iloc[0], unit="pkr_bn", text=f"Rs {due['value_number'].iloc[0]:,.0f}\u00a0billion",
                rows={"reported_figures": due}, definition="Dues to Chinese power producers under the corridor at the end of June 2025."),
        finding(id="land.lowest_utilisation", value=use["value_number"].iloc[0], unit="percent", rows={"reported_figures": use},
                definition="Lowest utilisation among Chinese-financed coal plants, 2024."),
    ]  # fmt: skip


def _count(id: str, counted: pd.DataFrame, of: pd.DataFrame, definition: str) -> Finding:
    return finding(id=id, value=len(counted), unit="count", rows={"projects": of}, definition=definition)
