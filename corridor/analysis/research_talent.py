"""Co-authored papers by partner, and Pakistani students in China.

Papers are counted in whole: one paper with authors from three countries is a co-publication of each pair, so partner shares of
a country add up to more than one. Editions of the source differ in what they cover: they are set side by side, never joined.
"""

from __future__ import annotations

import pandas as pd

from corridor.analysis.concentration import concentration, number_equivalent
from corridor.analysis.reported import FIGURES, figure_rows
from corridor.findings import Finding, finding

ALL_FIELDS = "all_se"
AI = "ai"

STUDENT_FIGURES = {
    "RES007": "2013", "RES003": "2016", "RES009": "2017", "RES008": "2018", "RES030": "2021", "RES016": "2023",
}  # fmt: skip
"""Reported numbers of Pakistani students in China, all levels -> the year each stands for."""


def editions(copublications: pd.DataFrame) -> pd.DataFrame:
    """Return the sets of co-publication counts: ``field``, ``period``, ``key`` ("2022", "ai_2003_2022"), sciences first."""
    sets = copublications[["field", "period"]].drop_duplicates().astype(str)
    ai = sets["field"] != ALL_FIELDS
    key = sets["period"].str.replace("-", "_")
    return (
        sets.assign(ai=ai, key=key.where(~ai, "ai_" + key)).sort_values(["ai", "period"]).drop(columns="ai").reset_index(drop=True)
    )


def partner_shares(copublications: pd.DataFrame, *, partner: str) -> pd.DataFrame:
    """Return the rows of ``copublications`` with one partner: its share in the international papers of every listed country."""
    return copublications.loc[copublications["partner_iso3"] == partner]


def partners_of(copublications: pd.DataFrame, *, country: str, most: int | None = None) -> pd.DataFrame:
    """Return the rows of one country, by edition, the partner with the most co-publications first; ``most`` keeps the first few."""
    rows = copublications.loc[copublications["country_iso3"] == country]
    rows = rows.sort_values(
        ["field", "period", "copublications", "partner_iso3"], ascending=[True, True, False, True], kind="stable"
    )
    return rows if most is None else rows.groupby(["field", "period"], sort=False).head(most)


def partner_concentration(copublications: pd.DataFrame, *, country: str) -> pd.DataFrame:
    """Return concentration of one country's co-publications over the listed partners, by ``field`` and ``period`` (index).

    The shares are those in the sum over all listed pairs, since papers with several partners count once for each.
    """
    rows = copublications.loc[copublications["country_iso3"] == country]
    return concentration(rows, group=["field", "period"], supplier="partner_iso3", amount="copublications").set_index(
        ["field", "period"]
    )


def coauthor_findings(copublications: pd.DataFrame, *, country: str, partner: str) -> list[Finding]:
    """Return, for every edition, the partner's share and rank, the first and second partner, and concentration."""
    key, other = country.lower(), partner.lower()
    measures = partner_concentration(copublications, country=country)
    found: list[Finding] = []
    for field, period, edition in editions(copublications).itertuples(index=False):
        chosen = copublications.loc[(copublications["field"] == field) & (copublications["period"].astype(str) == period)]
        shares = partner_shares(chosen, partner=partner)
        own = shares.loc[shares["country_iso3"] == country]
        share = float(own["partner_share_pct"].iloc[0])
        ranked = partners_of(chosen, country=country)
        place = list(ranked["partner_iso3"]).index(partner)
        rival = ranked.loc[ranked["partner_iso3"] != partner].iloc[[0]]
        what = f"{'artificial intelligence' if field == AI else 'science and engineering'} papers with authors from several countries, {period}"
        listed = {"copublications": shares}
        index = float(measures.loc[(field, period), "hhi"])
        found += [
            finding(
                id=f"research.coauthor_share.{other}.{key}.{edition}", value=share, unit="percent",
                definition=f"Share with a co-author from China in the country's {what}", rows={"copublications": own},
            ),
            finding(
                id=f"research.coauthored_papers.{other}.{key}.{edition}", value=int(own["copublications"].iloc[0]), unit="count",
                definition=f"Papers written together with authors from China among the country's {what}", rows={"copublications": own},
            ),
            finding(
                id=f"research.coauthor_rank.{other}.{key}.{edition}", value=int((shares["partner_share_pct"] > share).sum()) + 1, unit="rank",
                definition=f"Rank by that share among the {len(shares)} countries listed: {what}", rows=listed,
            ),
            finding(
                id=f"research.coauthor_countries.{other}.{edition}", value=len(shares), unit="count",
                definition=f"Countries for which the source lists the share with China: {what}", rows=listed,
            ),
            finding(
                id=f"research.coauthor_median.{other}.{edition}", value=float(shares["partner_share_pct"].median()), unit="percent",
                definition=f"Median over the countries listed of the share with China: {what}", rows=listed,
            ),
            finding(
                id=f"research.partner_rank.{other}.{key}.{edition}", value=place + 1, unit="rank",
                definition=f"Rank of China among the country's partners: {what}", rows={"copublications": ranked},
            ),
            finding(
                id=f"research.rival_share.{key}.{edition}", value=float(rival["partner_share_pct"].iloc[0]), unit="percent",
                definition=f"Share of the largest partner other than China ({rival['partner_iso3'].iloc[0]}): {what}",
                rows={"copublications": rival},
            ),
            finding(
                id=f"research.partner_number_equivalent.{key}.{edition}", value=number_equivalent(index), unit="partners", text=f"{number_equivalent(index):.1f}",
                definition=f"Number of equal partners with the same concentration (1 / HHI of pair counts with listed partners): {what}",
                rows={"copublications": ranked}, method=number_equivalent,
            ),
        ]  # fmt: skip
    return found


def student_numbers(students: pd.DataFrame, figures: pd.DataFrame, *, country: str) -> pd.DataFrame:
    """Return the numbers of students from one country in China: ``year``, ``students``, ``kind`` (official, reported), sorted.

    Official are those of the Ministry of Education; reported are figures from press and officials, several for a year.
    """
    official = students.loc[students["origin_country_iso3"] == country, ["year", "students", "source_id"]].assign(kind="official")
    rows = figure_rows(figures, list(STUDENT_FIGURES))
    reported = pd.DataFrame(
        {
            "year": [int(year) for year in STUDENT_FIGURES.values()],
            "students": rows["value_number"].to_numpy(float),
            "source_id": rows["source_id"].to_numpy(),
            "kind": "reported",
        }
    )
    together = pd.concat([official, reported], ignore_index=True)
    return together.astype({"students": float, "year": int}).sort_values(["year", "kind"], kind="stable").reset_index(drop=True)


def student_findings(students: pd.DataFrame, figures: pd.DataFrame, *, country: str) -> list[Finding]:
    """Return official numbers and ranks of students in China by year, and the latest reported number."""
    key = country.lower()
    found: list[Finding] = []
    for year, rows in students.groupby("year"):
        own = rows.loc[rows["origin_country_iso3"] == country]
        for name, column, unit, words in (
            ("students_in_china", "students", "people", "Students from the country enrolled in mainland China"),
            ("students_rank", "rank", "rank", "Rank of the country among origins of international students in mainland China"),
            ("students_share", "share_pct", "percent", "Share of the country in all international students in mainland China"),
        ):
            value = own[column].iloc[0]
            definition = f"{words}, {year}, Chinese Ministry of Education"
            found.append(
                finding(
                    id=f"research.{name}.{key}.{year}",
                    value=value,
                    unit=unit,
                    definition=definition,
                    rows={"students_in_china": own},
                )
            )
    latest = figure_rows(figures, ["RES016"])
    return [
        *found,
        finding(
            id=f"research.students_reported.{key}.2023", value=int(latest["value_number"].iloc[0]), unit="people",
            definition="As reported: students from the country in China, 2023, more than; chairman of the Higher Education Commission",
            rows={FIGURES: latest},
        ),
    ]  # fmt: skip


def neighbour_findings(copublications: pd.DataFrame, *, country: str, neighbour: str, partner: str) -> list[Finding]:
    """Return, for the latest sciences edition and for AI, the neighbour's papers with the partner and the country's rank for it."""
    key, near, other = country.lower(), neighbour.lower(), partner.lower()
    sets = editions(copublications)
    latest = pd.concat([sets.loc[sets["field"] == ALL_FIELDS].tail(1), sets.loc[sets["field"] == AI].tail(1)])
    found: list[Finding] = []
    for field, period, edition in latest.itertuples(index=False):
        chosen = copublications.loc[(copublications["field"] == field) & (copublications["period"].astype(str) == period)]
        theirs = partner_shares(chosen, partner=partner)
        theirs = theirs.loc[theirs["country_iso3"] == neighbour]
        ranked = partners_of(chosen, country=partner)
        found += [
            finding(
                id=f"research.coauthored_papers.{other}.{near}.{edition}", value=int(theirs["copublications"].iloc[0]), unit="count",
                definition=f"Papers of {neighbour} written together with authors from {partner}, {period} ({field})",
                rows={"copublications": theirs},
            ),
            finding(
                id=f"research.rank_among_partners.{key}.{other}.{edition}", value=list(ranked["partner_iso3"]).index(country) + 1, unit="rank",
                definition=f"Rank of {country} among the {len(ranked)} listed partners of {partner} by co-authored papers, {period} ({field})",
                rows={"copublications": ranked}, method=number_equivalent,
            ),
        ]  # fmt: skip
    return found


def dated_facts(events: pd.DataFrame, event_sources: pd.DataFrame) -> pd.DataFrame:
    """Return ``events`` in order of date with ``n_sources``, the number of sources that each rests on."""
    counts = event_sources.groupby("event_id")["source_id"].nunique()
    return events.assign(n_sources=events["event_id"].map(counts).fillna(1).astype(int)).sort_values(
        ["date", "event_id"], kind="stable"
    )
