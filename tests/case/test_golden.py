"""A seed gives the same bytes on every machine and every Python: one stored digest."""

import hashlib

EVIDENCE = "607fa9ff2064f5feafe3fbf2525407e5105ce8d2c7f4df338f942501e14ab4e2"
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
