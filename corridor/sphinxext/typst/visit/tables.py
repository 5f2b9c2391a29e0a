"""Tables: the doctree's cells become a model, the model is fitted to the page, the result is written."""

from __future__ import annotations

from docutils import nodes

from corridor.sphinxext.facts import fact
from corridor.sphinxext.typst.escape import array
from corridor.sphinxext.typst.glyphs import Face, Run
from corridor.sphinxext.typst.tables import Align, Cell, Layout, Table, TableTooWide, column_alignments, lay_out, placed
from corridor.sphinxext.typst.visit.core import Core

NOTE_CLASS = "table-note"
WIDE_CLASS = "wide"
FACES: dict[type[nodes.Element], Face] = {nodes.thead: "semibold", nodes.tbody: "regular"}


class Tables(Core):
    """Handlers of tables. The paragraph of class ``table-note`` that follows a table is printed as its foot."""

    printed: set[int]

    def visit_table(self, node: nodes.table) -> None:
        """Write a table, numbered if it has a caption."""
        group = next(child for child in node.children if isinstance(child, nodes.tgroup))
        captions = [child for child in node.children if isinstance(child, nodes.title)]
        table = self._model(node, group)
        try:
            layout = lay_out(table)
        except TableTooWide as error:
            name = f" '{captions[0].astext()}'" if captions else ""
            self.fault(f"table{name}: {error}", node)
            self.done()
        caption = f"[{self.content(captions[0])}]" if captions else "none"
        note = self._note(node)
        ended = note != "none" and layout.breakable and not _reached_from_above(table)
        frame = f"{self.label(node)}, {self.number('table', node)}, {caption}, {'none' if ended else note}"
        self.emit_block(f"#data-table({frame}, {_arguments(table, layout, end=note if ended else '')})")
        self.done()

    def _note(self, node: nodes.table) -> str:
        following = node.next_node(siblings=True, descend=False, ascend=False)
        if not isinstance(following, nodes.paragraph) or NOTE_CLASS not in following["classes"]:
            return "none"
        self.printed.add(id(following))
        return f"[{self.content(following)}]"

    def _model(self, node: nodes.table, group: nodes.tgroup) -> Table:
        columns = [child for child in group.children if isinstance(child, nodes.colspec)]
        rows = {
            kind: tuple(self._row(row, face) for part in group.children if isinstance(part, kind) for row in part.children)
            for kind, face in FACES.items()
        }
        given = "colwidths-given" in node["classes"]
        return Table(
            columns=len(columns),
            head=rows[nodes.thead],
            body=rows[nodes.tbody],
            shares=tuple(float(column["colwidth"]) for column in columns) if given else (),
            wide=WIDE_CLASS in node["classes"],
        )

    def _row(self, row: nodes.row, face: Face) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                markup=self.content(entry),
                runs=tuple(_runs(entry, face)),
                align=_align(entry),
                colspan=entry.get("morecols", 0) + 1,
                rowspan=entry.get("morerows", 0) + 1,
            )
            for entry in row.children
        )


def _reached_from_above(table: Table) -> bool:
    """Return whether a cell of a row above reaches into the last row."""
    last = len(table.body) - 1
    return any(row < last < row + cell.rowspan for row, _, cell in placed(table.body, table.columns))


def _arguments(table: Table, layout: Layout, *, end: str) -> str:
    """Return the arguments that describe cells and columns, a row a line; ``end`` is a note that the last row holds on to."""
    alignments = column_alignments(table)
    lines = [
        f"size: {layout.size}pt, turned: {str(layout.turned).lower()}, breakable: {str(layout.breakable).lower()},",
        f"columns: {array([f'{width:.2f}pt' for width in layout.widths])}, align: {array(alignments)},",
    ]
    if table.head:
        lines.append(f"table.header({', '.join(_cell(cell) for row in table.head for cell in row)}),")
    rows = [", ".join(_cell(cell) for cell in row) for row in table.body]
    if end:
        rows[-1] = f"closed: true, table-end({table.columns}, {end}, {rows[-1]})"
    lines += [row + "," for row in rows]
    return "\n  ".join(lines)


def _cell(cell: Cell) -> str:
    if cell.colspan == cell.rowspan == 1:
        return f"[{cell.markup}]"
    return f"table.cell(colspan: {cell.colspan}, rowspan: {cell.rowspan})[{cell.markup}]"


def _align(entry: nodes.entry) -> Align | None:
    for align in ("right", "center", "left"):
        if f"text-{align}" in entry["classes"]:
            return align
    return None


def _runs(node: nodes.Node, face: Face) -> list[Run]:
    """Return the text of a cell by face. Blocks within a cell are taken as one line after the other."""
    if isinstance(node, nodes.Text):
        return [Run(text=node.astext(), face=face)]
    if isinstance(node, nodes.literal | nodes.literal_block):
        return [Run(text=node.astext(), face="mono")]
    if isinstance(node, nodes.strong):
        face = "semibold"
    runs: list[Run] = []
    if isinstance(node, fact):
        return [Run(text=node.astext() + node["mark"], face=face)]
    for child in node.children:
        if runs and isinstance(child, nodes.paragraph | nodes.list_item):
            runs.append(Run(text=" "))
        runs += _runs(child, face)
    return runs
