"""The exposure chapter on the data of the edition: known answers, and every fact said is found."""

from __future__ import annotations

import re

import numpy as np
import pytest

from corridor.analysis.exposure import report, sentences
from corridor.edition import load_edition
from corridor.errors import UserError
from corridor.evidence import load_package
from corridor.exhibits import exposure
from corridor.project import Project

PROJECT = Project.find()
EVIDENCE, EDITION = load_package(PROJECT.root), load_edition(PROJECT.edition)


@pytest.fixture(scope="module")
def pakistan():
    return exposure.assessment(EVIDENCE, EDITION, np.random.default_rng(1), country="PAK")


def test_known_values_of_pakistan(pakistan):
    value = pakistan.profile.set_index("indicator_id")["value"]
    windows = EVIDENCE.table("arms_supplier_windows")
    row = windows[(windows["recipient_iso3"] == "PAK") & (windows["period"] == "2015-2024")].iloc[0]
    assert value["arms_share"] == pytest.approx(row["china_share_pct"], abs=0.06)
    debt = EVIDENCE.table("debt_stocks")
    row = debt[(debt["debtor_iso3"] == "PAK") & (debt["dataset"] == "IDS") & (debt["year"] == 2024)].iloc[0]
    assert value["debt_share"] == pytest.approx(row["share_of_ppg_pct"], abs=0.001)
    satellites = EVIDENCE.table("satellites_by_country")
    row = satellites[
        (satellites["owner_iso3"] == "PAK") & (satellites["partner_iso3"] == "CHN") & (satellites["dimension"] == "launcher_country")
    ].iloc[0]  # fmt: skip
    assert value["launch_share"] == pytest.approx(row["share_since_2001_pct"], abs=0.06)
    assert value["reactor_share"] == 100


def test_the_index_is_the_mean_of_pillars_by_a_second_way(pakistan):
    core = [item for item in pakistan.matrix.framework.indicators if item.role == "core"]
    ranked = pakistan.index.ranks.index
    values = pakistan.matrix.values.loc[ranked]
    scores: dict[str, list[float]] = {}
    for item in core:
        column = values[item.indicator_id].dropna()
        top = np.quantile(column, 0.95) if item.capped else column.max()
        scaled = (min(values.loc["PAK", item.indicator_id], top) - column.min()) / (min(top, column.max()) - column.min()) * 100
        scores.setdefault(item.pillar, []).append(scaled)
    by_hand = np.mean([np.mean(part) for part in scores.values()])
    assert pakistan.index.scores["PAK"] == pytest.approx(by_hand)


def test_enough_indicators_pillars_and_countries(pakistan):
    found = {item.id: item.value for item in report.findings(pakistan)}
    assert found["exposure.indicator_count"] >= 10
    assert found["exposure.pillar_count"] >= 6
    assert found["exposure.country_count"] >= 80
    assert found["exposure.china_index_rank.pak.2024"] == 1
    assert found["exposure.rank_interval_low.pak"] <= found["exposure.rank.pak"] <= found["exposure.rank_interval_high.pak"]


def test_facts_said_and_shown_are_found(pakistan):
    found = {item.id for item in report.findings(pakistan)}
    shown = [exposure.ranking(pakistan), exposure.pillars(pakistan), exposure.yardstick(pakistan)]
    texts = [say(pakistan) for say in (sentences.key_messages, sentences.drivers, sentences.robustness, sentences.yardstick, sentences.briefs)]
    texts += [item.title + item.note for item in shown]
    assert set(re.findall(r"\{fact\}`([^`|]+)", " ".join(texts))) <= found
    assert all(item.alt != item.title and not item.data.empty for item in shown)
    assert len(exposure.indicator_table(pakistan).data) == len(pakistan.matrix.framework.ids)


def test_china_and_territories_are_not_compared(pakistan):
    assert not {"CHN", "HKG", "MAC", "GRL"} & set(pakistan.index.coverage.index)


def test_other_choices_and_countries():
    below = exposure.assessment(EVIDENCE, EDITION, np.random.default_rng(1), country="AFG", normalisation="rank", aggregation="geometric")
    assert not below.ranked
    assert below.index.construction.normalisation == "rank"
    assert exposure.pillars(below).data["chosen"].sum() > 3
    with pytest.raises(UserError, match=r"country 'PAC' .*nearest: .*PAK \(Pakistan\)"):
        exposure.assessment(EVIDENCE, EDITION, np.random.default_rng(1), country="PAC")
    with pytest.raises(UserError, match="normalisation 'minmax' is not one of"):
        exposure.assessment(EVIDENCE, EDITION, np.random.default_rng(1), country="PAK", normalisation="minmax")
