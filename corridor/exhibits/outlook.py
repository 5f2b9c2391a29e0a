"""What the outlook chapter shows: the calendar of debt service, three shares over time, the recommendations as targets."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import outlook as analysis
from corridor.analysis.reported import reported_findings
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import outlook as figures
from corridor.findings import Finding

TABLES = ("commitments", "copublications", "projects", "reported_figures")
PANELS = ("ip_charges_paid", "ip_charges_received")
TRAINING = {"TF174": "outlook.trained_so_far.huawei", "TF175": "outlook.training_target_basic.huawei", "TF176": "outlook.training_target_advanced.huawei"}


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return findings, the figures on debt and shares, and the table of recommendations, for the edition's country."""
    countries = evidence.table("countries").set_index("iso3")["name"]
    country, name = edition.country, str(countries[edition.country])
    service = evidence.table("debt_service")
    calendar = analysis.debt_calendar(service, country)
    long, rows = analysis.trends(evidence.table("arms_supplier_windows"), evidence.table("debt_stocks"), evidence.table("copublications"), country)
    recommendations = evidence.table("recommendations")
    table, baselines, bases = analysis.recommendation_table(
        recommendations, {n: evidence.table(n) for n in TABLES}, {n: evidence.panel(n) for n in PANELS}, country
    )
    found = [
        *analysis.debt_findings(calendar, service, evidence.panel("exports_goods_services"), country, name),
        *analysis.trend_findings(rows, country, name),
        *baselines,
        *_training(evidence.table("reported_figures")),
        analysis.recommendation_count(recommendations),
    ]
    key = country.lower()
    debt = FigureExhibit(
        figure=figures.debt_calendar(calendar),
        id="outlook-debt-service",
        title=(
            f"Debt service to China peaks in {{fact}}`outlook.debt_service_peak_year.{key}` on paper, at "
            f"{{fact}}`outlook.debt_service_ratio.{key}.{analysis.FIRST}` times what was paid in {{fact}}`outlook.debt_service_paid_year.{key}`"
        ),
        alt=(
            f"Stacked bars of principal and interest that {name} pays to creditors in China, year by year. Payments grow slowly at first, then steeply to a "
            "first peak, and fall; the first scheduled year stands far above all others, and the following ones are lower from year to year."
        ),
        data=calendar.drop(columns="source_id"),
        rows={"debt_service": calendar},
        note="A schedule is no forecast: loans that are rolled over move to later years, new ones add to them. Public and publicly guaranteed external debt.",
    )
    trend = FigureExhibit(
        figure=figures.shares(long),
        id="outlook-shares",
        title=(
            f"By the last figures China supplied {{fact}}`outlook.share.arms.{key}` of the arms of {name}, held {{fact}}`outlook.share.debt.{key}` of its public "
            f"external debt, and had a part in {{fact}}`outlook.share.papers.{key}` of its international papers"
        ),
        alt="Lines of China's share in percent: arms imports by windows of years, public external debt, and co-authored papers. Arms lie highest throughout; all end far above where they began.",
        data=long,
        rows=rows,
        note="Arms are dated to the last year of the window. Papers are known for a few years only and from different editions of the source.",
    )
    targets = TableExhibit(
        data=table,
        id="outlook-recommendations",
        caption="The recommendations of the RCAS brief as measurable targets",
        rows=bases,
        note="Indicators and conditions are this report's, not the brief's. Tbps: terabits per second.",
        headings={"order": "No.", "change": "What would have to change", "recommendation": "Recommendation, in our words"},
        wide=True,
    )
    return Exhibits(findings=tuple(found), figures=(debt, trend), tables=(targets,))


def _training(figures_table: pd.DataFrame) -> list[Finding]:
    rows = figures_table.set_index("figure_id").loc[list(TRAINING)]
    words = rows["subject"] + ": " + rows["indicator"] + ", reported " + rows["period"]
    return reported_findings(figures_table, {id: (row, "people", words[row]) for row, id in TRAINING.items()})
