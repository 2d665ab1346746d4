"""A seed gives the same bytes on every machine and every Python: one stored digest for each scenario."""

import hashlib

import pytest

from kit.scenario import list_scenarios

SEED = 1
DIGESTS = {
    "web-bad-deploy": "3555eb17b167eb8a7d42c1eb438db7ea7e7c25161d068248a0f24f91d7b3600f",
    "web-cert-expiry": "c4cb1d5cf447813afc3c27607291a7f3f16a92ba8b021ead15a1520a845f82fa",
    "web-disk-full": "a7776bd803c303f396237005b67918d5e8271e2d9e23302f56207bd44e5f94bc",
    "web-nginx-fd-limit": "9d026c0c0c554507b4e4a75f7a9c9239e30f8ab0893ded55768443c364c97f52",
    "web-quiet-night": "5edc209169f3d84c7d00fe67952f9ea297179f3d40ba64d19e6359dd785c554a",
    "web-replication-failover": "9ff34d390ec22a1b5f0e4a31f4e663c6ca1f4882f9615816ef779c58112ab439",
    "web-retry-storm": "18de087c79086ea1bc09c5f3abac0700707548e6798da181889f53ee8d85f953",
    "web-slow-query-pool": "86ac760afc216fae93ab4084a8264c6b01b2f3659a50b029cfe71cb5edd9d703",
    "web-third-party-timeout": "4605b8baeb3e0eb8121b5b8046910f08b113a3bbb0b09aed6271e67c8ca8ba7b",
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
