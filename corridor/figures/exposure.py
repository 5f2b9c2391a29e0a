"""Figures of the exposure chapter: the ranking with its uncertainty, a country's pillars, the index against the yardstick."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from corridor.figures.charts import LABEL_SIZE
from corridor.figures.style import COLOURS, despine, new_figure

HIGHLIGHT = COLOURS["pakistan"]


def ranking_frame(scores: pd.Series, ranks: pd.Series, summary: pd.DataFrame, names: Mapping[str, str], country: str, *, top: int = 20) -> pd.DataFrame:
    """Return the first ``top`` countries and ``country``: iso3, name, rank, score, low, high, probability_first, probability_top_five."""
    chosen = list(ranks.index[:top])
    if country in ranks.index and country not in chosen:
        chosen.append(country)
    frame = pd.DataFrame({"iso3": chosen, "name": [names[iso3] for iso3 in chosen], "rank": ranks[chosen].to_numpy(), "score": scores[chosen].to_numpy()})
    return frame.join(summary.loc[chosen, ["low", "high", "probability_first", "probability_top_five"]].reset_index(drop=True))


def ranking(frame: pd.DataFrame, country: str) -> Figure:
    """Draw ranks as dots with their interval as a line, one country a row; the share of trials in which it ranks first stands right."""
    figure, axes = new_figure(height=0.23 * len(frame) + 0.9)
    places = np.arange(len(frame), dtype=float)
    if len(frame) > 1 and frame["rank"].iloc[-1] - frame["rank"].iloc[-2] > 1:
        places[-1] += 0.6
    limit = float(max(frame["high"].max(), frame["rank"].max()))
    for place, row in zip(places, frame.itertuples(), strict=True):
        chosen = row.iso3 == country
        colour = HIGHLIGHT if chosen else COLOURS["neutral"]
        axes.plot([row.low, row.high], [place, place], color=colour, lw=3.2 if chosen else 1.8, alpha=1 if chosen else 0.55, solid_capstyle="butt")
        axes.plot(row.rank, place, marker="D" if chosen else "o", ms=6.5 if chosen else 5, color=colour, mec="white", mew=0.6)
        words = "" if row.probability_first < 0.005 else f"{row.probability_first:.0%}"
        axes.annotate(words, (1.01, place), xycoords=("axes fraction", "data"), va="center", fontsize=LABEL_SIZE, weight="semibold" if chosen else "normal", color=colour)
    axes.annotate("First in", (1.01, -1.1), xycoords=("axes fraction", "data"), va="center", fontsize=LABEL_SIZE, color=COLOURS["neutral"], annotation_clip=False)
    axes.set_yticks(places, frame["name"])
    for tick, iso3 in zip(axes.get_yticklabels(), frame["iso3"], strict=True):
        if iso3 == country:
            tick.set(fontweight="semibold", color=HIGHLIGHT)
    axes.set_ylim(places[-1] + 0.7, -0.7)
    axes.set_xlim(0, limit + 1)
    axes.set_xticks([1, *range(10, int(limit) + 1, 10)])
    axes.grid(axis="x")
    axes.set_xlabel("Rank (1 = most exposed): dot as in this edition, line from the 5th to the 95th percentile of trials")
    axes.tick_params(axis="y", length=0)
    despine(axes)
    return figure


def pillars_frame(pillars: pd.DataFrame, ranked: pd.Index, country: str, names: Mapping[str, str], profile: pd.DataFrame) -> pd.DataFrame:
    """Return pillar scores in long form: pillar, iso3, score, chosen; with the share of countries below for the chosen one."""
    members = list(ranked) if country in ranked else [*ranked, country]
    long = pillars.loc[members].rename_axis("iso3").reset_index().melt(id_vars="iso3", var_name="key", value_name="score").dropna(subset=["score"])
    long["pillar"] = long["key"].map(names)
    long["chosen"] = (long["iso3"] == country).astype(int)
    long["below_pct"] = np.where(long["chosen"] == 1, long["key"].map(profile["percentile"]), np.nan)
    return long[["pillar", "iso3", "score", "chosen", "below_pct"]].reset_index(drop=True)


def pillar_profile(frame: pd.DataFrame, country_name: str) -> Figure:
    """Draw every pillar's scores as a strip of dots with its middle half as a bar, and the chosen country as a diamond."""
    order = list(dict.fromkeys(frame["pillar"]))
    figure, axes = new_figure(height=0.46 * len(order) + 0.8)
    for place, pillar in enumerate(order):
        part = frame[frame["pillar"] == pillar]
        others = part.loc[part["chosen"] == 0, "score"]
        # Dots are moved a little up and down by their order, so that equal scores do not hide each other.
        offset = (np.arange(len(others)) % 7 - 3) * 0.055
        axes.plot(np.sort(others), place + offset, ls="", marker="o", ms=2.6, color=COLOURS["other"], alpha=0.7, mew=0)
        low, median, high = others.quantile([0.25, 0.5, 0.75])
        axes.plot([low, high], [place, place], color=COLOURS["neutral"], lw=2)
        axes.plot([median, median], [place - 0.2, place + 0.2], color=COLOURS["neutral"], lw=2)
        own = part[part["chosen"] == 1]
        if own.empty:
            axes.annotate("not known", (101, place), va="center", fontsize=LABEL_SIZE, color=COLOURS["neutral"], annotation_clip=False)
            continue
        score = float(own["score"].iloc[0])
        axes.plot(score, place, marker="D", ms=8, color=HIGHLIGHT, mec="white", mew=0.8, zorder=5)
        axes.annotate(f"{score:.0f}", (score, place), xytext=(0, 7), textcoords="offset points", ha="center", fontsize=LABEL_SIZE, weight="semibold", color=HIGHLIGHT)
        below = float(own["below_pct"].iloc[0])
        axes.annotate("above all" if below == 100 else f"above {np.floor(below):.0f}%", (102, place), va="center", fontsize=LABEL_SIZE, color=HIGHLIGHT, annotation_clip=False)
    axes.set_yticks(range(len(order)), order)
    axes.set_ylim(len(order) - 0.45, -0.65)
    axes.set_xlim(-2, 102)
    axes.set_xlabel(f"Pillar score. Diamond: {country_name}. Dots: ranked countries; bar: their middle half, tick: the median")
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    despine(axes)
    return figure


def yardstick(pairs: pd.DataFrame, names: Mapping[str, str], country: str, *, named: int = 12) -> Figure:
    """Draw the index against the China Index, one dot a country; the country and those where the two part most are named."""
    figure, axes = new_figure(height=3.9)
    axes.scatter(pairs["china_index"], pairs["score"], s=18, color=COLOURS["other"], linewidth=0)
    axes.set_xlabel("China Index 2024, overall score (percent)")
    axes.set_ylabel("Exposure index of this report")
    axes.margins(x=0.09, y=0.08)
    axes.grid()
    despine(axes)
    gap = (pairs["rank"] - pairs["china_index_rank"]).abs().drop(country, errors="ignore")
    chosen = [*([country] if country in pairs.index else []), *pairs.sort_values("rank").index[:6], *gap.sort_values(ascending=False, kind="stable").index[:named]]
    if country in pairs.index:
        row = pairs.loc[country]
        axes.plot(row["china_index"], row["score"], marker="D", ms=8, color=HIGHLIGHT, mec="white", mew=0.8, zorder=5)
    figure.draw_without_rendering()
    for iso3, right in place_labels(pairs, {iso3: names[iso3] for iso3 in dict.fromkeys(chosen)}, axes.get_xlim(), axes.get_ylim()).items():
        own = iso3 == country
        axes.annotate(
            names[iso3], (pairs.loc[iso3, "china_index"], pairs.loc[iso3, "score"]), xytext=(7 if right else -7, 0), textcoords="offset points",
            ha="left" if right else "right", va="center", fontsize=LABEL_SIZE, color=HIGHLIGHT if own else COLOURS["neutral"], weight="semibold" if own else "normal",
        )  # fmt: skip
    return figure


def place_labels(
    pairs: pd.DataFrame, labels: Mapping[str, str], across: tuple[float, float], up: tuple[float, float], *, letter: float = 0.0115, line: float = 0.045
) -> dict[str, bool]:
    """Return, for the labels that find room, whether they stand right (True) or left of their dot; earlier labels come first.

    ``letter`` and ``line`` are the width of a letter and the height of a line as parts of the axes. A label finds room where it
    covers no dot, no other label and no edge; the first one is always placed.
    """
    x = (pairs["china_index"] - across[0]) / (across[1] - across[0])
    y = (pairs["score"] - up[0]) / (up[1] - up[0])
    taken: list[tuple[float, float, float, float]] = []
    placed: dict[str, bool] = {}
    for iso3, text in labels.items():
        for right in (True, False):
            start = x[iso3] + 0.014 if right else x[iso3] - 0.014 - letter * len(text)
            box = (start, start + letter * len(text), y[iso3] - line / 2, y[iso3] + line / 2)
            free = box[0] > 0 and box[1] < 1
            free &= not ((x > box[0]) & (x < box[1]) & (y > box[2]) & (y < box[3]) & (pairs.index != iso3)).any()
            free &= all(box[1] < t[0] or box[0] > t[1] or box[3] < t[2] or box[2] > t[3] for t in taken)
            if free or (not placed and not right):
                taken.append(box)
                placed[iso3] = right
                break
    return placed
