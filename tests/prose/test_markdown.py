"""Which parts of MyST are prose, and on which line they stand."""

from corridor.prose.markdown import passages

PAGE = """(target-1)=
# Heading 2

Text 3 with `code 4`, {fact}`id.5|words`, [link 6](page-7.md), $x^8$,
next line 9 <!-- comment 10 -->.

<!--
block comment 11
-->

- item 12

  :::{admonition} Title 14
  :class: note-15
  - inner 16
  :::

| head 18 | b |
| :-- | --: |
| cell 20 | {fact}`x.y` |

```python
code = 22
```

```{figure} picture-25.svg
:alt: seen 26
:name: fig-27
Caption 28
```

Term 30
: definition 31

```{math}
x = 34
```

![alt 37](file-37.png)

```{glossary}
G 40
  Definition 41

H
  Definition 44
```

{ref}`the 47 <chap-48>` and {numref}`tab-49`
"""


def found(text, **options):
    return [(item.text[start:end], item.line_at(start)) for item in passages(text, **options) for start, end in item.numbers()]


def test_prose_is_found_with_its_line_and_nothing_else():
    expected = [2, 3, 6, 9, 12, 14, 16, 18, 20, 26, 28, 30, 31, 37, 40, 41, 44, 47]
    lines = {3: 4, 6: 4, 9: 5, 12: 11, 14: 13, 16: 15, 18: 18, 20: 20, 26: 27, 28: 29, 30: 32, 31: 33, 37: 39, 40: 42, 41: 43, 44: 46, 47: 49}
    assert found(PAGE) == [(str(number), lines.get(number, number)) for number in expected]


def test_nested_directives_and_tables_in_them():
    text = ":::::{tab-set}\n::::{tab-item} Tab 2\n:::{table} Caption 3\n:name: tab-x\n\n| a 6 |\n| --- |\n| b 8 |\n:::\n::::\n:::::\n"
    assert found(text) == [("2", 2), ("3", 3), ("6", 6), ("8", 8)]
    assert found(text, skip=frozenset({"cell"})) == [("2", 2), ("3", 3)]
    assert found(text, skip=frozenset({"table"})) == [("2", 2)]


def test_options_between_rules_are_no_prose_but_the_alternative_text_is():
    assert found("```{figure} a.svg\n---\nalt: seen 3\nwidth: 50%\n---\nCaption 6\n```\n") == [("3", 3), ("6", 6)]


def test_raw_html_is_read_for_its_words():
    assert found('<div class="c1">\n<b>two</b> words\n<script>var x = 3;</script>\n</div>\n') == [("two", 2)]


def test_patterns_may_see_roles_and_lines_are_joined():
    (passage,) = passages("Half of them after\n{fact}`a.median`")
    assert passage.text == "Half of them after {fact}`a.median`"
