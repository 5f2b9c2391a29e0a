"""The README's picture is the one the book draws, its targets exist, and its commands are understood."""

import io
import re
import shlex
from pathlib import Path

import numpy as np
from matplotlib.image import imread

from corridor.cli import parser
from corridor.edition import load_edition
from corridor.evidence import load_package
from corridor.exhibits import exposure
from corridor.figures.record import PNG_DPI
from corridor.notebook import random_stream

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_cover_is_the_figure_of_this_edition():
    evidence, edition = load_package(ROOT), load_edition(ROOT / "edition.yml")
    run = edition.chapter("exposure_risk")
    parameters = {"country": run.parameters["country"], "normalisation": "", "aggregation": ""}
    rng = random_stream(edition.random_seed, run.template, parameters)
    drawn = exposure.ranking(exposure.assessment(evidence, edition, rng, **parameters)).figure
    picture = io.BytesIO()
    drawn.savefig(picture, format="png", dpi=PNG_DPI)
    picture.seek(0)
    cover, now = imread(ROOT / "book" / "cover.png"), imread(picture)
    assert cover.shape == now.shape
    # Pictures of other processors differ in single pixels; another ranking would move whole words.
    assert float(np.abs(cover - now).mean()) < 0.002


def test_targets_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE))
    assert {"report", "test"} <= named
    assert [target for target in sorted(named) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_commands_are_understood():
    calls = re.findall(r"^\.venv/bin/corridor (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
    assert len(calls) >= 3
    for call in calls:
        parser().parse_args(shlex.split(call))
