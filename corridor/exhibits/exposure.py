"""What the exposure chapter shows: the assessment of one country, three figures, one table."""

from __future__ import annotations

import numpy as np

from corridor.analysis.exposure import sentences
from corridor.analysis.exposure.assessment import Assessment, assess, assumptions
from corridor.analysis.exposure.indicators import PILLAR_NAMES, framework_from_table
from corridor.analysis.exposure.matrix import build_matrix
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import FigureExhibit, TableExhibit
from corridor.figures import exposure as figures

COMPARED = ("country", "other")
"""Statuses of the economies compared; territories and former states are left out."""


def assessment(evidence: Evidence, edition: Edition, rng: np.random.Generator, *, country: str, normalisation: str = "", aggregation: str = "") -> Assessment:
    """Return the assessment of a country under the edition's assumptions, or with another normalisation or aggregation.

    Raises
    ------
    UserError
        If the country is unknown (naming the nearest), or the index cannot be built with these choices.
    """
    indicators, countries = evidence.table("indicators"), evidence.table("countries")
    framework = framework_from_table(indicators)
    tables = {name: evidence.table(name) for name in [*framework.tables(), "cables"]}
    panels = {name: evidence.panel(name) for name in framework.panels()}
    compared = countries.loc[countries["status"].isin(COMPARED) & (countries["iso3"] != edition.partner), "iso3"]
    return assess(
        country,
        matrix=build_matrix(framework, tables, panels, list(compared)),
        construction=assumptions(normalisation or edition.exposure.normalisation, aggregation or edition.exposure.aggregation, edition.exposure.coverage),
        countries=countries,
        indicators=indicators,
        china_index=evidence.table("china_index"),
        rng=rng,
    )


def ranking(result: Assessment) -> FigureExhibit:
    """Return the figure of ranks with their intervals."""
    frame = figures.ranking_frame(result.index.scores, result.index.ranks, result.robustness.summary, result.names, result.country)
    return FigureExhibit(
        figure=figures.ranking(frame, result.country),
        id="exposure_risk-ranking",
        title=sentences.figure_title(result),
        alt=(
            "Dot plot of the countries shown, a row for each, from the most exposed down. A dot marks the rank in this edition, a line the range "
            "of ranks over {fact}`exposure.interval_share` of the trials of other methods, and a number the share of trials in which the country leads. "
            + (f"{result.name} is drawn as a diamond." if result.ranked else f"{result.name} is not among them.")
        ),
        data=frame,
        rows={**result.matrix.all_rows(), "indicators": result.indicators},
        note=(
            "Lines span {fact}`exposure.interval_share` of the trials. Each trial varies scaling, averaging, the reading of values of which only a range is known, caps, what is left out, and the weights of "
            "pillars. At the right, the share of trials in which a country leads, left out where it would round to none."
        ),
    )


def pillars(result: Assessment) -> FigureExhibit:
    """Return the figure of the country's pillars against all ranked countries."""
    frame = figures.pillars_frame(result.index.pillars, result.index.ranks.index, result.country, PILLAR_NAMES, result.pillar_profile)
    known = result.pillar_profile.dropna(subset=["score"]).sort_values("percentile", ascending=False, kind="stable")
    top, bottom = (PILLAR_NAMES[str(known.index[i])].lower() for i in (0, -1))
    return FigureExhibit(
        figure=figures.pillar_profile(frame, result.name),
        id="exposure_risk-pillars",
        title=f"Of the pillars, {top} raises {result.name} most above other countries and {bottom} least",
        alt=(
            "Rows, a row for each pillar, with a strip of dots for the ranked countries on a scale from nought to a hundred, with a bar for the middle of them. "
            f"A diamond marks {result.name}; the share of countries that it scores above stands at the right."
        ),
        data=frame,
        rows={**result.matrix.all_rows(), "indicators": result.indicators},
        note=(
            ("Nought is the lowest and a hundred the highest value among the ranked countries. " if result.index.construction.normalisation == "min_max" else "")
            + "Most countries have no Chinese satellite and few Chinese arms, so their dots lie at the low end."
        ),
    )


def yardstick(result: Assessment) -> FigureExhibit:
    """Return the figure of the index against the China Index 2024."""
    agreement = result.agreements[(2024, "overall")]
    data = agreement.pairs.rename_axis("iso3").reset_index()
    data.insert(1, "name", data["iso3"].map(result.names))
    place = f"{result.name} is drawn as a diamond." if result.country in agreement.pairs.index else f"{result.name} is not in the China Index."
    return FigureExhibit(
        figure=figures.yardstick(agreement.pairs, result.names, result.country),
        id="exposure_risk-yardstick",
        title=f"Records and experts agree {sentences.strength(result)}: the rank correlation with the China Index is {{fact}}`exposure.spearman.china_index.2024`",
        alt=f"Scatter plot of countries, the China Index across and the index of this report upwards. The cloud rises loosely to the right. {place}",
        data=data,
        rows={"china_index": agreement.rows, "indicators": result.indicators},
        note="Named besides: the highest scores and the countries on which the two indices part most.",
    )


def indicator_table(result: Assessment) -> TableExhibit:
    """Return the table of the country's indicators."""
    return TableExhibit(
        data=sentences.profile_table(result),
        id="exposure_risk-indicators",
        caption=f"The indicators of {result.name}, and the share of ranked countries that lie below",
        rows={**{table: rows for table, rows in result.matrix.rows_of(result.country).items() if len(rows)}, "indicators": result.indicators},
        note="Where only a range is known, the middle is given with the range. Countries with the same value are not below.",
        formats={"percentile": _percentile},
        headings={"shown": "Value", "percentile": "Countries below, %", "indicator": "Indicator", "pillar": "Pillar", "kind": "Kind", "years": "Years"},
        wide=True,
    )


def _percentile(value: float) -> str:
    return f"{np.floor(value):.0f}"
