"""Which exhibits float: by hand on pages of marks."""

from __future__ import annotations

from corridor.sphinxext.typst.placing import PAGE_END, Place, holes, strayed, write_placing

NONE: frozenset[str] = frozenset()
CHAPTER = Place(name="", part="chapter", page=1, y=80)


def exhibit(name: str, mark: tuple[int, float], body: tuple[int, float]) -> list[Place]:
    return [Place(name=name, part=part, page=page, y=y) for part, (page, y) in (("mark", mark), ("body", body))]


def test_an_exhibit_on_its_page_stays():
    assert holes([CHAPTER, *exhibit("a", (1, 300), (1, 310))], NONE) == NONE


def test_one_that_leaves_a_hole_floats():
    assert holes([CHAPTER, *exhibit("a", (1, 400), (2, 95))], NONE) == {"a"}


def test_a_full_page_is_no_hole():
    assert holes([CHAPTER, *exhibit("a", (1, PAGE_END - 10), (2, 95))], NONE) == NONE


def test_one_pushed_past_a_page_floats():
    assert holes([CHAPTER, *exhibit("a", (1, PAGE_END - 10), (3, 95))], NONE) == {"a"}


def test_only_the_first_of_a_chapter_at_a_time():
    first = [CHAPTER, *exhibit("a", (1, 400), (2, 95)), *exhibit("b", (2, 400), (3, 95))]
    second = [Place(name="", part="chapter", page=4, y=80), *exhibit("c", (4, 400), (5, 95))]
    assert holes(first + second, NONE) == {"a", "c"}


def test_those_decided_are_left_alone():
    assert holes([CHAPTER, *exhibit("a", (1, 400), (2, 95)), *exhibit("b", (2, 400), (3, 95))], frozenset({"a"})) == {"b"}


def test_numbers_stay_in_order():
    places = [CHAPTER, *exhibit("a", (1, 700), (3, 95)), *exhibit("b", (2, 300), (2, 310))]
    assert holes(places, frozenset({"a"})) == {"b"}


def test_floats_neither_stray_nor_stay_on_their_own_page():
    floating = [*exhibit("near", (1, 700), (2, 95)), *exhibit("far", (1, 710), (4, 95)), *exhibit("here", (5, 200), (5, 95))]
    places = [*floating, *exhibit("still", (1, 1), (9, 95))]
    assert strayed(places, frozenset({"near", "far", "here"})) == {"far", "here"}


def test_the_file_is_the_same_for_the_same_exhibits(tmp_path):
    write_placing(tmp_path, ["b", "a"], draft=False)
    assert (tmp_path / "placing.typ").read_text(encoding="utf-8").endswith('#let floating = ("a", "b")\n')
