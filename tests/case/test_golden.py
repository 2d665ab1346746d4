"""A seed gives the same bytes on every machine and every Python: one stored digest for each scenario."""

import hashlib

import pytest

from kit.scenario import list_scenarios

SEED = 1
DIGESTS = {
    "web-bad-deploy": "f7eddf5a1c00581d44e6b050708f70745ca6953bcfa8b346e1b6145f44a406ce",
    "web-cert-expiry": "8eea01a28ceffb6182b45cb969743fa72ea4dd6ff38965c8e3760ca8c2215ace",
    "web-disk-full": "ea93bc737e5a8acd9e11744802cd226b725a5654c396fd7b4c22548384908107",
    "web-nginx-fd-limit": "48e588edc4673f5074ef2e53fd608bce0d8cc443bea07f7c62285464c07ade10",
    "web-quiet-night": "c0453963717f71554e063e64cf11cdda936f20958a83c1579bf21db3f21a9901",
    "web-replication-failover": "54f5fa5cc0b1d105b1d37a7973e06c9e248d2c14f1ca1bfd1fe945aaee056c43",
    "web-retry-storm": "13c1211cee921e689562ebc7c6786567a2d0c80830d48478c59bfd5c837f40ca",
    "web-slow-query-pool": "bc95fafbadba47ff307f1e5fcca3415897459810282d031545e3e76b460af3ad",
    "web-third-party-timeout": "a7e56c08c251613f6f292d1fd3becafb5b1f056b8f430b1c1c447342a1d52ab8",
}
"""SHA-256 over evidence and answer key of seed 1. Where they were meant to change, store what the test prints."""


def digest(*parts):
    """SHA-256 over the parts' JSON; fields with their default are left out, so that a new one alone changes nothing."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.model_dump_json(exclude_defaults=True).encode())
    return sha.hexdigest()


def test_every_scenario_has_a_digest():
    """A new scenario is not forgotten."""
    assert sorted(DIGESTS) == list(list_scenarios())


@pytest.mark.parametrize("name", DIGESTS)
def test_a_case_is_what_it_always_was(name, told_case):
    """Evidence and answer key of a seed are the same bytes as when the digest was stored."""
    each = told_case(name, SEED)
    assert digest(each.file, each.key) == DIGESTS[name]
