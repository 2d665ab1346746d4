"""The tasks as Markdown, and back: a table of task, owner, due and kind, or a list of boxes for tasks alone."""

from collections.abc import Sequence

from kit.postmortem.blocks import Item, Paragraph, Table, read_blocks, write_item
from kit.postmortem.escapes import decode, encode
from kit.postmortem.model import TASK_KINDS, Task

_BOX = "[ ]"
_COLUMNS = ("text", "owner", "due", "kind")
_HEADINGS = {"text": "Task", "owner": "Owner", "due": "Due", "kind": "Kind"}
_WORDS = {
    "text": ("task", "action", "item", "todo", "to do", "what"),
    "owner": ("owner", "who", "assignee", "responsible"),
    "due": ("due", "deadline", "when", "by", "date"),
    "kind": ("kind", "type"),
}


def write_tasks(tasks: Sequence[Task]) -> str:
    """The tasks; columns that no task fills are left out, and with only the tasks' own words left it is a list."""
    columns = [name for name in _COLUMNS if name == "text" or any(getattr(task, name) for task in tasks)]
    if columns == ["text"]:
        return "\n".join(write_item(f"{_BOX} {encode(task.text)}" if task.text else _BOX) for task in tasks)
    rows = [[encode(getattr(task, name), also="|\n") for name in columns] for task in tasks]
    table = [[_HEADINGS[name] for name in columns], ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in table)


def read_tasks(lines: Sequence[str]) -> tuple[tuple[Task, ...], str]:
    """The tasks of a section, and its prose that is no task."""
    tasks: list[Task] = []
    prose: list[str] = []
    for block in read_blocks(lines):
        match block:
            case Item(text):
                task = text.removeprefix(_BOX)
                if task or text:
                    tasks.append(Task(text=decode(task.removeprefix(" ") if task != text else text)))
            case Table(header, rows):
                tasks.extend(_task_of_row(header, row) for row in rows)
            case Paragraph(text):
                prose.append(decode(text))
    return tuple(tasks), "\n\n".join(prose)


def _column(name: str) -> str:
    plain = name.strip("*_ ").casefold()
    return next(
        (column for column, words in _WORDS.items() if any(plain == w or plain.startswith(f"{w} ") for w in words)), ""
    )


def _task_of_row(header: tuple[str, ...], row: tuple[str, ...]) -> Task:
    """A row's task; a column the model has no place for is kept at the end of the task's text."""
    columns = [_column(name) for name in header] if header else list(_COLUMNS)
    if "text" not in columns:
        columns[0] = "text"
    fields: dict[str, str] = {}
    extra: list[str] = []
    for i, cell in enumerate(row):
        column = columns[i] if i < len(columns) else ""
        value = decode(cell)
        if column == "kind" and value not in TASK_KINDS and value.casefold() in TASK_KINDS:
            value = value.casefold()
        if column and column not in fields and (column != "kind" or value in TASK_KINDS):
            fields[column] = value
        elif cell:
            extra.append(f"{header[i]}: {value}" if i < len(header) and header[i] else value)
    fields["text"] = "; ".join(filter(None, (fields.get("text", ""), *extra))) if extra else fields.get("text", "")
    return Task.model_validate(fields)
