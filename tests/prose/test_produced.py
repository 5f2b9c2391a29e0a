"""Numbers that code puts into words are checked after the runs, in what the runs made."""

import json

import nbformat
import pytest

from corridor.errors import UserError
from corridor.prose.produced import check_produced

TABLE = ":::{table} Commitments in 2019\n:name: tab-land-plants\n:class: wide\n\n| a 1 | b |\n| :-- | --: |\n| x | 22 |\n:::\n\n{.table-note}\nSources: 14 documents, named row by row in the data ([events](#data-events)). NOTE\n"


def run(tmp_path, *, title="Coal in 2019", alt="Bars", note="", markdown=""):
    directory = tmp_path / "run"
    (directory / "figures").mkdir(parents=True)
    record = {"id": "land-coal", "title": title, "alt": alt, "note": note}
    (directory / "figures" / "land-coal.json").write_text(json.dumps(record), encoding="utf-8")
    figure = f":::{{figure}} figures/land-coal.svg\n:alt: {alt}\n\n{title}\n\nSource: {{cite:t}}`a-2020`. {note}\n:::\n"
    outputs = [nbformat.v4.new_output("display_data", data={"text/markdown": text, "text/plain": "9"}) for text in (figure, markdown) if text]
    cell = nbformat.v4.new_code_cell("show()", id="cell-04", outputs=outputs)
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("7 typed", id="cell-01"), cell]), directory / "notebook.ipynb")
    return [("land", directory)]


def faults(project, runs, names=()):
    with pytest.raises(UserError) as caught:
        check_produced(project, runs, names)
    return [line.partition(" (bind it")[0] for line in caught.value.lines]


def test_facts_years_cells_of_tables_and_the_count_of_sources_pass(project, tmp_path):
    check_produced(project, run(tmp_path, title="Coal is {fact}`a.b` of it", markdown=TABLE.replace("NOTE", "Since 2010.")), [])


@pytest.mark.parametrize(("field", "name"), [("title", "title"), ("alt", "alternative text"), ("note", "note")])
def test_a_number_in_a_figures_words_is_told_once(project, tmp_path, field, name):
    assert faults(project, run(tmp_path, **{field: "About 66% of it"})) == [f"chapter land, figure land-coal, {name}: '66' is bound to no finding in \"About 66% of it\""]


def test_a_number_in_a_tables_note_or_caption_is_told(project, tmp_path):
    assert faults(project, run(tmp_path, markdown=TABLE.replace("NOTE", "Left out: 15.").replace("Commitments", "Ten commitments"))) == [
        "chapter land, table land-plants: 'Ten' is bound to no finding in \"Ten commitments in 2019\"",
        "chapter land, table land-plants: '15' is bound to no finding in \"... by row in the data (events). Left out: 15.\"",
    ]


def test_a_number_in_a_sentence_that_code_made_names_the_cell(project, tmp_path):
    assert faults(project, run(tmp_path, markdown="It ranks 3rd.")) == ["chapter land, cell-04: '3' is bound to no finding in \"It ranks 3rd.\""]


def test_names_that_stand_in_the_data_pass_and_nothing_beside_them(project, tmp_path):
    runs = run(tmp_path, alt="Named are: Eight Hangor-class submarines; 8 frigates")
    (line,) = faults(project, runs, ["Eight Hangor-class submarines"])
    assert line.startswith("chapter land, figure land-coal, alternative text: '8' is bound to no finding")
