"""The claims that tables can decide, each with its rule: the list :data:`CHECKS` for :func:`corridor.analysis.claims.recheck`.

A check reads frames and returns a :class:`Measured`, or nothing where the only record is a brief itself.
"""

from __future__ import annotations

from collections.abc import Callable

from corridor.analysis.claims import BRIEF_SOURCES, G20_MEMBERS, SOUTH_ASIA, Check, Frames, Measured
from corridor.formats import format_date, ordinal

TABLES = (
    "arms_register", "china_index", "copublications", "event_sources", "events", "projects", "reported_figures", "satellites", "students_in_china",
    "trade_counts",
)  # fmt: skip
PANELS = ("exports_goods_services", "gdp_current", "gdp_growth", "gdp_ppp_constant_2021")

Measure = Callable[[Frames, Frames], Measured | None]
ENERGY = ("coal", "hydro", "wind", "solar", "transmission")
HEAVY_WEAPONS = ("tank", "self-propelled gun", "towed gun", "multiple rocket launcher")


def event_date(event_id: str) -> Measure:
    """Return a measure: the date of an event that has a source besides the briefs."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        event = tables["events"][tables["events"]["event_id"] == event_id]
        sources = tables["event_sources"][tables["event_sources"]["event_id"] == event_id]
        independent = sources[~sources["source_id"].isin(BRIEF_SOURCES)]
        if event.empty or independent.empty:
            return None
        date = str(event["date"].iloc[0])
        return Measured(value=date, words=format_date(date), rows={"events": event, "event_sources": independent})

    return measure


def event_quantity(event_id: str, unit: str) -> Measure:
    """Return a measure: the quantity of an event that has a source besides the briefs."""
    dated = event_date(event_id)

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        found = dated(tables, panels)
        if found is None:
            return None
        quantity = float(found.rows["events"]["quantity"].iloc[0])
        return Measured(value=quantity, words=f"{quantity:,.0f} {unit} on {found.words}", rows=found.rows)

    return measure


def project_value(project_id: str, column: str, words: str) -> Measure:
    """Return a measure: a number or date of a project's main row."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        projects = tables["projects"]
        row = projects[(projects["project_id"] == project_id) & (projects["is_main"] == 1) & projects[column].notna()]
        if row.empty:
            return None
        value = row[column].iloc[0]
        shown = format_date(value) if isinstance(value, str) else f"{value:,.0f}"
        return Measured(value=value if isinstance(value, str) else float(value), words=words.format(shown), rows={"projects": row})

    return measure


def world_rank(panel: str, iso3: str, year: int, words: str) -> Measure:
    """Return a measure: the rank of a country in a panel and year, aggregates left out."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        frame = panels[panel]
        frame = frame[(frame["year"] == year) & ~frame["iso3"].isin(["WLD", "EUE", "EUU"])]
        own = frame[frame["iso3"] == iso3]
        if own.empty:
            return None
        rank = int((frame["value"] > own["value"].iloc[0]).sum()) + 1
        return Measured(value=rank, words=f"{ordinal(rank)} in {year}, {words}", rows={"observations": frame.nlargest(5, "value")})

    return measure


def growing_members(year: int) -> Measure:
    """Return a measure: how many members of the G20 grew in a year."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        frame = panels["gdp_growth"]
        frame = frame[(frame["year"] == year) & frame["iso3"].isin(G20_MEMBERS)]
        if frame.empty:
            return None
        grew = int((frame["value"] > 0).sum())
        return Measured(value=grew, words=f"{grew} of {len(frame)} G20 countries grew in {year}", rows={"observations": frame})

    return measure


def mean_growth(tables: Frames, panels: Frames) -> Measured | None:
    """Return China's mean growth in the years after the pandemic's first."""
    frame = panels["gdp_growth"]
    frame = frame[(frame["iso3"] == "CHN") & frame["year"].between(2021, 2024)]
    if frame.empty:
        return None
    mean = float(frame["value"].mean())
    return Measured(value=mean, words=f"{mean:.1f}% a year on average, 2021 to {frame['year'].max()}", rows={"observations": frame})


def more_with_china(tables: Frames, panels: Frames) -> Measured | None:
    """Return the latest published count of economies that trade more with China than with the United States."""
    frame = tables["trade_counts"]
    frame = frame[(frame["basis"] == "published") & frame["n_more_with_china"].notna()]
    latest = frame[frame["year"] == frame["year"].max()]
    if latest.empty:
        return None
    count = int(latest["n_more_with_china"].iloc[0])
    return Measured(value=count, words=f"{count} economies in {latest['year'].iloc[0]}", rows={"trade_counts": latest})


def china_index_rank(domain: str) -> Measure:
    """Return a measure: Pakistan's rank in a domain of the China Index 2024."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        frame = tables["china_index"]
        row = frame[(frame["edition"] == 2024) & (frame["domain"] == domain) & (frame["iso3"] == "PAK")]
        if row.empty:
            return None
        rank = int(row["rank"].iloc[0])
        return Measured(value=rank, words=f"{ordinal(rank)} of {row['n_countries'].iloc[0]} in the China Index 2024", rows={"china_index": row})

    return measure


def partner_rank(among: tuple[str, ...] | None, words: str) -> Measure:
    """Return a measure: Pakistan's place among the countries that write papers with China (all fields, 2022)."""

    def measure(tables: Frames, panels: Frames) -> Measured | None:
        frame = tables["copublications"]
        frame = frame[(frame["field"] == "all_se") & (frame["period"] == "2022") & (frame["partner_iso3"] == "CHN")]
        if among is not None:
            frame = frame[frame["country_iso3"].isin(among)]
        own = frame[frame["country_iso3"] == "PAK"]
        if own.empty or len(frame) < 2:
            return None
        rank = int((frame["copublications"] > own["copublications"].iloc[0]).sum()) + 1
        return Measured(value=rank, words=f"{ordinal(rank)} of {len(frame)} {words}, 2022", rows={"copublications": frame})

    return measure


def students(tables: Frames, panels: Frames) -> Measured | None:
    """Return the latest count of Pakistani students in China."""
    frame = tables["students_in_china"]
    frame = frame[frame["origin_country_iso3"] == "PAK"]
    latest = frame[frame["year"] == frame["year"].max()]
    if latest.empty:
        return None
    return Measured(
        value=float(latest["students"].iloc[0]), words=f"{latest['students'].iloc[0]:,} in {latest['year'].iloc[0]}", rows={"students_in_china": latest}
    )


def launch_of_paksat(tables: Frames, panels: Frames) -> Measured | None:
    """Return the launch day of PakSat-MM1."""
    frame = tables["satellites"]
    row = frame[frame["name"].str.replace(" ", "-").str.lower().str.startswith("paksat-mm1") & (frame["is_main"] == 1) & (frame["launch_date"] >= "2024")]
    if row.empty:
        return None
    date = str(row["launch_date"].iloc[0])
    return Measured(value=date, words=format_date(date), rows={"satellites": row})


def heavy_weapons(tables: Frames, panels: Frames) -> Measured | None:
    """Return China's share of tanks, guns and rocket launchers delivered to Pakistan since 1990, in pieces."""
    frame = tables["arms_register"]
    frame = frame[frame["description"].isin(HEAVY_WEAPONS) & frame["number_delivered"].notna()]
    if frame.empty:
        return None
    share = float(frame.loc[frame["supplier_iso3"] == "CHN", "number_delivered"].sum() / frame["number_delivered"].sum() * 100)
    return Measured(value=share, words=f"{share:.0f}% of the pieces delivered since 1990", rows={"arms_register": frame})


def wind_farms(tables: Frames, panels: Frames) -> Measured | None:
    """Return how many wind farms of the project register ran by the end of 2020."""
    frame = tables["projects"]
    frame = frame[(frame["category"] == "wind") & (frame["is_main"] == 1) & (frame["operational_date"].fillna("9999") <= "2020-12-31")]
    return Measured(value=len(frame), words=f"{len(frame)} in the project register", rows={"projects": frame}) if len(frame) else None


def energy_shares(tables: Frames, panels: Frames) -> Measured | None:
    """Return energy's share in the corridor's projects by every list at hand: the register's known costs, and reported shares."""
    projects = tables["projects"]
    projects = projects[(projects["is_main"] == 1) & (projects["in_cpec_list"] == "yes") & projects["cost_usd_m"].notna()]
    figures = tables["reported_figures"]
    figures = figures[
        figures["indicator"].str.startswith("energy share of") & (figures["unit"] == "percent") & figures["value_number"].notna()
        & ~figures["source_id"].isin(BRIEF_SOURCES)
    ]  # fmt: skip
    if projects.empty or figures.empty:
        return None
    energy = projects["category"].isin(ENERGY)
    own = float(projects.loc[energy, "cost_usd_m"].sum() / projects["cost_usd_m"].sum() * 100)
    values = (own, *figures["value_number"].astype(float))
    return Measured(value=values, words=f"{min(values):.0f} to {max(values):.0f}%, by the list", rows={"projects": projects, "reported_figures": figures})


CHECKS = (
    Check(claim_id="R064", claimed=1, rule="equal", measure=china_index_rank("overall"), limit="An expert index; for an index of records see the exposure chapter."),
    Check(claim_id="R065", claimed=10, rule="at_most", measure=china_index_rank("technology"), limit="High is read as among the first ten."),
    Check(claim_id="R008", claimed=1, rule="equal", measure=world_rank("gdp_ppp_constant_2021", "CHN", 2024, "at purchasing power parity")),
    Check(claim_id="R009", claimed=2, rule="equal", measure=world_rank("gdp_current", "CHN", 2023, "at current prices")),
    Check(claim_id="R010", claimed=1, rule="equal", measure=world_rank("exports_goods_services", "CHN", 2024, "exports of goods and services")),
    Check(claim_id="R012", claimed=128, rule="within", tolerance=0.05, measure=more_with_china, limit="The claimed number is that of 2018."),
    Check(claim_id="R013", claimed=3, rule="within", tolerance=0.2, measure=mean_growth),
    Check(claim_id="R014", claimed=1, rule="equal", measure=growing_members(1998)),
    Check(claim_id="R015", claimed=1, rule="equal", measure=growing_members(2009)),
    Check(claim_id="R016", claimed=1, rule="equal", measure=growing_members(2020)),
    Check(claim_id="R022", claimed="2001", rule="same_year", measure=event_date("1976-05-30-st-agreement"), limit="The first agreement on record; the memorandum of 2001 was not found."),
    Check(claim_id="R025", claimed="2015", rule="same_year", measure=event_date("2015-04-20-xi-visit-51-agreements")),
    Check(claim_id="R026", claimed=50, rule="at_least", measure=event_quantity("2015-04-20-xi-visit-51-agreements", "agreements")),
    Check(claim_id="R028", claimed=61, rule="several", tolerance=0.1, measure=energy_shares, limit="The share depends on the list: see the land chapter."),
    Check(claim_id="R030", claimed=3, rule="at_least", measure=wind_farms, limit="Several is read as three or more."),
    Check(claim_id="R032", claimed="2019", rule="same_year", measure=project_value("CPEC-R02", "operational_date", "opened on {}"), limit="The brief gives no year; it places the motorway in its second phase."),
    Check(claim_id="R039", claimed="2022-07", rule="same_month", measure=event_date("2022-07-jwg-it-meeting")),
    Check(claim_id="R040", claimed="2024-05", rule="same_month", measure=event_date("2024-05-jwg-it-meeting"), limit="One news report."),
    Check(claim_id="R042", claimed=1000, rule="at_least", measure=event_quantity("2026-01-sunwalk-1000km", "km")),
    Check(claim_id="R044", claimed="2024-08", rule="same_month", measure=event_date("2024-06-05-shenzhen-32-mous"), limit="The only set of 32 memoranda on record: between companies, four of them in information technology."),
    Check(claim_id="N004", claimed=1, rule="equal", measure=partner_rank(SOUTH_ASIA, "countries of South Asia listed, by papers written with China"), limit="Papers of all fields, not the ranking of the Nature Index."),
    Check(claim_id="N005", claimed=10, rule="at_most", measure=partner_rank(None, "partners of China listed, by papers"), limit="Among all partners listed, members of the Belt and Road or not."),
    Check(claim_id="N006", claimed=25_000, rule="at_least", measure=students, limit="The last count by the Chinese ministry."),
    Check(claim_id="N009", claimed=44, rule="within", tolerance=0.05, measure=project_value("CPEC-F01", "cost_usd_m", "${} million")),
    Check(claim_id="N010", claimed=820, rule="within", tolerance=0.05, measure=project_value("CPEC-F01", "length_km", "{} km")),
    Check(claim_id="N013", claimed="2020", rule="same_year", measure=event_date("2022-nust-cpins-lab-established")),
    Check(claim_id="N016", claimed="2022-11", rule="same_month", measure=event_date("2022-11-ecommerce-mou")),
    Check(claim_id="N034", claimed=50, rule="at_least", measure=heavy_weapons, limit="Deliveries since 1990, not what is in service; most is read as half or more."),
    Check(claim_id="N037", claimed="2023-10", rule="same_month", measure=event_date("2023-10-ilrs-joined")),
    Check(claim_id="N038", claimed="2024-06", rule="same_month", measure=launch_of_paksat),
    Check(claim_id="N040", claimed="2014", rule="same_year", measure=project_value("CPEC-E13", "operational_date", "in operation on {}"), limit="2014 fits the start of works."),
)  # fmt: skip
