"""Waiting without threads."""

import asyncio
import threading
from collections.abc import Callable

from kit.widgets.later import Throttle, later_here


def test_without_an_event_loop_nothing_waits() -> None:
    """Outside a kernel the call happens at once."""
    called: list[int] = []
    later_here()(5, lambda: called.append(1))
    assert called == [1]


def test_on_an_event_loop_the_call_comes_later() -> None:
    """In a kernel the call waits its time, and the caller goes on."""
    called: list[str] = []

    async def main() -> None:
        later_here()(0.01, lambda: called.append("later"))
        called.append("first")
        await asyncio.sleep(0.05)

    asyncio.run(main())
    assert called == ["first", "later"]


def test_another_thread_is_called_back_on_the_same_loop() -> None:
    """What is asked for from a thread of its own runs on the loop's thread, even when that other thread is gone."""
    ran_in: list[int] = []

    async def main() -> None:
        later = later_here()
        other = threading.Thread(target=lambda: later(0.01, lambda: ran_in.append(threading.get_ident())))
        other.start()
        other.join()
        await asyncio.sleep(0.05)

    asyncio.run(main())
    assert ran_in == [threading.get_ident()]


def test_a_steady_typist_does_not_put_the_run_off() -> None:
    """Many requests make one run, at the time the first one set; then the next can be asked for."""
    waiting: list[tuple[float, Callable[[], None]]] = []
    runs: list[int] = []
    throttle = Throttle(lambda: runs.append(1), 0.2, lambda delay_s, function: waiting.append((delay_s, function)))
    for _ in range(5):
        throttle()
    assert [delay_s for delay_s, _ in waiting] == [0.2]
    waiting.pop()[1]()
    throttle()
    assert (runs, len(waiting)) == ([1], 1)
