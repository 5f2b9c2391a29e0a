"""The one clock of a build."""

from pathlib import Path

from corridor.edition import load_edition
from corridor.pipeline.clock import epoch_of

ROOT = Path(__file__).resolve().parents[2]


def test_noon_of_the_editions_day():
    # 24 November 2026, 12:00 UTC, by `date -u -d 2026-11-24T12:00 +%s`.
    assert epoch_of(load_edition(ROOT / "edition.yml")) == 1_795_521_600
