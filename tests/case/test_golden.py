"""A seed gives the same bytes on every machine and every Python: one stored digest."""

import hashlib

EVIDENCE = "1407446e3f099ffd9e7d7a2c5fbbfb981d812516035ad72d460a8ddf87d7d25c"
KEY = "8125f28aeb322efc688d98a3faca67c4467bb13720fbb5247d3d9b902051ee3a"


def digest(part):
    """SHA-256 over a part's JSON, without fields that have their default, so that a new field alone changes nothing."""
    return hashlib.sha256(part.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def test_the_evidence_of_a_seed_is_what_it_always_was(kept):
    """Where the evidence was meant to change, store the digest that this test prints."""
    assert digest(kept.case.file) == EVIDENCE


def test_the_answer_key_of_a_seed_is_what_it_always_was(kept):
    """Where the key was meant to change, store the digest that this test prints."""
    assert digest(kept.case.key) == KEY
