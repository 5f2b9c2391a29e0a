"""Documents that print leaves out."""

from pathlib import Path

from corridor.sphinxext.typst.assemble import _left_out


CONFIGURATION = Path(__file__).with_name("sample").joinpath("conf.py").read_text(encoding="utf-8")


def test_patterns_name_documents():
    names = {"index", "data/tables/a", "data/tables/b", "data/sources", "data/catalogue"}
    assert _left_out(names, ["data/tables/*", "data/sources"]) == ["data/sources", "data/tables/a", "data/tables/b"]
    assert _left_out(names, ()) == []


def test_a_document_left_out_is_not_printed_and_only_the_web_refers_to_it(build, tmp_path):
    files = {
        "index.md": "# Book\n\n```{toctree}\n\nshown\nweb\n```\n",
        "shown.md": "# Shown\n\nText.\n\n```{only} html\n[rows](#rows)\n```\n",
        "web.md": "(rows)=\n# Rows of the web\n",
    }
    built = build(tmp_path, {**files, "references.bib": "", "conf.py": CONFIGURATION + '\ntypst_leave_out = ["web"]\n'})
    assert (built.told, built.status) == ("", 0)
    assert "Shown" in built.markup and "Rows of the web" not in built.markup
