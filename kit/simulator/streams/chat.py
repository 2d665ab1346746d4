"""The chat: what people wrote, and what bots posted."""

from collections.abc import Iterator

from kit.evidence.items import Alert, Change, ChatMessage, PageEvent, Ticket
from kit.scenario.fault import BadDeploy
from kit.scenario.prose import ChatLine
from kit.scenario.topology import AppPool
from kit.scenario.wording import choose, fill
from kit.simulator.streams.facts import Facts, count_of
from kit.simulator.streams.processes import WebProcesses
from kit.simulator.streams.spoken import say
from kit.simulator.streams.story import Story

ALERT_BOT, PAGER_BOT, DEPLOY_BOT = "alertmanager", "pager", "deploybot"
_Post = tuple[float, str, str, str, str]


def write_chat(
    story: Story,
    facts: Facts,
    processes: WebProcesses,
    *,
    alerts: tuple[Alert, ...],
    pages: tuple[PageEvent, ...],
    changes: tuple[Change, ...],
    tickets: tuple[Ticket, ...],
) -> tuple[tuple[ChatMessage, ...], dict[str, str]]:
    """All messages in order of time, and the id of the message that each line of the prose became."""
    ticket_times_s = [(ticket.at_utc - story.run.start_utc).total_seconds() for ticket in tickets]

    def figures(at_s: float) -> dict[str, float]:
        return facts.figures(at_s) | {"tickets": float(sum(time_s <= at_s for time_s in ticket_times_s))}

    def words(at_s: float) -> dict[str, str]:
        written = sum(time_s <= at_s for time_s in ticket_times_s)
        worker = str(processes.at(at_s).worker)
        tried = _tried(story, facts, at_s)
        return facts.at(at_s, tickets_words=count_of(written, "ticket"), tried=tried, worker_pid=worker)

    draw = story.random("chat")
    said = say(story, story.prose.chat, draw, facts=words, figures=figures, channel=_channel)
    posts: list[_Post] = [
        (each.at_s, each.line.channel, story.handle(each.line.who), each.text, each.line.id) for each in said
    ]
    posts += _bots(story, alerts, pages, changes)
    posts.sort(key=lambda post: post[0])
    messages = tuple(
        ChatMessage(id=f"chat-{number}", at_utc=story.run.at_utc(round(at_s)), channel=channel, who=who, text=text)
        for number, (at_s, channel, who, text, _) in enumerate(posts, start=1)
    )
    return messages, {post[4]: message.id for post, message in zip(posts, messages, strict=True) if post[4]}


def _channel(line: ChatLine) -> str:
    return line.channel


def _tried(story: Story, facts: Facts, at_s: float) -> str:
    """What has been tried by a moment, and with what effect so far, as somebody would sum it up."""
    tried = []
    for action in story.run.actions:
        words = story.prose.actions.get(action.name)
        if words is None or not words.tried or action.effective_s > at_s:
            continue
        relapse_s = story.anchor(f"{action.name}_relapse")
        wording = words.tried
        if relapse_s is not None:
            wording = (words.tried_helped if relapse_s <= at_s else words.tried_quiet) or words.tried
        draw = story.random(f"tried {action.name}")
        tried.append(fill(choose(wording[int(draw() * len(wording))], draw), facts.fixed))
    return ", ".join(tried) or "nothing changed yet"


def _bots(
    story: Story, alerts: tuple[Alert, ...], pages: tuple[PageEvent, ...], changes: tuple[Change, ...]
) -> Iterator[_Post]:
    """What bots post within seconds of an event."""
    draw, run = story.random("bots"), story.run
    for alert in alerts:
        mark = "FIRING" if alert.state == "firing" else "RESOLVED"
        yield story.seconds(alert.at_utc) + 1 + 3 * draw(), "alerts", ALERT_BOT, f"[{mark}] {alert.text}", ""
    for page in pages:
        if page.event in {"triggered", "escalated"}:
            text = f"@{page.who} {page.text}"
            yield story.seconds(page.at_utc) + 1 + 3 * draw(), "incidents", PAGER_BOT, text, ""
    rolling = _rolling(story)
    for change in changes:
        at_s = story.seconds(change.at_utc)
        if rolling is not None and change.id == f"change-{story.draw.change_ids[rolling.change]}":
            yield from _roll_out_posts(story, rolling, change)
        elif change.kind == "deploy" and 0 <= at_s < run.duration_s:
            text = f"{change.id.removeprefix('change-')} is live ({change.text.splitlines()[0]}), by {change.author}"
            yield at_s + 2 + 4 * draw(), "deploys", DEPLOY_BOT, text, ""


def _rolling(story: Story) -> BadDeploy | None:
    """The deploy that reaches one instance after the other, where that is what the case is about."""
    fault = story.scenario.fault
    return fault if isinstance(fault, BadDeploy) else None


def _roll_out_posts(story: Story, fault: BadDeploy, change: Change) -> Iterator[_Post]:
    """The deploy bot tells of each instance that has the new code, until the deploy is rolled back."""
    began_s = story.seconds(change.at_utc)
    name, subject = change.id.removeprefix("change-"), change.text.splitlines()[0]
    yield began_s + 3, "deploys", DEPLOY_BOT, f"rolling out {name} ({subject}), by {change.author}", ""
    undone = [a.effective_s for a in story.run.actions if a.do == "rollback" and a.target == fault.change]
    node = story.scenario.topology.nodes[fault.node]
    instances = node.instances if isinstance(node, AppPool) else 1
    for number in range(instances):
        at_s = began_s + fault.first_after_s + number * fault.every_s
        if at_s < min([*undone, story.run.duration_s]):
            text = f"{name}: shop@{number + 1} restarted and healthy, {number + 1} of {instances}"
            yield at_s + 4, "deploys", DEPLOY_BOT, text, ""
