"""The public status page."""

from kit.evidence.items import StatusPost
from kit.scenario.prose import StatusLine
from kit.simulator.streams.facts import Facts
from kit.simulator.streams.spoken import say
from kit.simulator.streams.story import Story


def write_status(story: Story, facts: Facts) -> tuple[StatusPost, ...]:
    """The posts, in order of time."""
    said = say(
        story, story.prose.status, story.random("status"), facts=facts.at, figures=facts.figures, channel=_one_page
    )
    return tuple(
        StatusPost(
            id=f"status-{number}", at_utc=story.run.at_utc(round(each.at_s)), status=each.line.status, text=each.text
        )
        for number, each in enumerate(said, start=1)
    )


def _one_page(_line: StatusLine) -> str:
    return "status"
