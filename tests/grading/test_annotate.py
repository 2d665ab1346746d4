"""The student's text with the findings' numbers."""

from hypothesis import given
from hypothesis import strategies as st

from kit.grading.annotate import SHOWN_CHARACTERS_MAX, annotate
from kit.rubric.criterion import Finding


def _finding(quote: str, line: int | None) -> Finding:
    return Finding("x", "X", "completeness", "summary", "Title", "why", 1, quote, line, "", "?")


def test_numbers_stand_behind_the_quote() -> None:
    """A finding's number follows the words that it quotes, which are underlined."""
    (line,) = annotate("It began at 09:47 UTC.", [(1, _finding("09:47", 1)), (2, _finding("UTC", 1))])
    assert [(s.text, s.quoted, s.numbers) for s in line.spans] == [
        ("It began at ", False, ()),
        ("09:47", True, (1,)),
        (" ", False, ()),
        ("UTC", True, (2,)),
        (".", False, ()),
    ]


def test_a_quote_that_is_not_in_its_line_is_marked_at_the_end() -> None:
    """A number is never lost."""
    (line,) = annotate("Some text", [(7, _finding("other words", 1))])
    assert line.spans[-1].numbers == (7,)
    (blank,) = annotate("", [(8, _finding("", 1))])
    assert blank.spans[-1].numbers == (8,)


def test_overlapping_quotes_each_keep_their_number() -> None:
    """Two findings may quote the same words."""
    (line,) = annotate("a b c", [(1, _finding("a b", 1)), (2, _finding("b c", 1)), (3, _finding("a b", 1))])
    assert "".join(span.text for span in line.spans) == "a b c"
    assert sorted(n for span in line.spans for n in span.numbers) == [1, 2, 3]


def test_lines_look_like_what_they_are() -> None:
    """Headings, items, code and rows are told apart, and their markup is not shown."""
    text = "## Head <!-- text -->\n- **09:47** x &#32;\n| a |\n| --- |\n```\n# code\n```\nplain\n\n"
    lines = annotate(text, [])
    assert [line.look for line in lines] == ["h2", "item", "row", "code", "code", "code", "text", "blank", "blank"]
    assert "".join(span.text for span in lines[0].spans) == "Head"
    assert [(span.text, span.bold) for span in lines[1].spans] == [("09:47", True), (" x  ", False)]
    assert [line.number for line in lines][:4] == [1, 2, 3, 5]


def test_a_huge_text_is_cut() -> None:
    """The page shows the beginning of what no one would read to the end."""
    lines = annotate("x\n" * SHOWN_CHARACTERS_MAX, [(1, _finding("x", SHOWN_CHARACTERS_MAX))])
    assert len(lines) < SHOWN_CHARACTERS_MAX


@given(st.text(max_size=80), st.lists(st.tuples(st.text(max_size=5), st.integers(1, 5)), max_size=4))
def test_every_number_in_reach_is_placed_once(text: str, findings: list[tuple[str, int]]) -> None:
    """Whatever the text and the quotes, no number is lost or doubled."""
    numbered = [(n, _finding(quote, line)) for n, (quote, line) in enumerate(findings, 1)]
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    placed = [n for line in annotate(text, numbered) for span in line.spans for n in span.numbers]
    assert sorted(placed) == [n for n, finding in numbered if finding.line <= count]
