"""The investigation room: charts above, the evidence stream below, and the timeline as it grows at the side."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import anywidget
import traitlets

from kit.drafts import WorkingCopy
from kit.errors import KitError
from kit.evidence import CaseFile
from kit.widgets.charts import charts_of, marks_of, table_of
from kit.widgets.evidence_stream import SOURCES, EvidenceStream, Query, seconds
from kit.widgets.pinning import pinned_ids, toggle_pin
from kit.widgets.static_files import read_static


class InvestigationRoom(anywidget.AnyWidget):
    """The evidence of a case, and the pins that carry it to the draft's timeline.

    The browser asks for the stream page by page, so that a long log costs nothing until it is read.

    Attributes:
        title: the case's title.
        start_s: start of the window, seconds since 1970 UTC; ``end_s`` its end.
        charts: see ``charts_of``; ``marks`` see ``marks_of``; ``table`` see ``table_of``.
        sources: ``id``, ``title``, ``count`` and ``is_shown`` of each source that the case has.
        timeline: ``time``, ``text`` and ``evidence`` of each entry of the draft.
        pinned: the ids of all evidence that the timeline points to.
        problem: why a pin could not be saved; empty when it could.
    """

    _esm = read_static("vendor/uplot/uPlot.iife.min.js", "static/room_charts.js", "static/room.js")
    _css = read_static("vendor/uplot/uPlot.min.css", "static/theme.css", "static/room.css")

    title = traitlets.Unicode().tag(sync=True)
    start_s = traitlets.Float().tag(sync=True)
    end_s = traitlets.Float().tag(sync=True)
    charts: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    marks: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    table: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    sources: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    timeline: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    pinned: "traitlets.List[str]" = traitlets.List().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)

    def __init__(self, file: CaseFile, copy: WorkingCopy) -> None:
        self._file = file
        self._copy = copy
        self._stream = EvidenceStream(file)
        counts = self._stream.counts
        super().__init__(
            title=file.title,
            start_s=seconds(file.start_utc),
            end_s=seconds(file.end_utc),
            charts=charts_of(file),
            marks=marks_of(file),
            table=table_of(file),
            sources=[
                {"id": name, "title": title, "count": counts[name], "is_shown": is_shown}
                for name, title, is_shown in SOURCES
                if counts[name]
            ],
        )
        self.on_msg(self._answer)
        self._undo: list[Callable[[], None]] = [copy.on_change(self._show_timeline), copy.on_save(self._show_timeline)]
        self._show_timeline()

    def __repr__(self) -> str:
        evidence = ", ".join(f"{source['count']} {source['title'].lower()}" for source in self.sources)
        return f"Investigation room: {self.title} ({evidence})"

    def disconnect(self) -> None:
        """Stop following the draft and answering the browser."""
        for undo in self._undo:
            undo()
        self._undo = []
        self.on_msg(self._answer, remove=True)

    def _show_timeline(self) -> None:
        with self.hold_sync():
            self.timeline = [
                {"time": entry.time, "text": entry.text, "evidence": ", ".join(entry.evidence)}
                for entry in self._copy.postmortem.timeline
            ]
            self.pinned = sorted(pinned_ids(self._copy))
            self.problem = self._copy.problem

    def _answer(self, _: object, content: object, __: object) -> None:
        match content:
            case {"kind": "query", "number": number, "query": dict(asked), "offset": int(offset)}:
                page = self._stream.page(Query(**asked), offset)
                rows = [row.as_dict() for row in page.rows]
                self.send({"kind": "page", "number": number, "offset": offset, "rows": rows, "total": page.total})
            case {"kind": "pin", "id": str(item_id), "at_s": float(at_s) | int(at_s)}:
                self._try(lambda: toggle_pin(self._copy, self._file, item_id, datetime.fromtimestamp(at_s, UTC)))
            case {"kind": "pin", "id": str(item_id)}:
                self._try(lambda: toggle_pin(self._copy, self._file, item_id))
            case {"kind": "look"}:
                self._try(self._copy.take_in)

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except (KitError, OSError) as error:
            self.problem = str(error)
