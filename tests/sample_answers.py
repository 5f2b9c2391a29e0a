"""Answers as the pipeline hands them to the book."""

from __future__ import annotations

from typing import Any


def sample_answer(number: int = 1, *, id: str = "arms.share.pak", **changed: Any) -> dict[str, Any]:
    """Return an answer with all keys that the book uses."""
    answer = {
        "id": id,
        "value": 81.2,
        "unit": "percent",
        "text": "81%",
        "interval": [78.0, 84.0],
        "interval_text": "78 to 84%",
        "definition": "Share of China in the volume of arms & parts.",
        "chapter": "domains-defence",
        "parameters": {},
        "method": {"function": "corridor.analysis.arms.shares", "summary": "Return the shares.", "source": "", "file": "corridor/analysis/arms.py"},
        "grade": {"letter": "B", "words": "attested", "reasons": ["One publisher.", "Estimates."]},
        "sources": [
            {"id": "s-1", "title": "Arms", "publisher": "SIPRI", "date": "2025-03-10", "url": "https://a.test/1?x=1&y=2", "kind": "dataset", "rows": 5},
            {"id": "s-2", "title": "Arms, once more", "publisher": "SIPRI", "date": "2025", "url": "https://a.test/2", "kind": "dataset", "rows": 2},
            {"id": "s-3", "title": "A leaflet", "publisher": "", "date": "", "url": "", "kind": "web_page", "rows": 1},
        ],
        "inputs": [{"table": "arms", "title": "Arms", "rows": [2, 3, 4, 9, 12], "keys": [], "placed": [2, 9]}],
        "number": number,
        "page": "book/index",
        "page_title": "The report",
        "template": "domains",
    }
    return answer | changed
