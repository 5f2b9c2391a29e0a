"""Raw HTML of the evidence pages."""

from bs4 import BeautifulSoup

from corridor import web


def test_text_is_escaped_and_addresses_are_links():
    assert web.linked("a < b & c") == "a &lt; b &amp; c"
    assert web.linked("see https://a.org/x?y=1&z=(2). Then") == 'see <a href="https://a.org/x?y=1&amp;z=(2">https://a.org/x?y=1&amp;z=(2</a>). Then'
    assert web.link('https://a.org/"', "<T>") == '<a href="https://a.org/&quot;">&lt;T&gt;</a>'


def test_a_table_stands_in_a_named_box_and_tells_the_filter():
    page = "\n".join(web.rows_table(["Row", "Kind"], ["<tr><td>2</td><td>a</td></tr>"], name="Rows of x", right=[1], choices=["Kind"], rows="things"))
    soup = BeautifulSoup(page, "html.parser")
    box, table = soup.div, soup.table
    assert (box["tabindex"], box["role"], box["aria-label"]) == ("0", "region", "Rows of x")
    assert table["class"] == ["filterable", "n1"] and table["data-filter-columns"] == "Kind" and table["data-filter-rows"] == "things"
    assert "data-filter-label" not in table.attrs
    assert [cell.get_text() for cell in table.thead.find_all("th", scope="col")] == ["Row", "Kind"]
    assert page.index("<tbody>") < page.index(web.AS_IS[0]) < page.index("<tr><td>2") < page.index(web.AS_IS[1]) < page.index("</tbody>")


def test_raw_html_may_hold_backticks():
    lines = web.raw(["<p>```</p>"])
    assert lines[0].startswith("`````") and lines[0].endswith("{raw} html") and lines[2] == lines[0].removesuffix("{raw} html")
