"""What the chapter on the maritime domain shows."""

from __future__ import annotations

import pandas as pd

from corridor.analysis import maritime, maritime_findings
from corridor.edition import Edition
from corridor.evidence import Evidence
from corridor.exhibits import Exhibits, FigureExhibit, TableExhibit
from corridor.figures import maritime as draw

ON_THE_ROUTES = ("PAK", "LKA", "MYS", "DJI", "OMN", "IND", "EGY", "ARE", "IRN")
"""Countries shown beside the country of the edition: neighbours and landing places of the same cables."""

RETIRED_2024 = "MF048"
"""Figure that reports SeaMeWe-3 as retired by the end of 2024."""

PORTS: tuple[tuple[str, tuple[str, ...], str | None, str | None, str | None], ...] = (
    ("Gwadar", ("PN001",), "PN029", None, "PN039"),
    ("Karachi", ("PN061", "PN063"), "PN056", "PN051", "PN040"),
    ("Port Qasim", (), None, "PN058", None),
    ("Hambantota (Sri Lanka)", (), "PN030", None, None),
    ("Chabahar (Iran)", (), None, None, "PN041"),
    ("Jebel Ali (UAE)", (), None, None, "PN042"),
)
"""Port -> figures of its operators, ships, cargo and dues."""


def exhibits(evidence: Evidence, edition: Edition) -> Exhibits:
    """Return the exhibits of the maritime chapter: cables and outages, presence against capacity, other countries, ports."""
    cables, landings, figures = (evidence.table(name) for name in ("cables", "cable_landings", "reported_figures"))
    findings = (
        *maritime_findings.cable_findings(cables, landings, edition.country, partner=edition.partner),
        *maritime_findings.capacity_findings(figures, cables),
        *maritime_findings.outage_findings(figures),
        *maritime_findings.port_and_navy_findings(figures),
    )
    return Exhibits(
        findings=findings,
        figures=(
            _lanes(cables, landings, figures, edition),
            _capacity(cables, landings, figures, edition),
            _countries(cables, landings, evidence.table("countries"), edition),
        ),
        tables=(_ports(figures),),
    )


def _lanes(cables: pd.DataFrame, landings: pd.DataFrame, figures: pd.DataFrame, edition: Edition) -> FigureExhibit:
    own = maritime.landing_in(cables, landings, edition.country)
    outages = maritime.outages(figures)
    retired = figures.loc[figures["figure_id"] == RETIRED_2024]
    last_seen = float(str(retired["period"].iloc[0])[:4])
    lanes = own.assign(end_year=pd.Series(last_seen, index=own.index).where(own["cable_id"] == "seamewe-3"))
    columns = ["cable_id", "name", "rfs_year", "end_year", "is_planned", "kind", "n_owners", "n_chinese_owners", "chinese_owner_names", "suppliers"]
    marks = outages.assign(record="outage").rename(columns={"date": "outage_date"})[["record", "cable_id", "outage_date", "report"]]
    return FigureExhibit(
        figure=draw.cables_and_outages(lanes[columns], outages, last_year=edition.date.year + edition.date.month / 12),
        id="domains-maritime-cables",
        title="{fact}`maritime.cables.with_chinese_owner.pak` of {fact}`maritime.cables.in_service.pak` cables in service had a Chinese owner in"
        " 2022; {fact}`maritime.outages.count` outages are on record",
        alt="A lane for each submarine cable from its year of service on, coloured by Chinese presence; at the right end the number of Chinese among all"
        " owners, and the suppliers. Crosses mark"
        " reported outages: the earliest in 2005, the others from 2019 on, more on AAE-1 than on any other.",
        data=pd.concat([lanes[columns].assign(record="cable"), marks], ignore_index=True)[["record", *columns, "outage_date", "report"]],
        rows={
            "cables": cables.loc[own.index],
            "cable_landings": landings.loc[landings["country_iso3"] == edition.country],
            "reported_figures": figures.loc[sorted({*outages["row"], *retired.index})],
        },
        note="Owners, suppliers and years of service as known in November 2022; planned cables are drawn from the year planned then. Outages come"
        " from news reports, which have become more frequent; a missing cross is no proof of calm.",
    )


def _capacity(cables: pd.DataFrame, landings: pd.DataFrame, figures: pd.DataFrame, edition: Edition) -> FigureExhibit:
    routes = maritime.capacity_by_route(figures)
    shares = maritime.capacity_by_kind(routes, maritime.with_kind(cables))
    own = maritime.landing_in(cables, landings, edition.country)
    counts = own.loc[own["is_planned"] == 0, "kind"].value_counts(normalize=True)
    bars = pd.DataFrame(
        {"Cables in service, number": 100 * counts}
        | {f"{measure.capitalize()} capacity, {snapshot}": shares.loc[(snapshot, measure)] for snapshot, measure in _ORDER}
    ).T.fillna(0.0)
    return FigureExhibit(
        figure=draw.presence_and_capacity(bars),
        id="domains-maritime-capacity",
        title="Presence is not capacity: PEACE, the only wholly Chinese cable, has {fact}`maritime.capacity.sole.activated.later` of"
        " activated capacity",
        alt="Bars of percentages by kind of Chinese presence: the number of cables, then installed and activated capacity in both snapshots."
        " By number a Chinese owner is present in most; by capacity the wholly Chinese cable has a small part.",
        data=bars.rename_axis("measure").reset_index(),
        rows={
            "reported_figures": figures.loc[sorted(set(routes["row"]))],
            "cables": cables.loc[own.index],
            "cable_landings": landings.loc[landings["country_iso3"] == edition.country],
        },
        note="The snapshots of the regulator are undated, both older than 2Africa, Africa-1 and SeaMeWe-6; the later one does not itemise SeaMeWe-5. Both were read in news reports, not at the regulator. The"
        " overland fibre belongs to a Pakistani body; a Chinese loan paid for most of it.",
    )


_ORDER = (("earlier", "installed"), ("earlier", "activated"), ("later", "installed"), ("later", "activated"))


def _countries(
    cables: pd.DataFrame, landings: pd.DataFrame, countries: pd.DataFrame, edition: Edition
) -> FigureExhibit:
    table = maritime.presence_by_country(cables, landings).drop(index=edition.partner, errors="ignore")
    names = countries.set_index("iso3")["name"]
    chosen = table.loc[[iso3 for iso3 in table.index if iso3 in {*ON_THE_ROUTES, edition.country}]]
    words = [f"({row.n_either} of {row.n_cables})" for row in chosen.itertuples()]
    neighbours = pd.DataFrame({"name": names.reindex(chosen.index), "share_pct": chosen["share_pct"], "words": words})
    used = landings.loc[landings["country_iso3"].isin(table.index)]
    return FigureExhibit(
        figure=draw.presence_by_country(table["share_pct"], neighbours, country=edition.country, name=str(names[edition.country])),
        id="domains-maritime-presence",
        title="By share of cables with Chinese owners or suppliers Pakistan ranks {fact}`maritime.cables.rank.pak` of"
        " {fact}`maritime.cables.countries` countries and territories; in {fact}`maritime.cables.without_presence` there is no such cable",
        alt="Left, a histogram of countries by the share of their cables with a Chinese owner or supplier: the largest class is that without any, Pakistan lies"
        " among the few at the far end. Right, bars for Pakistan and countries on the same routes.",
        data=table.assign(name=names.reindex(table.index)).reset_index(),
        rows={"cables": cables.loc[cables["cable_id"].isin(used["cable_id"])], "cable_landings": used},
        note="International cables in service in November 2022, countries and territories with at least {fact}`maritime.cables.least|words`; China itself left out. Suppliers are not"
        " known for all cables, and Pakistan's share rests on few cables.",
    )


def _ports(figures: pd.DataFrame) -> TableExhibit:
    by_id = figures.set_index("figure_id")

    def cell(figure: str | None, form: str) -> str | None:
        return None if figure is None else f"{form.format(by_id.at[figure, 'value_number'])} ({by_id.at[figure, 'period']})"

    def names(operators: tuple[str, ...]) -> str | None:
        return "; ".join(by_id.loc[list(operators), "value_text"]) or None

    shown = pd.DataFrame(
        [
            {"port": port, "operator": names(operators), "ships": cell(ships, "{:,.0f}"), "cargo": cell(cargo, "{:,.1f}"), "dues": cell(dues, "{:,.0f}")}
            for port, operators, ships, cargo, dues in PORTS
        ]
    )
    used = [figure for _, operators, *others in PORTS for figure in (*operators, *others) if figure]
    return TableExhibit(
        data=shown,
        id="domains-maritime-ports",
        caption="Gwadar beside other ports of the region",
        rows={"reported_figures": figures.loc[figures["figure_id"].isin(used)]},
        note="Single reported figures with their periods; no official series of Gwadar's cargo was found. FY: fiscal year, July to June. Port Qasim's cargo"
        " is that of a part of the year. Karachi's operators run single terminals. Dues: a call of a ship of the size that the source compares.",
        headings={"port": "Port", "operator": "Operator", "ships": "Ships", "cargo": "Cargo, million tonnes", "dues": "Port dues, $"},
    )
