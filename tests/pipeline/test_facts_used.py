"""Facts are numbered by their first use, in reading order."""

import json

import pytest
from sample_answers import sample_answer

from corridor.errors import UserError
from corridor.pipeline.facts_used import facts_used, numbered, pages_of, write_answers
from corridor.project import Project

TOC = """format: jb-book
root: book/index
parts:
  - caption: Report
    chapters:
      - file: book/_executed/land
      - file: book/_generated/evidence
"""


def notebook(*cells):
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def markdown(*lines):
    return {"cell_type": "markdown", "source": list(lines)}


def output(text):
    return {"cell_type": "code", "source": ["show()"], "outputs": [{"output_type": "display_data", "data": {"text/markdown": [text], "text/plain": "{fact}`a.plain`"}}]}


@pytest.fixture
def project(tmp_path):
    for name, text in {
        "_toc.yml": TOC,
        "book/index.md": "(top)=\n# The report\n\n{fact}`a.two` and {fact}`a.one|words`, {fact}`a.two`\n",
        "book/_executed/land.ipynb": notebook(
            markdown("```{include} /book/text/opening.md\n", "```"), output(":::{figure} x.svg\n:alt: Bars of {fact}`a.five`.\n:::"), markdown("{fact}`a.six`")
        ),
        "book/text/opening.md": "# Land\n\n{fact}`a.three`\n\n```{include} more.md\n```\n",
        "book/text/more.md": "{fact}`a.four`",
        "book/_generated/evidence.md": "# Evidence\n\n{fact}`a.old`",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(tmp_path)


def test_pages_in_reading_order_with_what_they_include(project):
    assert [(page.name, page.title) for page in pages_of(project)] == [("book/index", "The report"), ("book/_executed/land", "Land")]


def test_facts_in_reading_order(project):
    ids = ["a.two", "a.one", "a.three", "a.four", "a.five", "a.six"]
    used = facts_used(pages_of(project), dict.fromkeys(ids))
    assert list(used) == ids
    assert used["a.four"].title == "Land" and used["a.one"].name == "book/index"


def test_an_unknown_fact_is_told_with_its_page_and_the_nearest(project):
    with pytest.raises(UserError) as caught:
        facts_used(pages_of(project), dict.fromkeys(["a.two", "a.one", "a.three", "a.for", "a.five", "a.six"]))
    assert caught.value.lines[0].startswith("book/_executed/land: unknown fact 'a.four'; nearest: ")
    assert "a.for" in caught.value.lines[0] and len(caught.value.lines) == 1


def test_answers_get_number_page_template_and_places(project, tmp_path):
    ids = ["a.two", "a.one", "a.three", "a.four", "a.five", "a.six"]
    used = facts_used(pages_of(project), dict.fromkeys(ids))
    made = [sample_answer(id=id, chapter="land", inputs=[{"table": table, "rows": [2, 3, 7]} for table in ("arms", "cables")]) for id in sorted(ids)]
    found = numbered(made, used, templates={"land": "domains"}, places={"arms": {2, 3}})
    assert [(item["id"], item["number"], item["page_title"]) for item in found][1:3] == [("a.one", 2, "The report"), ("a.three", 3, "Land")]
    assert found[0]["template"] == "domains"
    assert found[0]["inputs"] == [{"table": "arms", "rows": [2, 3, 7], "placed": [2]}, {"table": "cables", "rows": [2, 3, 7]}]
    write_answers(found, tmp_path / "answers.json")
    assert json.loads((tmp_path / "answers.json").read_text(encoding="utf-8")) == found
