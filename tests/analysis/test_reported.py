"""Single rows as findings."""

import pandas as pd
import pytest

from corridor.analysis.reported import event_date, event_date_findings, event_rows, figure_rows, reported, reported_findings
from corridor.errors import UserError


@pytest.fixture
def figures() -> pd.DataFrame:
    rows = [("F1", 81.0, "a"), ("F2", 2.5, "b")]
    return pd.DataFrame(rows, columns=["figure_id", "value_number", "source_id"], index=pd.Index([2, 3], name="row"))


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [("2025-10-22-mou", "2025-10-22", 1, "a"), ("2019-lab", "2019", 0, "b")]
    return pd.DataFrame(rows, columns=["event_id", "date", "date_may_be_report", "source_id"], index=pd.Index([2, 3], name="row"))


def test_reported_keeps_whole_numbers_whole_and_names_its_row(figures: pd.DataFrame) -> None:
    found = reported(figures, "F1", id="arms.share.pak", unit="percent", definition="share")
    assert (found.value, found.text, found.sources) == (81, "81%", ("a",))
    assert found.inputs[0].rows == (2,)
    assert found.definition == "As reported: share"


def test_reported_keeps_fractions(figures: pd.DataFrame) -> None:
    assert reported(figures, "F2", id="arms.share.pak", unit="percent", definition="share").text == "2.5%"


def test_rows_come_in_the_order_asked_for(figures: pd.DataFrame) -> None:
    assert list(figure_rows(figures, ["F2", "F1"]).index) == [3, 2]


def test_unknown_ids_are_named(figures: pd.DataFrame, events: pd.DataFrame) -> None:
    with pytest.raises(UserError, match="F9"):
        figure_rows(figures, ["F1", "F9"])
    with pytest.raises(UserError, match="no row with event_id x"):
        event_rows(events, ["x"])


def test_event_date_says_when_the_day_may_be_that_of_the_report(events: pd.DataFrame) -> None:
    doubtful = event_date(events, "2025-10-22-mou", id="quantum.mou", definition="signing")
    assert doubtful.text == "22\N{NO-BREAK SPACE}October 2025"
    assert "may be that of the report" in doubtful.definition
    sure = event_date(events, "2019-lab", id="ai.lab", definition="opening")
    assert (sure.text, sure.definition) == ("2019", "Date: opening")


def test_many_figures_and_dates_are_the_single_ones_in_order(figures: pd.DataFrame, events: pd.DataFrame) -> None:
    wanted = {"arms.share.b": ("F2", "percent", "second"), "arms.share.a": ("F1", "percent", "first")}
    assert reported_findings(figures, wanted) == [
        reported(figures, "F2", id="arms.share.b", unit="percent", definition="second"),
        reported(figures, "F1", id="arms.share.a", unit="percent", definition="first"),
    ]
    assert event_date_findings(events, {"ai.lab": ("2019-lab", "opening")}) == [
        event_date(events, "2019-lab", id="ai.lab", definition="opening")
    ]
