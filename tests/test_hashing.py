"""Content hashes."""

import hashlib

from corridor.hashing import sha256, tree_sha256


def test_hash_of_a_tree_covers_names_and_contents_only(tmp_path):
    (tmp_path / "a").write_text("1")
    assert sha256(tmp_path / "a") == hashlib.sha256(b"1").hexdigest()
    before = tree_sha256(tmp_path)
    (tmp_path / "a").touch()
    assert tree_sha256(tmp_path) == before
    (tmp_path / "a").rename(tmp_path / "b")
    assert tree_sha256(tmp_path) != before
