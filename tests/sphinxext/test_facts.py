"""The fact role's text."""

import json

import pytest

from corridor.sphinxext.facts import fact_text, read_findings

FINDINGS = {
    "arms.share.pak": {"value": 81.23, "unit": "percent", "text": "81%"},
    "nuclear.reactors.pak": {"value": 6, "unit": "count", "text": "6"},
}


@pytest.mark.parametrize(
    ("id", "variant", "text"),
    [
        ("arms.share.pak", "", "81%"),
        ("arms.share.pak", "1", "81.2%"),
        ("arms.share.pak", "value", "81.2"),
        ("nuclear.reactors.pak", "words", "six"),
    ],
)
def test_variants(id, variant, text):
    assert fact_text(FINDINGS, id, variant) == text


def test_unknown_fact_names_the_nearest():
    with pytest.raises(LookupError, match="unknown fact 'arms.share.pk'; nearest: arms.share.pak"):
        fact_text(FINDINGS, "arms.share.pk")


def test_unknown_variant_names_the_known():
    with pytest.raises(LookupError, match="unknown variant 'percent'.*known: value, words"):
        fact_text(FINDINGS, "arms.share.pak", "percent")


def test_findings_are_read_by_id(tmp_path):
    path = tmp_path / "findings.json"
    assert read_findings(path, 0) == {}
    path.write_text(json.dumps([{"id": "a.b", "value": 1}]))
    assert read_findings(path, 1)["a.b"]["value"] == 1
