"""An alternative text that only repeats the title is told from one that says what is seen."""

import pytest

from corridor.figures.alternative import repeats

TITLE = "China supplied 81% of the arms that Pakistan received in 2020 to 2024"


@pytest.mark.parametrize(
    "alternative",
    [
        TITLE,
        TITLE.upper() + ".",
        "Of the arms that Pakistan received in 2020 to 2024, China supplied 81%",
        f"{TITLE}, shown as a bar chart",
        f"Figure: {TITLE} (source: SIPRI).",
        "Pakistan received arms, 81% of which China supplies, 2020–2024.",
        "China supplied 81% of the arms of Pakistan",
    ],
)
def test_the_title_again(alternative):
    assert repeats(alternative, TITLE)


@pytest.mark.parametrize(
    "alternative",
    [
        "Stacked bars, one for each five years from 1990: China's part grows from a third to four fifths, the United States fades.",
        "Bars of arms received by Pakistan in six periods; in the last, 81% are China's, the rest European and Turkish.",
        "A line goes up.",
    ],
)
def test_what_is_seen(alternative):
    assert not repeats(alternative, TITLE)


def test_a_title_of_small_words_repeats_nothing():
    assert not repeats("Bars rise.", "One of the two")
