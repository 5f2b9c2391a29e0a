"""The fact role: values in the text, plain text in headings, links and alternative texts, errors that name the nearest."""

import base64

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


def test_values_in_the_text_are_buttons_without_further_text(small_book):
    book = small_book("# Title\n\nIt supplied {fact}`arms.share.pak`, {fact}`cables.count|words` cables.\n")
    assert book.told == ""
    paragraph = book.page().select_one("section p")
    assert paragraph.get_text() == "It supplied 81%, nine cables."
    assert [button.get_text() for button in paragraph.select("button.fact")] == ["81%", "nine"]


def test_headings_links_and_contents_hold_plain_text(small_book):
    book = small_book("# Of {fact}`arms.share.pak`\n\n## And {fact}`cables.count`\n\n[See {fact}`cables.count`](https://a.test)\n")
    page = book.page()
    assert page.select("button.fact") == [] and page.select(".fact-notes") == []
    assert page.title.get_text().startswith("Of 81%")
    assert "And 9" in book.app.env.tocs["index"].astext() and page.select_one("a.external").get_text() == "See 9"


def test_captions_hold_buttons_and_alternative_texts_are_printed(small_book, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one.png").write_bytes(PICTURE)
    page = small_book("# Title\n\n:::{figure} one.png\n:alt: Bars up to {fact}`arms.share.pak|1`\n\nA share of {fact}`arms.share.pak`\n:::\n").page()
    assert page.img["alt"] == "Bars up to 81.2%"
    assert page.select_one("figcaption button.fact").get_text() == "81%"


def test_an_unknown_fact_is_an_error_that_names_the_nearest(small_book):
    assert "ERROR: unknown fact 'arms.share.pk'; nearest: arms.share.pak" in small_book("# T\n\n{fact}`arms.share.pk`\n").told


def test_an_unknown_fact_in_an_alternative_text_is_an_error_too(small_book, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one.png").write_bytes(PICTURE)
    told = small_book("# T\n\n:::{figure} one.png\n:alt: Bars of {fact}`arms.shar.pak`\n\nA caption\n:::\n").told
    assert "ERROR: alternative text of one.png: unknown fact 'arms.shar.pak'; nearest: arms.share.pak" in told


def test_a_finding_that_the_pipeline_did_not_number_is_an_error(small_book):
    assert "ERROR: fact 'ports.count' has no number yet; run corridor build" in small_book("# T\n\n{fact}`ports.count`\n").told


def test_punctuation_stays_with_its_value(small_book):
    paragraph = small_book("# T\n\nOf arms ({fact}`arms.share.pak`), {fact}`cables.count`; {fact}`cables.count`, {fact}`cables.count` and {fact}`cables.count`\n").page().select_one("section p")
    assert [held.get_text() for held in paragraph.select(".held")] == ["(81%),", "9;", "9,"]
    assert paragraph.get_text() == "Of arms (81%), 9; 9, 9 and 9" and len(paragraph.select("button.fact")) == 5
