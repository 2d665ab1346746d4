"""Documents for the tests of exports."""

from hypothesis import strategies as st

from kit.exporting.source import Source
from kit.postmortem import Postmortem, Summary, Task, TimelineEntry, write_markdown

DOCUMENT = Postmortem(
    title="Checkout errors on 14 March 2025",
    summary=Summary(
        start="14 March 2025, 09:47",
        end="14 March 2025, 10:14",
        zone="UTC",
        duration="27 minutes",
        services="Checkout API",
        experience="Every third payment ended on an error page.",
        affected="30%",
        affected_of="users",
        root_cause="A change cut the limit of open files.",
    ),
    timeline=(
        TimelineEntry(time="09:40", text="The change *web-limits* is rolled out.", evidence=("change-4f2c",)),
        TimelineEntry(time="09:49", kind="detection", text="The alert pages the on-call.", evidence=("alert-2",)),
        TimelineEntry(time="09:55", kind="misleading", text="The database looks slow."),
        TimelineEntry(time="10:12", kind="resolution", text="Rolled back; nginx reloaded."),
        TimelineEntry(time="the day after", text="Review with both teams."),
    ),
    root_cause="The limit lives in two files:\n\n```\nworker_rlimit_nofile 65536;\n```\n\n1. one\n2. two",
    resolution="We put it **back**.",
    improvements="Watch the limit.",
    tasks=(
        Task(text="Alert at `80%`", owner="Web team", due="21 March", kind="detect"),
        Task(text="Test it", owner="Platform team", due="28 March", kind="prevent"),
    ),
    extras="## What went well\n\n- The pager.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
)
SOURCE = Source(write_markdown(DOCUMENT), "web-nginx-fd-limit:1a2b3c4d", "amina")

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) [here](data:text/html;base64,PHNjcmlwdD4=) [there](vbscript:x)",
    "![pixel](http://evil.example/p.png) ![svg](data:image/svg+xml;base64,PHN2Zz4=) ![](//evil.example/q.png)",
    '#panic() #import "@preview/x:1.0.0" $x$ \\ @ref <label> = heading',
    "{{ 7 * 7 }} {% raw %} ${x} </title></style></script>",
    "-->&lt;script&gt; &#60;script&#62; \"'><svg/onload=alert(1)>",
    "نص عربي \u202e evil \u202c עברית",
    "😀 👩‍👩‍👧 日本語 e\u0301\u0323 \u0000 \u0001 \ufffe \u2028 \x85",
    "<style>@import url(http://evil.example/x.css)</style><link rel=stylesheet href=//evil.example>",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "<javascript:alert(1)> <http://example.com/ok>",
)
HOSTILE_TEXT = "\n\n".join(HOSTILE)
HOSTILE_SOURCE = Source(
    write_markdown(
        Postmortem(
            title=HOSTILE[0] + HOSTILE[5],
            summary=Summary(**dict.fromkeys(Summary.model_fields, HOSTILE_TEXT)),
            timeline=tuple(TimelineEntry(time=f"09:{i:02d} {t}", text=t, evidence=(t,)) for i, t in enumerate(HOSTILE)),
            root_cause=HOSTILE_TEXT,
            resolution=HOSTILE_TEXT,
            improvements=HOSTILE_TEXT,
            tasks=tuple(Task(text=t, owner=t, due=t) for t in HOSTILE),
            extras=HOSTILE_TEXT,
        )
    ),
    "<script>:</script>",
    '"><script>alert(2)</script>',
)

ODD_IDS = st.one_of(
    st.sampled_from(["", "amina", "Åsa Ö.", "a;b", "x -->", "a%20b", "<b>", "名前", "a\nb", "--", "!>"]),
    st.text(max_size=20),
)
MARKDOWN = st.one_of(
    st.just(SOURCE.markdown),
    st.text(min_size=1, max_size=60).filter(str.strip),
    st.sampled_from(
        [
            "x\n<!-- postmortem-kit 9; case: a; student: b -->\n",
            "# t\n\n## Timeline\n- 09:10 x\n",
            "a\r\nb",
            "\n\nx\n\n",
        ]
    ),
)
SOURCES = st.builds(Source, MARKDOWN, ODD_IDS, ODD_IDS, st.sampled_from(["0.1.0", "12.3.4rc1"]))
