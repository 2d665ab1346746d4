"""From a run to a case: every evidence stream written, and the answer key."""

from kit.evidence.case_file import CaseFile
from kit.evidence.key import AnswerKey
from kit.scenario.prose import Prose
from kit.scenario.wording import choose, fill
from kit.simulator.answer import write_key
from kit.simulator.exhibits import Exhibits
from kit.simulator.records import Run
from kit.simulator.streams.access_log import write_access_log
from kit.simulator.streams.alert_rules import write_counters, write_rules
from kit.simulator.streams.alerts import write_alerts
from kit.simulator.streams.chat import write_chat
from kit.simulator.streams.error_log import write_error_log
from kit.simulator.streams.facts import Facts
from kit.simulator.streams.history import write_history
from kit.simulator.streams.lost_orders import with_lost_orders
from kit.simulator.streams.metrics import write_metrics
from kit.simulator.streams.pages import write_pages
from kit.simulator.streams.processes import WebProcesses
from kit.simulator.streams.status import write_status
from kit.simulator.streams.story import Story
from kit.simulator.streams.syslog import write_syslog
from kit.simulator.streams.tickets import write_tickets
from kit.simulator.streams.visitors import Visitors
from kit.simulator.truth import impact, turning_points


def tell(run: Run, prose: Prose) -> tuple[CaseFile, AnswerKey]:
    """Write the evidence and the answer key of a run.

    Args:
        run: a run within its scenario's bounds, so that there was an impact, a page and a mitigation.
        prose: the prose of its scenario.
    """
    times = turning_points(run)
    assert times is not None, "a run within bounds has turning points"
    onset_s, end_s = ((at - run.start_utc).total_seconds() for at in (times.onset_utc, times.ended_utc))
    story = Story(run, prose, times, impact(run, onset_s, end_s))
    facts = Facts(story)
    visitors = Visitors(story, facts.campaign.lower())
    processes = WebProcesses(story)
    access_log, access_sample = write_access_log(story, visitors)
    error_log, one_in = write_error_log(story, visitors, processes)
    alerts = write_alerts(story)
    pages = write_pages(story, alerts)
    changes, change_items = write_history(story, facts)
    tickets = with_lost_orders(write_tickets(story, facts, visitors), story, facts.fixed, visitors)
    chat, chat_items = write_chat(story, facts, processes, alerts=alerts, pages=pages, changes=changes, tickets=tickets)
    draw = story.random("title")
    samples = {"access_pct": f"{100 * access_sample:g}", "error_note": _error_note(one_in)}
    file = CaseFile(
        case_id=story.case_id,
        scenario_id=story.scenario.id,
        seed=story.draw.seed,
        title=fill(choose(prose.titles[int(draw() * len(prose.titles))], draw), facts.fixed),
        brief=fill(prose.brief, facts.fixed | samples),
        company=story.draw.company,
        start_utc=run.start_utc,
        end_utc=run.at_utc(run.duration_s),
        people=tuple(story.draw.people.values()),
        metrics=write_metrics(story),
        access_log=access_log,
        access_sample=access_sample,
        error_log=error_log,
        error_sample=1.0 / one_in,
        syslog=write_syslog(story, processes),
        rules=write_rules(story),
        counters=write_counters(story),
        alerts=alerts,
        pages=pages,
        changes=changes,
        chat=chat,
        tickets=tickets,
        status=write_status(story, facts),
    )
    exhibits = Exhibits(story, file, chat=chat_items, changes=change_items)
    return file, write_key(story, file, exhibits)


def _error_note(one_in: int) -> str:
    if one_in == 1:
        return ", and all of its error log"
    return f", and its error log, of which one line in {one_in} was kept, drawn at random as well"
