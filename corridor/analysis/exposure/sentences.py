"""Sentences of the exposure chapter for any country: MyST text whose numbers are ``{fact}`` roles.

Which sentence is said depends on the results; what it says never does, so each is tested with results of both kinds.
"""

from __future__ import annotations

import pandas as pd

from corridor.analysis.exposure.indicators import PILLAR_NAMES
from corridor.analysis.exposure.assessment import Assessment

LIKELIHOOD = (
    (0.99, "virtually certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
    (0.33, "about as likely as not"),
    (0.10, "unlikely"),
    (0.01, "very unlikely"),
    (0.0, "exceptionally unlikely"),
)
"""Words for probabilities as the IPCC uses them (Mastrandrea and others, 2010)."""

KIND_WORDS = {"dependence": "dependence (China's share of a supply)", "concentration": "concentration", "size": "size against the economy"}
CLOSE, FAR = 0.7, 0.3


def likelihood(probability: float) -> str:
    """Return the probability in words.

    >>> likelihood(0.47), likelihood(0.995)
    ('about as likely as not', 'virtually certain')
    """
    return next(words for limit, words in LIKELIHOOD if probability >= limit)


def key_messages(result: Assessment) -> str:
    """Return the box of key messages."""
    key = result.country.lower()
    items = [
        "Exposure is not harm. The index describes how much of a country's arms, trade, credit, power, networks, satellites and research "
        "runs through China and how few substitutes there are. It says nothing of benefit, influence or intent.",
        standing(result),
        *([_verdict(result)] if result.ranked else []),
        _drivers(result),
        f"The China Index, which asks experts and is no input here, agrees {strength(result)}: the rank correlation with its 2024 edition is {_fact('exposure.spearman.china_index.2024')} over "
        f"{_fact('exposure.china_index_countries.2024')} countries" + _place_in_yardstick(result, key) + ".",
    ]
    return "\n".join([":::{admonition} Key messages", ":class: key-messages", *(f"- {item}" for item in items), ":::", ""])


def standing(result: Assessment) -> str:
    """Return where the country stands, or why it has no rank."""
    key = result.country.lower()
    if not result.ranked:
        return (
            f"{result.name} has no rank: {_fact(f'exposure.no_rank_reason.{key}')}. Its pillars are shown below, on the scale of the "
            f"{_fact('exposure.country_count')} countries that are ranked."
        )
    return (
        f"{result.name} ranks {_fact(f'exposure.rank.{key}')} of {_fact('exposure.country_count')} countries. Choices of method that are as defensible as "
        f"ours put it anywhere from {_fact(f'exposure.rank_interval_low.{key}')} to {_fact(f'exposure.rank_interval_high.{key}')} (nine draws in ten)."
    )


def robustness(result: Assessment) -> str:
    """Return how far the rank depends on the choices."""
    key = result.country.lower()
    if not result.ranked:
        return (
            f"Without a rank there is nothing to vary. The {_fact('exposure.combination_count')} constructions were computed for the ranked countries all the same, "
            "and the figure shows them."
        )
    summary = result.robustness.summary.loc[result.country]
    rival = result.robustness.summary["probability_first"].drop(result.country).max()
    sentences = [
        f"Over all {_fact('exposure.combination_count')} constructions at equal weights, {result.name} stands between {_fact(f'exposure.best_rank.{key}')} and "
        f"{_fact(f'exposure.worst_rank.{key}')}.",
        f"With any one indicator left out of the edition's construction it lies between {_fact(f'exposure.left_out_best_rank.{key}')} and {_fact(f'exposure.left_out_worst_rank.{key}')}.",
        f"Over {_fact('exposure.draw_count')} draws that also perturb the weights of the pillars, it comes first in {_fact(f'exposure.probability_rank_1.{key}')} "
        f"({likelihood(summary['probability_first'])}) and among the first five in {_fact(f'exposure.probability_top_5.{key}')} ({likelihood(summary['probability_top_five'])}).",
    ]
    if rival > 0:
        own = summary["probability_first"]
        other = f"{_fact(f'exposure.rival.{key}')}, in {_fact(f'exposure.rival_probability_rank_1.{key}')} of draws"
        if own <= rival:
            sentences.append(f"The country that comes first most often is {other}.")
        else:
            sentences.append(f"The next most frequent first is {other}" + (", so the two can hardly be told apart." if own - rival < 0.1 else "."))
    sentences.append(
        "These chances hold within the framework: they vary how its indicators are put together, not which records of the world there are."
    )
    sentences.append(f"If reactors of Chinese design counted too, its rank would be {_fact(f'exposure.rank_with_supplementary.{key}')}.")
    return " ".join(sentences)


def drivers(result: Assessment) -> str:
    """Return which pillars and kinds of indicator raise the country, and which do not."""
    key = result.country.lower()
    sentences = [_drivers(result)]
    known = _pillars_by_place(result)
    if len(known) > 3:
        second, third = known[1:3]
        sentences.append(f"Next come {_in_text(second)} ({_place(second, key)}) and {_in_text(third)} ({_place(third, key)}).")
    lacking = [PILLAR_NAMES[str(p)].lower() for p in result.pillar_profile.index[result.pillar_profile["score"].isna()]]
    if lacking:
        rest = "; its score is the mean of the other pillars" if result.ranked else ""
        sentences.append(f"Nothing is known of {result.name} in {' and '.join(lacking)}{rest}.")
    kinds = result.kind_profile.dropna(subset=["score"]).sort_values("percentile", ascending=False, kind="stable")
    if len(kinds) > 1:
        parts = [f"{KIND_WORDS[str(kind)]}, where it scores above {_fact(f'exposure.kind_percentile.{kind}.{key}')} of the ranked countries" for kind in kinds.index]
        sentences.append(f"By kind of indicator, {result.name} stands highest in {parts[0]}; then comes {'; then '.join(parts[1:])}.")
    return " ".join(sentences)


def yardstick(result: Assessment) -> str:
    """Return how far the index and the China Index agree, per edition, with the warning on its editions."""
    return (
        f"The two agree {strength(result)}. The rank correlation is {_fact('exposure.spearman.china_index.2024')} with the 2024 edition "
        f"({_fact('exposure.china_index_countries.2024')} countries in both) and {_fact('exposure.spearman.china_index.2022')} with that of 2022 "
        f"({_fact('exposure.china_index_countries.2022')}); with its technology domain of 2024 it is {_fact('exposure.spearman.china_index_technology.2024')}. "
        "That is to be expected: the China Index asks experts about media, society, law enforcement and politics as well, where no trade or debt "
        "register sees anything, and it counts the presence of a tie where this index counts its weight. Agreement between the two is support; "
        "disagreement shows where the word exposure means two different things. Its editions are compared one by one: for 2024 many "
        "questions were reworded and others added, so a difference between editions is not a trend."
    )


def briefs(result: Assessment) -> str:
    """Return what the briefs say of the country and how that stands."""
    key = result.country.lower()
    if result.country != "PAK":
        return f"The three briefs speak of Pakistan; they make no claim on {result.name}."
    probability = result.robustness.summary.loc[result.country, "probability_first"]
    ours = f"it ranks {_fact(f'exposure.rank.{key}')} in this index"
    summary = result.robustness.summary.loc[result.country]
    sentences = [
        "The RCAS brief reports that recent assessments rank Pakistan as the most exposed country in the world, with a high dependence in technology.",
        f"As a report of the China Index that is right: Pakistan ranks {_fact(f'exposure.china_index_rank.{key}.2024')} of {_fact(f'exposure.china_index_size.{key}.2024')} in 2024, "
        f"{_fact(f'exposure.china_index_rank.{key}.2022')} of {_fact(f'exposure.china_index_size.{key}.2022')} in 2022, and "
        f"{_fact(f'exposure.china_index_technology_rank.{key}.2024')} in the technology domain of 2024.",
        f"By records of supply, {ours}; that it comes first is {likelihood(probability)} once the choices of method vary, that it belongs to the first five "
        f"{likelihood(summary['probability_top_five'])}.",
    ]
    if probability < LIKELIHOOD[2][0]:
        sentences.append("That Pakistan is among the few most exposed countries stands; that it is the single most exposed one is more than these records can show.")
    return " ".join(sentences)


def figure_title(result: Assessment) -> str:
    """Return the title of the ranking figure."""
    if not result.ranked:
        return f"{result.names[str(result.index.ranks.index[0])]} leads the ranking; {result.name} lacks the data for a rank"
    key = result.country.lower()
    low, high = f"{{fact}}`exposure.rank_interval_low.{key}`", f"{{fact}}`exposure.rank_interval_high.{key}`"
    return f"{result.name} ranks {_fact(f'exposure.rank.{key}')}; the choices of method leave room from {low} to {high}"


def _verdict(result: Assessment) -> str:
    key = result.country.lower()
    summary = result.robustness.summary.loc[result.country]
    return (
        f"That it is the most exposed country of all is {likelihood(summary['probability_first'])} "
        f"({_fact(f'exposure.probability_rank_1.{key}')} of draws); that it is among the first five is {likelihood(summary['probability_top_five'])} "
        f"({_fact(f'exposure.probability_top_5.{key}')})."
    )


def _drivers(result: Assessment) -> str:
    key = result.country.lower()
    known = _pillars_by_place(result)
    if len(known) < 2:
        return f"Too few pillars are known to say what raises {result.name}."
    top, bottom = known[0], known[-1]
    return f"{result.name} stands highest in {_in_text(top)} ({_place(top, key)} of the ranked countries) and lowest in {_in_text(bottom)} ({_place(bottom, key)})."


def _pillars_by_place(result: Assessment) -> list[str]:
    known = result.pillar_profile.dropna(subset=["score"])
    return [str(pillar) for pillar in known.sort_values("percentile", ascending=False, kind="stable").index]


def _place(pillar: str, key: str) -> str:
    return _fact(f"exposure.pillar_rank.{pillar}.{key}")


def strength(result: Assessment) -> str:
    """Return how far the index and the China Index of 2024 agree, as an adverb."""
    rho = result.agreements[(2024, "overall")].spearman
    return "closely" if rho >= CLOSE else "only in part" if rho >= FAR else "hardly"


def _place_in_yardstick(result: Assessment, key: str) -> str:
    rows = result.china_index
    listed = ((rows["edition"] == 2024) & (rows["domain"] == "overall") & (rows["iso3"] == result.country)).any()
    if not listed:
        return f", among which {result.name} is not"
    return f", and it ranks {result.name} {_fact(f'exposure.china_index_rank.{key}.2024')} of {_fact(f'exposure.china_index_size.{key}.2024')}"


def _in_text(pillar: str) -> str:
    return PILLAR_NAMES[pillar].lower()


def _fact(finding_id: str) -> str:
    return f"{{fact}}`{finding_id}`"


def profile_table(result: Assessment) -> pd.DataFrame:
    """Return the table of the country's indicators: pillar, indicator, kind, value with unit, percentile, years."""
    shown = result.profile.copy()
    shown["shown"] = [_cell(row) for row in shown.itertuples()]
    shown["years"] = [str(a) if a == b else f"{a}\N{EN DASH}{b}" for a, b in zip(shown["first_year"], shown["last_year"], strict=True)]
    shown["indicator"] = [name + (" (not counted)" if role == "supplementary" else "") for name, role in zip(shown["name"], shown["role"], strict=True)]
    return shown[["pillar", "indicator", "kind", "shown", "percentile", "years"]]


def _cell(row: object) -> str:
    if row.status == "missing":  # type: ignore[attr-defined]
        return "not known"
    digits = 0 if abs(row.value) >= 10 else 1  # type: ignore[attr-defined]
    number = f"{row.value:,.{digits}f}"  # type: ignore[attr-defined]
    unit = {"percent": "%", "percent of GDP": "% of GDP", "index, 0 to 100": "of 100", "megawatts per million people": "MW per million people"}[row.unit]  # type: ignore[attr-defined]
    text = f"{number}{'' if unit.startswith('%') else ' '}{unit}"
    if row.status == "bounded":  # type: ignore[attr-defined]
        return f"{text} ({row.low:.0f} to {row.high:.1f})"  # type: ignore[attr-defined]
    return text
