"""The whole register for reading: as a table for print, and as HTML with an anchor and links for each claim."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

from corridor.analysis.claims.items import Item
from corridor.analysis.claims.register import BRIEFS, BY_RULE, THEMES, Register
from corridor.analysis.claims.rules import VERDICTS
from corridor.analysis.claims.shown import NOTHING, NOTHING_MEASURED, in_order
from corridor.web import rows_table

TABLE_PAGE, SOURCE_PAGE = "../_generated/tables/{table}.html", "../_generated/sources.html#source-{id}"
COLUMNS = ("No.", "Verdict", "Claim and evidence", "Brief", "Theme")
FILTERED = ("Brief", "Theme", "Verdict")
UNDATED = "n.d."


def short_names(sources: pd.DataFrame) -> dict[str, str]:
    """Return source id -> publisher and year, the publisher without what follows a semicolon, a comma or a bracket."""
    names = {}
    for source in sources.itertuples():
        publisher = str(source.publisher)
        for mark in (";", ",", " ("):
            publisher = publisher.split(mark)[0]
        names[source.source_id] = f"{publisher.strip()} {str(source.date)[:4] if pd.notna(source.date) else UNDATED}"
    return names


def print_table(register: Register, names: dict[str, str]) -> pd.DataFrame:
    """Return id, claim, evidence with the names of its sources, and verdict, of all claims."""
    claims = in_order(register.claims)
    return pd.DataFrame(
        {
            "id": claims["claim_id"],
            "claim": claims["claim"],
            "evidence": [_with_sources(claim, register, names) for claim in claims.itertuples()],
            "verdict": claims["verdict"].map(VERDICTS),
        }
    )


def register_html(register: Register, names: dict[str, str], whole: Iterable[str]) -> str:
    """Return the register as an HTML table that the web book's filter serves: one row per claim, with the anchor ``claim-<id>``.

    ``whole`` names the tables of which every row has a place on the web; links to rows of others lead to their table.
    """
    known = frozenset(whole)
    rows = [_row(claim, register.items[claim.claim_id], names, known) for claim in in_order(register.claims).itertuples()]
    table = rows_table(
        COLUMNS, rows, name="The register of claims", choices=FILTERED, label="Words", rows="claims", kind="claims-register", past_sphinx=False
    )
    return "\n".join(table)


def _with_sources(claim: tuple, register: Register, names: dict[str, str]) -> str:
    if pd.isna(claim.evidence):
        return NOTHING
    told = [source for item in register.items[claim.claim_id] for source in item.sources] or register.evidence_sources[claim.claim_id]
    named = dict.fromkeys(names[source] for source in told if source in names)
    few = list(named)[:_NAMED] + ([f"and {len(named) - _NAMED} more"] if len(named) > _NAMED else [])
    return claim.evidence + (f" ({'; '.join(few)})" if few else "")


_NAMED = 4
"""Print names up to so many sources of a claim."""


def _row(claim: tuple, items: tuple[Item, ...], names: dict[str, str], whole: frozenset[str]) -> str:
    anchor = f"claim-{claim.claim_id}"
    place = html.escape(claim.section if pd.isna(claim.locator) else claim.locator)
    evidence = html.escape(NOTHING if pd.isna(claim.evidence) else claim.evidence)
    more = f"<details><summary>How decided, and on what evidence</summary>{_decided(claim)}{_list(items, names, whole)}</details>"
    cells = (
        f'<a href="#{anchor}">{claim.claim_id}</a>',
        VERDICTS[claim.verdict],
        f"<b>{html.escape(claim.claim)}</b><small>{place}</small><p>{evidence}</p>{more}",
        html.escape(BRIEFS[claim.brief]),
        html.escape(THEMES[claim.theme]),
    )
    return f'<tr id="{anchor}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _decided(claim: tuple) -> str:
    parts = []
    if claim.decided_by == BY_RULE:
        measured = claim.measured or NOTHING_MEASURED
        limit = f" {claim.limit}" if claim.limit else ""
        parts.append(f"<p><b>Claimed:</b> {html.escape(claim.claimed)}. <b>Rule:</b> {html.escape(claim.rule)}. <b>Measured:</b> {html.escape(f'{measured}.{limit}')}</p>")
    if pd.notna(claim.reason):
        changed = f"{VERDICTS[claim.first_reading]} at first reading. " if claim.changed else ""
        parts.append(f"<p><b>{'Changed' if changed else 'Judgement'}:</b> {html.escape(changed + claim.reason)}</p>")
    if pd.notna(claim.note):
        parts.append(f"<p><b>Mind:</b> {html.escape(claim.note)}</p>")
    return "".join(parts)


def _list(items: tuple[Item, ...], names: dict[str, str], whole: frozenset[str]) -> str:
    return f"<ul>{''.join(f'<li>{_item(item, names, whole)}</li>' for item in items)}</ul>" if items else ""


def _item(item: Item, names: dict[str, str], whole: frozenset[str]) -> str:
    words = html.escape(": ".join(part for part in (item.what, item.words) if part))
    links = [f'<a href="{SOURCE_PAGE.format(id=source)}">{html.escape(names.get(source, source))}</a>' for source in item.sources]
    if item.table:
        page = TABLE_PAGE.format(table=item.table) + (f"#row-{item.row}" if item.table in whole else "")
        links.insert(0, f'<a href="{page}">{item.table}, row {item.row}</a>')
    return f"{words} ({', '.join(links)})"
