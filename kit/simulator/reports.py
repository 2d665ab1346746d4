"""How customers' reports reach on-call: some of those who leave unserved write, support reads, and in the end calls."""

from collections.abc import Callable

from kit.scenario.story import Reports as Declared
from kit.simulator.engine import Engine
from kit.simulator.records import Run
from kit.simulator.stack.times import TABLE_SHIFT, times_table
from kit.simulator.stack.visitor import Visitor

SOONEST_S = 45.0
"""Nobody finds the contact form and writes sooner than that."""
_53_BITS, _UPPER = 1 << 53, 11


class Reports:
    """Tickets as they are written and read during the run; what they say is worded later.

    The anchors are ``first_ticket``, ``first_report`` (the first ticket is read) and ``support_page``.
    """

    def __init__(self, engine: Engine, declared: Declared, run: Run, mark: Callable[[float, str], None]) -> None:
        """Begin with an empty queue.

        Args:
            engine: the clock.
            declared: who writes, how long it takes, and how many it needs.
            run: the records, whose ``reports`` are filled.
            mark: makes an instant known by a name; only the first time counts.
        """
        self._engine = engine
        self._declared = declared
        self._run = run
        self._mark = mark
        self._delay_s = times_table(declared.delay_s)
        self._reading_s = times_table(declared.reading_s)
        self._read_count = 0

    def leaves_unserved(self, at_s: float, visitor: Visitor) -> None:
        """A visitor leaves after a failure, and perhaps writes."""
        if (visitor.roll() >> _UPPER) < self._declared.share * _53_BITS:
            delay_s = max(SOONEST_S, self._delay_s[visitor.roll() >> TABLE_SHIFT])
            self._engine.at(at_s + delay_s, self._written, (visitor.number, visitor.roll()))

    def _written(self, at_s: float, ticket: tuple[int, int]) -> None:
        number, luck = ticket
        self._run.reports.append((float(round(at_s)), number))
        self._mark(at_s, "first_ticket")
        self._engine.at(at_s + self._reading_s[luck >> TABLE_SHIFT], self._read, None)

    def _read(self, at_s: float, _: None) -> None:
        self._read_count += 1
        self._mark(at_s, "first_report")
        if self._read_count == self._declared.needed:
            self._mark(at_s, "support_page")
            self._mark(at_s, "first_page")
