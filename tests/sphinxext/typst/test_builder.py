"""A small book, built and read again: text, numbers, outline, metadata, fonts, tags, the same bytes."""

from __future__ import annotations

import re

import pypdf
import pytest


@pytest.fixture(scope="module")
def reader(book) -> pypdf.PdfReader:
    return pypdf.PdfReader(book.pdf)


@pytest.fixture(scope="module")
def text(reader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def outline(reader: pypdf.PdfReader) -> list[tuple[int, str]]:
    """Return depth and title of the outline's entries."""

    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield depth, item.title

    return list(walk(reader.outline, 0))


def test_it_builds_without_a_word(book):
    assert (book.told, book.status) == ("", 0)


def test_metadata(reader):
    told = reader.metadata
    assert (told.title, told.author, told.subject) == ("A small book", "Ada Editor, Ben Analyst", "All that the report uses.")
    assert told["/Keywords"] == "corridor, typst"
    assert told["/CreationDate"].startswith("D:20261124000000")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_it_claims_both_standards_and_has_tags(reader):
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in xmp
    assert "<pdfaid:part>2<" in xmp and "<pdfaid:conformance>A<" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_outline_has_parts_chapters_and_sections(reader):
    assert outline(reader) == [
        (0, "Contents"),
        (0, "Figures"),
        (0, "Tables"),
        (0, "Summary"),
        (0, "The report"),
        (1, "1 Method"),
        (2, "1.1 Formulas"),
        (2, "1.2 Lists"),
        (3, "1.2.1 Boxes"),
        (1, "2 Results"),
        (0, "Back matter"),
        (1, "Glossary and sources"),
        (0, "Index"),
    ]


def test_pages_are_numbered_roman_then_arabic_and_none_is_blank(reader):
    assert reader.page_labels[1:4] == ["i", "1", "2"]
    assert [number for number, page in enumerate(reader.pages) if len(page.extract_text().strip()) < 40] == []


def test_all_fonts_are_embedded_and_ours(reader):
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts[font["/BaseFont"]] = font["/DescendantFonts"][0]["/FontDescriptor"]
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in fonts.values())
    families = {re.sub(r"^/[A-Z]{6}\+|-.*", "", name) for name in fonts}
    assert families <= {"SourceSerifPro", "SourceSansPro", "NotoSansSC", "Amiri", "DejaVuSansMono", "NewCMMath"}
    assert {"SourceSerifPro", "SourceSansPro", "NotoSansSC", "Amiri"} <= families


@pytest.mark.parametrize(
    "words",
    [
        "The first message, see Figure 2.1",
        "The sum is in (1.1), the terms in exposure, the method in Method",
        "5 * 3 = 15, a_b, #1, $7, 50 % @home",
        "Doe [2025]",
        "[Roe and Poe, 2024]",
        "CPEC (China-Pakistan Economic Corridor) is told once: CPEC.",
        "The first footnote.",
        "Get it",
        "中巴经济走廊",
        "Key messages",
        "The first tab.",
        "What was folded.",
        "What the card says.",
        "What stands aside.",
        "Words for print.",
        "raw Typst words",
        "Listing 1.1 A listing",
        "Figure 2.1 The second bar is twice the first",
        "Source: Doe [2025].",
        "Words in the picture",
        "Table 2.1 Sixty projects",
        "As Table 2.1 and Table 2.2 show, see Method",
        "Source: made for the test.",
        "Jane Doe. A database. 2025.",
        "Editor, A. and Analyst, B. (2026). A small book.",
        "Version 1.2.3, 24 November 2026",
    ],
)
def test_text(text, words):
    assert words in text


@pytest.mark.parametrize("words", ["Words for the web", "raw web words"])
def test_text_of_the_web_is_left_out(text, words):
    assert words not in text


def test_footnotes_are_printed_once(text):
    assert text.count("The first footnote.") == 1


def test_urdu_letters_come_out_right(reader):
    # pypdf gives right-to-left words in the order in which they are drawn, so they are looked for one by one.
    words = " ".join(page.extract_text() for page in reader.pages)
    assert [word for word in ("چین", "پاکستان", "گوادر", "بندرگاہ", "واقع", "میں") if word not in words] == []


def test_long_tables_repeat_their_head(reader):
    pages = [page.extract_text() for page in reader.pages]
    assert sum("Project" in page and "Id" in page and "Name" in page for page in pages) >= 2


def test_wide_tables_turn_the_page(reader):
    turned = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == 1
    assert "Sixteen columns" in turned[0].extract_text()


def test_nothing_lies_outside_the_margins(reader):
    for page in reader.pages:
        ends: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, _font, _size, ends=ends: ends.append(cm[4] + tm[4]) if text.strip() else None)
        assert all(70 < x < float(page.mediabox.width) - 70 for x in ends)


def test_figures_and_formulas_have_alternative_text(reader):
    objects = (reader.get_object(number) for number in sorted(reader.xref[0]))
    alternatives = {item["/Alt"] for item in objects if isinstance(item, dict) and "/Alt" in item}
    assert {"Two bars, the second twice as high.", "s_i^2", r"H = \sum_{i=1}^n s_i^2"} <= alternatives


def test_links_lead_somewhere(reader):
    for page in reader.pages:
        for note in page.get("/Annots", []):
            entry = note.get_object()
            assert "/Dest" in entry or "/A" in entry


def test_index_gives_pages(book, reader):
    last = reader.pages[-1].extract_text()
    assert re.search(r"Gwadar, \d", last)
    assert '#index-entry([Gwadar], ("method#index-' in book.markup


def test_the_same_bytes_in_another_directory(book, book_files, build, tmp_path):
    again = build(tmp_path / "elsewhere" / "deep", book_files)
    assert again.pdf.read_bytes() == book.pdf.read_bytes()
    assert again.markup == book.markup


def test_no_path_of_the_machine_is_in_the_output(book):
    assert str(book.directory) not in book.markup
    assert str(book.directory).encode() not in book.pdf.read_bytes()


def test_nodes_of_others_are_printed_as_they_registered_them(build, tmp_path):
    from docutils import nodes

    class stamp(nodes.General, nodes.Element):  # noqa: N801
        pass

    def register(app):
        app.add_node(stamp, typst=(lambda self, node: self.emit("#strong[STAMPED]"), lambda self, node: None))
        app.connect("doctree-resolved", lambda _app, tree, _name: tree.children[0].append(stamp()))

    built = build(tmp_path, {"index.md": "# Title\n\nText.\n", "references.bib": ""}, register)
    assert built.told == ""
    assert "#strong[STAMPED]" in built.markup
