"""The framework as data: reading, faults, divisors."""

from __future__ import annotations

import pytest

from corridor.analysis.exposure.indicators import PanelYears, framework_from_table, parse_divisor
from corridor.errors import UserError


def test_it_knows_pillars_core_and_what_it_needs(table):
    table.loc[4, ["role", "divisor"]] = ["supplementary", "gdp_current@2021-2023"]
    framework = framework_from_table(table)
    assert framework.pillars == ["arms", "trade"]
    assert framework.core == ["arms_share", "imports"]
    assert framework.panels() == ["gdp_current"]
    assert framework.tables() == ["supply"]
    assert framework["weight"].divisor == (PanelYears(indicator="gdp_current", first=2021, last=2023),)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        (None, None),
        ("", None),
        ("total", "total"),
        ("gdp@2023", (PanelYears(indicator="gdp", first=2023, last=2023),)),
        ("imports@2022-2024/gdp@2023", (PanelYears(indicator="imports", first=2022, last=2024), PanelYears(indicator="gdp", first=2023, last=2023))),
    ],
)
def test_divisors(text, parsed):
    assert parse_divisor(text) == parsed


def test_a_half_written_divisor_is_told():
    with pytest.raises(UserError, match="neither a column nor panels"):
        parse_divisor("imports/gdp@2023")


def test_all_faults_are_told_at_once(table):
    table.loc[2, "pillar"] = "spice"
    table.loc[3, "kind"] = "influence"
    table.loc[4, "indicator_id"] = "imports"
    with pytest.raises(UserError) as error:
        framework_from_table(table)
    assert len(error.value.lines) == 3
    assert "arms_share: pillar 'spice' is not one of arms" in str(error.value)


def test_an_indicator_does_not_bear_the_name_of_a_pillar(table):
    table.loc[2, "indicator_id"] = "energy"
    with pytest.raises(UserError, match="energy: a pillar has this name"):
        framework_from_table(table)


def test_an_empty_table_and_one_without_core_are_refused(table):
    with pytest.raises(UserError, match="no row"):
        framework_from_table(table.iloc[:0])
    with pytest.raises(UserError, match="no indicator has the role core"):
        framework_from_table(table.assign(role="supplementary"))
