"""What the chapter on cyberspace and space shows."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import cyberspace_space as analysis
from corridor.analysis.reported import event_date_findings, figure_rows, reported_findings
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import cyberspace_space as figures
from corridor.formats import format_date, format_number

LEAST_DRAWN = 0.05
"""Least share of launches that the figure of owners draws; smaller ones stand in its data."""

QUARTERS = ("first", "second", "third", "fourth")
PEERS = ["IND", "BGD", "LKA", "IRN"]

MEASURED = {
    "TF013": ("Zong", "share of subscribers"),
    "TF015": ("Zong", "share of subscribers"),
    "TF019": ("Zong", "share of subscribers"),
    "TF021": ("Zong", "share of subscribers"),
    "TF022": ("Jazz", "share of subscribers"),
    "TF023": ("Ufone with Telenor", "share of subscribers"),
    "TF058": ("Smartphones, Chinese brands named", "share of shipments (IDC)"),
    "TF066": ("Smartphones, leading Chinese brands", "market share, research firm not named"),
    "TF048": ("Smartphones, Huawei", "share of web use (StatCounter)"),
    "TF044": ("Smartphones, Samsung, for comparison", "share of web use (StatCounter)"),
    "TF106": ("Phones, Chinese brands named", "million assembled in Pakistan (regulator)"),
    "TF072": ("Phones, all brands", "million assembled in Pakistan (regulator)"),
}
"""Row of ``reported_figures`` -> subject, and what is measured."""


REPORTED = {
    "cyberspace.zong_share.2009_03": ("TF013", "percent", "market share of Zong (China Mobile), March 2009"),
    "cyberspace.zong_share.2026_01": ("TF021", "percent", "market share of Zong (China Mobile), January 2026"),
    "cyberspace.jazz_share.2026_01": ("TF022", "percent", "market share of Jazz, January 2026"),
    "cyberspace.ufone_share.2026_01": ("TF023", "percent", "market share of Ufone with Telenor, January 2026"),
    "cyberspace.handset_share.chn.2020_q3": (
        "TF058",
        "percent",
        "the Chinese brands named (Infinix, Tecno, Vivo, Oppo) in smartphone shipments, third quarter of 2020",
    ),
    "cyberspace.handset_share.chn.2023_q4": (
        "TF066",
        "percent",
        "the Chinese brands named (Infinix, Tecno, Xiaomi) in the smartphone market, fourth quarter of 2023",
    ),
    "cyberspace.cloud_applications.2026_02": (
        "TF162",
        "count",
        "applications for accreditation under the Cloud First Policy, February 2026",
    ),
    "cyberspace.spectrum_zong.2026_03": ("TF039", "mhz", "spectrum bought by Zong in the auction of March 2026"),
    "cyberspace.spectrum_sold.2026_03": ("TF033", "mhz", "spectrum sold in the auction of March 2026"),
}
"""Finding -> row of ``reported_figures``, unit and what is reported."""


DATES = {
    "cyberspace.date.quantum_mou": (
        "2025-10-22-cetc-etl-quantum-mou",
        "memorandum on quantum technologies of CETC and the Emerging Technologies Lab",
    ),
    "cyberspace.date.quantum_centre": ("2023-08-01-ncqc-launched", "National Centre for Quantum Computing first launched"),
    "cyberspace.date.cloud_first": ("2022-02-cloud-first-policy", "Cloud First Policy approved by the cabinet"),
    "cyberspace.date.ai_centre": ("2018-ncai-launched", "National Center of Artificial Intelligence launched"),
    "cyberspace.date.ai_policy": ("2025-08-13-national-ai-policy", "National AI Policy launched"),
    "cyberspace.date.spectrum_auction": ("2026-03-10-5g-auction", "auction of spectrum for fifth-generation networks"),
    "cyberspace.date.web_monitoring": ("2023-geedge-wms2", "Geedge Networks reported to replace Sandvine in web monitoring"),
    "space.date.lunar_station": ("2023-10-ilrs-joined", "International Lunar Research Station joined"),
    "space.date.astronauts": ("2025-02-28-astronaut-agreement", "agreement on astronauts with the Chinese manned space agency"),
}
"""Finding -> event, and what happened."""


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return three figures (satellites, training, launches by owner), the table of networks and handsets, and findings."""
    country, partner = edition.country, edition.partner
    satellites, owners = evidence.table("satellites"), evidence.table("satellites_by_country")
    rows, events = evidence.table("reported_figures"), evidence.table("events")
    found = [
        *analysis.space_findings(satellites, owners, country=country, partner=partner),
        *analysis.training_findings(rows),
        *analysis.cybersecurity_findings(evidence.panel("gci_score"), evidence.table("series"), country=country, peers=PEERS),
        *reported_findings(rows, REPORTED),
        *event_date_findings(events, DATES),
    ]
    names = evidence.table("countries").set_index("iso3")["name"]
    return Exhibits(
        findings=tuple(found),
        figures=(
            _satellite_figure(satellites, names),
            _training_figure(rows),
            _owner_figure(owners, names, country=country, partner=partner),
        ),
        tables=(_measured_table(rows),),
    )


def _satellite_figure(satellites: pd.DataFrame, names: pd.Series) -> FigureExhibit:
    own = analysis.own_satellites(satellites)
    days = pd.to_datetime(own["launch_date"], format="%Y-%m-%d")
    launches = pd.DataFrame(
        {
            "name": own["name"],
            "launch_date": own["launch_date"],
            "year": days.dt.year + (days.dt.day_of_year - 1) / 365.25,
            "launcher": own["launcher_country_iso3"].map(names),
            "maker": own["maker"],
            "maker_disputed": own["maker_disputed"],
        }
    )
    return FigureExhibit(
        figure=figures.satellites(launches),
        id="domains-cyberspace_space-satellites",
        title="China launched {fact}`space.chinese_launches.pak` of Pakistan's {fact}`space.own_satellites.pak` satellites;"
        " {fact}`space.made_in_china.pak` of them were made in China",
        alt="Timeline of Pakistan's satellites, a row for each, from 1990 to 2026, with the launching country and the maker in words. A few"
        " launches lie before 2015, all others from 2018, most of them since 2024; nearly all were launched by China.",
        data=launches.drop(columns="year"),
        rows={"satellites": own},
        note="Own satellites only: a leased one (Paksat-1) and a stop-gap are left out. An asterisk marks those on whose maker sources disagree.",
    )


def _training_figure(rows: pd.DataFrame) -> FigureExhibit:
    steps = analysis.training_steps(rows)
    labels = {
        "promised": "Promised, June 2024 (a year)",
        "target": "Target, September 2024",
        "target_basic": "of which basic, by end of 2025",
        "target_advanced": "of which advanced, by end of 2025",
        "trained": "Reported as trained, March 2025",
    }
    shown = steps["people"].rename(index=labels)
    return FigureExhibit(
        figure=figures.training(shown, reached=labels["trained"]),
        id="domains-cyberspace_space-training",
        title="Huawei training: {fact}`training.huawei_trained.2025_03` people reported by March 2025 of a target of"
        " {fact}`training.huawei_target.2024_09` ({fact}`training.huawei_share_trained.2025_03`)",
        alt="Bars: large ones for the promise of June 2024 and the target of September 2024, the parts of that target, and a"
        " short bar for the people reported as trained by March 2025.",
        data=shown.rename_axis("step").reset_index().assign(period=steps["period"].to_numpy()),
        rows={"reported_figures": figure_rows(rows, list(analysis.TRAINING.values()))},
        note="The target was to be met by the end of 2025. No report on the outcome was found. What counts as trained is not defined.",
    )


def _owner_figure(owners: pd.DataFrame, names: pd.Series, *, country: str, partner: str) -> FigureExhibit:
    table = analysis.launches_by_owner(owners, partner=partner)
    shown = table.loc[~table["small"] & (table["launched"] > 0), ["share", "launched", "total"]].rename(index=names.to_dict())
    drawn = shown.loc[shown["share"] >= LEAST_DRAWN]
    return FigureExhibit(
        figure=figures.launches_by_owner(drawn, bold=str(names[country])),
        id="domains-cyberspace_space-owners",
        title="By the share of its satellites that China launched Pakistan ranks {fact}`space.launch_rank.chn.pak.to_2024` of"
        " {fact}`space.launch_owners.chn.to_2024` owners of {fact}`space.least_satellites|words` or more",
        alt="Bars of China's share of launches for owners with at least {fact}`space.least_satellites|words` satellites, those with the highest shares. Pakistan's bar is"
        " the longest; most others lie far below.",
        data=shown.rename_axis("owner").reset_index(),
        rows={"satellites_by_country": analysis.launch_rows(owners)},
        note="Satellites launched from 1957 to December 2024, owners other than China. Not drawn: owners with a small"
        " share, owners of fewer satellites, and owners without a Chinese launch.",
    )


def _measured_table(rows: pd.DataFrame) -> TableExhibit:
    chosen = figure_rows(rows, list(MEASURED))
    data = pd.DataFrame(
        {
            "subject": [subject for subject, _ in MEASURED.values()],
            "measured": [measured for _, measured in MEASURED.values()],
            "period": [_period(period) for period in chosen["period"]],
            "value": [
                format_number(value, decimals=1) + ("%" if unit == "percent" else "")
                for value, unit in zip(chosen["value_number"], chosen["unit"], strict=True)
            ],
        }
    )
    return TableExhibit(
        data=data,
        id="domains-cyberspace_space-networks",
        caption="Mobile networks and handsets: shares depend on what is measured",
        rows={"reported_figures": chosen},
        note="As reported by operators, the regulator and market researchers; sums of brands are ours. Subscribers, shipments, web use and assembly"
        " measure different things and must not be read as a single series. Infinix, Tecno and itel belong to the same Chinese group.",
        headings={"measured": "What is measured"},
        graded="reported_figures",
    )


def _period(period: str) -> str:
    """Return a period of the table in words: a date, a quarter, or two dates joined by a stroke."""
    if "/" in period:
        return " to ".join(format_date(end) for end in period.split("/"))
    year, _, quarter = period.partition("-Q")
    return f"{QUARTERS[int(quarter) - 1]} quarter {year}" if quarter else format_date(period)
