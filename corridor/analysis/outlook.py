"""What lies ahead: the calendar of debt service, the trends it follows from, and the brief's recommendations as measurable targets.

Schedules say what is due on debt contracted by the end of the last year reported. They are no forecast: roll-overs move dates,
new loans add to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from corridor.errors import UserError
from corridor.findings import Finding, finding
from corridor.formats import format_value

Frames = Mapping[str, pd.DataFrame]
FIRST, LAST = 2025, 2030
FIBRE = ("CPEC-F01", "CPEC-F02", "CHN-F03")
"""Fibre projects with a planned length: the cross-border cable, its second phase, the backbone of SUNWalk."""

EN_DASH = "\N{EN DASH}"
OVERLAND = "Pak-China OFC (terrestrial, SCO)"


def debt_calendar(service: pd.DataFrame, debtor: str) -> pd.DataFrame:
    """Return debt service to China by year: ``status`` (paid or scheduled), principal, interest, total, all creditors, share_pct.

    Amounts in million US dollars; the index holds the rows of the table ``debt_service``.

    Raises
    ------
    UserError
        If the table has no scheduled service of the debtor for every year from 2025 to 2030.
    """
    frame = service[service["debtor_iso3"] == debtor].sort_values("year")
    scheduled = set(frame.loc[frame["status"] == "scheduled", "year"])
    missing = [str(year) for year in range(FIRST, LAST + 1) if year not in scheduled]
    if missing:
        raise UserError(f"debt_service: no scheduled service of {debtor} in {', '.join(missing)}")
    return frame.rename(
        columns={
            "principal_usd_m": "principal", "interest_usd_m": "interest", "service_total_usd_m": "total", "service_all_creditors_usd_m": "all_creditors",
        }
    )[["year", "status", "principal", "interest", "total", "all_creditors", "share_pct", "source_id"]]  # fmt: skip


def trends(arms: pd.DataFrame, debt: pd.DataFrame, papers: pd.DataFrame, country: str) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Return three shares of China in a country, in percent, in long form (series, year, share_pct), and the rows used.

    Arms: five-year windows, dated to their last year. Debt: public external debt at the end of the year. Papers: internationally
    co-authored papers of all fields.
    """
    windows = arms[(arms["recipient_iso3"] == country) & (arms["window_end"] - arms["window_start"] == 4)]
    stock = debt[(debt["debtor_iso3"] == country) & (debt["dataset"] == "IDS")]
    written = papers[(papers["country_iso3"] == country) & (papers["partner_iso3"] == "CHN") & (papers["field"] == "all_se")]
    parts = {
        "arms": (windows["window_end"], windows["china_share_pct"]),
        "debt": (stock["year"], stock["share_of_ppg_pct"]),
        "papers": (written["period"].astype(int), written["partner_share_pct"]),
    }
    long = pd.concat(
        [pd.DataFrame({"series": name, "year": years.to_numpy(int), "share_pct": shares.to_numpy(float)}) for name, (years, shares) in parts.items()]
    )
    rows = {"arms_supplier_windows": windows, "debt_stocks": stock, "copublications": written}
    return long.sort_values(["series", "year"]).reset_index(drop=True), rows


def trend_findings(rows: Frames, country: str, name: str) -> list[Finding]:
    """Return the latest of each share of :func:`trends`: ``outlook.share.arms``, ``.debt`` and ``.papers``."""
    key = country.lower()
    latest = {
        "arms": ("arms_supplier_windows", "window_end", "china_share_pct", "China's share of the major arms delivered to {} in five years"),
        "debt": ("debt_stocks", "year", "share_of_ppg_pct", "China's share of the public external debt of {} at the end of the year"),
        "papers": ("copublications", "period", "partner_share_pct", "China's share of the internationally co-authored papers of {}"),
    }
    found = []
    for series, (table, when, value, definition) in latest.items():
        frame = rows[table]
        row = frame[frame[when] == frame[when].max()]
        found.append(
            finding(
                id=f"outlook.share.{series}.{key}", value=float(row[value].iloc[0]), unit="percent", rows={table: row},
                definition=definition.format(name), parameters={"last": str(row[when].iloc[0])},
            )
        )  # fmt: skip
    return found


def debt_findings(calendar: pd.DataFrame, service: pd.DataFrame, exports: pd.DataFrame, debtor: str, name: str) -> list[Finding]:
    """Return the findings on debt service of one debtor: totals, shares, years, places among debtors."""
    key = debtor.lower()
    due = calendar[calendar["status"] == "scheduled"]
    due = due[due["year"].between(FIRST, LAST)]
    paid = calendar[calendar["status"] == "paid"]
    last, first_due = paid[paid["year"] == paid["year"].max()], due[due["year"] == FIRST]
    peak = due[due["total"] == due["total"].max()]
    rows = {"debt_service": due}
    span = f"{FIRST}_{LAST}"
    found = [
        finding(id=f"outlook.debt_service_usd_m.{key}.{span}", value=due["total"].sum(), unit="usd_m", rows=rows,
                definition=f"Debt service of {name} to creditors in China scheduled from {FIRST} to {LAST}, public and publicly guaranteed external debt"),
        finding(id=f"outlook.debt_service_share.{key}.{span}", value=due["total"].sum() / due["all_creditors"].sum() * 100, unit="percent", rows=rows,
                definition=f"Share of China in all debt service of {name} scheduled from {FIRST} to {LAST}"),
        finding(id=f"outlook.debt_interest_share.{key}.{span}", value=due["interest"].sum() / due["total"].sum() * 100, unit="percent", rows=rows,
                definition=f"Share of interest in the debt service of {name} to China scheduled from {FIRST} to {LAST}"),
        finding(id=f"outlook.debt_service_peak_year.{key}", value=str(peak["year"].iloc[0]), unit="date", rows={"debt_service": peak},
                definition=f"Year from {FIRST} to {LAST} with the most debt service of {name} to China scheduled"),
        finding(id=f"outlook.debt_service_paid_year.{key}", value=str(last["year"].iloc[0]), unit="date", rows={"debt_service": last},
                definition=f"Last year for which debt service paid by {name} to China is known"),
        finding(id=f"outlook.debt_service_paid.{key}", value=float(last["total"].iloc[0]), unit="usd_m", rows={"debt_service": last},
                definition=f"Debt service paid by {name} to China in the last year known"),
        finding(id=f"outlook.debt_service_ratio.{key}.{FIRST}", value=float(first_due["total"].iloc[0] / last["total"].iloc[0]), unit="times",
                text=f"{first_due['total'].iloc[0] / last['total'].iloc[0]:.1f}", rows={"debt_service": pd.concat([last, first_due])},
                definition=f"Debt service of {name} to China scheduled for {FIRST} over that paid in the last year known"),
    ]  # fmt: skip
    for year in (FIRST, LAST):
        row = due[due["year"] == year]
        found += [
            finding(id=f"outlook.debt_service_usd_m.{key}.{year}", value=float(row["total"].iloc[0]), unit="usd_m", rows={"debt_service": row},
                    definition=f"Debt service of {name} to China scheduled for {year}"),
            finding(id=f"outlook.debt_service_share.{key}.{year}", value=float(row["share_pct"].iloc[0]), unit="percent", rows={"debt_service": row},
                    definition=f"Share of China in all debt service of {name} scheduled for {year}"),
        ]  # fmt: skip
    return [*found, *_place_findings(service, debtor, name), *_export_findings(first_due, exports, debtor, name)]


def _place_findings(service: pd.DataFrame, debtor: str, name: str) -> list[Finding]:
    due = service[(service["status"] == "scheduled") & service["year"].between(FIRST, LAST)]
    totals = due.groupby("debtor_iso3")[["service_total_usd_m", "service_all_creditors_usd_m"]].sum()
    share = totals["service_total_usd_m"] / totals["service_all_creditors_usd_m"]
    key, rows = f"{debtor.lower()}.{FIRST}_{LAST}", {"debt_service": due[due["debtor_iso3"] == debtor]}
    return [
        finding(id=f"outlook.debt_service_amount_rank.{key}", value=int((totals["service_total_usd_m"] > totals.loc[debtor, "service_total_usd_m"]).sum()) + 1, unit="rank",
                rows=rows, definition=f"Place of {name} among {len(totals)} debtors by debt service to China scheduled from {FIRST} to {LAST}"),
        finding(id=f"outlook.debt_service_share_rank.{key}", value=int((share > share[debtor]).sum()) + 1, unit="rank",
                rows=rows, definition=f"Place of {name} among {len(totals)} debtors by the share of China in debt service scheduled from {FIRST} to {LAST}"),
        finding(id="outlook.debtor_count", value=len(totals), unit="count", rows=rows, definition="Debtors with debt service to China scheduled"),
    ]  # fmt: skip


def _export_findings(first_due: pd.DataFrame, exports: pd.DataFrame, debtor: str, name: str) -> list[Finding]:
    own = exports[exports["iso3"] == debtor]
    latest = own[own["year"] == own["year"].max()]
    if latest.empty:
        return []
    return [
        finding(
            id=f"outlook.debt_service_to_exports.{debtor.lower()}.{FIRST}", value=float(first_due["total"].iloc[0] / latest["value"].iloc[0] * 100), unit="percent",
            rows={"debt_service": first_due, "observations": latest},
            definition=f"Debt service of {name} to China scheduled for {FIRST}, over exports of goods and services of {latest['year'].iloc[0]}",
        )
    ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A recommendation made measurable: an indicator, its baseline, and what would have to change for it to move."""

    recommendation_id: str
    indicator: str
    change: str
    baseline: Callable[[Frames, Frames, str], tuple[float, str, str, Frames]]


def recommendation_table(
    recommendations: pd.DataFrame, tables: Frames, panels: Frames, country: str
) -> tuple[pd.DataFrame, list[Finding], dict[str, pd.DataFrame]]:
    """Return the recommendations with indicator, baseline and what would have to change; a finding for each baseline; the rows used.

    Raises
    ------
    UserError
        If a recommendation has no target, or a target no recommendation.
    """
    targets = {target.recommendation_id: target for target in TARGETS}
    given = set(recommendations["recommendation_id"])
    if given != set(targets):
        raise UserError(f"recommendations: no target for {', '.join(sorted(given - set(targets))) or 'none'}; no recommendation {', '.join(sorted(set(targets) - given)) or 'none'}")
    rows, found, parts = [], [], {"recommendations": [recommendations]}
    for row in recommendations.sort_values("order").itertuples():
        target = targets[row.recommendation_id]
        value, unit, words, used = target.baseline(tables, panels, country)
        item = finding(
            id=f"outlook.baseline.{row.recommendation_id.replace('-', '_')}.{country.lower()}", value=value, unit=unit, definition=f"Baseline of a recommendation: {target.indicator}",
            rows={**used, "recommendations": recommendations.loc[[row.Index]]},
        )  # fmt: skip
        found.append(item)
        for name, frame in used.items():
            parts.setdefault(name, []).append(frame)
        rows.append({"order": row.order, "recommendation": row.summary, "indicator": target.indicator, "baseline": words, "change": target.change})
    joined = {name: pd.concat(frames) for name, frames in parts.items()}
    return pd.DataFrame(rows), found, {name: frame[~frame.index.duplicated()] for name, frame in joined.items()}


def _overland_capacity(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
    frame = tables["reported_figures"]
    frame = frame[(frame["subject"] == OVERLAND) & (frame["unit"] == "tbps") & frame["period"].str.contains("later")]
    active = frame[frame["indicator"].str.startswith("activated")]["value_number"].iloc[0]
    installed = frame[frame["indicator"].str.startswith("installed")]["value_number"].iloc[0]
    return float(active / installed * 100), "percent", f"{active / installed:.0%} ({active:g} of {installed:g} Tbps), undated", {"reported_figures": frame}


def _fibre_built(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
    frame = tables["projects"]
    frame = frame[frame["project_id"].isin(FIBRE) & (frame["is_main"] == 1)]
    built = frame.loc[frame["status_group"] == "operational", "length_km"].sum()
    share = built / frame["length_km"].sum()
    return float(share * 100), "percent", f"{share:.1%} ({built:,.0f} of {frame['length_km'].sum():,.0f} km)", {"projects": frame}


def _operational(sectors: tuple[str, ...]) -> Callable[[Frames, Frames, str], tuple[float, str, str, Frames]]:
    def baseline(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
        frame = tables["commitments"]
        frame = frame[frame["sector"].isin(sectors)]
        running = int((frame["outcome"] == "operational").sum())
        return float(running), "count", f"{running} of {len(frame)} commitments on record", {"commitments": frame}

    return baseline


def _public_cost(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
    frame = tables["projects"]
    frame = frame[frame["is_main"] == 1]
    known = int(frame["cost_usd_m"].notna().sum())
    return known / len(frame) * 100, "percent", f"{known / len(frame):.0%} ({known} of {len(frame)} projects)", {"projects": frame}


def _ai_papers(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
    frame = tables["copublications"]
    frame = frame[(frame["country_iso3"] == country) & (frame["partner_iso3"] == "CHN") & (frame["field"] == "ai")]
    row = frame.iloc[0]
    share = float(row["copublications"] / row["country_international_total"] * 100)
    return share, "percent", f"{share:.0f}% ({row['copublications']:,} papers, {str(row['period']).replace('-', EN_DASH)})", {"copublications": frame}


def _property_receipts(tables: Frames, panels: Frames, country: str) -> tuple[float, str, str, Frames]:
    def latest(name: str) -> pd.DataFrame:
        own = panels[name][panels[name]["iso3"] == country]
        return own[own["year"] == own["year"].max()]

    received, paid = latest("ip_charges_received"), latest("ip_charges_paid")
    share = float(received["value"].iloc[0] / paid["value"].iloc[0] * 100)
    words = f"{share:.0f}% ({format_value(received['value'].iloc[0] / 1e6, 'usd_m')} of {format_value(paid['value'].iloc[0] / 1e6, 'usd_m')}, {received['year'].iloc[0]})"
    return share, "percent", words, {"observations": pd.concat([received, paid])}


TARGETS = (
    Target(recommendation_id="rec-1", indicator="Capacity in use on the overland cable to China, of capacity installed", baseline=_overland_capacity,
           change="Carriers in China would have to buy transit through Pakistan, and a second overland phase would have to be built"),
    Target(recommendation_id="rec-2", indicator="Fibre in operation, of that planned with Chinese partners", baseline=_fibre_built,
           change="Finance for the second phase and published progress of the national backbone"),
    Target(recommendation_id="rec-3", indicator="Cloud, data-centre and AI commitments with Chinese partners in operation", baseline=_operational(("cloud_data", "ai")),
           change="A first site in service, with its energy use on record"),
    Target(recommendation_id="rec-4", indicator="Projects in the register whose cost is public", baseline=_public_cost,
           change="One public list with cost, lender, rate and term of every agreement"),
    Target(recommendation_id="rec-5", indicator="Share of international AI papers written with China", baseline=_ai_papers,
           change="Joint programmes that fund papers, places and laboratories, counted by year"),
    Target(recommendation_id="rec-6", indicator="Receipts for intellectual property, of payments for it (all partners)", baseline=_property_receipts,
           change="A framework text, and charges for intellectual property broken down by partner"),
)  # fmt: skip


def recommendation_count(recommendations: pd.DataFrame) -> Finding:
    """Return how many recommendations the RCAS brief makes."""
    return finding(
        id="outlook.recommendation_count",
        value=len(recommendations),
        unit="count",
        definition="Recommendations with which the RCAS brief closes",
        rows={"recommendations": recommendations},
    )
