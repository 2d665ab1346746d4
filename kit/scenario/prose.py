"""The prose of a scenario (``prose.yaml``): what people, bots and customers write, as templates.

A line says when it is said by an instant of the run (``first_page+40s``), and under which figures it would be said
at all (``when: {errors_pct: ">= 5"}``), so that nobody ever says what the dashboards deny. Templates: ``wording.py``.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from kit.errors import Problem, ScenarioError
from kit.scenario.load import PROSE_FILE
from kit.scenario.model import Scenario
from kit.scenario.moments import When
from kit.scenario.part import Name, Part, Positive, Text
from kit.scenario.wording import checked_condition, checked_template

Condition = Annotated[str, AfterValidator(checked_condition)]
Template = Annotated[str, Field(min_length=1), AfterValidator(checked_template)]
Templates = Annotated[tuple[Template, ...], Field(min_length=1)]


class Spoken(Part):
    """Something said at a moment of the story.

    Attributes:
        id: name of the line within its list.
        at: when it is said.
        text: the wordings, of which one is drawn.
        when: figures at that moment under which it is said; all must hold.
        needs: red herrings that must have been picked for this case.
        without: red herrings that must not have been.
        after: a line of the same list to which this one answers; it is said only if that one was, and later.
        unless: an earlier line of the same list that makes this one superfluous.
    """

    id: Name
    at: When
    text: Templates
    when: dict[str, Condition] = Field(default_factory=dict)
    needs: tuple[Name, ...] = ()
    without: tuple[Name, ...] = ()
    after: Name | None = None
    unless: Name | None = None


class ChatLine(Spoken):
    """A chat message: ``who`` is a person of the scenario."""

    channel: Name
    who: Text


class StatusLine(Spoken):
    """A post on the status page."""

    status: Literal["investigating", "identified", "monitoring", "resolved"]


class TicketText(Part):
    """One customer's wording of a ticket, fit for those whose figures meet ``when``."""

    subject: Template
    body: Template
    when: dict[str, Condition] = Field(default_factory=dict)


class TicketGroup(Part):
    """Tickets of one kind: by visitors who failed on one of ``routes`` (none: any) and whose figures meet ``when``."""

    id: Name
    routes: tuple[str, ...] = ()
    when: dict[str, Condition] = Field(default_factory=dict)
    texts: Annotated[tuple[TicketText, ...], Field(min_length=12)]


class Tickets(Part):
    """How customers write in.

    Attributes:
        rate_per_failed_visitor: share of visitors with a failure who write; this and the two that follow do not
            count where the scenario's ``monitoring.reports`` decides who writes and when.
        delay_median_s: median of the log-normal time from their failure to their ticket.
        delay_sigma: its shape.
        groups: kinds of tickets; the first that fits a visitor is used.
        lost_orders: tickets of customers whose confirmed order was lost with a database.
    """

    rate_per_failed_visitor: Annotated[float, Field(gt=0, le=1)] = 0.001
    delay_median_s: Positive = 420.0
    delay_sigma: Positive = 0.8
    groups: Annotated[tuple[TicketGroup, ...], Field(min_length=1)] = ()
    lost_orders: tuple[TicketText, ...] = ()


class SourceFile(Part):
    """A file under version control as it stood before the first change of the story; ``{fact}`` is filled in."""

    path: Text
    text: Text


class Edit(Part):
    """One replacement in a source file."""

    file: Name
    old: Text
    new: str


class ChangeText(Part):
    """What the history says of a change of the scenario.

    Attributes:
        subject: the headline, in one of these wordings.
        body: the rest of the message.
        edits: what it did to the source files.
    """

    subject: Templates
    body: tuple[Template, ...] = ()
    edits: tuple[Edit, ...] = ()


class EarlierChange(ChangeText):
    """An innocent change of the weeks before, which makes the history look like one."""

    id: Name
    at: When
    kind: Text
    who: Text


class ActionEntry(ChangeText):
    """What the history says of something a responder did during the incident."""

    kind: Text


class ActionText(Part):
    """What is said of a responder's action.

    Attributes:
        tried: how a responder sums it up later, such as ``rolled back {deploy_carousel}, no effect``.
        tried_quiet: the same while it seems to have helped.
        tried_helped: the same once it has turned out to have helped for a while only.
        history: its entry in the change history; None where it leaves none.
        commands: what is typed for it under sudo; empty stands for what such an action on nginx takes.
        typed_on: the node on whose host that is typed; None for the action's own.
    """

    tried: tuple[Template, ...] = ()
    tried_quiet: tuple[Template, ...] = ()
    tried_helped: tuple[Template, ...] = ()
    history: ActionEntry | None = None
    commands: tuple[Text, ...] = ()
    typed_on: Name | None = None


class Prose(Part):
    """All prose of one scenario.

    Attributes:
        titles: titles a student may see.
        brief: what the student is told first (Markdown).
        customers: names under tickets.
        files: source files by name.
        changes: wording of the scenario's changes, by id.
        earlier: further changes before the window.
        actions: wording of responders' actions in the history, by step name.
        app_log: wording of what the application logs, by kind (see ``simulator/streams/app_log.py``).
        chat: chat lines, in the order of the conversation.
        tickets: how customers write in; left out where nobody has a reason to.
        status: posts on the status page; none where there is nothing to tell.
        shows: by event or red herring of the answer key, what shows it (see ``simulator/exhibits.py``).
    """

    schema_: Annotated[Literal["pmkit/prose/v1"], Field(alias="schema")]
    titles: Templates
    brief: Template
    customers: Annotated[tuple[Text, ...], Field(min_length=12)] = ()
    files: dict[Name, SourceFile]
    changes: dict[Name, ChangeText]
    earlier: tuple[EarlierChange, ...] = ()
    actions: dict[Name, ActionText] = Field(default_factory=dict)
    app_log: dict[Name, Text] = Field(default_factory=dict)
    chat: Annotated[tuple[ChatLine, ...], Field(min_length=1)]
    tickets: Tickets = Tickets()
    status: tuple[StatusLine, ...] = ()
    shows: dict[Name, tuple[Text, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Prose":
        for name, ids in (("chat", [line.id for line in self.chat]), ("status", [post.id for post in self.status])):
            doubles = sorted({one for one in ids if ids.count(one) > 1})
            if doubles:
                raise ValueError(f"{name} has these ids twice: {', '.join(doubles)}; each needs its own")
        return self


def read_prose(scenario: Scenario) -> Prose:
    """The prose of a scenario, checked.

    Raises:
        ScenarioError: with every problem of the file at once.
    """
    try:
        return Prose.model_validate(scenario.narrative.model_extra or {})
    except ValidationError as error:
        raise ScenarioError(f"{scenario.id}/{PROSE_FILE}", _problems(error)) from None


def _problems(error: ValidationError) -> tuple[Problem, ...]:
    """All problems; a list that is too short only because its items have problems of their own is not one more."""
    details = error.errors(include_url=False)
    paths = [detail["loc"] for detail in details]
    return tuple(
        _problem(detail)
        for detail in details
        if detail["type"] != "too_short"
        or not any(path[: len(detail["loc"])] == detail["loc"] != path for path in paths)
    )


def _problem(detail: Any) -> Problem:  # noqa: ANN401 (pydantic's error details are a mapping of mixed values)
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]).lstrip(".")
    match detail["type"]:
        case "missing":
            return Problem(path, "is missing")
        case "extra_forbidden":
            return Problem(path, "is not a field of this part; check its spelling")
        case "value_error":
            return Problem(path, str(detail["ctx"]["error"]))
        case "too_short":
            return Problem(
                path, f"holds {detail['ctx']['actual_length']}, and needs {detail['ctx']['min_length']} or more"
            )
        case _:
            message = str(detail["msg"])
            return Problem(path, message[:1].lower() + message[1:])
