"""What the chapter on research and talent shows."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import research_talent as analysis
from corridor.analysis.reported import event_date_findings, event_rows, figure_rows, reported_findings
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import research_talent as figures
from corridor.figures.style import COLOURS
from corridor.formats import format_date, format_number

NEIGHBOUR = "IND"
HIGHEST = "SGP"

FACTS = (
    "1976-05-30-st-agreement",
    "1992-10-30-psf-nsfc-agreement",
    "2016-03-hec-huawei-dou",
    "2019-12-20-huawei-8-ict-academies",
    "2020-07-psf-nsfc-130-projects",
    "2021-03-16-psf-nsfc-12-funded",
    "2021-10-15-higher-education-institute",
    "2021-11-wut-pueet-ai-centre-mou",
    "2022-nust-cpins-lab-established",
    "2022-06-psf-nsfc-exchange",
    "2023-10-26-cpjrc-inaugurated",
    "2025-06-16-consortium-universities-5",
)
"""Events that created, funded or opened joint research and training, of the kinds that the briefs speak of."""

COVERAGE = (
    "A paper with authors from several countries counts for each of them. Editions of the source list different countries and"
    " revise older years: they stand side by side and are no time series. Only 2003 and 2022 come from the same edition and list the same"
    " countries."
)


REPORTED = {
    "research.phd_students.pak.2018": ("RES011", "people", "Pakistani doctoral students in China, 2018"),
    "research.scholarship_students.pak.2018": (
        "RES015",
        "people",
        "Pakistani students in China on a scholarship, about, 2018",
    ),
    "research.scholarships_promised.pak.2019": (
        "RES026",
        "count",
        "scholarships a year announced by the Chinese ambassador, 2019",
    ),
    "research.scholarships_hec.pak.2019_2023": (
        "RES017",
        "count",
        "Chinese Government Scholarships awarded through the Higher Education Commission, 2019 to 2023",
    ),
    "research.foreign_postdocs.chn.2018": (
        "RES031",
        "people",
        "foreign postdocs in China, all nationalities, to 2018",
    ),
    "research.joint_projects_approved.psf_nsfc.2020": (
        "RES093",
        "count",
        "joint projects approved in a preliminary plan, fourth call of the science foundations",
    ),
}
"""Finding -> row of ``reported_figures``, unit and what is reported."""


DATES = {
    "research.date.st_agreement": ("1976-05-30-st-agreement", "science and technology cooperation agreement signed"),
    "research.date.earth_science_centre": (
        "2023-10-26-cpjrc-inaugurated",
        "joint research centre on earth sciences opened in Islamabad",
    ),
    "research.date.nust_ai_lab": ("2022-nust-cpins-lab-established", "joint intelligent systems laboratory established at NUST"),
}
"""Finding -> event, and what happened."""


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return three figures (China's share by country, partners, students), the table of joint research, and findings."""
    country, partner = edition.country, edition.partner
    papers, students = evidence.table("copublications"), evidence.table("students_in_china")
    rows, events = evidence.table("reported_figures"), evidence.table("events")
    found = [
        *analysis.coauthor_findings(papers, country=country, partner=partner),
        *analysis.neighbour_findings(papers, country=country, neighbour=NEIGHBOUR, partner=partner),
        *analysis.student_findings(students, rows, country=country),
        *reported_findings(rows, REPORTED),
        *event_date_findings(events, DATES),
    ]
    names = evidence.table("countries").set_index("iso3")["name"].to_dict()
    return Exhibits(
        findings=tuple(found),
        figures=(
            _students_figure(students, rows, country=country),
            _partners_figure(papers, names, country=country, partner=partner),
            _shares_figure(papers, names, country=country, partner=partner),
        ),
        tables=(_facts_table(analysis.dated_facts(event_rows(events, FACTS), evidence.table("event_sources"))),),
    )


def _sets(papers: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return label and rows of every edition."""
    result = []
    for field, period, _ in analysis.editions(papers).itertuples(index=False):
        label = period if field == analysis.ALL_FIELDS else f"AI, {period.replace('-', '–')}"
        result.append((label, papers.loc[(papers["field"] == field) & (papers["period"].astype(str) == period)]))
    return result


def _shares_figure(
    papers: pd.DataFrame, names: dict[str, str], *, country: str, partner: str
) -> FigureExhibit:
    rows = analysis.partner_shares(papers, partner=partner)
    sets = [(label.replace(", ", ",\n"), _by_country(chosen, partner)) for label, chosen in _sets(papers)]
    sciences = sum("AI" not in label for label, _ in sets)
    apart = {country: (COLOURS["pakistan"], names[country]), HIGHEST: (COLOURS["neutral"], names[HIGHEST])}
    data = rows.assign(country=rows["country_iso3"].map(names))[
        ["field", "period", "country", "copublications", "country_international_total", "partner_share_pct"]
    ]
    return FigureExhibit(
        figure=figures.shares_by_edition(sets, apart=apart, breaks=[sciences]),
        id="domains-research_talent-shares",
        title="By China's share in its international papers Pakistan ranks {fact}`research.coauthor_rank.chn.pak.2022` of"
        " {fact}`research.coauthor_countries.chn.2022` countries in 2022; in artificial intelligence,"
        " {fact}`research.coauthor_rank.chn.pak.ai_2003_2022` of {fact}`research.coauthor_countries.chn.ai_2003_2022`",
        alt="A column of dots per edition of the counts, 1996, 2003, 2018, 2020, 2022, and another for artificial intelligence from 2003"
        " to 2022. Each dot is a country. Pakistan lies near the median in 1996 and 2003, close to the top from 2018, below"
        " Singapore, and in the upper part in artificial intelligence.",
        data=data.sort_values(["field", "period", "partner_share_pct"], ascending=[True, True, False]),
        rows={"copublications": rows},
        note=COVERAGE,
    )


def _partners_figure(
    papers: pd.DataFrame, names: dict[str, str], *, country: str, partner: str
) -> FigureExhibit:
    top = analysis.partners_of(papers, country=country, most=5)
    sets = [(label, chosen.set_index("partner_iso3")["partner_share_pct"]) for label, chosen in _sets(top)]
    latest = [chosen for label, chosen in _sets(top) if "AI" not in label][-1]
    rival = latest.loc[latest["partner_iso3"] != partner, "partner_iso3"].iloc[0]
    data = top.assign(partner=top["partner_iso3"].map(names))[["field", "period", "partner", "copublications", "partner_share_pct"]]
    return FigureExhibit(
        figure=figures.partners_by_edition(sets, names=names, partner=partner),
        id="domains-research_talent-partners",
        title="China has a part in {fact}`research.coauthor_share.chn.pak.2022` of Pakistan's international papers of 2022; the"
        f" largest other partner, {names[str(rival)]}, in {{fact}}`research.rival_share.pak.2022`",
        alt="Panels of bars, a panel for each edition, with the largest partners of Pakistan. The United States and the United Kingdom lead in 1996 and"
        " 2003; China leads in 2018, 2020, 2022 and in artificial intelligence, each time followed by Saudi Arabia.",
        data=data,
        rows={"copublications": top},
        note=COVERAGE,
    )


def _students_figure(students: pd.DataFrame, rows: pd.DataFrame, *, country: str) -> FigureExhibit:
    numbers = analysis.student_numbers(students, rows, country=country)
    return FigureExhibit(
        figure=figures.students(numbers),
        id="domains-research_talent-students",
        title="Pakistani students in China: {fact}`research.students_in_china.pak.2014` in 2014, {fact}`research.students_in_china.pak.2018` in 2018; only rounded statements since",
        alt="Points by year from 2013 to 2023. Filled points, for 2014 and 2018, are official; open points are figures quoted by"
        " officials or the press. They rise until 2018 and stand at about the same height in 2021 and 2023.",
        data=numbers[["year", "students", "kind"]],
        rows={
            "students_in_china": students.loc[students["origin_country_iso3"] == country],
            "reported_figures": figure_rows(rows, list(analysis.STUDENT_FIGURES)),
        },
        note="All levels of study. The ministry published numbers by country for these years only among those we could read;"
        " figures for 2018 disagree. The point of 2017 is for 2017 or 2018; open points are rounded, some are lower bounds.",
    )


def _facts_table(facts: pd.DataFrame) -> TableExhibit:
    quantity = [
        # A single laboratory is no quantity, and the number of a meeting is none either.
        f"{format_number(value)} {unit}" if pd.notna(value) and value > 1 and "number" not in str(unit) else pd.NA
        for value, unit in zip(facts["quantity"], facts["quantity_unit"], strict=True)
    ]
    data = pd.DataFrame(
        {
            "date": [format_date(date) for date in facts["date"]],
            "what": facts["title"],
            "kind": facts["kind"].str.replace("_", " ").str.replace("mou", "memorandum"),
            "quantity": quantity,
            "n_sources": facts["n_sources"],
        }
    )
    return TableExhibit(
        data=data,
        id="domains-research_talent-facts",
        caption="Joint research and training: agreements, calls, laboratories",
        rows={"events": facts.drop(columns="n_sources")},
        note="A choice from the timeline, which leaves out what left no public trace. Reports: sources on which the event rests."
        " HEC: Higher Education Commission of Pakistan; PSF, NSFC: the science foundations of Pakistan and China; NUST, QAU:"
        " universities in Islamabad.",
        headings={"what": "What happened", "quantity": "Quantity", "n_sources": "Reports"},
        graded="events",
    )


def _by_country(chosen: pd.DataFrame, partner: str) -> pd.Series:
    return analysis.partner_shares(chosen, partner=partner).set_index("country_iso3")["partner_share_pct"]
