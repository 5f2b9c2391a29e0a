"""pyproject.toml, the lock file, environment.yml, edition, citation and the book's settings name the same things."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from corridor import __version__
from corridor.edition import load_edition

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?")


@pytest.fixture(scope="module")
def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["test"]]


@pytest.fixture(scope="module")
def lock():
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pins(lines):
    found = {}
    for line in lines:
        match = PIN.match(line.strip())
        if match:
            found.setdefault(match[1].lower(), set()).add(match[2])
    return found


def test_every_declared_package_is_pinned_and_locked_at_that_version(declared, lock):
    wanted, locked = pins(declared), pins(lock.splitlines())
    assert len([line for line in declared if "==" in line]) == len(declared)
    assert {name: versions for name, versions in wanted.items() if not versions <= locked.get(name, set())} == {}


def test_lock_has_hashes_and_no_index(lock):
    entries = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert len(entries) > 100
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_conda_environment_names_the_same_versions(declared):
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    pip = next(item["pip"] for item in environment["dependencies"] if isinstance(item, dict))
    python = next(item for item in environment["dependencies"] if str(item).startswith("python="))
    assert python == "python=3.12"
    here = [line for line in declared if "python_version < '3.12'" not in line]
    assert pins(pip) == pins(here)
    assert pip[-1] == "--editable ."


def test_version_title_and_date_agree():
    edition = load_edition(ROOT / "edition.yml")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    book = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {__version__, edition.version, citation["version"], project["version"], citation["preferred-citation"]["version"]} == {edition.version}
    assert citation["title"] == f"{edition.title}. {edition.subtitle}"
    assert book["title"] == edition.title
    assert citation["date-released"] == edition.date.isoformat()
    assert book["author"] == citation["authors"][0]["name"]
    assert f"## {edition.version} ({edition.date.isoformat()})" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_committed_names_a_registry_or_holds_pictures_in_notebooks():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        assert "image/" not in text and "text/html" not in text, path.name
