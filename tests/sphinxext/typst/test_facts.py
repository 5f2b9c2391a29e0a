"""Facts in print: a small mark behind the value leads to the appendix; contents and lists have none."""

from __future__ import annotations

import json

import pypdf
import pytest
from sample_answers import sample_answer

ANSWERS = [sample_answer(1), sample_answer(2, id="cables.count", value=9, unit="count", text="9")]
SETUP = "\n\ndef setup(app):\n    from corridor.sphinxext import facts\n    facts.setup(app)\n"
EVIDENCE = """{.evidence-entries}
# Evidence

Each number.

## Results

:::::{container} evidence-entry
:name: ev-1

::::{only} typst
**B1** The share.
::::
:::::

:::::{container} evidence-entry
:name: ev-2

::::{only} typst
**B2** The cables.
::::
:::::
"""
PAGE = """# The book

## Of {fact}`cables.count` cables

A share of {fact}`arms.share.pak` (or {fact}`arms.share.pak|1`).

:::{table} Of {fact}`cables.count|words` cables
:name: tab-one

| What | Value |
| :-- | --: |
| Share | {fact}`arms.share.pak` |
:::

```{toctree}
book/_generated/evidence
```
"""


def files(configuration, page=PAGE, evidence=EVIDENCE):
    records = json.dumps(ANSWERS)
    pages = {"index.md": page, "book/_generated/evidence.md": evidence}
    return {"conf.py": configuration + SETUP, "book/_executed/answers.json": records, "book/_executed/findings.json": records, "references.bib": "", **pages}


@pytest.fixture(scope="module")
def printed(build, book_files, tmp_path_factory):
    return build(tmp_path_factory.mktemp("facts"), files(book_files["conf.py"]))


def test_a_value_has_its_mark_and_leads_to_the_appendix(printed):
    assert printed.told == "" and printed.status == 0
    assert '81%#fact-mark("book/_generated/evidence#ev-1", "B1");' in printed.markup
    pages = pypdf.PdfReader(printed.pdf).pages
    assert any("A share of 81%B1 (or 81.2%B1)" in " ".join(page.extract_text().split()) for page in pages)


def test_headings_and_lists_have_no_mark(printed):
    text = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(printed.pdf).pages]
    front = next(page for page in text if page.startswith("Contents"))
    assert "Of 9 cables" in front and "Of nine cables" in " ".join(text[1:3]) and "B2" not in front
    assert "heading" not in printed.markup.split("fact-mark")[0].splitlines()[-1]


def test_the_table_has_the_mark_in_caption_and_cell(printed):
    assert 'Of nine#fact-mark("book/_generated/evidence#ev-2", "B2"); cables' in printed.markup
    assert '[81%#fact-mark("book/_generated/evidence#ev-1", "B1");]' in printed.markup


def test_entries_stand_in_small_columns_and_not_in_the_contents(printed):
    assert "#small-entries[" in printed.markup
    inner = printed.markup.split("#small-entries[")[1]
    assert '#section-heading("subsection"' in inner and "#anchor" in inner


def test_a_book_without_the_appendix_is_refused(build, book_files, tmp_path):
    page = PAGE.replace("```{toctree}\nbook/_generated/evidence\n```\n", "")
    told = build(tmp_path, files(book_files["conf.py"], page=page, evidence="---\norphan: true\n---\n\n# Left out\n")).told
    assert "the evidence for fact 'arms.share.pak' is not in print; expected the page book/_generated/evidence in _toc.yml" in told
