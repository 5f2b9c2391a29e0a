"""Whatever cannot be printed as meant is an error that names its place, and then there is no PDF."""

from __future__ import annotations

import pytest

FAULTY = """# Faults

A reference to {ref}`nowhere`.

A letter \u0bb9 that no font has.

```{image} there-is-none.svg
:alt: Nothing
```

```{image} one.svg
```

$\\nosuchmacro{x}$

:::{table} Too wide
| HEAD |
|--|
| CELL |
:::

```{figure} one.svg
:alt: Bars

A caption
```

[](#unknown-place)
"""


@pytest.fixture(scope="module")
def faulty(build, book_files, tmp_path_factory):
    from docutils import nodes

    class riddle(nodes.General, nodes.Element):  # noqa: N801
        pass

    def register(app):
        app.connect("doctree-resolved", lambda _app, tree, _name: tree.children[0].append(riddle()))

    columns = 12
    text = FAULTY.replace("| HEAD |", "|" + " h |" * columns).replace("|--|", "|" + "--|" * columns)
    text = text.replace("| CELL |", "|" + f" {'x' * 40} |" * columns)
    return build(tmp_path_factory.mktemp("faulty"), {"index.md": text, "one.svg": book_files["one.svg"], "references.bib": ""}, register)


@pytest.mark.parametrize(
    "message",
    [
        "index.md:3: WARNING: undefined label: 'nowhere'",
        "index.md:5: ERROR: no font of the report has the character U+0BB9 TAMIL LETTER HA",
        "index.md:7: WARNING: image file not readable: there-is-none.svg",
        "index.md:7: ERROR: there is no picture 'there-is-none.svg'",
        "index.md:7: ERROR: picture one.svg has no alternative text",
        r"index.md:14: ERROR: formula '\nosuchmacro{x}' cannot be converted",
        "ERROR: table 'Too wide': a table of 12 columns does not fit the page",
        "ERROR: no way to print a node of kind 'riddle'",
        "unknown-place",
    ],
)
def test_each_fault_is_told_with_its_place(faulty, message):
    assert message in faulty.told


def test_a_faulty_book_has_no_pdf_and_a_status(faulty):
    assert not faulty.pdf.exists()
    assert faulty.status == 1


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("#no-such-function()", "index.md: ERROR: Typst: unknown variable: no-such-function"),
        ('#text(font: "No Such Font")[words]', "index.md: ERROR: Typst: unknown font family: no such font"),
        ('#link(label("no-such-label"))[x]', "ERROR: Typst: label `<no-such-label>` does not exist"),
    ],
)
def test_complaints_of_typst_are_errors(build, tmp_path, markup, message):
    built = build(tmp_path, {"index.md": f"# Title\n\n```{{raw}} typst\n{markup}\n```\n", "references.bib": ""})
    assert message in built.told
    assert not built.pdf.exists()
    assert built.status == 1


def test_an_old_pdf_does_not_outlive_a_faulty_build(build, tmp_path):
    good = build(tmp_path, {"index.md": "# Title\n\nText.\n", "references.bib": ""})
    assert good.pdf.exists()
    bad = build(tmp_path, {"index.md": "# Title\n\n```{raw} typst\n#nothing()\n```\n", "references.bib": ""})
    assert not bad.pdf.exists()
