"""How facts read in prose."""

import pytest

from corridor.facts import ROLE, fact_text, interval_text, parts, printed, used_ids

SPACE = "\N{NO-BREAK SPACE}"
FINDINGS = {
    "arms.share.pak": {"value": 81.23, "unit": "percent", "text": "81%", "interval": [78.96, 83.1]},
    "nuclear.reactors.pak": {"value": 6, "unit": "count", "text": "6"},
    "exposure.rank.pak": {"value": 2, "unit": "rank", "text": "2nd", "interval": [1.0, 4.0]},
    "implementation.median_years": {"value": 4.69, "unit": "years", "text": f"4.7{SPACE}years", "interval": [3.44, 6.19]},
    "training.people": {"value": 20315, "unit": "people", "text": "20,315"},
    "concentration.partners": {"value": 6.335, "unit": "partners", "text": "6.3"},
    "wait.years": {"value": 1, "unit": "years", "text": f"1.0{SPACE}years"},
    "leader": {"value": "Cambodia", "unit": "text", "text": "Cambodia"},
}


@pytest.mark.parametrize(
    ("id", "variant", "text"),
    [
        ("arms.share.pak", "", "81%"),
        ("arms.share.pak", "1", "81.2%"),
        ("arms.share.pak", "value", "81.2"),
        ("arms.share.pak", "value,0", "81"),
        ("arms.share.pak", "value,unit", f"81.2{SPACE}per cent"),
        ("arms.share.pak", "unit", "81%"),
        ("arms.share.pak", "interval", "81% (79 to 83%)"),
        ("arms.share.pak", "1, interval", "81.2% (79.0 to 83.1%)"),
        ("nuclear.reactors.pak", "words", "six"),
        ("nuclear.reactors.pak", "unit", "6"),
        ("exposure.rank.pak", "interval", "2nd (1st to 4th)"),
        ("implementation.median_years", "interval", f"4.7{SPACE}years (3.4 to 6.2{SPACE}years)"),
        ("implementation.median_years", "unit", f"4.7{SPACE}years"),
        ("training.people", "unit", f"20,315{SPACE}people"),
        ("concentration.partners", "unit", f"6.3{SPACE}partners"),
        ("wait.years", "words,unit", f"one{SPACE}year"),
        ("leader", "words", "Cambodia"),
        ("leader", "unit", "Cambodia"),
    ],
)
def test_variants(id, variant, text):
    assert fact_text(FINDINGS, id, variant) == text


def test_unknown_fact_names_the_nearest():
    with pytest.raises(LookupError, match="unknown fact 'arms.share.pk'; nearest: arms.share.pak"):
        fact_text(FINDINGS, "arms.share.pk")


@pytest.mark.parametrize("variant", ["percent", "value,percent", ","])
def test_unknown_variant_names_the_known(variant):
    with pytest.raises(LookupError, match="unknown variant '(percent|)'.*known: value, words, unit, interval"):
        fact_text(FINDINGS, "arms.share.pak", variant)


@pytest.mark.parametrize("variant", ["1,2", "words,1", "words,value", "unit,unit"])
def test_variants_that_contradict_each_other_are_refused(variant):
    with pytest.raises(LookupError, match="contradict or repeat"):
        fact_text(FINDINGS, "arms.share.pak", variant)


def test_an_interval_that_is_not_known_is_refused():
    with pytest.raises(LookupError, match="'nuclear.reactors.pak' has no interval"):
        fact_text(FINDINGS, "nuclear.reactors.pak", "interval")
    assert interval_text(FINDINGS["nuclear.reactors.pak"]) == ""


def test_text_with_roles_is_printed():
    text = "Of {fact}`nuclear.reactors.pak|words`, {fact}` arms.share.pak | 1 `; again {fact}`nuclear.reactors.pak`."
    assert printed(text, FINDINGS) == "Of six, 81.2%; again 6."
    assert used_ids(text) == ["nuclear.reactors.pak", "arms.share.pak"]
    assert [parts(role) for role in ROLE.finditer(text)][1] == ("arms.share.pak", "1")
    with pytest.raises(LookupError, match="nearest: arms.share.pak"):
        printed("{fact}`arms.share.pk`", FINDINGS)
    assert used_ids("plain {term}`CPEC`") == []
