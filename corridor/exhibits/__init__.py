"""Exhibits: what a chapter with several runs shows, put together from analysis and figures.

A template that serves several runs (the domains) stays thin because each run's exhibits are made here: one module per run
takes frames from the data package, calls :mod:`corridor.analysis` for numbers and :mod:`corridor.figures` for pictures, and
returns :class:`FigureExhibit`, :class:`TableExhibit` and findings. The template shows them between the prose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from corridor.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureExhibit:
    """A figure with its words; the fields are those of :meth:`corridor.notebook.Chapter.figure`."""

    figure: Figure
    id: str
    title: str
    alt: str
    data: pd.DataFrame
    rows: Mapping[str, pd.DataFrame]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableExhibit:
    """A table with its words; the fields are those of :meth:`corridor.notebook.Chapter.show_table`."""

    data: pd.DataFrame
    id: str
    caption: str
    rows: Mapping[str, pd.DataFrame]
    note: str = ""
    formats: Mapping[str, str | Callable[[Any], str]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    wide: bool = False
    graded: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibits:
    """All that one run shows: findings first, then figures and tables in the order of the prose."""

    findings: tuple[Finding, ...]
    figures: tuple[FigureExhibit, ...]
    tables: tuple[TableExhibit, ...]
