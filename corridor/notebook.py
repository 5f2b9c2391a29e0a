"""What the templates import: one chapter run, with its data, its random stream, and what it puts into the book.

A run that the pipeline started writes findings and figures into ``CORRIDOR_RUN_DIR`` and shows figures and tables as MyST
directives; in Jupyter, and under nbval, the same calls write nothing and show a picture and plain text.
"""

from __future__ import annotations

import io
import json
import os
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from IPython.display import display
from matplotlib.figure import Figure

from corridor import __version__, markup
from corridor.edition import Edition, load_edition
from corridor.evidence import Evidence, load_package
from corridor.evidence.grades import Grades
from corridor.exhibits import FigureExhibit, TableExhibit
from corridor.figures.record import FigureRecord, save_figure
from corridor.figures.style import apply_style
from corridor.findings import Finding, duplicate_ids, rows_used, source_ids
from corridor.project import Project

RUN_DIRECTORY = "CORRIDOR_RUN_DIR"
PROJECT_ROOT = "CORRIDOR_ROOT"

GRADE_NOTE = "{term}`Grade`: how well the row is attested, from A (well) to D (contested, or from a brief alone)."

Format = str | Callable[[Any], str]


@dataclass(slots=True, kw_only=True)
class Chapter:
    """One chapter run. Make it with :meth:`open`."""

    template: str
    parameters: Mapping[str, Any]
    edition: Edition
    evidence: Evidence
    rng: np.random.Generator
    directory: Path | None
    _findings: list[Finding] = field(default_factory=list)

    @classmethod
    def open(cls, template: str, **parameters: Any) -> Chapter:
        """Open the chapter run of ``template`` with its parameters.

        The project is the one that the pipeline names, or the nearest at or above the working directory. The random stream
        depends on the edition's seed, the template and the parameters alone.
        """
        project = Project.find(os.environ.get(PROJECT_ROOT))
        edition = load_edition(project.edition)
        run_directory = os.environ.get(RUN_DIRECTORY)
        apply_style()
        return cls(
            template=template,
            parameters=parameters,
            edition=edition,
            evidence=load_package(project.root),
            rng=random_stream(edition.random_seed, template, parameters),
            directory=Path(run_directory) if run_directory else None,
        )

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the data package (see :meth:`corridor.evidence.Evidence.table`)."""
        return self.evidence.table(name)

    def panel(self, indicator: str, **options: Any) -> pd.DataFrame:
        """Return an indicator by country and year (see :meth:`corridor.evidence.Evidence.panel`)."""
        return self.evidence.panel(indicator, **options)

    def record(self, *findings: Finding | Iterable[Finding]) -> None:
        """Record findings and show them, one ``id = text`` line each.

        Raises
        ------
        ValueError
            If an id is recorded twice in this run.
        """
        new = [item for given in findings for item in ([given] if isinstance(given, Finding) else given)]
        self._findings.extend(new)
        repeated = duplicate_ids(self._findings)
        if repeated:
            raise ValueError(f"finding recorded twice: {', '.join(repeated)}")
        if self.directory is not None:
            text = json.dumps([item.as_record() for item in self._findings], indent=1, ensure_ascii=False)
            (self.directory / "findings.json").write_text(text + "\n", encoding="utf-8")
        lines = "\n".join(f"{item.id} = {item.text}" for item in new)
        self._show(markdown="", plain=lines)

    def figure(
        self,
        figure: Figure,
        *,
        id: str,
        title: str,
        alt: str,
        data: pd.DataFrame,
        rows: Mapping[str, pd.DataFrame],
        note: str = "",
        width: str = "100%",
    ) -> None:
        """Keep a figure and show it with its title, sources and note.

        Parameters
        ----------
        title
            One sentence that says the finding. Markdown and ``{fact}`` roles are allowed.
        alt
            What is seen, for those who cannot see it; not the title again.
        data
            The plotted values, in the order in which a reader would want them.
        rows
            Table name -> rows the figure rests on (see :func:`corridor.findings.finding`).
        note
            What to mind when reading the figure.

        Raises
        ------
        FigureError
            If the figure must not be published (see :class:`corridor.figures.record.FigureError`).
        """
        sources = source_ids(rows.values())
        record = FigureRecord(
            id=id,
            title=" ".join(title.split()),
            alt=" ".join(alt.split()),
            sources=tuple(sources),
            licences=tuple(sorted({self.evidence.licence(table) for table in rows})),
            inputs=tuple(
                {"table": used.table, "rows": len(used.rows), "sha256": self.evidence.sha256(used.table)} for used in rows_used(rows)
            ),
            parameters=dict(self.parameters),
            note=" ".join(note.split()),
            code_version=__version__,
        )
        plain = f"Figure {id}: {record.title}\n{_head(data)}"
        if self.directory is not None:
            save_figure(figure, data, record, self.directory / "figures")
            self._show(markdown=markup.figure(record, width=width), plain=plain)
        else:
            picture = io.BytesIO()
            figure.savefig(picture, format="png", metadata={"Software": None})
            display({"image/png": picture.getvalue(), "text/plain": plain}, raw=True)

    def show_table(
        self,
        data: pd.DataFrame,
        *,
        id: str,
        caption: str,
        rows: Mapping[str, pd.DataFrame],
        note: str = "",
        formats: Mapping[str, Format] | None = None,
        headings: Mapping[str, str] | None = None,
        wide: bool = False,
        graded: str = "",
        html: str = "",
    ) -> None:
        """Show a table with its caption, sources and note.

        Parameters
        ----------
        formats
            Column -> format string or function for its cells; other numbers are shown as they are, missing as an en dash.
        headings
            Column -> heading; other columns keep their name with spaces for underscores.
        wide
            Whether the table needs the full page in print.
        graded
            Name of the table in ``rows`` of which each line shows one row, in the same order: their grades are added as the last column.
        html
            What the web book shows in place of the table, as HTML; the table then appears in print only, and no cross-reference may name it.

        Raises
        ------
        ValueError
            If ``graded`` is not in ``rows``, or has not one row for each line.
        """
        if graded:
            data = self._with_grades(data, graded, rows)
            note = f"{note} {GRADE_NOTE}".strip()
        shown = markup.table_cells(data, formats or {}, headings or {})
        text = markup.table(
            shown, id=id, caption=caption, sources=source_ids(rows.values()), tables=list(rows), note=note, wide=wide
        )
        if html:
            text = markup.only("typst", text) + markup.only("html", markup.raw_html(html))
        self._show(markdown=text, plain=f"Table {id}: {caption}\n{shown.text.to_string(index=False)}")

    def _with_grades(self, data: pd.DataFrame, table: str, rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        if table not in rows or len(rows[table]) != len(data):
            count = len(rows[table]) if table in rows else "no"
            raise ValueError(f"grades of {table}: {count} rows for {len(data)} lines; expected one row for each line")
        letters = Grades(self.evidence).rows(table).loc[rows[table].index]
        return data.assign(grade=letters.to_numpy())

    def show(self, exhibit: FigureExhibit | TableExhibit) -> None:
        """Show an exhibit with :meth:`figure` or :meth:`show_table`."""
        fields = {name: getattr(exhibit, name) for name in exhibit.__dataclass_fields__}
        if isinstance(exhibit, FigureExhibit):
            self.figure(fields.pop("figure"), **fields)
        else:
            self.show_table(fields.pop("data"), **fields)

    def say(self, text: str) -> None:
        """Show a sentence or list in MyST Markdown that depends on the data (numbers in it as ``{fact}`` roles)."""
        self._show(markdown=text, plain=text)

    def _show(self, *, markdown: str, plain: str) -> None:
        bundle = {"text/plain": plain}
        if self.directory is not None:
            bundle["text/markdown"] = markdown
        display(bundle, raw=True)


def random_stream(seed: int, template: str, parameters: Mapping[str, Any]) -> np.random.Generator:
    """Return the random generator of a chapter run: the same for the same seed, template and parameters, in any process."""
    key = json.dumps([template, dict(sorted(parameters.items()))], sort_keys=True)
    return np.random.default_rng(np.random.SeedSequence([seed, zlib.crc32(key.encode())]))


def _head(data: pd.DataFrame, rows: int = 8) -> str:
    """Return the first rows of the plotted values as text, rounded so that processors agree on it."""
    text = data.head(rows).to_string(index=False, float_format=lambda value: f"{value:.4g}")
    return text + (f"\n... {len(data)} rows" if len(data) > rows else "")
