"""What the docstring of a finding's function says."""

import ast
import re
from pathlib import Path

import pytest

from corridor.answers.method import MARK, method

ROOT = Path(__file__).resolve().parents[2]


def test_a_function_is_found_in_its_file_and_told_without_markup():
    found = method("corridor.analysis.reported.event_date")
    assert found.file == "corridor/analysis/reported.py"
    assert found.summary == "Return the date of one event as a finding, as precise as its source gives it."
    assert found.source == ""


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("survival.kaplan_meier", "M. Greenwood (1926); limits by the log(-log) transformation"),
        ("survival.share_happened", "Meier (1958); see kaplan_meier."),
        ("survival.median_years", "Brookmeyer"),
        ("survival.log_rank", "Mantel (1966)"),
        ("concentration.hhi", "Hirschman (1964)"),
        ("concentration.number_equivalent", "Adelman (1969)"),
        ("audit.wilson_interval", "Wilson (1927)"),
        ("phase_findings.cramers_v", "Cramér (1946)"),
        ("exposure.index.build_index", "OECD and Joint Research Centre"),
        ("exposure.robustness.vary", "Saltelli"),
        ("exposure.robustness.leave_one_out", "OECD and Joint Research Centre"),
        ("exposure.yardstick.compare", "Spearman (1904)"),
    ],
)
def test_functions_that_apply_a_published_method_name_it(name, author):
    assert author in method(f"corridor.analysis.{name}").source


def test_every_reference_in_a_docstring_of_the_analysis_stands_in_its_method_paragraph():
    """A year in brackets outside that paragraph would not reach the reader."""
    for path in sorted((ROOT / "corridor" / "analysis").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                paragraphs = (ast.get_docstring(node) or "").split("\n\n")
                told = [part for part in paragraphs if re.search(r"\((1[89]|20)[0-9]{2}\)", part) and not part.startswith(MARK)]
                assert told == [], f"{path.name}: {node.name}"


@pytest.mark.parametrize("name", ["corridor.analysis.nowhere.at_all", "corridor.analysis.reported.absent", "pandas.concat", "corridor"])
def test_an_unknown_function_is_named(name):
    with pytest.raises(LookupError, match=f"no function {name}"):
        method(name)
