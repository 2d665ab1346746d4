"""The small grammar of prose templates.

``{fact}`` stands for a fact of the run, ``[one|another]`` for wordings of which one is drawn.
"""

import re
from collections.abc import Callable, Iterable, Mapping

_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_FACT = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
_CONDITION = re.compile(r"(?P<op><=|>=|<|>) *(?P<bound>-?\d+(?:\.\d+)?)")


def facts_in(template: str) -> set[str]:
    """The names of the facts a template asks for."""
    return set(_FACT.findall(template))


def wordings(template: str) -> int:
    """How many different texts a template can give before its facts are filled in."""
    count = 1
    for match in _CHOICE.finditer(template):
        count *= len(set(match[1].split("|")))
    return count


def choose(template: str, draw: Callable[[], float]) -> str:
    """The template with one wording drawn in each place.

    Args:
        template: the text with its marks.
        draw: gives uniform numbers, 0 up to 1.
    """

    def one(match: re.Match[str]) -> str:
        options = match[1].split("|")
        return options[int(draw() * len(options))]

    return _CHOICE.sub(one, template)


def fill(template: str, facts: Mapping[str, str]) -> str:
    """The template with its facts.

    Raises:
        KeyError: if it asks for a fact that is not there.
    """
    return _FACT.sub(lambda match: facts[match[1]], template)


def checked_template(template: str) -> str:
    """The template, without surrounding blank lines.

    Raises:
        ValueError: if a brace or bracket opens something that is neither fact nor choice.
    """
    rest = _CHOICE.sub("", _FACT.sub("", template))
    strays = sorted({mark for mark in "{}[]" if mark in rest})
    if strays:
        raise ValueError(
            f"{' '.join(strays)} is left open in {template.strip()[:60]!r}; write {{fact}} or [one|another]"
        )
    return template.strip("\n")


def checked_condition(condition: str) -> str:
    """The condition, if it is one.

    Raises:
        ValueError: if it is not a comparison and a number.
    """
    holds(condition, 0.0)
    return condition


def holds(condition: str, value: float) -> bool:
    """Whether a figure meets a condition such as ``>= 5``.

    Raises:
        ValueError: if the condition is not a comparison and a number.
    """
    match = _CONDITION.fullmatch(condition)
    if match is None:
        raise ValueError(f"{condition!r} is not a condition; write a comparison and a number, such as >= 5")
    bound = float(match["bound"])
    match match["op"]:
        case "<=":
            return value <= bound
        case ">=":
            return value >= bound
        case "<":
            return value < bound
        case _:
            return value > bound


def all_wordings(templates: Iterable[str]) -> int:
    """How many different texts a line of several templates can give."""
    return sum(wordings(template) for template in templates)
