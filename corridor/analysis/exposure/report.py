"""Findings of a country's assessment, each with the rows it rests on."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from corridor.analysis.exposure.assessment import Assessment
from corridor.analysis.exposure.index import PILLARS_THAT_MAY_LACK, build_index
from corridor.analysis.exposure.indicators import PILLAR_NAMES
from corridor.analysis.exposure.matrix import BOUNDED, MISSING, ZERO
from corridor.analysis.exposure.measures import MEASURES
from corridor.analysis.exposure.normalise import CAP_QUANTILE
from corridor.analysis.exposure.robustness import FIRST_GROUP, INTERVAL, leave_one_out, vary, weight_variation
from corridor.analysis.exposure.yardstick import compare
from corridor.findings import Finding, finding

HEAD = 10
"""So many countries at the top are looked at for completeness."""


def findings(result: Assessment) -> list[Finding]:
    """Return the findings of a country's chapter, general ones first."""
    found = [*_frame_findings(result), *_country_findings(result), *_yardstick_findings(result)]
    if result.ranked:
        found += [*_rank_findings(result), *_robustness_findings(result)]
    else:
        found.append(_no_rank(result))
    return found


def _parameters(result: Assessment) -> dict[str, str | float]:
    made = result.index.construction
    return {"normalisation": made.normalisation, "aggregation": made.aggregation, "weights": "equal by pillar", "coverage": made.coverage}


def _frame_findings(result: Assessment) -> list[Finding]:
    framework, index = result.matrix.framework, result.index
    rows = {"indicators": result.indicators}
    core = result.indicators[result.indicators["role"] == "core"]
    parameters = _parameters(result)
    complete = index.pillars.loc[index.ranks.index].notna().all(axis=1)
    counts = {
        "indicator_count": (len(framework.core), "Indicators that the exposure index counts", {"indicators": core}),
        "pillar_count": (len(framework.pillars), "Pillars of the exposure index", {"indicators": core}),
        "country_count": (len(index.ranks), "Countries and economies that meet the coverage rule and are ranked", rows),
        "universe_count": (len(index.coverage), "Countries and economies for which indicators were computed, China excepted", rows),
        "combination_count": (len(result.robustness.combinations), "Constructions of the index that were tried", rows),
        "draw_count": (result.robustness.draws, "Random draws of a construction and of pillar weights", rows),
        "indicators_needed": (math.ceil(index.construction.coverage * len(framework.core) - 1e-9), "Indicators that a ranked country must have", {"indicators": core}),
        "all_pillars_count": (int(complete.sum()), "Ranked countries with a figure in every pillar", rows),
        "top_ten_complete": (int(complete.iloc[:HEAD].sum()), "Countries among the first ten with a figure in every pillar", rows),
        "head_size": (HEAD, "Countries at the top of the index that are looked at for completeness", rows),
        "first_group": (FIRST_GROUP, "Countries at the top that the share of draws among the first counts", rows),
        "pillars_that_may_lack": (PILLARS_THAT_MAY_LACK, "Pillars in which a ranked country may have no indicator", {"indicators": core}),
    }  # fmt: skip
    found = [
        finding(id=f"exposure.{name}", value=value, unit="count", definition=text, rows=used, parameters=parameters)
        for name, (value, text, used) in counts.items()
    ]
    shares = {
        "coverage_bar": (index.construction.coverage * 100, "Least share of the indicators that a ranked country must have"),
        "interval_share": (100 * (INTERVAL[1] - INTERVAL[0]), "Share of the draws that the interval of a rank spans, from its lower to its upper percentile"),
        "cap_quantile": (100 * CAP_QUANTILE, "Share of the ranked countries below the value at which ratios to the economy are cut"),
        "weight_variation": (100 * weight_variation(len(framework.pillars)), "Standard deviation of a pillar's drawn weight, as a share of its mean"),
    }
    return found + [finding(id=f"exposure.{name}", value=value, unit="percent", definition=text, rows=rows) for name, (value, text) in shares.items()]


def _country_findings(result: Assessment) -> list[Finding]:
    code, key = result.country, result.country.lower()
    rows = _rows(result)
    parameters = _parameters(result)
    covered = result.index.coverage.loc[code]
    found = [
        finding(
            id=f"exposure.indicators_known.{key}", value=int(covered["known"]), unit="count", rows=rows,
            definition=f"Indicators of the exposure index that are known for {result.name}",
        )
    ]  # fmt: skip
    for pillar, row in result.pillar_profile.iterrows():
        if pd.notna(row["score"]):
            found.append(
                finding(
                    id=f"exposure.pillar_score.{pillar}.{key}", value=float(row["score"]), unit="score", text=f"{row['score']:.0f}", rows=rows,
                    definition=f"Score of {result.name} in the pillar {PILLAR_NAMES[str(pillar)]}: mean of its known indicators", parameters=parameters, method=build_index,
                )
            )  # fmt: skip
            found.append(
                finding(
                    id=f"exposure.pillar_rank.{pillar}.{key}", value=int(row["place"]), unit="rank", rows=rows, parameters=parameters,
                    definition=f"Rank of {result.name} among the ranked countries with a score in the pillar {PILLAR_NAMES[str(pillar)]}", method=build_index,
                )
            )  # fmt: skip
    for kind, row in result.kind_profile.iterrows():
        if pd.notna(row["score"]):
            found.append(
                finding(
                    id=f"exposure.kind_percentile.{kind}.{key}", value=float(row["percentile"]), unit="percent", rows=rows,
                    text=f"{np.floor(row['percentile']):.0f}%", parameters=parameters,
                    definition=f"Share of the ranked countries whose mean over the indicators of {kind} is below that of {result.name}",
                )
            )  # fmt: skip
    for item in result.profile.itertuples(index=False):
        if item.status != MISSING:
            found.append(_indicator_finding(result, item))
    return found


def _indicator_finding(result: Assessment, item: object) -> Finding:
    indicator = result.matrix.framework[item.indicator_id]  # type: ignore[attr-defined]
    used = {table: frame for table, frame in result.matrix.indicator_rows(indicator.indicator_id, result.country).items() if len(frame)}
    definition_row = result.indicators[result.indicators["indicator_id"] == indicator.indicator_id]
    percent = indicator.unit.startswith("percent")
    bounded = item.status == BOUNDED  # type: ignore[attr-defined]
    return finding(
        id=f"exposure.indicator.{indicator.indicator_id}.{result.country.lower()}",
        value=float(item.value),  # type: ignore[attr-defined]
        unit="percent" if percent else indicator.unit,
        text=None if percent else f"{item.value:,.0f}",  # type: ignore[attr-defined]
        interval=(float(item.low), float(item.high)) if bounded else None,  # type: ignore[attr-defined]
        definition=f"{result.name}: {indicator.definition}" + (" (no row in a register of the whole world: zero)" if item.status == ZERO else ""),  # type: ignore[attr-defined]
        rows={**used, "indicators": definition_row},
        parameters={"unit": indicator.unit, "years": f"{indicator.first_year}-{indicator.last_year}"},
        method=MEASURES[indicator.measure],
    )


def _rank_findings(result: Assessment) -> list[Finding]:
    code, key, name = result.country, result.country.lower(), result.name
    rows, parameters, index = _rows(result), _parameters(result), result.index
    summary = result.robustness.summary.loc[code]
    interval = (float(summary["low"]), float(summary["high"]))
    leader = str(index.ranks.index[0])
    found = [
        finding(id=f"exposure.rank.{key}", value=int(index.ranks[code]), unit="rank", interval=interval, rows=rows, parameters=parameters, method=build_index,
                definition=f"Rank of {name} in the exposure index, 1 being the most exposed of {len(index.ranks)} ranked countries; interval: 5th to 95th percentile over all choices"),
        finding(id=f"exposure.score.{key}", value=float(index.scores[code]), unit="score", text=f"{index.scores[code]:.0f}", rows=rows, parameters=parameters, method=build_index,
                definition=f"Score of {name} in the exposure index, mean of the pillar scores"),
        finding(id=f"exposure.leader.{key}", value=result.names[leader], unit="text", rows=rows, parameters=parameters, method=build_index,
                definition="Country with the highest score in the exposure index"),
        finding(id=f"exposure.rank_with_supplementary.{key}", value=int(result.rank_with_supplementary or 0), unit="rank", rows=rows, parameters=parameters, method=build_index,
                definition=f"Rank of {name} if the supplementary indicators counted too"),
    ]  # fmt: skip
    return found


def _robustness_findings(result: Assessment) -> list[Finding]:
    code, key, name = result.country, result.country.lower(), result.name
    rows = _rows(result)
    summary = result.robustness.summary.loc[code]
    parameters = {"draws": result.robustness.draws, "combinations": len(result.robustness.combinations)}
    over = f"over {result.robustness.draws:,} draws of a construction and of pillar weights"

    def make(suffix: str, value: float, unit: str, definition: str, text: str | None = None) -> Finding:
        method = leave_one_out if suffix.startswith("left_out") else vary
        return finding(
            id=f"exposure.{suffix}.{key}", value=value, unit=unit, text=text, definition=definition, rows=rows, parameters=parameters, method=method
        )

    found = [
        make("rank_interval_low", int(summary["low"]), "rank", f"5th percentile of the ranks of {name} {over}"),
        make("rank_interval_high", int(summary["high"]), "rank", f"95th percentile of the ranks of {name} {over}"),
        make("best_rank", int(summary["best"]), "rank", f"Best rank of {name} over all constructions at equal weights"),
        make("worst_rank", int(summary["worst"]), "rank", f"Worst rank of {name} over all constructions at equal weights"),
        make("left_out_worst_rank", int(result.left_out.max()), "rank", f"Worst rank of {name} when one indicator is left out of the edition's construction"),
        make("left_out_best_rank", int(result.left_out.min()), "rank", f"Best rank of {name} when one indicator is left out of the edition's construction"),
        make("probability_rank_1", float(summary["probability_first"]) * 100, "percent", f"Share of draws in which {name} ranks first, {over}", _share(summary["probability_first"])),
        make("probability_top_5", float(summary["probability_top_five"]) * 100, "percent", f"Share of draws in which {name} is among the first five, {over}", _share(summary["probability_top_five"])),
    ]  # fmt: skip
    others = result.robustness.summary["probability_first"].drop(code)
    rival = str(others.idxmax())
    found.append(
        make("rival", result.names[rival], "text", "Country that ranks first most often, apart from this one")  # type: ignore[arg-type]
    )
    found.append(make("rival_probability_rank_1", float(others[rival]) * 100, "percent", f"Share of draws in which that country ranks first, {over}", _share(others[rival])))
    return found


def _no_rank(result: Assessment) -> Finding:
    return finding(
        id=f"exposure.no_rank_reason.{result.country.lower()}",
        value=str(result.index.coverage.loc[result.country, "reason"]),
        unit="text",
        definition=f"Why {result.name} has no rank in the exposure index",
        rows=_rows(result),
    )


def _yardstick_findings(result: Assessment) -> list[Finding]:
    found = []
    for (edition, domain), agreement in result.agreements.items():
        label = "china_index" if domain == "overall" else f"china_index_{domain}"
        found.append(
            finding(
                id=f"exposure.spearman.{label}.{edition}", value=agreement.spearman, unit="correlation", text=f"{agreement.spearman:.2f}",
                interval=agreement.interval, rows={"china_index": agreement.rows}, parameters={"countries": len(agreement.pairs)},
                definition=f"Spearman rank correlation of the exposure index with the China Index {edition}, {domain}", method=compare,
            )
        )  # fmt: skip
        found.append(
            finding(
                id=f"exposure.{label}_countries.{edition}", value=len(agreement.pairs), unit="count", rows={"china_index": agreement.rows},
                definition=f"Countries that both the exposure index and the China Index {edition} ({domain}) rank",
            )
        )  # fmt: skip
        row = result.china_index[
            (result.china_index["edition"] == edition) & (result.china_index["domain"] == domain) & (result.china_index["iso3"] == result.country)
        ]
        if len(row):
            key = f"{result.country.lower()}.{edition}"
            found.append(
                finding(
                    id=f"exposure.{label}_rank.{key}", value=int(row["rank"].iloc[0]), unit="rank", rows={"china_index": row},
                    definition=f"Rank of {result.name} in the China Index {edition}, {domain}",
                )
            )  # fmt: skip
            found.append(
                finding(
                    id=f"exposure.{label}_size.{key}", value=int(row["n_countries"].iloc[0]), unit="count", rows={"china_index": row},
                    definition=f"Countries that the China Index {edition} ranks ({domain})",
                )
            )  # fmt: skip
    return found


def _rows(result: Assessment) -> dict[str, pd.DataFrame]:
    """Return the rows about the country and the definitions; a rank also rests on the same columns of the other countries."""
    return {**{table: rows for table, rows in result.matrix.rows_of(result.country).items() if len(rows)}, "indicators": result.indicators}


def _share(value: float) -> str:
    """Return a share of draws as prose shows it: never 0 % or 100 % where draws say almost."""
    percent = value * 100
    if 0 < percent < 1:
        return "less than 1%"
    if 99 <= percent < 100:
        return "more than 99%"
    return f"{percent:.0f}%"
