"""The running text of a document, block by block, each with the section and label it stands under.

What a block stands under is decided from its own section and never from others, so that taking a section out of a
document leaves the reading of the rest as it was.
"""

from dataclasses import dataclass, replace

from kit.rubric.reading.headings import Heading, Outline
from kit.rubric.reading.roles import Role
from kit.rubric.reading.rows import find_rows

_WRAP_AT = 40
"""A row at least this long that ends without punctuation may be continued on the next."""
_AFTER_SUMMARY = (Role.TIMELINE, Role.CAUSE, Role.CAUSE_AND_FIX)
_DANGLING = (" the", " a", " an", " to", " of", " and", " or", " in", " on", " for", " with")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text: a paragraph, list item, table row or line.

    Attributes:
        start: offset of its first character in the document.
        end: offset after its last character.
        line: its 1-based line.
        section: the section it stands in.
        label: the labelled part of the section it stands in, if any.
        labelled: whether the label stands on the same line.
        item: whether it is a list item or table row.
        depth: its indent in columns.
        part: number of the heading it stands under.
    """

    start: int
    end: int
    line: int
    section: Role
    label: Role | None
    labelled: bool
    item: bool
    depth: int
    part: int


def lay_out(text: str, plain: str) -> tuple[list[Heading], list[Block]]:
    """Headings and blocks of a document, in order.

    Args:
        text: the document.
        plain: the document with its markup blanked (``markup.plain``), of the same length.
    """
    outline = Outline()
    blocks: list[Block] = []
    inline_depth, after_blank = 0, True
    for row in find_rows(text, plain):
        if row.blank:
            after_blank, outline.inline = True, None
            continue
        if outline.inline and row.item and row.depth <= inline_depth:
            outline.inline = None
        at, labelled = outline.enter(plain, row, first=not blocks and not outline.headings)
        if at < 0:
            after_blank = True
            continue
        if labelled:
            inline_depth = row.depth
        elif blocks and not row.item and not after_blank and _continues(plain, blocks[-1], at, row.end):
            blocks[-1] = replace(blocks[-1], end=row.end)
            continue
        label = outline.inline or outline.label
        blocks.append(Block(at, row.end, row.line, outline.section, label, labelled, row.item, row.depth, outline.part))
        after_blank = False
    return outline.headings, _with_late_causes(outline.headings, blocks)


def _with_late_causes(headings: list[Heading], blocks: list[Block]) -> list[Block]:
    """The blocks, with cause and fix that no timeline or further cause follows taken out of the summary.

    A part headed "Root cause" that follows the summary belongs to it where the story or the detailed cause comes after
    it; where neither does, it is the detailed cause itself.
    """
    late = [heading for heading in headings if heading.role in (Role.CAUSE, Role.FIX)]
    last = max((heading.line for heading in headings if heading.role in _AFTER_SUMMARY), default=0)
    last = max([last, *(block.line for block in blocks if block.section in _AFTER_SUMMARY)])
    parts = {heading.part for heading in late if heading.line >= last}
    return [
        replace(block, section=Role.CAUSE_AND_FIX) if block.section is Role.SUMMARY and block.part in parts else block
        for block in blocks
    ]


def _continues(plain: str, last: Block, at: int, end: int) -> bool:
    """Whether a row goes on with the sentence of the block before it: a paragraph wrapped at some width."""
    before = plain[last.start : last.end].rstrip()
    opening = plain[at:end].lstrip()[:1]
    if len(before) < _WRAP_AT or before[-1] in ".!?:;|":
        return False
    return opening.islower() or before[-1] in ",(" or before.endswith(_DANGLING)
