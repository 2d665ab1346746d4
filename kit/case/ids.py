"""Seeds and case ids: a student's name makes a seed, scenario and seed make an id, which can be taken apart again."""

import hashlib
import re
import unicodedata

from kit.errors import KitError

SEEDS = 2**32
"""Seeds are whole numbers from 0 up to, and not including, this one."""
_CASE_ID = re.compile(r"(?P<scenario>[a-z][a-z0-9_-]*):(?P<seed>[0-9a-f]{8})")


def seed_for(student: str, scenario_id: str) -> int:
    """The seed of a student's case of a scenario: the first 32 bits of SHA-256 over both.

    The name counts as the same whatever its case, Unicode composition (NFC) and surrounding spaces.

    Args:
        student: a student's name or id.
        scenario_id: the scenario's name.

    Raises:
        KitError: if the name is blank.
    """
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", student).strip().casefold())
    if not name:
        raise KitError("The student's name is blank; give the name or id that the case shall belong to.")
    digest = hashlib.sha256(f"{scenario_id}\n{name}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


def case_id(scenario_id: str, seed: int) -> str:
    """The id of a case, such as ``web-nginx-fd-limit:0000002a``.

    Raises:
        KitError: if the seed is out of range.
    """
    if not 0 <= seed < SEEDS:
        raise KitError(f"The seed {seed} is out of range; seeds are whole numbers from 0 to {SEEDS - 1}.")
    return f"{scenario_id}:{seed:08x}"


def split_case_id(text: str) -> tuple[str, int]:
    """The scenario and the seed of a case id.

    Raises:
        KitError: if it is not a case id.
    """
    match = _CASE_ID.fullmatch(text.strip())
    if match is None:
        raise KitError(
            f"{text[:80]!r} is not a case id; a case id is a scenario, a colon and eight hexadecimal digits, "
            "such as web-nginx-fd-limit:0000002a."
        )
    return match["scenario"], int(match["seed"], 16)
