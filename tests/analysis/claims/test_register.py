"""The register: verdicts by rule and by judgement, what each rests on, and claims that are not fit for one."""

from __future__ import annotations

import pytest

from corridor.analysis.claims.register import BRIEFS, QUALITATIVE, THEMES, faults, read, scoreboard
from corridor.analysis.claims.rules import VERDICTS
from corridor.evidence import load_package
from corridor.evidence.faults import DataFault
from corridor.project import Project

LENGTH = {"claim_id": "R001", "table": "projects", "key": "P3", "field": "length_km"}
JUDGED = {"claim_id": "R002", "kind": QUALITATIVE, "judgement": "agrees", "reason": "It was seen."}
SEEN = {"claim_id": "R002", "role": "context", "what": "Seen", "source_id": "x"}


def test_a_rule_decides_by_the_values_of_the_evidence(register_of):
    made = register_of([{"claim_id": "R001", "unit": "km"}], [{"claim_id": "R001", "rule": "within", "claimed": "400", "tolerance": 0.05}], [LENGTH])
    claim = made.claims.iloc[0]
    assert (claim["verdict"], claim["decided_by"], claim["rule"], bool(claim["changed"])) == ("agrees", "rule", "within 5%", False)
    assert (claim["claimed"], claim["measured"]) == ("400\N{NO-BREAK SPACE}km", "392\N{NO-BREAK SPACE}km")
    assert made.values == {"R001": (392.0,)}
    assert {table: list(frame.index) for table, frame in made.rows["R001"].items()} == {"claims": [2], "claim_rules": [2], "claim_evidence": [2], "projects": [4]}
    assert made.evidence_sources == {"R001": ("c",)}


def test_values_of_a_measure_and_of_evidence_are_judged_together(register_of):
    rule = {"claim_id": "R001", "rule": "at_least", "claimed": "50", "measure": "row_share"}
    rule["arguments"] = "table=projects;column=cost_usd_m;part=category=coal|wind;where=cost_usd_m>=0"
    figure = {"claim_id": "R001", "table": "reported_figures", "key": "F1", "field": "value_number"}
    made = register_of([{"claim_id": "R001", "unit": "percent", "reason": "Bases differ."}], [rule], [figure])
    assert made.values == {"R001": (40.0, 63.0)}
    assert made.claims.iloc[0][["verdict", "measured"]].tolist() == ["conflicting", "40%; 63%"]


def test_a_rule_without_values_finds_nothing(register_of):
    made = register_of([{"claim_id": "R001", "first_reading": "not_found"}], [{"claim_id": "R001", "rule": "equal", "claimed": "5"}])
    assert made.claims.iloc[0][["verdict", "measured"]].tolist() == ["not_found", ""]


def test_context_is_told_but_not_judged(register_of):
    made = register_of([{"claim_id": "R001", "first_reading": "not_found"}], [{"claim_id": "R001", "rule": "equal", "claimed": "392"}], [{**LENGTH, "role": "context"}])
    assert made.claims.iloc[0]["verdict"] == "not_found"
    assert made.items["R001"][0].value == 392.0


def test_a_judgement_stands_where_no_rule_does(register_of):
    made = register_of([JUDGED], [], [SEEN])
    assert made.claims.iloc[0][["verdict", "decided_by", "rule"]].tolist() == ["agrees", "judgement", ""]
    assert made.sources(made.claims) == ["brief", "x"]


@pytest.mark.parametrize(
    ("claim", "rule", "item", "told"),
    [
        ({"claim_id": "R001"}, None, None, "claims row 2, field judgement: '' is empty, and R001 has no rule"),
        ({**JUDGED, "reason": None}, None, SEEN, "field reason: '' is empty, but a judgement needs one"),
        ({**JUDGED, "kind": "date"}, None, SEEN, "field judgement: 'agrees' stands for a rule, which a claim of the kind date needs"),
        (JUDGED, None, None, "field judgement: 'agrees' rests on no row of claim_evidence"),
        (JUDGED, None, {**SEEN, "role": "measured", "value": "5"}, "evidence has the role measured, which only a rule uses"),
        (JUDGED, {"claim_id": "R002", "rule": "equal", "claimed": "5"}, SEEN, "stands beside a rule"),
        (
            {"claim_id": "R001", "first_reading": "differs"}, {"claim_id": "R001", "rule": "equal", "claimed": "392"}, LENGTH,
            "field reason: '' is empty, but the verdict is agrees and was differs at first reading",
        ),
        ({"claim_id": "R001"}, {"claim_id": "R001", "rule": "equl", "claimed": "5"}, LENGTH, "claim_rules row 2, field rule: 'equl' is no rule (expected equal"),
        ({"claim_id": "R001"}, {"claim_id": "R001", "rule": "same_year", "claimed": "2015"}, LENGTH, "claim_rules row 2: '392' is not a date"),
        (
            {"claim_id": "R001"}, {"claim_id": "R001", "rule": "equal", "claimed": "5", "measure": "row_cuont"}, LENGTH,
            "claim_rules row 2, field measure: 'row_cuont' is no measure; nearest: row_count",
        ),
        ({"claim_id": "R001"}, {"claim_id": "R001", "rule": "equal", "claimed": "5"}, {**LENGTH, "key": "P9"}, "claim_evidence row 2, field key: 'P9' cannot be followed"),
    ],
)  # fmt: skip
def test_claims_that_are_not_fit_for_a_verdict(register_of, claim, rule, item, told):
    with pytest.raises(DataFault) as caught:
        register_of([claim], [rule] if rule else [], [item] if item else [])
    assert told in "\n".join(caught.value.lines)


def test_a_forecast_with_a_number_needs_no_rule(register_of):
    made = register_of([{"claim_id": "R001", "kind": "value", "judgement": "not_checkable", "reason": "A forecast."}])
    assert made.claims.iloc[0]["verdict"] == "not_checkable"


def test_faults_of_all_claims_come_together(register_of):
    with pytest.raises(DataFault) as caught:
        register_of([{"claim_id": "R001"}, {"claim_id": "R003"}])
    assert len(caught.value.faults) == 2


def test_the_scoreboard_has_all_verdicts(register_of):
    made = register_of([JUDGED, {**JUDGED, "claim_id": "R003", "theme": "world", "judgement": "not_found"}], [], [SEEN, {**SEEN, "claim_id": "R003"}])
    board = scoreboard(made, "theme")
    assert list(board.columns) == list(VERDICTS)
    assert board.loc["land", "agrees"] == board.loc["world", "not_found"] == 1
    assert board.to_numpy().sum() == 2


@pytest.fixture(scope="module")
def register():
    return read(load_package(Project.find().root))


def test_the_register_of_the_edition_has_no_faults():
    assert faults(load_package(Project.find().root)) == []


def test_every_claim_of_the_edition_has_a_rule_or_a_judgement_with_its_reason(register):
    claims = register.claims
    assert len(claims) == 123
    assert claims["verdict"].isin(list(VERDICTS)).all()
    judged = claims["decided_by"] == "judgement"
    assert claims.loc[judged, "reason"].notna().all() and claims.loc[~judged, "judgement"].isna().all()
    assert claims.loc[judged & (claims["kind"] != QUALITATIVE), "verdict"].eq("not_checkable").all()
    assert claims.loc[claims["changed"], "reason"].notna().all()
    assert set(claims["brief"]) == set(BRIEFS) and set(claims["theme"]) == set(THEMES)


def test_no_brief_is_evidence(register):
    briefs = set(register.claims["source_brief_id"])
    assert not briefs & {source for sources in register.evidence_sources.values() for source in sources}


def test_the_scoreboards_of_the_edition_add_up(register):
    for column in ("brief", "theme", "kind"):
        assert scoreboard(register, column).to_numpy().sum() == 123


def test_part_of_the_register_reads_only_what_it_rests_on():
    evidence = load_package(Project.find().root)
    part = read(evidence, only=evidence.table("claims").loc[lambda claims: claims["claim_id"] == "N037", "claim_id"])
    assert part.claims["verdict"].tolist() == ["agrees"]
    assert not {"observations", "projects", "arms_register"} & evidence.tables_read


def test_known_verdicts(register):
    verdicts = register.claims.set_index("claim_id")["verdict"]
    known = {
        "R064": "agrees", "N010": "agrees", "N034": "agrees", "R022": "differs", "R014": "differs", "N038": "differs", "R044": "differs",
        "R028": "conflicting", "R024": "conflicting", "N018": "conflicting", "R042": "not_found", "N022": "not_checkable", "R054": "agrees",
    }  # fmt: skip
    assert verdicts[list(known)].to_dict() == known
