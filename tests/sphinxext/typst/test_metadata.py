"""The title page's facts are checked before anything is written."""

from __future__ import annotations

import datetime

import pytest
from sphinx.errors import ConfigError

from corridor.sphinxext.typst.metadata import arguments, metadata_from, timestamp

GIVEN = {"title": 'A "title"', "authors": ["A. B.", "C. D."], "date": "2026-11-24"}


def test_metadata_of_a_configuration():
    metadata = metadata_from({**GIVEN, "version": 1.5, "keywords": "one"})
    assert (metadata.date, metadata.version, metadata.keywords) == (datetime.date(2026, 11, 24), "1.5", ("one",))


def test_the_pdf_is_dated_by_the_edition():
    assert timestamp(metadata_from(GIVEN)) == 1795478400


def test_arguments_of_the_template():
    lines = arguments(metadata_from(GIVEN)).splitlines()
    assert r'  title: "A \"title\"",' in lines
    assert '  authors: ("A. B.", "C. D."),' in lines
    assert "  date: datetime(year: 2026, month: 11, day: 24)," in lines
    assert "  keywords: ()," in lines


@pytest.mark.parametrize(
    ("change", "message"),
    [({"titel": "x"}, "unknown titel"), ({"date": "24.11.2026"}, "not of the form"), ({"date": "2026-02-30"}, "not of the form")],
)
def test_mistakes_in_the_configuration(change, message):
    with pytest.raises(ConfigError, match=message):
        metadata_from({**GIVEN, **change})


def test_what_must_be_given():
    with pytest.raises(ConfigError, match="authors, date must be given"):
        metadata_from({"title": "x"})
