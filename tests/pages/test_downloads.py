"""The archive to download."""

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


def test_the_archive_holds_the_package_and_is_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}-out").mkdir()
        downloads.write_download(package(tmp_path / name), tmp_path / f"{name}-out")
    one, two = (tmp_path / f"{name}-out" / downloads.PACKAGE_FILE for name in ("one", "two"))
    assert zipfile.ZipFile(one).namelist() == ["core/a.csv", "datapackage.json"]
    assert zipfile.ZipFile(one).read("core/a.csv") == b"x\n1\n"
    assert one.read_bytes() == two.read_bytes()


def test_link(tmp_path):
    assert downloads.download_link(package(tmp_path), "a") == "`core/a.csv` in {download}`the data package <../data-package.zip>` (zip)"
