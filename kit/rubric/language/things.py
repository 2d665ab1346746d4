"""Services and what names them: which words tell one service from the others."""

import re

from kit.rubric.language.outage import DOWN
from kit.rubric.language.stems import stem, stems

THINGS = stems(
    """
    website websites webpage page pages site sites application applications app apps platform platforms system systems
    service services server servers software product api apis database databases portal gateway store shop network
    cluster interface endpoint functionality functionalities feature features module engine blog game bot tool host
    machine instance container terminals terminal pipeline environment account accounts frontend backend
    """
)
"""Words for a thing that can be down, general or not."""

NAMES = stems(
    """
    ssh nginx apache mysql postgresql postgres redis dns smtp mail mails email emails wordpress jenkins internet wifi
    checkout payment payments mailbox webhook chat booking bookings streaming video intranet inventory catalog billing
    cart ftp vpn kubernetes docker mongodb elasticsearch kafka rabbitmq graphql atm pos crm erp dashboard dashboards
    portal search cdn helpdesk newsletter transfer transfers deposit deposits withdrawal withdrawals
    appointment appointments reservation reservations
    """
)
"""Words that by themselves name a service."""

_PLAIN = stems(
    """
    website websites web webpage page pages site sites application applications app apps platform platforms system
    systems service services server servers software product main primary our the this that these a an its their your
    his her my company company's organization core critical key several all entire whole complete online internal
    external production live affected same some many most other various certain few important major overall public
    remote target following new old full partial slow slowly down unavailable inaccessible total business of different
    multiple numerous each every any no one two three backend frontend stack user users customer client clients which
    who what and or on in to for from with by as at but when while if so not only functionality functionalities
    feature features interface tool environment host machine instance network experienced widely used particular
    specific isolated single second first personal private it they we i he she you local s home up back out more less
    fully completely temporarily briefly also then now still again intermittent unexpected unprecedented sudden brief
    temporary significant degraded severe widespread poor reduced limited normal
    """
)
_VERBAL = re.compile(r"(?:ed|ly|ing)$")
_NOUNS_IN_ING = stems(
    """
    booking messaging banking streaming processing billing shopping ticketing hosting reporting onboarding logging
    learning trading gaming tracking mailing mapping sharing meeting answering routing caching testing building
    training ordering parking pricing
    """
)
_STOPS = stems(
    """
    the a an our this that their its your my of in on to for from with by and or when while which who was were is are
    be been had has have as at but because due causing caused affecting affected impacting impacted rendering making
    made access accessing using use used visit visiting reach reaching open opening load loading into onto all any
    some many most not experienced several approximately about during after before between until
    """
)
_SAY_NOTHING = _PLAIN | _STOPS | THINGS | DOWN
_DETERMINERS = frozenset({"the", "our", "their", "its", "a", "an", "my", "your"})
_LONGEST_NAME = 3
_NAME_AFTER = re.compile(r"\s*(?:,|\(|called|named|known as|:|-|–|—)\s*[\"'“‘]?(?P<name>[A-Z][\w.-]+)")
_NAME_BESIDE = re.compile(r"\s+[\"'“‘]?(?P<name>[A-Z][a-z]\w*[+]?|[A-Z]\w*[A-Z]\w*)(?![\w.])")
_OF_WHAT = re.compile(r"\s+(?:of|for) (?:the )?(?P<name>[a-z]{4,})")
_USED_FOR = re.compile(
    r",?\s+(?:(?:is |was |are )?used (?:by|to|for)|(?:that|which) (?:lets|allows|handles|serves|manages|"
    r"processes|lists)|responsible for|where (?:users|customers))\b"
    r"|(?<=features)[a-z ]{0,30},? (?:such as|including|namely)\b"
)
_ADDRESS = re.compile(
    r"\b(?:www\.|[a-z0-9-]+\.(?:com|org|net|io|tech|co|dev|app|ng|ke)\b|[a-z]+-?\d{1,3}\b(?<!\d{3}))|\bwww\b"
)
_JOINTS = re.compile(r"[-_'’.]")
_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[\w.-]+")


def names_service(text: str) -> int:
    """How well a text names a service: 2 by a name of its own, 1 by a general word ("the website"), 0 not at all."""
    tokens = list(_TOKEN.finditer(text))
    parts = [_parts(token[0].lower()) for token in tokens]
    general = False
    for number, token in enumerate(tokens):
        if not NAMES.isdisjoint(parts[number]):
            return 2
        if THINGS.isdisjoint(parts[number]):
            continue
        general = True
        if any(part not in THINGS and part not in _PLAIN for part in parts[number]):
            return 2
        if _named_before(tokens, parts, number) or _NAME_AFTER.match(text, token.end()):
            return 2
        if _USED_FOR.match(text, token.end()) or _told_beside(text, token.end()):
            return 2
    return 1 if general or _ADDRESS.search(text) else 0


def _told_beside(text: str, at: int) -> bool:
    """Whether what follows a thing tells which one it is: "our platform Medina", "the system of exam results"."""
    match = _NAME_BESIDE.match(text, at) or _OF_WHAT.match(text, at)
    return match is not None and stem(match["name"].lower()) not in _SAY_NOTHING


def _parts(word: str) -> tuple[str, ...]:
    return (stem(word),) if word.isalpha() else tuple(stem(part) for part in _JOINTS.split(word) if part)


def _named_before(tokens: list[re.Match[str]], parts: list[tuple[str, ...]], number: int) -> bool:
    """Whether one of the words just before a thing tells which one it is ("payment gateway", "Orders API")."""
    for back in range(number - 1, max(-1, number - 1 - _LONGEST_NAME), -1):
        word = tokens[back][0]
        if any(part in _STOPS for part in parts[back]):
            return False
        if all(part in _PLAIN or part in DOWN for part in parts[back]) or word.isdigit():
            continue
        compound = back == number - 1 and back > 0 and tokens[back - 1][0].lower() in _DETERMINERS
        return compound or not (word[0].islower() and _VERBAL.search(word)) or parts[back][-1] in _NOUNS_IN_ING
    return False
