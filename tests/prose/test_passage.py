"""A passage knows its lines, its masks and the words around a number."""

from corridor.prose.passage import Passage


def passage():
    made = Passage()
    made.add("There are seven", 4)
    made.add(" ", 4)
    made.add("{fact}`a.9`", 5, masked=True)
    made.add(" and eight more", 5)
    return made


def test_numbers_are_sought_outside_masks():
    made = passage()
    assert [made.text[start:end] for start, end in made.numbers()] == ["seven", "eight"]


def test_each_number_has_its_line():
    made = passage()
    assert [made.line_at(start) for start, _ in made.numbers()] == [4, 5]


def test_words_around_are_cut_at_spaces():
    made = Passage()
    made.add("a b c d seven e f g h", 1)
    assert made.around(8, 13, width=5) == "... c d seven e f ..."
    assert made.around(8, 13) == "a b c d seven e f g h"
