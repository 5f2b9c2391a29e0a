"""Which findings some words find, and in which order."""

import pytest

from corridor.answers.search import search

FINDINGS = [
    {"id": "arms.supplier_share.chn.pak.2015_2019", "definition": "Share of China of the volume of major arms delivered", "text": "74%"},
    {"id": "arms.supplier_share.chn.pak.2020_2024", "definition": "Share of China of the volume of major arms delivered", "text": "81%"},
    {"id": "outlook.share.arms.pak", "definition": "China's share of the major arms delivered in five years", "text": "81%"},
    {"id": "space.own_satellites.pak", "definition": "Satellites of the country", "text": "14"},
    {"id": "exposure.rival.pak", "definition": "Country that ranks first most often", "text": "Laos"},
]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Chinese share of arms", ["arms.supplier_share.chn.pak.2020_2024", "arms.supplier_share.chn.pak.2015_2019", "outlook.share.arms.pak"]),
        ("satellite", ["space.own_satellites.pak"]),
        ("laos", ["exposure.rival.pak"]),
        ("suppliers", ["arms.supplier_share.chn.pak.2020_2024", "arms.supplier_share.chn.pak.2015_2019"]),
        ("satellites volcanoes", ["space.own_satellites.pak"]),
        ("satellites volcanoes glaciers", []),
        ("volcano", []),
        ("of the", []),
        ("", []),
    ],
)
def test_search(words, ids):
    assert [finding["id"] for finding in search(FINDINGS, words.split())] == ids
