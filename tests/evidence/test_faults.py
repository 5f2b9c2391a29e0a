from corridor.evidence.faults import Fault


def test_a_fault_of_a_cell_names_table_row_field_value_and_what_was_expected():
    fault = Fault(table="events", row=17, field="date", value="2025-13-01", problem="is not a date", expected="YYYY, YYYY-MM or YYYY-MM-DD")
    assert str(fault) == "events row 17, field date: '2025-13-01' is not a date (expected YYYY, YYYY-MM or YYYY-MM-DD)"


def test_parts_that_are_not_known_are_left_out():
    assert str(Fault(table="events", problem="the file is missing")) == "events: the file is missing"
    assert str(Fault(table="events", field="kind", problem="and 3 more")) == "events, field kind: and 3 more"
    assert str(Fault(table="events", row=3, value="", field="kind", problem="is empty")) == "events row 3, field kind: '' is empty"


def test_a_long_value_is_cut_so_that_the_fault_stays_one_line():
    line = str(Fault(table="events", row=2, field="title", value="x" * 500 + "\n", problem="is too long"))
    assert "\n" not in line and len(line) < 120
