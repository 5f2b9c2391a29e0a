"""The record of a build."""

import hashlib
import json
from pathlib import Path

from corridor.edition import ChapterRun, load_edition
from corridor.pipeline.execute import RunResult
from corridor.hashing import tree_sha256
from corridor.pipeline.manifest import manifest, manifest_text

ROOT = Path(__file__).resolve().parents[2]


def test_products_and_runs(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"pdf")
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "index.html").write_text("x")
    result = RunResult(run=ChapterRun(id="phases-1", template="phases", parameters={"phase": 1}), directory=tmp_path, seconds=1.5)
    record = manifest(
        edition=load_edition(ROOT / "edition.yml"), results=[result], keys={"phases-1": "k"},
        products={"report.pdf": tmp_path / "report.pdf", "html": tmp_path / "html"}, seconds={"book": 1.23456},
    )  # fmt: skip
    again = json.loads(manifest_text(record))
    assert again["products"]["report.pdf"] == {"path": "report.pdf", "sha256": hashlib.sha256(b"pdf").hexdigest()}
    assert again["products"]["html"]["sha256"] == tree_sha256(tmp_path / "html")
    assert again["chapters"] == [{"id": "phases-1", "template": "phases", "parameters": {"phase": 1}, "key": "k", "seconds": 1.5}]
    assert again["seconds"] == {"book": 1.23}
