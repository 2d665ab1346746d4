"""A document as the criteria see it: its sentences, each with the section, label and timeline entry it stands in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kit.rubric.language.stems import stem, words
from kit.rubric.reading import markup
from kit.rubric.reading.clocks import Clock, ClockRange, find_clocks, find_ranges
from kit.rubric.reading.durations import Duration, find_durations
from kit.rubric.reading.headings import Heading
from kit.rubric.reading.layout import Block, lay_out
from kit.rubric.reading.pictures import Picture, find_pictures
from kit.rubric.reading.placeholders import (
    is_at_large,
    is_bare_label,
    is_instruction,
    is_keyword_list,
    is_unfilled,
)
from kit.rubric.reading.roles import Role
from kit.rubric.reading.sentences import split_sentences
from kit.rubric.reading.shares import Share, find_shares
from kit.rubric.reading.timeline import Entry, find_entries, kind_named
from kit.rubric.reading.wordcount import count_words
from kit.rubric.reading.zones import Zone, find_zones

_ASIDE = (Role.MEASURES, Role.TIMELINE)
"""Sections where general words are in place: plans, and what was thought at the time."""
_REPEATS = 4
"""A sentence that stands this often in a document is filler and is not read at all."""
_FILLER_BLANKS = 3
_BARE_ITEM = 2
_LONGEST_QUOTE = 240
_LONGEST_SENTENCE = 1_500
"""Characters read of one sentence; what is longer is no prose."""
_MOST_CHARACTERS = 150_000
"""Characters of running text that marks are read off, some 25,000 words; what comes after is only counted."""
_LONGEST_LEAD = 300
"""So many characters before a block, in its row, may hold a field left open that it belongs to."""
_MARKS = "*_`~"
_CODE = re.compile(r"`[^`\n]{2,}`|<code>|<kbd>")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the value after a label.

    Attributes:
        text: its words without markup, blanks collapsed.
        start: offset in the document; ``end`` is the offset after it.
        line: its 1-based line.
        section: the section it stands in.
        label: the labelled part of the section, if any.
        entry: number of the timeline entry it belongs to, from 0; None outside timelines.
        item: whether it is part of a list item, table row or bare line of at most two sentences.
        block: number of the run of text (paragraph, item, line) it is part of.
        part: number of the heading it stands under.
    """

    text: str
    start: int
    end: int
    line: int
    section: Role
    label: Role | None
    entry: int | None
    item: bool
    block: int
    part: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return words(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of its words, in order."""
        return tuple(map(stem, self.words))

    @cached_property
    def has(self) -> frozenset[str]:
        """The set of its stems."""
        return frozenset(self.stems)

    @cached_property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.text.lower()

    @cached_property
    def clocks(self) -> list[Clock]:
        """The times of day in it."""
        return find_clocks(self.text)

    @cached_property
    def ranges(self) -> list[ClockRange]:
        """The ranges of times in it."""
        return find_ranges(self.text, self.clocks) if self.clocks else []

    @cached_property
    def zones(self) -> list[Zone]:
        """The time zones in it."""
        return find_zones(self.text)

    @cached_property
    def durations(self) -> list[Duration]:
        """The lengths of time in it."""
        return find_durations(self.text)

    @cached_property
    def shares(self) -> list[Share]:
        """The shares and counts of those affected in it."""
        return find_shares(self.text)


@dataclass(frozen=True)
class Reading:
    """A document, read once.

    Attributes:
        text: the document, line ends normalised to line feeds.
        headings: its headings, in order.
        sentences: its sentences, in order, without filler.
        entries: the entries of its timeline, in order.
        pictures: its images and diagrams.
        code: offsets of its fenced code blocks.
        word_count: the words a reader reads.
    """

    text: str
    headings: tuple[Heading, ...]
    sentences: tuple[Sentence, ...]
    entries: tuple[Entry, ...]
    pictures: tuple[Picture, ...]
    code: tuple[tuple[int, int], ...]
    word_count: int

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for each in sentence.has:
                index.setdefault(each, []).append(number)
        return index

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(self._by_stem)

    def with_any(self, vocabulary: frozenset[str]) -> Iterator[Sentence]:
        """The sentences that hold any of some stems, in order."""
        hits: set[int] = set()
        for each in vocabulary & self._stems:
            hits.update(self._by_stem[each])
        return (self.sentences[number] for number in sorted(hits))

    def within(self, section: Role, label: Role | None = None) -> Iterator[Sentence]:
        """The sentences of a section, or of one labelled part of it."""
        return (each for each in self.sentences if each.section is section and (label is None or each.label is label))

    @cached_property
    def with_digits(self) -> tuple[Sentence, ...]:
        """The sentences that hold a digit."""
        return tuple(each for each in self.sentences if _DIGIT.search(each.text))

    def holds_code(self, sentence: Sentence) -> bool:
        """Whether words of a sentence are set as code: a command, a file, a setting."""
        return bool(_CODE.search(self.text, sentence.start, sentence.end + 1))

    def quote(self, start: int, end: int) -> str:
        """What stands in the document between two offsets, with the marks around it, cut where it is very long."""
        end = min(end, start + _LONGEST_QUOTE)
        while start > 0 and self.text[start - 1] in _MARKS:
            start -= 1
        while end < len(self.text) and self.text[end] in _MARKS:
            end += 1
        return self.text[start:end].strip()


def read(text: str) -> Reading:
    """Read a document.

    Args:
        text: any Markdown or plain text; it never raises, whatever the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").replace("\v", " ").replace("\f", " ")
    text = text.lstrip("\ufeff") if text.startswith("\ufeff") else text
    fences = markup.fences(text)
    plain = markup.plain(text, fences)
    headings, blocks = lay_out(text, plain)
    entries, entry_of = find_entries(plain, blocks)
    return Reading(
        text=text,
        headings=tuple(headings),
        sentences=tuple(_sentences(text, plain, blocks, entry_of)),
        entries=tuple(entries),
        pictures=tuple(find_pictures(text, fences)),
        code=tuple((start, end) for start, end, _ in fences),
        word_count=count_words(plain),
    )


def _sentences(text: str, plain: str, blocks: list[Block], entry_of: list[int | None]) -> Iterator[Sentence]:
    """The sentences of all blocks, without filler."""
    raw: list[tuple[str, int, int, int, Role | None]] = []
    total = 0
    for number, block in enumerate(blocks):
        before = max(0, block.start - _LONGEST_LEAD)
        if is_unfilled(text[max(before, text.rfind("\n", before, block.start) + 1) : block.end]):
            continue
        label = block.label
        if entry_of[number] is not None:
            label = kind_named(plain, block.start, block.end) or label
        for start, end, own_label in split_sentences(plain, block.start, block.end):
            label = own_label or label
            told = " ".join(plain[start : min(end, start + _LONGEST_SENTENCE)].split())
            raw.append((told, start, end, number, label))
            total += len(told)
            if total > _MOST_CHARACTERS:
                break
        if total > _MOST_CHARACTERS:
            break
    often = _filler(told for told, *_ in raw)
    lengths = Counter(number for *_, number, _ in raw)
    counted, line, at = -1, 0, 0
    for told, start, end, number, label in raw:
        if told.lower() in often or is_instruction(told) or is_keyword_list(told) or is_bare_label(told):
            continue
        block = blocks[number]
        aside = block.section in _ASIDE or entry_of[number] is not None
        if not aside and is_at_large(told, opening=block.part == 0 and label is None):
            continue
        if number != counted:
            counted, line, at = number, block.line, block.start
        line, at = line + plain.count("\n", at, start), start
        item = block.item or lengths[number] <= _BARE_ITEM
        yield Sentence(told, start, end, line, block.section, label, entry_of[number], item, number, block.part)


def _filler(texts: Iterable[str]) -> frozenset[str]:
    """The sentences of at least four words that stand in a document again and again."""
    counts = Counter(text.lower() for text in texts)
    return frozenset(text for text, count in counts.items() if count >= _REPEATS and text.count(" ") >= _FILLER_BLANKS)
