"""The edition file: read whole, refused with every fault at once."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from corridor.edition import load_edition
from corridor.errors import UserError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def raw():
    return yaml.safe_load((ROOT / "edition.yml").read_text(encoding="utf-8"))


def load(raw, tmp_path):
    path = tmp_path / "edition.yml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    return load_edition(path)


def faults(raw, tmp_path):
    with pytest.raises(UserError) as caught:
        load(raw, tmp_path)
    return caught.value.lines


def test_the_edition_of_this_report_is_in_order():
    edition = load_edition(ROOT / "edition.yml")
    assert (edition.country, edition.partner) == ("PAK", "CHN")
    assert [phase.roman for phase in edition.phases] == ["I", "II", "III", "IV"]
    assert edition.phase(3).alternative_start == dt.date(2019, 1, 1)
    assert edition.chapter("phases-2").parameters == {"phase": 2}


def test_all_faults_at_once(raw, tmp_path):
    raw["date"] = "soon"
    raw["country"] = "Pakistan"
    raw["colour"] = "green"
    del raw["title"]
    raw["phases"][0]["end"] = dt.date(1999, 1, 1)
    raw["chapters"][1]["id"] = raw["chapters"][0]["id"]
    lines = "\n".join(faults(raw, tmp_path))
    for told in ("date: 'soon' is not a date", "'Pakistan' is not a country code", "unknown field 'colour'", "'title' is missing", "on or after its start", "is not unique"):
        assert told in lines


def test_near_name_is_offered(raw, tmp_path):
    raw["coutry"] = raw.pop("country")
    assert "edition.yml: edition: unknown field 'coutry'; nearest: country" in faults(raw, tmp_path)


def test_phases_leave_no_gap(raw, tmp_path):
    raw["phases"][1]["start"] = dt.date(2015, 2, 1)
    assert faults(raw, tmp_path) == ["edition.yml: phases[2].start: '2015-02-01' is not the day after the phase before ends, 2014-12-31"]


@pytest.mark.parametrize(("name", "value"), [("coverage", 1.5), ("coverage", True), ("normalisation", "zscore"), ("weights", "mine")])
def test_exposure_assumptions_are_known(raw, tmp_path, name, value):
    raw["exposure"][name] = value
    assert f"exposure.{name}" in faults(raw, tmp_path)[0]


def test_cutoff_is_not_after_the_edition(raw, tmp_path):
    raw["as_of"] = dt.date(2030, 1, 1)
    assert "on or before the edition's date" in faults(raw, tmp_path)[0]


def test_unreadable_and_missing_files(tmp_path):
    with pytest.raises(UserError, match="not there"):
        load_edition(tmp_path / "edition.yml")
    (tmp_path / "edition.yml").write_text("title: [")
    with pytest.raises(UserError, match="not readable as YAML"):
        load_edition(tmp_path / "edition.yml")
    (tmp_path / "edition.yml").write_text("just text")
    with pytest.raises(UserError, match="is not a mapping"):
        load_edition(tmp_path / "edition.yml")


def test_unknown_phase_and_chapter_name_what_is_there():
    edition = load_edition(ROOT / "edition.yml")
    with pytest.raises(UserError, match="phases there: 1, 2, 3, 4"):
        edition.phase(5)
    with pytest.raises(UserError, match="nearest: phases-"):
        edition.chapter("phase-2")
