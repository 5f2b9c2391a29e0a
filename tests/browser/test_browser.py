"""The browser itself: when it is missed, and that faults of pages do not go unseen."""

import pytest
from chromium import Visit, axe, demand_chromium, find_chromium

pytestmark = [pytest.mark.book, pytest.mark.xdist_group("book")]


def test_no_browser_is_a_failure_for_continuous_integration_and_else_a_reason_to_skip(tmp_path):
    assert find_chromium(str(tmp_path)) is None
    with pytest.raises(pytest.fail.Exception, match="no Chromium on this machine; it comes with `apt-get install chromium`"):
        demand_chromium(None, {"CI": "true"})
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        demand_chromium(None, {})
    assert demand_chromium("/usr/bin/chromium", {}) == "/usr/bin/chromium"


def test_faults_of_a_page_are_seen(browser, tmp_path):
    (tmp_path / "bad.html").write_text(
        "<!DOCTYPE html><html lang='en'><title>Bad</title><main><h1>Bad</h1><img src='none.png'><a href='#x'></a>"
        "<script>console.error('complaint')</script><script>nothing()</script><script src='http://127.0.0.1:9/x.js'></script></main>",
        encoding="utf-8",
    )
    visit = Visit(browser, f"{tmp_path.as_uri()}/")
    page = visit.open("bad.html")
    found = axe(page)
    visit.close()
    kinds = {fault.split(":")[0] for fault in visit.faults}
    assert kinds == {"console error", "script error", "asks the network", "not loaded"}
    assert [line.split(" ")[0] for line in found] == ["image-alt", "link-name"]
