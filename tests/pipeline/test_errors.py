"""Failures cross process borders whole."""

import pickle

from corridor.pipeline.errors import ChapterFailed


def test_chapter_failed_survives_pickling():
    error = ChapterFailed(run_id="a", notebook="notebooks/a.ipynb", cell="cell 3", parameters={"phase": 2}, error="ValueError: no")
    again = pickle.loads(pickle.dumps(error))
    assert again.lines == ["chapter a failed: notebook notebooks/a.ipynb, cell 3, parameters: phase=2", "  ValueError: no"]
    assert again.run_id == "a"
