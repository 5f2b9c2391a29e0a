"""The evidence appendix has an entry for each number, for the web and for print."""

from sample_answers import sample_answer

from corridor.pages.appendix import appendix

ANSWERS = [sample_answer(1), sample_answer(2, id="cables.count", text="9", interval_text="", page="book/end", page_title="The end")]


def test_entries_stand_under_the_page_that_uses_them_first():
    lines = appendix(ANSWERS).splitlines()
    order = [line for line in lines if line.startswith(("# ", "## ", ":name: "))]
    assert order == ["# Evidence for every number", "## The report", ":name: ev-1", "## The end", ":name: ev-2"]
    assert "(evidence)=" in lines and any("2 computed numbers" in line for line in lines)


def test_the_web_has_links_and_reasons():
    text = appendix(ANSWERS)
    assert "<b>B1</b> <b>81% (78 to 84%)</b> Share of China in the volume of arms &amp; parts." in text
    assert "<dd>B, attested. One publisher. Estimates.</dd>" in text
    assert '<a href="tables/arms.html#row-2">' in text and "<code>arms.shares</code> Return the shares." in text


def test_print_has_one_paragraph():
    line = next(line for line in appendix(ANSWERS).splitlines() if line.startswith("**B1**"))
    assert line == (
        "**B1** **81% (78 to 84%)** Share of China in the volume of arms & parts. `arms.share.pak`, `arms.shares`. "
        "SIPRI 2025, A leaflet and 1 more. Rows: arms 2\N{EN DASH}4, 9, 12."
    )


def test_print_counts_what_it_leaves_out():
    inputs = [{"table": f"t{number}", "rows": list(range(2, 20, 2))} for number in range(6)]
    line = next(line for line in appendix([sample_answer(inputs=inputs)]).splitlines() if line.startswith("**B1**"))
    assert line.endswith("t3 2, 4, 6 and 6 more; 2 more tables.")
