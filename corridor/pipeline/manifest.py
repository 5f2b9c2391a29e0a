"""The record of a build: each product with its SHA-256, each chapter run with its key and seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corridor.edition import Edition
from corridor.hashing import sha256, tree_sha256
from corridor.pipeline.execute import RunResult


def manifest(
    *, edition: Edition, results: Sequence[RunResult], keys: Mapping[str, str], products: Mapping[str, Path], seconds: Mapping[str, float]
) -> dict[str, Any]:
    """Return the manifest as a JSON-ready mapping; a directory's hash covers names and contents of its files."""
    return {
        "title": edition.title,
        "version": edition.version,
        "products": {
            name: {"path": path.name, "sha256": tree_sha256(path) if path.is_dir() else sha256(path)} for name, path in products.items()
        },
        "chapters": [
            {
                "id": result.run.id,
                "template": result.run.template,
                "parameters": dict(result.run.parameters),
                "key": keys[result.run.id],
                "seconds": result.seconds,
            }
            for result in results
        ],
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
    }


def manifest_text(record: Mapping[str, Any]) -> str:
    """Return the manifest as JSON text."""
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"
