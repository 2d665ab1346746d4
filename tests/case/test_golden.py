"""A seed gives the same bytes on every machine and every Python: one stored digest for each scenario."""

import hashlib

import pytest

from kit.scenario import list_scenarios

SEED = 1
DIGESTS = {
    "web-bad-deploy": "cc2c90aa796c494a743deb96f9bfa444f840159a0a9bc0687addd87f22f78c9f",
    "web-cert-expiry": "c4cb1d5cf447813afc3c27607291a7f3f16a92ba8b021ead15a1520a845f82fa",
    "web-disk-full": "a7776bd803c303f396237005b67918d5e8271e2d9e23302f56207bd44e5f94bc",
    "web-nginx-fd-limit": "9d026c0c0c554507b4e4a75f7a9c9239e30f8ab0893ded55768443c364c97f52",
    "web-quiet-night": "5edc209169f3d84c7d00fe67952f9ea297179f3d40ba64d19e6359dd785c554a",
    "web-replication-failover": "31a75bba60c0c46d5d5c193e3abb40d6fa5889537c8afaa1168c18aa506b1017",
    "web-retry-storm": "a46b87a84b83484a738b99b9de160baacd14b63ffe0c517873f6e199462c7979",
    "web-slow-query-pool": "0e599f78a3f7c40723eeeb581a093e6abae955fec91e2866cc9359ad61f28f1a",
    "web-third-party-timeout": "2732820eb6e3bd3cc6b0dfaca55a404e74c7072ab9bb395dd6aa8aa19b48ec91",
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
