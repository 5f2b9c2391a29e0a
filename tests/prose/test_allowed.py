"""The file of allowed forms: what it may say, and each way in which it can be wrong."""

import pytest

from corridor.errors import UserError
from corridor.prose.allowed import covering, read_forms
from corridor.prose.passage import Passage


def write(path, text):
    file = path / "allowed_numbers.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_number_passes_if_it_lies_within_a_match(tmp_path):
    forms = read_forms(write(tmp_path, "names:\n  '\\bM-5\\b': a motorway\n  '\\bK-[23]\\b': reactors\n"))
    passage = Passage()
    passage.add("The M-5 has 5 lanes", 1)
    covered, used = covering(passage, passage.numbers(), forms)
    assert [passage.text[start:end] for start, end in covered] == ["5"]
    assert covered == {(6, 7)}
    assert {form.why for form in used} == {"a motorway"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("names: [", "allowed_numbers.yml is not readable as YAML"),
        ("", "allowed_numbers.yml: expected groups of patterns, each as 'pattern': reason"),
        ("- a\n", "allowed_numbers.yml: expected groups of patterns, each as 'pattern': reason"),
        ("names:\n  - M-5\n", "allowed_numbers.yml, group 'names': expected patterns, each as 'pattern': reason"),
        ("names:\n  'M-5':\n", "allowed_numbers.yml, group 'names', pattern 'M-5': has no reason (expected 'pattern': what it allows and why)"),
        ("names:\n  'M-(5': a motorway\n", "allowed_numbers.yml, group 'names', pattern 'M-(5': is not a regular expression: missing ), unterminated subpattern"),
        ("years:\n  '\\d+': a year\n", "allowed_numbers.yml, group 'years', pattern '\\\\d+': is too wide: it would allow 'They paid $5 billion.'"),
        ("any:\n  '\\w+': words\n", "allowed_numbers.yml, group 'any', pattern '\\\\w+': is too wide: it would allow 'There are seventeen plants.'"),
    ],
)
def test_a_malformed_file_is_told_in_one_line(tmp_path, text, told):
    file = write(tmp_path, text)
    with pytest.raises(UserError) as caught:
        read_forms(file)
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].startswith(told)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UserError, match="allowed_numbers.yml is missing in"):
        read_forms(tmp_path / "allowed_numbers.yml")
