import pickle

import pytest

from corridor.errors import UserError
from corridor.evidence.faults import DataFault, Fault


def test_a_user_error_is_its_lines():
    error = UserError("first", "second")
    assert error.lines == ["first", "second"]
    assert str(error) == "first\nsecond"


def test_a_data_fault_carries_all_faults_and_tells_each_in_one_line():
    faults = [Fault(table="events", row=2, problem="the row is blank"), Fault(table="sources", problem="the file is missing")]
    error = DataFault(faults)
    assert error.faults == tuple(faults)
    assert error.lines == ["events row 2: the row is blank", "sources: the file is missing"]
    assert isinstance(error, UserError)


@pytest.mark.parametrize("error", [UserError("first", "second"), DataFault([Fault(table="events", row=2, problem="the row is blank")])])
def test_errors_come_back_from_another_process_as_they_left(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert back.lines == error.lines
    assert getattr(back, "faults", None) == getattr(error, "faults", None)
