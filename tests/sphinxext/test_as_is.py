"""Finished parts of pages go round Sphinx."""

from types import SimpleNamespace

from corridor.web import AS_IS
from corridor.sphinxext import as_is

SOURCE = f"# T\n\n{AS_IS[0]}\n<tr><td>one</td></tr>\n{AS_IS[1]}\n\nText\n\n{AS_IS[0]}<tr><td>two</td></tr>{AS_IS[1]}\n"


def test_parts_are_taken_out_and_put_back_in_their_places():
    text, parts = as_is.taken_out(SOURCE)
    assert parts == ["<tr><td>one</td></tr>", "<tr><td>two</td></tr>"]
    assert "<td>" not in text and text.index(as_is.PLACE.format(0)) < text.index("Text") < text.index(as_is.PLACE.format(1))
    assert as_is.put_back(text, parts) == "# T\n\n<tr><td>one</td></tr>\n\nText\n\n<tr><td>two</td></tr>\n"


def test_a_page_without_finished_parts_is_left_alone():
    assert as_is.taken_out("# T") == ("# T", [])
    assert as_is.put_back("# T", []) == "# T"


def test_parts_come_from_the_source_of_a_page(tmp_path):
    (tmp_path / "a.md").write_text(SOURCE)
    app = SimpleNamespace(outdir=str(tmp_path), env=SimpleNamespace(found_docs={"a"}, doc2path=lambda name: tmp_path / f"{name}.md"))
    assert len(as_is.parts_of(app, tmp_path / "a.html")) == 2
    assert as_is.parts_of(app, tmp_path / "search.html") == []


def test_reading_leaves_parts_out():
    source = [SOURCE]
    as_is.take_out(None, "a", source)
    assert source[0] == as_is.taken_out(SOURCE)[0]
