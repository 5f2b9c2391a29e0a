"""Did you mean."""

from corridor.names import hint, nearest


def test_nearest_first_and_case_does_not_count():
    assert nearest("maritme", ["land", "maritime", "space"])[0] == "maritime"
    assert nearest("lka", ["LKA", "PAK"]) == ["LKA"]


def test_nothing_resembles():
    assert nearest("qqqq", ["land"]) == []
    assert hint("qqqq", ["land"]) == ""


def test_hint_reads_as_part_of_a_message():
    assert hint("phse", ["phase", "country"]) == "; nearest: phase"
