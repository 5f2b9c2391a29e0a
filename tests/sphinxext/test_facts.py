"""The fact role reads the findings that the pipeline put beside the book."""

import json

from corridor.sphinxext.facts import read_findings


def test_findings_are_read_by_id(tmp_path):
    path = tmp_path / "findings.json"
    assert read_findings(path, 0) == {}
    path.write_text(json.dumps([{"id": "a.b", "value": 1}]))
    assert read_findings(path, 1)["a.b"]["value"] == 1
