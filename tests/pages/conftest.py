"""What the tests of generated pages share."""

from pathlib import Path

import pytest

from corridor.evidence import load_package

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def evidence():
    return load_package(ROOT)
