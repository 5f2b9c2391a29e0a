"""What the docstring of a finding's function says."""

import pytest

from corridor.answers.method import method


def test_a_function_is_found_in_its_file_and_told_without_markup():
    found = method("corridor.analysis.reported.event_date")
    assert found.file == "corridor/analysis/reported.py"
    assert found.summary == "Return the date of one event as a finding, as precise as its source gives it."
    assert found.source == ""


@pytest.mark.parametrize("name", ["corridor.analysis.nowhere.at_all", "corridor.analysis.reported.absent", "pandas.concat", "corridor"])
def test_an_unknown_function_is_named(name):
    with pytest.raises(LookupError, match=f"no function {name}"):
        method(name)
