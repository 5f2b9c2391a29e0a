"""Archives to download."""

import zipfile
from types import SimpleNamespace

from corridor.pages import downloads


def package(root):
    (root / "core").mkdir(parents=True)
    (root / "core" / "a.csv").write_text("x\n1\n")
    (root / "datapackage.json").write_text("{}")
    (root / ".hidden").write_text("no")
    files = {"a": root / "core" / "a.csv"}
    return SimpleNamespace(names=["a"], package=SimpleNamespace(directory=root, path=files.get, resource=lambda name: {"path": "core/a.csv"}))


def test_archives_hold_their_files_and_are_the_same_bytes(tmp_path):
    downloads.write_downloads(package(tmp_path / "one"), tmp_path / "out")
    downloads.write_downloads(package(tmp_path / "two"), tmp_path / "again")
    whole, single = tmp_path / "out" / downloads.PACKAGE_FILE, tmp_path / "out" / "tables" / "a.zip"
    assert zipfile.ZipFile(whole).namelist() == ["core/a.csv", "datapackage.json"]
    assert zipfile.ZipFile(single).namelist() == ["core/a.csv"]
    assert zipfile.ZipFile(single).read("core/a.csv") == b"x\n1\n"
    assert whole.read_bytes() == (tmp_path / "again" / downloads.PACKAGE_FILE).read_bytes()


def test_link(tmp_path):
    assert downloads.download_link(package(tmp_path), "a") == "{download}`a.csv <a.zip>` (CSV, zip)"
