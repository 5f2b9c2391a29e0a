"""Rows of a table as HTML: keys lead to the rows they name, sources to their entry, corrected values say what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from corridor.evidence import Evidence, corrections
from corridor.evidence.references import rows_by_key
from corridor.pages.source_use import SOURCES, foreign_keys, short_name
from corridor.web import escaped, linked

NUMBERS = ("integer", "number", "year")
FACTS_NAMED = 3
"""A row names up to so many facts that rest on it and counts the others."""

Writer = Callable[[str], str]


class Rows:
    """The rows of one table that its page shows.

    Parameters
    ----------
    shown
        Table name -> rows that have a place on the web (:func:`corridor.pages.rows.rows_shown`).
    facts
        (table, row) -> numbers of the facts that rest on it.
    """

    def __init__(self, evidence: Evidence, table: str, shown: Mapping[str, set[int]], facts: Mapping[tuple[str, int], list[int]]) -> None:
        self._evidence, self._table, self._shown, self._facts = evidence, table, shown, facts
        self.numbers = sorted(shown[table])
        self._texts = evidence.texts(table)

    @cached_property
    def same(self) -> dict[str, str]:
        """Columns that hold one value in all rows of the table, with it: they are told once."""
        return {name: column.iloc[0] for name, column in self._texts.items() if len(column) > 1 and column.nunique() == 1}

    @cached_property
    def columns(self) -> list[str]:
        """Columns that the rows show."""
        return [name for name in self._texts if name not in self.same]

    @property
    def right(self) -> list[int]:
        """Places of columns of numbers in the table on the page, from 1; the first column is the row's number."""
        fields = self._evidence.package.fields(self._table)
        return [place for place, name in enumerate(self.columns, start=2) if fields[name]["type"] in NUMBERS]

    @property
    def has_facts(self) -> bool:
        """Whether a fact rests on one of the rows shown."""
        return any((self._table, number) in self._facts for number in self.numbers)

    def html(self) -> list[str]:
        """Return one ``<tr>`` per row."""
        writers = [(name, self._writer(name)) for name in self.columns]
        chosen = self._texts.loc[self.numbers, self.columns]
        corrected = self._corrected
        facts = self.has_facts
        lines = []
        for number, values in zip(self.numbers, chosen.itertuples(index=False, name=None), strict=True):
            cells = [
                f"<td>{corrected[number, name](write(value)) if (number, name) in corrected else write(value)}</td>"
                for (name, write), value in zip(writers, values, strict=True)
            ]
            used = f"<td>{self._used(number)}</td>" if facts else ""
            lines.append(f'<tr id="row-{number}"><th scope="row">{number}</th>{"".join(cells)}{used}</tr>')
        return lines

    def value(self, column: str, text: str) -> str:
        """Return one value as HTML."""
        return self._writer(column)(text)

    def _writer(self, column: str) -> Writer:
        if column not in foreign_keys(self._evidence, self._table):
            return linked
        target, key = foreign_keys(self._evidence, self._table)[column]
        if target == SOURCES:
            names = self._source_names
            return lambda id: f'<a href="../sources.html#source-{id}">{names[id]}</a>' if id in names else escaped(id)
        rows = {text: row for row, text in self._evidence.texts(target)[key].items() if row in self._shown[target]}
        page = "" if target == self._table else f"{target}.html"
        return lambda text: f'<a href="{page}#row-{rows[text]}">{escaped(text)}</a>' if text in rows else escaped(text)

    @cached_property
    def _source_names(self) -> dict[str, str]:
        return {source["source_id"]: escaped(short_name(source)) for source in self._evidence.texts(SOURCES).to_dict("records")}

    @cached_property
    def _corrected(self) -> dict[tuple[int, str], Writer]:
        """What marks a corrected value, by row and column: a word that leads to the correction, and what was found."""
        if corrections.TABLE not in self._evidence.names or self._table == corrections.TABLE:
            return {}
        marks = {}
        for row, correction, place in corrections_of(self._evidence, self._table):
            marks[place, correction["field"]] = _mark(row, self.value(correction["field"], correction["expected_value"]))
        return marks

    def _used(self, number: int) -> str:
        facts = self._facts.get((self._table, number), [])
        named = ", ".join(f'<a href="../evidence.html#ev-{fact}">{fact}</a>' for fact in facts[:FACTS_NAMED])
        return named + (f" and {len(facts) - FACTS_NAMED} more" if len(facts) > FACTS_NAMED else "")


def corrections_of(evidence: Evidence, table: str) -> list[tuple[int, pd.Series, int]]:
    """Return the corrections of a table: row of the correction, the correction, row that it corrects."""
    known = evidence.texts(corrections.TABLE)
    mine = known[known["table"] == table]
    if mine.empty:
        return []
    places = rows_by_key(evidence.texts(table, corrected=False), evidence.package.primary_key(table))
    return [(int(row), correction, places[correction["key"]]) for row, correction in mine.iterrows()]


def facts_by_row(facts: Iterable[Mapping[str, Any]], few: int) -> dict[tuple[str, int], list[int]]:
    """Return (table, row) -> sorted numbers of the facts that rest on it, of those that rest on at most ``few`` rows of the table.

    ``facts`` are those that the book uses, with ``number`` and ``inputs``.
    """
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for fact in facts:
        for used in fact["inputs"]:
            if len(used["rows"]) <= few:
                for row in used["rows"]:
                    found[used["table"], row].append(fact["number"])
    return {place: sorted(numbers) for place, numbers in found.items()}


def _mark(correction: int, found: str) -> Writer:
    told = f"found: {found}" if found else "found empty"
    return lambda value: (
        f'{value or "(emptied)"}<small class="corrected">'
        f'<a href="corrections.html#row-{correction}">corrected</a>, {told}</small>'
    )


