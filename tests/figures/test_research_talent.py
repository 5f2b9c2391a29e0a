"""The pictures of the research chapter show what they are given."""

import pandas as pd
from matplotlib.axes import Axes

from corridor.figures import research_talent as figures


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_the_first_country_is_named_in_every_edition_the_others_once() -> None:
    values = pd.Series({"PAK": 3.0, "SGP": 15.0, "IND": 2.0})
    figure = figures.shares_by_edition(
        [("1996", values), ("2022", values * 3), ("AI", values * 2)],
        apart={"PAK": ("#00664B", "Pakistan"), "SGP": ("#5F6368", "Singapore")},
        breaks=[2],
    )
    axes = figure.axes[0]
    assert _texts(axes).count("Pakistan") == 3
    assert _texts(axes).count("Singapore") == 1
    heights = [text.xyann[1] for text in axes.texts if text.get_text() == "Pakistan"]
    assert heights == [11, 11, 11]  # next to the median of three values in each edition: above the dot
    ticks = axes.get_xticks()
    assert ticks[2] - ticks[1] > ticks[1] - ticks[0]


def test_one_panel_per_edition_with_the_partner_in_bold() -> None:
    sets = [(str(year), pd.Series({"CHN": 30.0, "SAU": 20.0})) for year in range(2018, 2022)]
    figure = figures.partners_by_edition(sets, names={"CHN": "China", "SAU": "Saudi Arabia"}, partner="CHN")
    shown = [axes for axes in figure.axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in shown] == ["2018", "2019", "2020", "2021"]
    weights = {label.get_text(): label.get_fontweight() for label in shown[0].get_yticklabels()}
    assert weights == {"China": "semibold", "Saudi Arabia": "normal"}


def test_every_number_of_students_is_written() -> None:
    numbers = pd.DataFrame(
        {
            "year": [2014, 2018, 2018, 2023],
            "students": [13360.0, 28023.0, 25000.0, 30000.0],
            "kind": ["official", "official", "reported", "reported"],
        }
    )
    axes = figures.students(numbers).axes[0]
    assert {"13,360", "28,023", "25,000", "30,000"} <= set(_texts(axes))
    assert axes.get_ylim()[0] == 0
