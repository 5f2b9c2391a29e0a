"""The role that offers the whole report: a link on the web, words in print."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from corridor.sphinxext.report_file import ReportFileRole


def run(role, text, docname):
    inliner = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace(docname=docname))), reporter=None)
    found, messages = role("x", "", text, 1, inliner)
    assert messages == []
    return found


@pytest.mark.parametrize(("docname", "uri"), [("book/index", "../report.pdf"), ("book/_generated/catalogue", "../../report.pdf")])
def test_the_report_is_a_link_on_the_web_and_words_in_print(docname, uri):
    web, printed = run(ReportFileRole(), "one PDF", docname)
    assert (web["expr"], printed["expr"]) == ("html", "not html")
    (link,) = web.findall(nodes.reference)
    assert (link["refuri"], link.astext(), printed.astext()) == (uri, "one PDF", "one PDF")
