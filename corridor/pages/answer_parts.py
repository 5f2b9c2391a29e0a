"""Parts of an answer that the web's popovers and the evidence appendix share: names of sources, runs of rows, the function, links to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corridor.formats import runs_of
from corridor.web import escaped, link

ROW_PAGES = "tables/{table}.html"
"""Where the page of a table lies, seen from the generated pages."""
ANALYSIS = "corridor.analysis."


def entry_id(number: int) -> str:
    """Return the id of a fact's entry in the appendix."""
    return f"ev-{number}"


def mark(answer: Mapping[str, Any]) -> str:
    """Return the mark that stands behind a value in print: its grade and its number in the appendix."""
    return f"{answer['grade']['letter']}{answer['number']}"


def source_name(source: Mapping[str, Any]) -> str:
    """Return a source in short: publisher and year, or only the publisher where no date is known."""
    return " ".join(part for part in (source["publisher"] or source["title"], (source["date"] or "")[:4]) if part)


def function_name(answer: Mapping[str, Any]) -> str:
    """Return the function that computed the value, without the name of the package."""
    return answer["method"]["function"].removeprefix(ANALYSIS)


def run_text(run: tuple[int, int]) -> str:
    """Return a run of rows as text, the ends joined by a dash."""
    first, last = run
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def rows_left(runs: Sequence[tuple[int, int]], most: int) -> int:
    """Return how many rows the runs behind the first ``most`` hold."""
    return sum(last - first + 1 for first, last in runs[most:])


def more(count: int) -> str:
    """Return ' and N more', nothing for none."""
    return f" and {count:,} more" if count else ""


def more_tables(count: int) -> str:
    """Return '; N more tables', nothing for none."""
    return f"; {count} more table{'s' if count > 1 else ''}" if count > 0 else ""


def value_text(answer: Mapping[str, Any]) -> str:
    """Return the value as text, with its interval where one is known."""
    interval = answer.get("interval_text", "")
    return answer["text"] + (f" ({interval})" if interval else "")


def grade_text(answer: Mapping[str, Any], most: int) -> str:
    """Return the grade in words with the first ``most`` reasons, which are sentences, and the number of the others."""
    grade, reasons = answer["grade"], answer["grade"]["reasons"]
    left = len(reasons) - most
    rest = f"And {left} more reason{'s' if left > 1 else ''}." if left > 0 else ""
    return " ".join([f"{grade['letter']}, {grade['words']}.", *reasons[:most], rest]).rstrip()


def sources_text(answer: Mapping[str, Any], most: int) -> str:
    """Return the names of the first ``most`` sources, and behind them the number of the others."""
    shown = _first_sources(answer, most)
    return ", ".join(source_name(source) for source in shown) + more(len(answer["sources"]) - len(shown))


def sources_html(answer: Mapping[str, Any], most: int) -> str:
    """Return the first ``most`` sources as links to where they were published, and behind them the number of the others."""
    shown = _first_sources(answer, most)
    links = [_link(source["url"], source_name(source)) for source in shown]
    return ", ".join(links) + more(len(answer["sources"]) - len(shown))


def _first_sources(answer: Mapping[str, Any], most: int) -> list[Mapping[str, Any]]:
    """Return up to ``most`` sources that differ in name: six links of one name would tell a reader nothing."""
    by_name: dict[str, Mapping[str, Any]] = {}
    for source in answer["sources"]:
        by_name.setdefault(source_name(source), source)
    return list(by_name.values())[:most]


def rows_html(answer: Mapping[str, Any], folder: str, *, tables: int, runs: int) -> str:
    """Return the rows used: of the first ``tables`` tables the first ``runs`` runs, as links where the web has a place for them.

    ``folder`` is the way to the generated pages. The key ``placed`` of an input holds the rows that have a place on the table's
    page; without it the table has no page.
    """
    used = answer["inputs"]
    return "; ".join(_rows_of(item, folder, runs) for item in used[:tables]) + more_tables(len(used) - tables)


def _rows_of(used: Mapping[str, Any], folder: str, most: int) -> str:
    runs, placed = runs_of(used["rows"]), used.get("placed")
    page = "" if placed is None else folder + ROW_PAGES.format(table=used["table"])
    links = (_link(f"{page}#row-{run[0]}" if run[0] in (placed or ()) else "", run_text(run)) for run in runs[:most])
    return f"{_link(page, used['table'])}: {', '.join(links)}{more(rows_left(runs, most))}"


def _link(address: str, text: str) -> str:
    return link(address, text) if address else escaped(text)


def chapters(answers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Yield the title of each page and the answers of facts that it uses first, in reading order."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    titles: dict[str, str] = {}
    for answer in answers:
        titles.setdefault(answer["page"], answer["page_title"])
        groups.setdefault(answer["page"], []).append(answer)
    for page, members in groups.items():
        yield titles[page], members
