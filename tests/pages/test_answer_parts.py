"""Parts of an answer as text and as HTML."""

from sample_answers import sample_answer

from corridor.pages import answer_parts as parts


def test_rows_behind_the_first_runs_are_counted():
    assert parts.rows_left([(2, 4), (7, 7), (9, 10)], 1) == 3
    assert [parts.run_text(run) for run in [(2, 4), (7, 7)]] == ["2\N{EN DASH}4", "7"]


def test_short_names():
    answer = sample_answer(42)
    assert [parts.source_name(source) for source in answer["sources"]] == ["SIPRI 2025", "SIPRI 2025", "A leaflet"]
    assert parts.function_name(answer) == "arms.shares"
    assert parts.mark(answer) == "B42" and parts.entry_id(42) == "ev-42"
    assert parts.value_text(answer) == "81% (78 to 84%)"
    assert parts.value_text(sample_answer(interval_text="")) == "81%"


def test_sources_of_one_name_are_named_once_and_all_are_counted():
    answer = sample_answer()
    assert parts.sources_text(answer, 3) == "SIPRI 2025, A leaflet and 1 more"
    assert parts.sources_html(answer, 1) == '<a href="https://a.test/1?x=1&amp;y=2">SIPRI 2025</a> and 2 more'
    assert parts.sources_html(answer, 9).endswith("</a>, A leaflet and 1 more")


def test_rows_lead_to_their_places_and_others_are_told():
    shown = parts.rows_html(sample_answer(), "../", tables=1, runs=2)
    page = "../tables/arms.html"
    assert shown == f'<a href="{page}">arms</a>: <a href="{page}#row-2">2–4</a>, <a href="{page}#row-9">9</a> and 1 more'
    assert parts.rows_html(sample_answer(), "", tables=1, runs=3).endswith(", 12")


def test_a_table_without_a_page_is_named():
    answer = sample_answer(inputs=[{"table": "arms", "rows": [2]}, {"table": "cables", "rows": [3]}, {"table": "ports", "rows": [3]}])
    assert parts.rows_html(answer, "", tables=1, runs=1) == "arms: 2; 2 more tables"


def test_answers_by_the_page_of_their_first_use():
    answers = [sample_answer(1), sample_answer(2), sample_answer(3, page="book/end", page_title="The end")]
    assert [(title, [answer["number"] for answer in members]) for title, members in parts.chapters(answers)] == [("The report", [1, 2]), ("The end", [3])]


def test_reasons_are_sentences_and_many_are_counted():
    assert parts.grade_text(sample_answer(), 2) == "B, attested. One publisher. Estimates."
    assert parts.grade_text(sample_answer(), 1) == "B, attested. One publisher. And 1 more reason."
