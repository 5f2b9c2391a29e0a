"""What the chapter on defence and nuclear power shows."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import defence_nuclear as analysis
from corridor.analysis.reported import reported_findings
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import defence_nuclear as figures

ORDERED_SINCE = 2015
SIPRI_TERMS = "Volumes are SIPRI trend-indicator values (TIV), which measure military capability and not money."

KINDS = {
    "FGA aircraft": "fighter aircraft",
    "UAV": "drone",
    "armed UAV": "armed drone",
    "SAM system": "air-defence missiles",
}
"""Terms of the register that a general reader may not know -> plain words."""


REPORTED = {
    "arms.share_reported.chn.pak.2020_2024": (
        "ARMHL011",
        "percent",
        "share of China in Pakistan's arms imports, as press reports give SIPRI's figure for 2020 to 2024",
    ),
    "arms.share_reported.chn.pak.2021_2025": (
        "ARMHL001",
        "percent",
        "share of China in Pakistan's arms imports, as press reports give SIPRI's figure for 2021 to 2025",
    ),
    "defence.j10c_in_service_press.pak": ("DEF059", "count", "J-10C fighters in service, September 2025"),
    "defence.j10c_delivered_pentagon.pak": ("DEF067", "count", "J-10C fighters delivered by May 2025, at least"),
}
"""Finding -> row of ``reported_figures``, unit and what is reported."""


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return three figures (arms by supplier, suppliers in the world, reactors), the table of Chinese systems, and findings."""
    country, partner = edition.country, edition.partner
    supplies, recipients = evidence.table("arms_supplies"), evidence.table("arms_supplier_windows")
    register, reported_figures = evidence.table("arms_register"), evidence.table("reported_figures")
    world = evidence.table("reactors_world")
    found = [
        *analysis.arms_findings(supplies, recipients, country=country, partner=partner),
        *analysis.register_findings(register),
        *analysis.nuclear_findings(evidence.table("reactors"), world, country=country, partner=partner),
        *reported_findings(reported_figures, REPORTED),
    ]
    texts = {item.id: item.text for item in found}
    names = evidence.table("countries").set_index("iso3")["name"]
    return Exhibits(
        findings=tuple(found),
        figures=(
            _arms_figure(supplies),
            _world_figure(recipients, country=country, partner=partner, name=str(names[country])),
            _reactor_figure(world, texts, names, country=country),
        ),
        tables=(_register_table(register),),
    )


def _arms_figure(supplies: pd.DataFrame) -> FigureExhibit:
    volumes = analysis.supplies_by_group(supplies)
    return FigureExhibit(
        figure=figures.arms_by_supplier(volumes, first_exact=analysis.FIRST_EXACT_YEAR),
        id="domains-defence_nuclear-arms",
        title="China's share of the arms delivered to Pakistan: {fact}`arms.supplier_share.chn.pak.1995_1999` in 1995–1999,"
        " {fact}`arms.supplier_share.chn.pak.2020_2024` in 2020–2024",
        alt="Stacked bars of arms deliveries to Pakistan for each year from 1990 to 2024. Deliveries from Ukraine, Russia and"
        " Western Europe dominate the late 1990s, American ones are large between 2007 and 2014 with a peak in 2010, and Chinese ones make up most of each bar"
        " from 2015, with the highest bar in 2023.",
        data=volumes.round(3).reset_index(),
        rows={"arms_supplies": supplies},
        note=f"{SIPRI_TERMS} Paler bars, before 1995, are approximate: each deal is spread evenly over its delivery years.",
    )


def _world_figure(recipients: pd.DataFrame, *, country: str, partner: str, name: str) -> FigureExhibit:
    windows = analysis.WINDOWS[1:]
    peers = analysis.comparable_recipients(recipients, supplier=partner, windows=windows)
    periods = [f"{start}-{end}" for start, end in windows]
    shown = peers[["period", "recipient", "recipient_iso3", "tiv_total_m", "china_share_pct", "hhi_share"]]
    return FigureExhibit(
        figure=figures.suppliers_in_world(peers, country=country, name=name, windows=periods),
        id="domains-defence_nuclear-world",
        title="By China's share of its arms Pakistan ranks {fact}`arms.share_rank.chn.pak.2020_2024` of"
        " {fact}`arms.comparable_recipients.2020_2024` recipients in 2020–2024; by concentration of suppliers, {fact}`arms.hhi_rank.pak.2020_2024`",
        alt="Two panels with a column of dots per window of years from 1995 to 2024, each dot a recipient of arms. Left: China's"
        " share; most dots lie at the bottom, Pakistan's line climbs to near the top. Right: concentration of suppliers; Pakistan's line"
        " starts below the median and ends well above it.",
        data=shown.sort_values(["period", "china_share_pct", "recipient"], ascending=[True, False, True]),
        rows={"arms_supplier_windows": peers},
        note="Recipients of at least {fact}`arms.least_tiv` million TIV in the window, without China. The index (HHI) runs from near"
        " zero to one, the value for a single supplier.",
    )


def _reactor_figure(world: pd.DataFrame, texts: dict[str, str], names: pd.Series, *, country: str) -> FigureExhibit:
    buyers = analysis.importers(analysis.origins_by_country(world))
    columns = figures.origin_columns(buyers, names.to_dict())
    others_named = _other_origins(buyers, names)
    abroad = int(texts["nuclear.countries_with_chinese_design"])
    others = "no other country runs any" if abroad == 1 else "other countries run some, too"
    return FigureExhibit(
        figure=figures.reactors_by_origin(columns, bold=[str(names[country])]),
        id="domains-defence_nuclear-reactors",
        title=f"Of {{fact}}`nuclear.operating_reactors.pak|words` reactors in operation in Pakistan, {{fact}}`nuclear.chinese_vendor_reactors.pak` are of Chinese"
        f" design; outside China {others}",
        alt="Horizontal bars of operating reactors for the countries whose reactors are mostly of foreign design, coloured by the"
        " country of design. Russian and American designs make up most bars; Pakistan's alone is Chinese.",
        data=columns.reset_index(),
        rows={"reactors_world": world.loc[world["status"] == "operational"]},
        note="State of March 2024. The country of design is inferred from the model name, not from contracts; own designs and those"
        f" that could not be inferred are grey. Other foreign: {others_named}.",
    )


def _other_origins(buyers: pd.DataFrame, names: pd.Series) -> str:
    """Return the names of the foreign countries of design that the figure draws together, in alphabetical order."""
    apart = {"CHN", "RUS", "USA", "unknown", "foreign", "total", "n_origins"}
    exporters = [iso3 for iso3 in buyers.columns if iso3 not in apart and buyers.loc[buyers.index != iso3, iso3].sum() > 0]
    return ", ".join(sorted(str(names[iso3]) for iso3 in exporters))


def _register_table(register: pd.DataFrame) -> TableExhibit:
    deals = analysis.chinese_platforms(register, since=ORDERED_SINCE)
    table = pd.DataFrame(
        {
            "system": deals["designation"],
            "kind": deals["description"].replace(KINDS) + deals["condition"].map({"second_hand": ", used"}).fillna(""),
            "ordered_in": _marked(deals["year_of_order"], deals["year_of_order_estimated"], form="{:d}"),
            "ordered": _marked(deals["number_ordered"], deals["number_ordered_estimated"], form="{:,}"),
            "delivered": _marked(deals["number_delivered"], deals["number_delivered_estimated"], form="{:,}"),
            "made_in_pakistan": deals["local_production_in_pakistan"].fillna("not stated"),
        }
    )
    return TableExhibit(
        data=table,
        id="domains-defence_nuclear-systems",
        caption=f"Ships, aircraft, guns, tanks and missile systems ordered from China since {ORDERED_SINCE}, or earlier and not delivered in full by 2024",
        rows={"arms_register": deals},
        note="c. marks what SIPRI gives as uncertain. Munitions, sensors and engines are left out. Made in Pakistan: the register's"
        " comment speaks of assembly or production there.",
        headings={
            "ordered_in": "Ordered in", "ordered": "Number ordered", "delivered": "Delivered by 2024", "made_in_pakistan": "Made in Pakistan",
        },
        graded="arms_register",
    )  # fmt: skip


def _marked(values: pd.Series, uncertain: pd.Series, *, form: str) -> list[str]:
    marks = uncertain.astype(bool)
    return [
        ("c. " if mark else "") + form.format(int(value)) if pd.notna(value) else "not known"
        for value, mark in zip(values, marks, strict=True)
    ]
