"""Satellites by launcher and maker, training promised against training reported, and the Global Cybersecurity Index.

Figures on networks, handsets and training are those that companies, regulators and the press report: they are set beside one
another and never joined to a series.
"""

from __future__ import annotations

import pandas as pd

from corridor.analysis.concentration import concentration, number_equivalent, supplier_shares
from corridor.analysis.reported import FIGURES, figure_rows
from corridor.findings import Finding, finding

LEAST_LAUNCHES = 5
"""Owners with fewer satellites are left out of comparisons: one launch decides their shares."""

TRAINING = {
    "promised": "TF173",
    "target": "TF172",
    "target_basic": "TF175",
    "target_advanced": "TF176",
    "trained": "TF174",
}
"""Step of the Huawei training programme -> its row in ``reported_figures``."""


def own_satellites(satellites: pd.DataFrame) -> pd.DataFrame:
    """Return the main rows of Pakistan's own satellites by launch date, leased and stop-gap ones left out.

    Adds ``maker`` ("Pakistan", "China", "Pakistan with China", "Pakistan with others") and ``maker_disputed`` (bool): whether
    another row of the same satellite names another country.
    """
    main = satellites["is_main"].astype(bool)
    own = satellites.loc[main & satellites["count_as_pakistani"].astype(bool)].sort_values(["launch_date", "sat_id"], kind="stable")
    makers = [
        _maker(first, second)
        for first, second in zip(own["manufacturer_country_iso3"], own["manufacturer_2_country_iso3"], strict=True)
    ]
    variants = satellites.loc[~main & satellites["manufacturer_country_iso3"].notna()]
    other = variants.groupby("sat_id")["manufacturer_country_iso3"].first().reindex(own["sat_id"]).to_numpy()
    disputed = pd.notna(other) & (other != own["manufacturer_country_iso3"].to_numpy())
    return own.assign(maker=makers, maker_disputed=disputed)


def launches_by_owner(satellites_by_country: pd.DataFrame, *, partner: str) -> pd.DataFrame:
    """Return the share of satellites that one country launched, for every other owner.

    Returns
    -------
    pandas.DataFrame
        Index ``owner_iso3`` (sorted by share, largest first); columns ``launched`` and ``total`` (counts), ``share`` (0 to 1),
        ``hhi`` of launching countries (0 to 1) and ``small`` (bool: fewer than ``LEAST_LAUNCHES`` satellites).
    """
    rows = launch_rows(satellites_by_country)
    rows = rows.loc[rows["owner_iso3"].notna() & (rows["owner_iso3"] != partner)]
    shares = supplier_shares(rows, group="owner_iso3", supplier="partner_iso3", amount="n_satellites")
    theirs = shares.loc[shares["supplier"] == partner].set_index("owner_iso3")
    measures = concentration(
        rows, group="owner_iso3", supplier="partner_iso3", amount="n_satellites", small_total=LEAST_LAUNCHES
    ).set_index("owner_iso3")
    table = pd.DataFrame(
        {
            "launched": theirs["amount"].reindex(measures.index, fill_value=0).astype(int),
            "total": measures["total"].astype(int),
            "share": theirs["share"].reindex(measures.index, fill_value=0.0),
            "hhi": measures["hhi"],
            "small": measures["small"],
        }
    )
    return table.sort_values(["share", "total"], ascending=[False, False], kind="stable")


def launch_rows(satellites_by_country: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``satellites_by_country`` that count launches by owner and launching country."""
    return satellites_by_country.loc[satellites_by_country["dimension"] == "launcher_country"]


def space_findings(satellites: pd.DataFrame, satellites_by_country: pd.DataFrame, *, country: str, partner: str) -> list[Finding]:
    """Return the findings on the country's satellites and on its place among owners."""
    key, other = country.lower(), partner.lower()
    own = own_satellites(satellites)
    by_partner = own["launcher_country_iso3"] == partner
    recent = own["launch_date"].str[:4].astype(int) >= 2018
    launchers = concentration(own.assign(country=country, n=1), group="country", supplier="launcher_country_iso3", amount="n").iloc[
        0
    ]
    last = str(own["launch_date"].iloc[-1])
    until = f"up to {last}, leased ones left out"
    register = {"satellites": own}
    values = [
        (f"space.own_satellites.{key}", len(own), "count", f"Satellites of the country {until}"),
        (f"space.chinese_launches.{key}", int(by_partner.sum()), "count", f"Satellites launched by China {until}"),
        (f"space.chinese_launch_share.{key}", 100 * float(by_partner.mean()), "percent", f"Share launched by China of all satellites {until}"),
        (f"space.launches.{key}.since_2018", int(recent.sum()), "count", f"Satellites launched since 2018 {until}"),
        (f"space.chinese_launches.{key}.since_2018", int((recent & by_partner).sum()), "count", f"Satellites launched by China since 2018 {until}"),
        (f"space.made_in_china.{key}", int((own["maker"] == "China").sum()), "count", f"Satellites made in China {until}"),
        (f"space.made_in_pakistan.{key}", int((own["maker"] == "Pakistan").sum()), "count", f"Satellites made in Pakistan alone {until}"),
        (f"space.maker_disputed.{key}", int(own["maker_disputed"].sum()), "count", f"Satellites on whose maker sources disagree {until}"),
        (f"space.latest_launch.{key}", last, "date", "Date: latest launch in the register"),
    ]  # fmt: skip
    found = [finding(id=id, value=value, unit=unit, definition=text, rows=register) for id, value, unit, text in values]
    number = float(launchers["number_equivalent"])
    found.append(
        finding(
            id=f"space.launcher_number_equivalent.{key}", value=number, unit="launchers", text=f"{number:.1f}", rows=register, method=number_equivalent,
            definition=f"Number of equal launching countries with the same concentration (1 / HHI), satellites {until}",
        )
    )  # fmt: skip
    return found + _owner_findings(satellites_by_country, country=country, partner=partner, key=key, other=other)


def _owner_findings(satellites_by_country: pd.DataFrame, *, country: str, partner: str, key: str, other: str) -> list[Finding]:
    owners = launches_by_owner(satellites_by_country, partner=partner)
    large = owners.loc[~owners["small"]]
    own = owners.loc[country]
    rows = {"satellites_by_country": launch_rows(satellites_by_country)}
    period = "1957 to December 2024"
    group = f"owners, other than China, of at least {LEAST_LAUNCHES} satellites launched {period}"
    values = [
        (f"space.launch_share.{other}.{key}.to_2024", 100 * float(own["share"]), "percent", f"Share launched by China of the country's satellites, {period}"),
        (f"space.launch_rank.{other}.{key}.to_2024", int((large["share"] > own["share"]).sum()) + 1, "rank", f"Rank by that share among {group}"),
        (f"space.launch_owners.{other}.to_2024", len(large), "count", f"Number of {group}"),
        ("space.least_satellites", LEAST_LAUNCHES, "count", "Satellites that an owner must have had launched to be ranked by China's share of them"),
        (f"space.launch_customers.{other}.to_2024", int((owners["launched"] > 0).sum()), "count", f"Owners other than China with any satellite launched by China, {period}"),
    ]  # fmt: skip
    return [finding(id=id, value=value, unit=unit, definition=text, rows=rows) for id, value, unit, text in values]


def training_steps(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the reported numbers of the Huawei training programme: index ``step`` (keys of ``TRAINING``), ``people``, ``period``."""
    rows = figure_rows(figures, list(TRAINING.values()))
    return pd.DataFrame(
        {"people": rows["value_number"].to_numpy(float), "period": rows["period"].to_numpy(str)},
        index=pd.Index(list(TRAINING), name="step"),
    )


def training_findings(figures: pd.DataFrame) -> list[Finding]:
    """Return promises, target and people trained in Huawei's programme, and the share of the target reached."""
    steps = training_steps(figures)
    rows = {step: figure_rows(figures, [figure]) for step, figure in TRAINING.items()}
    words = {
        "promised": ("training.huawei_promised.2024_06", "people a year promised by Huawei in June 2024 (one report)"),
        "target": ("training.huawei_target.2024_09", "people to be trained by Huawei, target set out in September 2024"),
        "target_basic": ("training.huawei_target_basic.2025_03", "people to be trained at basic level by the end of 2025"),
        "target_advanced": ("training.huawei_target_advanced.2025_03", "people to be trained at advanced level by the end of 2025"),
        "trained": ("training.huawei_trained.2025_03", "people trained by Huawei by 9 March 2025"),
    }
    found = [
        finding(
            id=id,
            value=int(steps.loc[step, "people"]),
            unit="people",
            definition=f"As reported: {text}",
            rows={FIGURES: rows[step]},
        )
        for step, (id, text) in words.items()
    ]
    reached = 100 * float(steps.loc["trained", "people"] / steps.loc["target", "people"])
    used = pd.concat([rows["trained"], rows["target"]])
    text = "People reported as trained by March 2025 as a share of the target of September 2024"
    return [
        *found,
        finding(id="training.huawei_share_trained.2025_03", value=reached, unit="percent", definition=text, rows={FIGURES: used}),
    ]


def cybersecurity_findings(scores: pd.DataFrame, series: pd.DataFrame, *, country: str, peers: list[str]) -> list[Finding]:
    """Return score and rank of one country in each edition of the Global Cybersecurity Index, and ranks of its peers in the last.

    Ranks are computed from the scores, one more than the number of countries that score higher. The ranks that the compiler
    gives are not used: they count distinct scores, and so place a country far higher where many share a score.
    ``scores`` is a panel (``iso3``, ``year``, ``value``, ``series_id``, ``source_id``; index: rows of ``observations``).
    """
    used = series.loc[series["series_id"].isin(scores["series_id"])]
    last = int(scores["year"].max())
    found: list[Finding] = []
    for year, edition in scores.groupby("year"):
        values = edition.set_index("iso3")["value"]
        text = f"in the Global Cybersecurity Index, edition of {year}"
        own = edition.loc[edition["iso3"] == country]
        key = f"{country.lower()}.{year}"
        found.append(_index_finding(f"cyberspace.gci_score.{key}", values[country], "score", f"Score (0 to 100) {text}", own, used))
        found.append(
            _index_finding(f"cyberspace.gci_countries.{year}", len(values), "count", f"Countries scored {text}", edition, used)
        )
        for iso3 in [country, *(peers if year == last else [])]:
            rank = int((values > values[iso3]).sum()) + 1
            definition = f"Rank of {iso3} by score {text}; countries with equal scores share a rank"
            found.append(_index_finding(f"cyberspace.gci_rank.{iso3.lower()}.{year}", rank, "rank", definition, edition, used))
    return found


def _index_finding(id: str, value: float, unit: str, definition: str, rows: pd.DataFrame, series: pd.DataFrame) -> Finding:
    return finding(id=id, value=value, unit=unit, definition=definition, rows={"observations": rows, "series": series})


def _maker(first: object, second: object) -> str:
    countries = {str(iso3) for iso3 in (first, second) if pd.notna(iso3)}
    if countries == {"PAK"}:
        return "Pakistan"
    if "PAK" in countries:
        return "Pakistan with China" if "CHN" in countries else "Pakistan with others"
    return "China" if countries == {"CHN"} else "Others"
