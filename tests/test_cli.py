"""The command line: help with examples, one line for a user's mistake."""

import json

import pytest

from corridor.cli import main


@pytest.mark.parametrize("command", ["build", "run", "check", "explain"])
def test_help_has_an_example(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"Example: corridor {command}" in " ".join(capsys.readouterr().out.split())


def test_no_project_is_one_line_on_stderr(tmp_path, capsys):
    assert main(["check", "--root", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"no project at {tmp_path}: edition.yml is not there\n"


def test_faults_as_json(tmp_path, capsys):
    (tmp_path / "edition.yml").write_text("title: [")
    assert main(["check", "--root", str(tmp_path), "--json"]) == 1
    assert "not readable as YAML" in json.loads(capsys.readouterr().out)["faults"][0]


@pytest.mark.parametrize("call", [[], ["biuld"], ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["run"]])
def test_a_wrong_call_exits_with_two(call, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(call)
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_parameter_without_value(tmp_path, capsys):
    (tmp_path / "edition.yml").write_text("")
    assert main(["run", "phases", "-p", "phase", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "parameter 'phase' is not of the form NAME=VALUE\n"


def test_an_unknown_part_names_the_nearest(tmp_path, capsys):
    (tmp_path / "edition.yml").write_text("")
    assert main(["check", "--only", "dat", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("no part 'dat' to check; nearest: data (known: edition, data, ")
