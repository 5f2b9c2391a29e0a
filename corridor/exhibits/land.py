"""What the chapter on land shows."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import land, land_findings
from corridor.analysis.claims import register
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import land as draw
from corridor.findings import Finding
from corridor.formats import MINUS, format_value

GENERATION_EDITION = "owid26"
"""Edition of the generation data whose series are used; it alone reaches 2025, and editions must not be mixed."""


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return the exhibits of the land chapter: register, capacity and solar imports, coal finance, energy's share."""
    projects, plants, figures = (evidence.table(name) for name in ("projects", "power_plants", "reported_figures"))
    coal, monthly, yearly = (evidence.table(name) for name in ("coal_finance", "solar_exports_monthly", "solar_exports"))
    countries, claims = evidence.table("countries"), evidence.table("claims")
    findings = (
        *land_findings.project_findings(projects),
        *land_findings.capacity_findings(plants),
        *land_findings.energy_share_findings(figures, projects, claims),
        *land_findings.claimed_share_findings(register.read(evidence, only=pd.Series([land_findings.ENERGY_CLAIM]))),
        *land_findings.coal_findings(coal, countries, edition.country),
        *land_findings.solar_findings(monthly, yearly, figures),
        *land_findings.generation_findings(_generation(evidence, edition.country)),
        *land_findings.debt_findings(figures),
    )
    return Exhibits(
        findings=findings,
        figures=(_register(projects), _capacity(plants, monthly), _coal(coal, countries, findings, edition.country)),
        tables=(_energy_table(figures, projects, claims),),
    )


def _register(projects: pd.DataFrame) -> FigureExhibit:
    main = land.main_projects(projects)
    counts = land.states_by_category(main)
    return FigureExhibit(
        figure=draw.register(counts),
        id="domains-land-register",
        title="{fact}`land.projects.operational` of {fact}`land.projects.count` projects in the register are in operation or completed; the others"
        " stand at every stage from proposal to cancellation",
        alt="Stacked bars of the number of projects by category and state. Coal and roads have most completed projects; special"
        " economic zones are all under way or planned; hydropower is mostly proposed.",
        data=counts.rename_axis("category").reset_index(),
        rows={"projects": main[list(projects.columns)]},
        note="The state is that of the last report found, which for some roads dates from 2018 or 2022. The register includes Chinese-built"
        " projects outside the corridor and roads of the western route that Pakistan pays for.",
    )


def _capacity(plants: pd.DataFrame, monthly: pd.DataFrame) -> FigureExhibit:
    capacity = land.capacity_by_finance(plants)
    months = land.solar_by_month(monthly)
    first = capacity.rename_axis("item").reset_index().melt("item", var_name="part", value_name="mw").assign(panel="capacity")
    second = months.rename(columns={"month": "item", "capacity_mw": "mw"})[["item", "mw"]].assign(part="panels", panel="solar")
    return FigureExhibit(
        figure=draw.capacity_and_solar(capacity, months),
        id="domains-land-power",
        title="Chinese finance stands behind {fact}`land.capacity_chinese_share.coal` of operating coal capacity; since 2017 China has sent"
        " {fact}`land.solar.cumulative` of solar panels",
        alt="Above, bars of operating capacity by fuel: Chinese finance is on record for most coal and nuclear capacity, little hydropower and no gas or oil."
        " Below, monthly bars of solar panels from China, low until 2022, then several times higher.",
        data=pd.concat([first, second], ignore_index=True)[["panel", "item", "part", "mw"]],
        rows={
            "power_plants": land.operating_plants(plants),
            "solar_exports_monthly": monthly.loc[monthly["product"] == "panels"],
        },
        note="Gross capacity from plant trackers of 2024 and 2025, which for Pakistan cover neither wind nor solar. None found does not mean none."
        " Exports as customs record them: panels sent are not panels installed.",
    )


def _coal(coal: pd.DataFrame, countries: pd.DataFrame, findings: tuple[Finding, ...], iso3: str) -> FigureExhibit:
    table = land.coal_origins(coal, countries)
    value = {item.id: item.value for item in findings}
    country = table.at[iso3, "country"]
    rank = value[f"land.coal_finance.rank_share.{iso3.lower()}"]
    code = iso3.lower()
    place = "the highest" if rank == 1 else f"the {{fact}}`land.coal_finance.rank_share.{code}` highest"
    return FigureExhibit(
        figure=draw.coal_origins(table, country=country),
        id="domains-land-coal",
        title=f"China's share of coal finance in {country}, {{fact}}`land.coal_finance.china_share.{code}`, is {place} among"
        " {fact}`land.coal_finance.countries` countries",
        alt=f"Stacked bars of the origin of coal finance in percent by country, from {table['country'].iloc[0]} with the highest"
        f" Chinese share down to {table['country'].iloc[-1]}; dollar totals stand at the ends.",
        data=table.reset_index(),
        rows={"coal_finance": coal.loc[coal["iso3"].isin(table.index)]},
        note="Closed loans and equity since 2010, in the countries of the tracker's extract with at least {fact}`land.coal_finance.least_usd`; transactions without an amount, many in"
        " Indonesia, are missing from the sums.",
    )


def _energy_table(figures: pd.DataFrame, projects: pd.DataFrame, claims: pd.DataFrame) -> TableExhibit:
    table = land.energy_shares(figures, projects)
    difference = table["share_pct"] - land_findings.claimed_energy_share(claims)
    shown = pd.DataFrame(
        {
            "basis": table["name"],
            "energy": table["energy_usd_bn"],
            "all": table["total_usd_bn"],
            "share": [_share(row) for row in table.itertuples()],
            "difference": difference,
            "sums": table["own"].map({True: "own", False: "reported"}),
        }
    )
    used = sorted(table["figure_rows"].explode().dropna()), sorted(table["project_rows"].explode().dropna())
    return TableExhibit(
        data=shown,
        id="domains-land-energy-share",
        caption="Energy's share of the corridor's money depends on what is counted",
        rows={"reported_figures": figures.loc[used[0]], "projects": projects.loc[used[1]]},
        note="Difference: from the share that the RCAS brief names without its basis. Own sums are made of the register's"
        " projects on the corridor's list whose cost is known.",
        formats={"energy": "{:.1f}", "all": "{:.1f}", "difference": _signed},
        headings={
            "basis": "Basis",
            "energy": "Energy, $ bn",
            "all": "All, $ bn",
            "share": "Energy's share",
            "difference": "Difference, points",
            "sums": "Sums",
        },
    )


def _signed(points: float) -> str:
    return f"{points:+.0f}".replace("-", MINUS)


def _share(row) -> str:
    if pd.notna(row.share_pct):
        return format_value(row.share_pct, "percent")
    words = str(row.words).strip()
    # A bare number in the source's words is a percentage; its unit stands in another column.
    return f"{words}%" if words[-1].isdigit() else words


def _generation(evidence: Evidence, iso3: str) -> pd.DataFrame:
    series = evidence.table("series").set_index("series_id")
    names = {f"electricity_{fuel}.{GENERATION_EDITION}": fuel for fuel in (*land_findings.MIX, "generation")}
    observations = evidence.table("observations")
    rows = observations.loc[observations["series_id"].isin(names) & (observations["iso3"] == iso3)]
    return rows.assign(fuel=rows["series_id"].map(names), source_id=rows["series_id"].map(series["source_id"]))
