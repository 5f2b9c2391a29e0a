"""A whole build of a reduced edition: both outputs opened and checked, failures that leave the last good book."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from reduced import CHAPTERS, reduced_project

from corridor.errors import UserError
from corridor.pipeline.build import build
from corridor.hashing import sha256, tree_sha256
from corridor.pipeline.progress import SilentReporter
from corridor.sphinxext.popovers import MOST_BYTES, bytes_added

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]

FINDING_KEYS = {"id", "value", "unit", "text", "chapter", "definition", "sources", "inputs", "parameters", "method", "grade"}
LOADED = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src", "object": "data", "video": "src"}


@pytest.fixture(scope="module")
def pages(book):
    return {path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in sorted(book.html.rglob("*.html"))}


@pytest.fixture(scope="module")
def pdf(book):
    return PdfReader(book.pdf)


def chapter_page(pages, name):
    return next(soup for path, soup in pages.items() if path.stem == name)


def test_products_are_all_there(book, book_project):
    assert {path.name for path in book_project.build.iterdir()} == {"html", "report.pdf", "findings.json", "figures", "manifest.json"}
    manifest = json.loads(book.manifest.read_text(encoding="utf-8"))
    assert [chapter["id"] for chapter in manifest["chapters"]] == list(CHAPTERS)
    assert manifest["products"]["report.pdf"] == {"path": "report.pdf", "sha256": sha256(book.pdf)}
    assert manifest["products"]["html"]["sha256"] == tree_sha256(book.html)
    assert (book.html / "report.pdf").read_bytes() == book.pdf.read_bytes()
    assert all(re.fullmatch("[0-9a-f]{64}", chapter["key"]) and chapter["seconds"] > 0 for chapter in manifest["chapters"])


def test_findings_have_the_fixed_form(book):
    findings = json.loads(book.findings.read_text(encoding="utf-8"))
    assert len(findings) > 20
    assert [item["id"] for item in findings] == sorted({item["id"] for item in findings})
    for item in findings:
        assert set(item) - {"interval"} == FINDING_KEYS
        assert item["chapter"] in CHAPTERS and item["sources"] and all(used["rows"] for used in item["inputs"])


def test_each_figure_has_picture_data_and_record(book):
    names = {path.name.rsplit(".", 1)[0] for path in book.figures.iterdir()}
    assert len(names) >= 4
    for name in names:
        assert all((book.figures / f"{name}.{extension}").stat().st_size > 0 for extension in ("svg", "png", "csv", "json"))


def test_under_each_figure_are_its_files_and_in_print_its_id(book, pages, pdf):
    printed = re.sub(r"[\W_]", "", "".join(page.extract_text() for page in pdf.pages))  # without hyphens at the ends of lines
    shown = set()
    for soup in pages.values():
        for figure in soup.select("article figure"):
            links = {link.get_text(): link["href"] for link in figure.select(".figure-files a")}
            names = {Path(link).stem for link in links.values()}
            assert [*links] == ["data (CSV)", "picture (SVG)", "picture (PNG)", "record (JSON)"] and len(names) == 1
            shown |= names
    assert shown == {path.stem for path in book.figures.glob("*.json")}
    assert [name for name in shown if "Figureid" + re.sub(r"[\W_]", "", name) not in printed] == []


def test_records_and_alternative_texts_hold_printed_numbers(book, pages):
    records = [json.loads(path.read_text(encoding="utf-8")) for path in book.figures.glob("*.json")]
    assert not [record["id"] for record in records if "{fact}" in record["title"] + record["alt"] + record["note"]]
    alternatives = {image["alt"] for soup in pages.values() for image in soup.select("article figure img")}
    assert alternatives == {record["alt"] for record in records}


def test_each_value_opens_its_evidence_and_leads_to_its_entry(book_project, pages):
    answers = json.loads((book_project.executed / "answers.json").read_text(encoding="utf-8"))
    assert [answer["number"] for answer in answers] == list(range(1, len(answers) + 1)) and len(answers) > 20
    entries = {entry["id"] for entry in chapter_page(pages, "evidence").select(".evidence-entry")}
    assert entries == {f"ev-{answer['number']}" for answer in answers}
    opened = set()
    for soup in pages.values():
        notes = {note["id"]: note for note in soup.select(".fact-notes > [popover]")}
        assert {button["popovertarget"] for button in soup.select("button.fact")} == set(notes)
        assert soup.select("main .fact-notes") == soup.select("a button, h1 button.fact, h2 button.fact") == []
        assert bool(soup.select('script[src*="facts.js"]')) == bool(notes)
        opened |= set(notes)
    assert opened <= {f"fact-{answer['number']}" for answer in answers} and len(opened) > 20


def test_popovers_are_light(pages):
    assert {path.name: weight for path, soup in pages.items() if (weight := bytes_added(soup)) >= MOST_BYTES} == {}


def test_print_has_an_entry_for_each_mark(book_project, pdf):
    answers = json.loads((book_project.executed / "answers.json").read_text(encoding="utf-8"))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    appendix = text[text.rindex("computed numbers. Each has an entry here") :]
    for answer in answers:
        assert re.search(rf"^{answer['grade']['letter']}{answer['number']} ", appendix, re.MULTILINE), answer["id"]


def test_no_page_asks_anything_of_the_network(pages):
    outside = [
        f"{path.name}: {tag.name} {tag[attribute]}"
        for path, soup in pages.items()
        for name, attribute in LOADED.items()
        for tag in soup.find_all(name)
        if urlsplit(tag.get(attribute, "")).netloc and tag.get("rel") != ["canonical"]
    ]
    assert outside == []
    scripts = "\n".join(str(script) for soup in pages.values() for script in soup.find_all("script"))
    assert not re.search(r"unpkg\.com|jsdelivr\.net|cdnjs|googleapis", scripts)


def test_style_sheets_load_nothing_from_outside(book):
    for path in book.html.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", path.read_text(encoding="utf-8")), path.name


def test_links_and_anchors_inside_the_book_hold(pages, book):
    ids = {path: {tag["id"] for tag in soup.find_all(id=True)} for path, soup in pages.items()}
    broken = []
    for path, soup in pages.items():
        for link in soup.find_all("a", href=True):
            target = urlsplit(link["href"])
            if target.scheme or target.netloc:
                continue
            file = (path.parent / unquote(target.path)).resolve() if target.path else path
            if file.is_dir():
                continue
            if not file.is_file():
                broken.append(f"{path.name}: {link['href']}")
            elif target.fragment and file in ids and unquote(target.fragment) not in ids[file]:
                broken.append(f"{path.name}: {link['href']}")
    assert broken == []


def test_figures_and_tables_are_numbered_and_described(pages):
    for number, name in enumerate(CHAPTERS, start=1):
        soup = chapter_page(pages, name)
        numbers = [tag.get_text(strip=True) for tag in soup.select("figcaption .caption-number, caption .caption-number")]
        assert f"Figure {number}.1" in numbers and f"Table {number}.1" in numbers
        assert all(image.get("alt") for image in soup.select("figure img"))


def test_no_markup_shows_through(pages):
    for path, soup in pages.items():
        for tag in soup.find_all(["script", "style", "pre", "code"]):
            tag.decompose()
        text = soup.get_text(" ")
        found = re.findall(r"\{(?:fact|cite|ref|numref|term)[^}]*\}`|\{\{ \w+ \}\}|:::|<Figure size|nan%", text)
        assert found == [], path.name


def test_pdf_is_tagged_titled_and_in_english(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"].startswith("en")
    assert pdf.metadata.title.startswith("China-Pakistan technology and AI cooperation")
    assert pdf.metadata.author
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in xmp and "pdfaid:conformance" in xmp


def test_pdf_outline_has_the_chapters(pdf):
    def titles(items):
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield item.title

    outline = list(titles(pdf.outline))
    assert any("institutional foundations" in title.lower() for title in outline)
    assert any("References" in title for title in outline) and any("Glossary" in title for title in outline)


def test_pdf_fonts_are_embedded_and_its_text_can_be_read(pdf):
    fonts = {font.get_object()["/BaseFont"]: font.get_object() for page in pdf.pages for font in page["/Resources"].get("/Font", {}).values()}
    assert len(fonts) >= 3
    for font in fonts.values():
        descendants = [item.get_object() for item in font.get("/DescendantFonts", [font])]
        descriptor = descendants[0].get("/FontDescriptor")
        assert descriptor is not None and {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.get_object())
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "A reduced edition" in text and "Figure 1.1" in text and "Table 2.1" in text
    assert "{fact}" not in text


def test_both_outputs_say_the_same(pages, pdf):
    def words(text):  # without the marks behind values in print
        return re.sub(r"[\W\d_]+", "", re.sub(r"(?<=\S)[A-D]\d{1,4}(?!\w)", "", text))

    printed = words("".join(page.extract_text() for page in pdf.pages))
    for name in CHAPTERS:
        for paragraph in chapter_page(pages, name).select("article section > p")[:6]:
            for tag in paragraph.select(".headerlink, .bibtex-citation"):
                tag.decompose()
            opening = words(paragraph.get_text())[:40]
            assert opening in printed, paragraph.get_text()[:80]


def test_same_inputs_same_bytes_elsewhere_with_one_job(book, tmp_path):
    project = reduced_project(tmp_path / "another place" / "report")
    again = build(project, out=tmp_path / "out", jobs=1, report=SilentReporter())
    assert again.findings.read_bytes() == book.findings.read_bytes()
    assert tree_sha256(again.figures) == tree_sha256(book.figures)
    assert again.pdf.read_bytes() == book.pdf.read_bytes()
    assert differing(again.html, book.html) == []


def test_a_failing_chapter_is_named_and_the_last_book_stays(book, book_project):
    before = tree_sha256(book_project.build)
    template = book_project.notebooks / "phases.ipynb"
    sound = template.read_bytes()
    notebook = nbformat.read(template, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("raise ValueError('no such event')", id="cell-99"))
    nbformat.write(notebook, template)
    try:
        with pytest.raises(UserError) as caught:
            build(book_project, out=book_project.build, jobs=2, report=SilentReporter())
    finally:
        template.write_bytes(sound)
    first, second = caught.value.lines
    assert first == f"chapter phases-1 failed: notebook notebooks/phases.ipynb, cell {len(notebook.cells)}, parameters: phase=1"
    assert second.startswith("  ValueError: no such event")
    assert tree_sha256(book_project.build, leave_out=".stage") == before


def test_an_unknown_fact_stops_the_book_and_names_the_nearest(book, book_project):
    before = tree_sha256(book_project.build, leave_out=".stage")
    page = book_project.book / "index.md"
    sound = page.read_text(encoding="utf-8")
    page.write_text(sound + "\n{fact}`phases.event_cont.phase_1`\n", encoding="utf-8")
    try:
        with pytest.raises(UserError, match=r"unknown fact 'phases.event_cont.phase_1'; nearest: phases.event_count.phase_1"):
            build(book_project, out=book_project.build, jobs=2, report=SilentReporter())
    finally:
        page.write_text(sound, encoding="utf-8")
    assert tree_sha256(book_project.build, leave_out=".stage") == before


def test_a_bad_row_stops_the_build_before_anything_runs(book, book_project):
    before = tree_sha256(book_project.build, leave_out=".stage")
    table = book_project.data / "timeline" / "events.csv"
    sound = table.read_bytes()
    table.write_bytes(sound.replace(b",day,", b",fortnight,", 1))
    try:
        with pytest.raises(UserError, match="events row .*date_precision: 'fortnight'"):
            build(book_project, out=book_project.build, jobs=2, report=SilentReporter())
    finally:
        table.write_bytes(sound)
    assert tree_sha256(book_project.build, leave_out=".stage") == before


def differing(one: Path, two: Path) -> list[str]:
    """Return names of files that are not the same in both directories."""
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()} | {path.relative_to(two) for path in two.rglob("*") if path.is_file()}
    same = lambda name: (one / name).is_file() and (two / name).is_file() and (one / name).read_bytes() == (two / name).read_bytes()  # noqa: E731
    return sorted(str(name) for name in files if not same(name))
