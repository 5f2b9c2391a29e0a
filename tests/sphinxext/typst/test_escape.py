"""Text comes out of Typst as it went in."""

from __future__ import annotations

import pytest

from corridor.sphinxext.typst.escape import array, escape, markup, mostly_arabic, runs, string

SPECIAL = r"""\ # $ * _ ` < > @ [ ] ~ / = + - . : ' " ( ) ; % & ^ | { } ! ?"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 * 3_a", r"5 \* 3\_a"),
        ("$29.7 billion", r"\$29.7 billion"),
        ("1. first", r"1\. first"),
        ("2) second", r"2\) second"),
        ("= not a heading", r"\= not a heading"),
        ("https://example.org/a", r"https:\/\/example.org\/a"),
        ("wait...", r"wait\.\.\."),
        ("two\n lines", "two lines"),
        ("no\N{NO-BREAK SPACE}break", "no\N{NO-BREAK SPACE}break"),
    ],
)
def test_escape(text, expected):
    assert escape(text) == expected


def test_string_literals_hold_quotes_backslashes_and_lines():
    assert string('a "b" \\ c\nd') == r'"a \"b\" \\ c\nd"'


def test_arrays():
    assert (array([]), array(["a"]), array(("a", "b"))) == ("()", "(a,)", "(a, b)")


def test_runs_keep_every_character():
    text = "Gwadar (گوادر بندرگاہ) and 瓜达尔港, then"
    assert "".join(run for _, run in runs(text)) == text
    assert [script for script, _ in runs(text)] == ["latin", "arabic", "latin", "chinese", "latin"]
    assert ("arabic", "گوادر بندرگاہ") in list(runs(text))


def test_space_after_an_urdu_run_is_not_part_of_it():
    assert markup("گوادر port") == "#urdu[گوادر]; port"


def test_marked_runs_end_their_call():
    assert markup("港(x)") == "#chinese[港];(x)"


def test_direction_of_a_paragraph_follows_the_majority():
    assert mostly_arabic("چین پاکستان اقتصادی راہداری (CPEC)")
    assert not mostly_arabic("The port of گوادر lies in Balochistan")
    assert not mostly_arabic("2024")


def test_typst_prints_what_was_escaped(compiled_text):
    starts = ["// no comment", "/ no: term", "- no list", "+ no list", "= no heading", "12. no list"]
    lines = [SPECIAL, *starts, "a -- b --- c ... d", "Mr. O'Neil \"x\""]
    got = compiled_text("\n\n".join(f"#emph[x];{markup(line)}" for line in lines))
    assert got == "".join(f"x{line}" for line in lines).replace(" ", "")
