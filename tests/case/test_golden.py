"""A seed gives the same bytes on every machine and every Python: one stored digest."""

import hashlib

EVIDENCE = "99aa5beb4f2364bbf85b35a84fda97c468b849aba7647f008e994b9dc262fc23"
KEY = "0707a9fa192d1c64446ebac7d842947b7291bea79351a643c678c2b8c5252aa7"


def digest(part):
    """SHA-256 over a part's JSON, without fields that have their default, so that a new field alone changes nothing."""
    return hashlib.sha256(part.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def test_the_evidence_of_a_seed_is_what_it_always_was(kept):
    """Where the evidence was meant to change, store the digest that this test prints."""
    assert digest(kept.case.file) == EVIDENCE


def test_the_answer_key_of_a_seed_is_what_it_always_was(kept):
    """Where the key was meant to change, store the digest that this test prints."""
    assert digest(kept.case.key) == KEY
