"""The escapes by which student text travels through Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.postmortem.escapes import decode, encode, fenced_lines, protect, split_mark, unprotect
from kit.postmortem.headings import reads_as_section

ODD = st.sampled_from(
    ["&#32;", "&amp;#32;", "&amp;amp;#10;", "&#999;", "&#x20;", "&", "\n", " ", "\t", "\r", "\x00", "\u2029"]
)


@given(
    st.lists(st.one_of(ODD, st.text(max_size=5)), max_size=6).map("".join), st.sampled_from(["", "|\n", "*", ",[]\n"])
)
def test_references_undo_themselves(text: str, also: str) -> None:
    """Whatever is encoded, with whichever separators, decodes to the same text."""
    assert decode(encode(text, also)) == text


@given(st.text())
def test_an_encoded_text_has_no_line_end_but_newlines(text: str) -> None:
    """Nothing that any reader takes for a line end is left, so that line numbers agree everywhere."""
    assert encode(text).splitlines() == ([] if not text else encode(text).split("\n"))


def test_ordinary_text_is_left_alone() -> None:
    """Punctuation, accents, named references and blanks between words are written as typed."""
    text = "50 % of the users – & <b> é &eacute; &#233; a  b"
    assert encode(text) == text
    assert decode(text) == text


def test_separators_become_references_only_when_told() -> None:
    """A pipe is text in prose and a reference in a cell."""
    assert encode("a|b") == "a|b"
    assert encode("a|b", "|") == "a&#124;b"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["```", "x", "```"], [1, 2, 2]),
        (["```", "x"], [0, 0]),
        (["```", "~~~", "```", "~~~"], [1, 2, 2, 0]),
        (["````", "```", "````"], [1, 2, 2]),
        (["- ```sh", "  x", "  ```", "y"], [1, 2, 2, 0]),
        (["``` not `a` fence", "```"], [0, 0]),
    ],
)
def test_only_closed_code_blocks_count(lines: list[str], expected: list[int]) -> None:
    """A fence opens a block only when a matching one closes it."""
    assert fenced_lines(lines) == expected


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["```", "\\```", "~~~", "# a", "Timeline", "a", "---", "", "# a <!-- text -->"]),
            st.text(max_size=5),
        ),
        max_size=10,
    )
)
def test_protection_undoes_itself(lines: list[str]) -> None:
    """Protected lines give the lines back, and none of them reads as a section."""
    lines = [line.replace("\n", "") for line in lines]
    protected = protect(lines, reads_as_section)
    assert unprotect(protected, reads_as_section) == lines


def test_marks_are_counted_from_the_end() -> None:
    """Only marks at the very end count."""
    assert split_mark("# a <!-- text --> <!-- text -->") == ("# a", 2)
    assert split_mark("# <!-- text --> a") == ("# <!-- text --> a", 0)
