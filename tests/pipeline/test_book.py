"""What a refused book says: its warnings and errors, not its progress."""

from corridor.pipeline.book import LINES_SHOWN, _told


def test_warnings_without_colours_progress_or_repetition(tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("reading sources... 50%\n\x1b[91mbook/a.md:3: WARNING: no such thing\x1b[0m\nbook/a.md:3: WARNING: no such thing\nbuild finished with problems\n")
    assert _told("html", log) == ["the HTML book was refused:", "  book/a.md:3: WARNING: no such thing"]


def test_many_are_counted(tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("\n".join(f"a.md:{n}: ERROR: x" for n in range(LINES_SHOWN + 7)))
    told = _told("pdf", log)
    assert len(told) == LINES_SHOWN + 2 and told[-1].startswith("  and 7 more")


def test_without_a_known_word_the_last_lines_are_told(tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("one\ntwo\n")
    assert _told("pdf", log) == ["the PDF book was refused:", "  one", "  two"]
