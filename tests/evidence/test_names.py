from corridor.evidence.names import hint, nearest


def test_the_nearest_comes_first():
    assert nearest("evnts", ["events", "event_sources", "trade"])[0] == "events"


def test_capitals_do_not_count_and_the_spelling_of_the_candidate_is_kept():
    assert nearest("pak", ["PAK", "CHN"]) == ["PAK"]


def test_nothing_is_near_to_nonsense():
    assert nearest("zzzz", ["events"]) == []
    assert hint("zzzz", ["events"]) == ""


def test_hint_reads_on_from_a_message():
    assert hint("sorces", ["sources", "trade"]) == "; nearest: sources"
