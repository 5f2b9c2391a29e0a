"""Sentences of the exposure chapter for any country: MyST text whose numbers are ``{fact}`` roles.

Which sentence is said depends on the results; what it says never does, so each is tested with results of both kinds.
"""

from __future__ import annotations

import pandas as pd

from corridor.analysis.exposure.assessment import Assessment
from corridor.analysis.exposure.indicators import PILLAR_NAMES

OFTEN = ((0.99, "nearly all"), (0.75, "most"), (0.55, "more than half"), (0.45, "about half"), (0.25, "a minority"), (0.01, "few"), (0.0, "next to none"))
"""Words for shares of the constructions tried. They say how much hangs on method; they are no probabilities about the world."""
MAJORITY = 0.55

KIND_WORDS = {"dependence": "dependence (China's share of a supply)", "concentration": "concentration", "size": "size against the economy"}
CLOSE, FAR = 0.7, 0.3


def how_many(share: float) -> str:
    """Return a share of the constructions tried in words.

    >>> how_many(0.38), how_many(0.995)
    ('a minority', 'nearly all')
    """
    return next(words for limit, words in OFTEN if share >= limit)


def key_messages(result: Assessment) -> str:
    """Return the box of key messages."""
    key = result.country.lower()
    items = [
        "{term}`Exposure` is not harm. The index describes how much of a country's arms, trade, credit, power, networks, satellites and research "
        "runs through China and how few other suppliers there are. It says nothing of benefit, influence or intent.",
        _place_in_ranking(result),
        *([_verdict(result)] if result.ranked else []),
        _drivers(result),
        f"The {{term}}`China Index`, which asks experts and is no input here, agrees {strength(result)}: the rank correlation with its 2024 edition is "
        f"{_fact('exposure.spearman.china_index.2024')} over {_fact('exposure.china_index_countries.2024')} countries" + _place_in_yardstick(result, key) + ".",
    ]
    return "\n".join([":::{admonition} Key messages", ":class: key-messages", *(f"- {item}" for item in items), ":::", ""])


def standing(result: Assessment) -> str:
    """Return where the country stands and who leads, or why it has no rank."""
    if not result.ranked:
        return f"{_place_in_ranking(result)} Its pillars are shown below, on the scale of the {_fact('exposure.country_count')} countries that are ranked."
    key = result.country.lower()
    score = f"Its score is {_fact(f'exposure.score.{key}')} of a possible hundred" if result.index.construction.normalisation == "min_max" else f"Its score is {_fact(f'exposure.score.{key}')}"
    lead = f"; {_fact(f'exposure.leader.{key}')} leads" if result.index.ranks[result.country] > 1 else ""
    return (
        f"{_place_in_ranking(result)} {score}{lead}. Of the {_fact('exposure.head_size|words')} countries at the top, {_fact('exposure.top_ten_complete|words')} have a figure in every pillar; "
        "for the others the mean is taken over the pillars that are known."
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
    rivals = result.robustness.summary["probability_first"].drop(result.country)
    sentences = [
        f"Over all {_fact('exposure.combination_count')} constructions at equal weights, {result.name} stands between {_fact(f'exposure.best_rank.{key}')} and "
        f"{_fact(f'exposure.worst_rank.{key}')}.",
        f"With any single indicator left out of the edition's construction it lies between {_fact(f'exposure.left_out_best_rank.{key}')} and {_fact(f'exposure.left_out_worst_rank.{key}')}.",
        f"Over the {_fact('exposure.draw_count')} trials, which also vary the weights of the pillars, it leads in {_fact(f'exposure.probability_rank_1.{key}')} "
        f"and is among the first {_fact('exposure.first_group|words')} in {_fact(f'exposure.probability_top_5.{key}')}.",
    ]
    if rivals.max() > 0:
        own, rival = summary["probability_first"], rivals.max()
        other = f"{_fact(f'exposure.rival.{key}')}, in {_fact(f'exposure.rival_probability_rank_1.{key}')} of trials"
        if own <= rival:
            sentences.append(f"The country that leads most often is {other}.")
        else:
            sentences.append(f"The next most frequent leader is {other}" + (", so method alone cannot tell them apart." if own - rival < 0.1 else "."))
    sentences.append(
        "These shares are no probabilities about the world. They say how often a rank survives another way of putting the same records together, "
        "not how likely it is that the records themselves are right or complete."
    )
    sentences.append(f"If reactors of Chinese design counted too, the rank would be {_fact(f'exposure.rank_with_supplementary.{key}')}.")
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
        f"They agree {strength(result)}. The rank correlation is {_fact('exposure.spearman.china_index.2024')} with the 2024 edition "
        f"({_fact('exposure.china_index_countries.2024')} countries in both) and {_fact('exposure.spearman.china_index.2022')} with that of 2022 "
        f"({_fact('exposure.china_index_countries.2022')}); with its technology domain of 2024 it is {_fact('exposure.spearman.china_index_technology.2024')}. "
        "That is to be expected: the China Index asks experts about media, society, law enforcement and politics as well, where no trade or debt "
        "register sees anything, and it counts the presence of a tie where this index counts its weight. Agreement between them is support; "
        "disagreement shows where the word exposure means different things. Its editions are compared one by one: for 2024 many "
        "questions were reworded and others added, so a difference between editions is not a trend."
    )


def briefs(result: Assessment) -> str:
    """Return what the briefs say of the country and how that stands."""
    key = result.country.lower()
    if result.country != "PAK":
        return f"The briefs speak of Pakistan; they make no claim on {result.name}."
    summary = result.robustness.summary.loc[result.country]
    first, top = (f"exposure.{name}.{key}" for name in ("probability_rank_1", "probability_top_5"))
    sentences = [
        "The RCAS brief reports that recent assessments rank Pakistan as the most exposed country in the world, with a high dependence in technology.",
        f"As a report of the China Index that is right: Pakistan ranks {_fact(f'exposure.china_index_rank.{key}.2024')} of {_fact(f'exposure.china_index_size.{key}.2024')} in 2024, "
        f"{_fact(f'exposure.china_index_rank.{key}.2022')} of {_fact(f'exposure.china_index_size.{key}.2022')} in 2022, and "
        f"{_fact(f'exposure.china_index_technology_rank.{key}.2024')} in the technology domain of 2024{_shared(result, 2024, 'technology')}.",
        f"By records of supply it ranks {_fact(f'exposure.rank.{key}')} in the index of this chapter; it leads in {how_many(summary['probability_first'])} of the constructions tried "
        f"({_fact(first)}) and is among the first {_fact('exposure.first_group|words')} in {how_many(summary['probability_top_five'])} of them ({_fact(top)}).",
    ]
    if summary["probability_first"] < MAJORITY <= summary["probability_top_five"]:
        sentences.append("That Pakistan is among the few most exposed countries holds by these records too; that it is the single most exposed one is more than they can show.")
    return " ".join(sentences)


def figure_title(result: Assessment) -> str:
    """Return the title of the ranking figure."""
    if not result.ranked:
        return f"{result.names[str(result.index.ranks.index[0])]} leads the ranking; {result.name} lacks the data for a rank"
    key = result.country.lower()
    low, high = f"{{fact}}`exposure.rank_interval_low.{key}`", f"{{fact}}`exposure.rank_interval_high.{key}`"
    return f"{result.name} ranks {_fact(f'exposure.rank.{key}')}; the choices of method leave room from {low} to {high}"


def _place_in_ranking(result: Assessment) -> str:
    key = result.country.lower()
    if not result.ranked:
        return f"{result.name} has no rank: {_fact(f'exposure.no_rank_reason.{key}')}."
    return (
        f"{result.name} ranks {_fact(f'exposure.rank.{key}')} of {_fact('exposure.country_count')} countries. In {_fact('exposure.interval_share')} of the other constructions tried, its rank "
        f"lies between {_fact(f'exposure.rank_interval_low.{key}')} and {_fact(f'exposure.rank_interval_high.{key}')}."
    )


def _verdict(result: Assessment) -> str:
    key = result.country.lower()
    return (
        f"It is the most exposed country of all in {_fact(f'exposure.probability_rank_1.{key}')} of the constructions tried, and among the first {_fact('exposure.first_group|words')} in "
        f"{_fact(f'exposure.probability_top_5.{key}')}. These shares measure how much hangs on method, not how likely a statement about the world is."
    )


def _shared(result: Assessment, edition: int, domain: str) -> str:
    """Return with whom the country shares its rank in the China Index, or nothing."""
    rows = result.china_index[(result.china_index["edition"] == edition) & (result.china_index["domain"] == domain)]
    own = rows.loc[rows["iso3"] == result.country, "rank"]
    others = sorted(result.names.get(iso3, iso3) for iso3 in rows.loc[rows["rank"].isin(own) & (rows["iso3"] != result.country), "iso3"])
    return f", a rank it shares with {' and '.join(others)}" if others else ""


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
