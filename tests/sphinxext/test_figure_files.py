"""The role that offers a figure's files under it."""

from types import SimpleNamespace

from docutils import nodes
from sphinx import addnodes

from corridor.sphinxext.figure_files import FigureFilesRole


def run(role, text):
    inliner = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace(docname="book/_executed/phases-1"))), reporter=None)
    found, messages = role("x", "", text, 1, inliner)
    assert messages == []
    return found


def test_a_figure_offers_data_picture_and_record():
    web, printed = run(FigureFilesRole(), "phases-1-timeline")
    assert web.astext() == "Download: data (CSV), picture (SVG), picture (PNG), record (JSON)."
    assert printed.astext() == "Figure id: phases-1-timeline."
    targets = [link["reftarget"].rpartition("/")[2] for link in web.findall(addnodes.download_reference)]
    assert targets == [f"phases-1-timeline.{extension}" for extension in ("csv", "png", "json")]


def test_the_picture_offered_is_the_one_shown():
    web, _ = run(FigureFilesRole(), "phases-1-timeline")
    (link,) = (link for link in web.findall(nodes.reference) if "refuri" in link)
    assert link["refuri"] == "../../_images/phases-1-timeline.svg"
