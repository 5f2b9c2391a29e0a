"""Arms suppliers of Pakistan and of every recipient, the register of Chinese arms deals, and reactors by design origin.

Arms volumes are SIPRI trend-indicator values (TIV): they measure military capability delivered, not money paid. Supplier shares
and concentration come from :mod:`corridor.analysis.concentration`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from corridor.analysis.concentration import concentration, hhi, in_windows, number_equivalent, supplier_shares
from corridor.findings import Finding, finding
from corridor.formats import in_words

WINDOWS = ((1990, 1994), (1995, 1999), (2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2020, 2024))
FIRST_EXACT_YEAR = 1995
UNNAMED = ("unknown supplier(s)",)
LEAST_TIV = 100.0
"""Recipients with less than so many million TIV in a window are left out of comparisons: one delivery decides their shares."""

SUPPLIER_GROUPS = {
    "China": ("CHN",),
    "United States": ("USA",),
    "Western Europe": ("BEL", "CHE", "DEU", "ESP", "FRA", "GBR", "ITA", "NLD", "SWE"),
    "Russia, Ukraine, Belarus": ("RUS", "UKR", "BLR"),
}
OTHERS = "Others"

PLATFORMS = frozenset(
    {
        "submarine", "frigate", "corvette", "patrol ship", "signals intelligence ship", "FGA aircraft", "fighter aircraft",
        "transport aircraft", "airborne early-warning aircraft", "trainer/combat aircraft", "combat helicopter",
        "anti-submarine helicopter", "armed UAV", "UAV", "tank", "self-propelled gun", "multiple rocket launcher", "SAM system",
    }
)  # fmt: skip
"""Descriptions in the register that name a complete system rather than its munitions, sensors or engines."""


def supplies_by_group(supplies: pd.DataFrame) -> pd.DataFrame:
    """Return million TIV by year (index, without gaps) and group of suppliers (columns, those of ``SUPPLIER_GROUPS`` and others)."""
    group_of = {iso3: group for group, members in SUPPLIER_GROUPS.items() for iso3 in members}
    groups = supplies["supplier_iso3"].map(group_of).fillna(OTHERS)
    sums = supplies.groupby([supplies["year"], groups])["tiv_m"].sum().unstack(fill_value=0.0)
    years = range(int(supplies["year"].min()), int(supplies["year"].max()) + 1)
    return sums.reindex(index=years, columns=[*SUPPLIER_GROUPS, OTHERS], fill_value=0.0).rename_axis(index="year", columns=None)


def supplier_windows(supplies: pd.DataFrame, windows: Sequence[tuple[int, int]] = WINDOWS) -> pd.DataFrame:
    """Return concentration of the suppliers of ``supplies`` and China's and the United States' share, one row per window.

    Returns
    -------
    pandas.DataFrame
        Index ``window`` ("2020-2024"); the columns of :func:`corridor.analysis.concentration.concentration`, ``china_share`` and
        ``usa_share`` (0 to 1, of all deliveries, those of unnamed suppliers included) and ``approximate`` (bool).
    """
    cut = in_windows(supplies, year="year", windows=windows)
    measures = concentration(cut, group="window", supplier="supplier", amount="tiv_m", unknown=UNNAMED).set_index("window")
    shares = supplier_shares(cut, group="window", supplier="supplier_iso3", amount="tiv_m")
    by_country = shares.pivot_table(index="window", columns="supplier", values="share", aggfunc="sum", fill_value=0.0)
    for column, iso3 in (("china_share", "CHN"), ("usa_share", "USA")):
        measures[column] = by_country[iso3] if iso3 in by_country.columns else 0.0
    approximate = cut.groupby("window")["method"].agg(lambda methods: (methods == "approximate").any())
    return measures.assign(approximate=approximate.astype(bool))


def comparable_recipients(recipients: pd.DataFrame, *, supplier: str, windows: Sequence[tuple[int, int]] = WINDOWS) -> pd.DataFrame:
    """Return the rows of ``recipients`` in the given windows with at least ``LEAST_TIV``, without ``supplier`` itself as recipient.

    ``recipients`` has one row per recipient and window (``recipient_iso3``, ``window_start``, ``window_end``, ``period``,
    ``tiv_total_m``, ``china_share_pct``, ``hhi`` from 0 to 10,000); the result adds ``hhi_share`` from 0 to 1.
    """
    wanted = pd.MultiIndex.from_tuples(windows)
    asked = pd.MultiIndex.from_frame(recipients[["window_start", "window_end"]]).isin(wanted)
    large = recipients["tiv_total_m"] >= LEAST_TIV
    kept = recipients.loc[asked & large & ~recipients["recipient_iso3"].eq(supplier).fillna(False)]
    return kept.assign(hhi_share=kept["hhi"] / 10_000)


def partner_weight(recipients: pd.DataFrame, *, recipient: str, window: tuple[int, int]) -> float:
    """Return the recipient's share (0 to 1) of all that China delivered in the window."""
    rows = recipients.loc[(recipients["window_start"] == window[0]) & (recipients["window_end"] == window[1])]
    return float(rows.loc[rows["recipient_iso3"] == recipient, "tiv_from_china_m"].sum() / rows["tiv_from_china_m"].sum())


def chinese_platforms(register: pd.DataFrame, *, since: int) -> pd.DataFrame:
    """Return the deals of complete systems with China that were ordered since a year or not delivered in full by the end.

    The rows are those of ``register`` (``supplier_iso3``, ``description``, ``year_of_order``, ``number_ordered``,
    ``number_delivered`` ...), oldest order first.
    """
    chinese = register.loc[(register["supplier_iso3"] == "CHN") & register["description"].isin(PLATFORMS)]
    open_deal = chinese["number_delivered"] < chinese["number_ordered"]
    kept = chinese.loc[(chinese["year_of_order"] >= since) | open_deal]
    return kept.sort_values(["year_of_order", "designation", "deal_id"], kind="stable")


def origins_by_country(reactors: pd.DataFrame) -> pd.DataFrame:
    """Return operating reactors by country (index) and country of design (columns), as counts.

    Reactors whose design origin could not be inferred stand in the column ``unknown``.
    """
    operating = reactors.loc[reactors["status"] == "operational"]
    origin = operating["design_origin_iso3"].fillna("unknown")
    return pd.crosstab(operating["country_iso3"], origin).rename_axis(index="iso3", columns=None)


def importers(origins: pd.DataFrame) -> pd.DataFrame:
    """Return the countries of :func:`origins_by_country` more than half of whose operating reactors are of foreign design.

    Adds ``foreign`` and ``total`` (counts) and ``n_origins`` (foreign countries of design); largest fleet first.
    """
    named = origins.drop(columns="unknown", errors="ignore")
    total = origins.sum(axis=1)
    foreign = pd.Series({iso3: named.loc[iso3].drop(iso3, errors="ignore").sum() for iso3 in origins.index})
    n_origins = pd.Series({iso3: int((named.loc[iso3].drop(iso3, errors="ignore") > 0).sum()) for iso3 in origins.index})
    result = origins.assign(foreign=foreign, total=total, n_origins=n_origins)
    return result.loc[foreign > total / 2].sort_values("total", ascending=False, kind="stable")


def arms_findings(supplies: pd.DataFrame, recipients: pd.DataFrame, *, country: str, partner: str) -> list[Finding]:
    """Return the findings on the suppliers of one country by window, and on its place among all recipients in the last one."""
    key, other = country.lower(), partner.lower()
    measures = supplier_windows(supplies)
    found: list[Finding] = []
    for start, end in WINDOWS:
        row = measures.loc[f"{start}-{end}"]
        period = f"{start}_{end}"
        rows = {"arms_supplies": supplies.loc[supplies["year"].between(start, end)]}
        rough = " Volumes of these years are approximate." if row["approximate"] else ""
        span = f"of the volume (TIV) of major arms delivered to the country, {start} to {end}.{rough}"
        found += [
            finding(
                id=f"arms.supplier_share.{other}.{key}.{period}", value=100 * row["china_share"], unit="percent",
                definition=f"Share of China {span}", rows=rows,
            ),
            finding(
                id=f"arms.supplier_share.usa.{key}.{period}", value=100 * row["usa_share"], unit="percent",
                definition=f"Share of the United States {span}", rows=rows,
            ),
            finding(
                id=f"arms.hhi.{key}.{period}", value=row["hhi"], unit="hhi", text=f"{row['hhi']:.2f}",
                definition=f"Herfindahl-Hirschman index (0 to 1) of named suppliers' shares {span}", rows=rows, method=hhi,
            ),
            finding(
                id=f"arms.number_equivalent.{key}.{period}", value=row["number_equivalent"], unit="suppliers",
                text=f"{row['number_equivalent']:.1f}", definition=f"Number of equal suppliers with the same index: 1 / HHI {span}", rows=rows,
                method=number_equivalent,
            ),
        ]  # fmt: skip
    return found + _place_findings(recipients, country=country, partner=partner)


def _place_findings(recipients: pd.DataFrame, *, country: str, partner: str) -> list[Finding]:
    key, other = country.lower(), partner.lower()
    window = WINDOWS[-1]
    period = f"{window[0]}_{window[1]}"
    peers = comparable_recipients(recipients, supplier=partner, windows=[window])
    own = peers.loc[(peers["recipient_iso3"] == country).fillna(False)].iloc[0]
    rows = {"arms_supplier_windows": peers}
    group = f"recipients of at least {LEAST_TIV:.0f} million TIV, {window[0]} to {window[1]}"
    values = {
        f"arms.comparable_recipients.{period}": (len(peers), "count", f"Number of {group}"),
        "arms.least_tiv": (int(LEAST_TIV), "count", "Volume of arms, in million trend-indicator values, from which a recipient is compared"),
        f"arms.share_rank.{other}.{key}.{period}": (
            int((peers["china_share_pct"] > own["china_share_pct"]).sum()) + 1, "rank", f"Rank by China's share among {group}",
        ),
        f"arms.hhi_rank.{key}.{period}": (
            int((peers["hhi"] > own["hhi"]).sum()) + 1, "rank", f"Rank by concentration of suppliers (HHI) among {group}",
        ),
        f"arms.recipients_of_chinese_arms.{period}": (
            int((peers["china_share_pct"] > 0).sum()), "count", f"Number of {group}, that received any arms from China",
        ),
    }  # fmt: skip
    found = [finding(id=id, value=value, unit=unit, definition=text, rows=rows) for id, (value, unit, text) in values.items()]
    median = float(peers["hhi_share"].median())
    weight = partner_weight(recipients, recipient=country, window=window)
    delivered = (
        (recipients["window_start"] == window[0]) & (recipients["window_end"] == window[1]) & (recipients["tiv_from_china_m"] > 0)
    )
    return [
        *found,
        finding(
            id=f"arms.hhi_median.{period}", value=median, unit="hhi", text=f"{median:.2f}",
            definition=f"Median concentration of suppliers (HHI, 0 to 1) of {group}", rows=rows,
        ),
        finding(
            id=f"arms.recipient_share.{key}.{other}.{period}", value=100 * weight, unit="percent",
            definition=f"Share of the country in all that China delivered (TIV), {window[0]} to {window[1]}",
            rows={"arms_supplier_windows": recipients.loc[delivered]},
        ),
    ]  # fmt: skip


def register_findings(register: pd.DataFrame) -> list[Finding]:
    """Return numbers ordered and delivered (to 2024) of the Chinese systems that the chapter names."""
    systems = {
        "jf17": ("JF-17 fighters", "JF-17"),
        "j10c": ("J-10C fighters", "J-10C"),
        "submarines": ("Type 041 (Hangor class) submarines", "Type-041"),
        "frigates": ("Type 054A frigates", "Type-054A"),
        "vt4": ("VT-4 (Haider) tanks", "VT-4"),
    }
    found = []
    for name, (words, prefix) in systems.items():
        deals = register.loc[(register["supplier_iso3"] == "CHN") & register["designation"].str.startswith(prefix)]
        for step in ("ordered", "delivered"):
            definition = (
                f"{words} {step} by Pakistan, sum of the deals in SIPRI's register to 2024; some numbers are SIPRI's estimates"
            )
            value = int(deals[f"number_{step}"].sum())
            found.append(
                finding(
                    id=f"defence.{name}_{step}.pak", value=value, unit="count", definition=definition, rows={"arms_register": deals}
                )
            )
    return found


def nuclear_findings(reactors: pd.DataFrame, world: pd.DataFrame, *, country: str, partner: str) -> list[Finding]:
    """Return the findings on the country's reactors (``reactors``, main rows) and on design origins in the world."""
    key, other = country.lower(), partner.lower()
    main = reactors.loc[reactors["is_main"].astype(bool)]
    operating = main.loc[main["status"] == "operational"]
    building = main.loc[main["status"] == "under_construction"]
    chinese = operating["vendor_country_iso3"] == partner
    own = {"reactors": operating}
    origins = origins_by_country(world)
    buyers = importers(origins)
    single = buyers.loc[(buyers["n_origins"] == 1) & (buyers["foreign"] == buyers["total"])]
    abroad = origins.loc[(origins.get(partner, 0) > 0) & (origins.index != partner)]
    running = {"reactors_world": world.loc[world["status"] == "operational"]}
    inferred = "(design origin inferred from the model name; state of March 2024)"
    values = [
        (f"nuclear.operating_reactors.{key}", len(operating), "count", "Power reactors in operation", own),
        (f"nuclear.operating_capacity.{key}", float(operating["capacity_net_mwe"].sum()), "mw", "Net capacity of reactors in operation", own),
        (f"nuclear.chinese_design_share.{key}", 100 * float(chinese.mean()), "percent", "Share of operating reactors from a Chinese vendor", own),
        (f"nuclear.under_construction.{key}", len(building), "count", "Power reactors under construction", {"reactors": building}),
        ("nuclear.importers", len(buyers), "count", f"Countries most of whose operating reactors are of foreign design {inferred}", running),
        ("nuclear.single_origin_importers", len(single), "count", f"Countries all of whose operating reactors come from one foreign country {inferred}", running),
        ("nuclear.countries_with_chinese_design", len(abroad), "count", f"Countries other than China that operate reactors of Chinese design {inferred}", running),
    ]  # fmt: skip
    found = [finding(id=id, value=value, unit=unit, definition=text, rows=rows) for id, value, unit, text, rows in values]
    number, whole = int(chinese.sum()), len(operating)
    found.append(
        finding(
            id=f"nuclear.chinese_vendor_reactors.{key}", value=number, unit="count", rows=own,
            text=f"all {in_words(whole)}" if number == whole else f"{in_words(number)} of the {in_words(whole)}",
            definition="Power reactors in operation from a Chinese vendor; the words set them against all in operation",
        )
    )  # fmt: skip
    chinese_rows = operating.loc[chinese]
    first = chinese_rows.loc[[chinese_rows["commercial_date"].idxmin()]]
    date = str(first["commercial_date"].iloc[0])
    text = "Date: commercial operation of the first reactor from a Chinese vendor"
    return [
        *found,
        finding(id=f"nuclear.first_operation.{other}.{key}", value=date, unit="date", definition=text, rows={"reactors": first}),
    ]
