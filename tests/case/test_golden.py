"""A seed gives the same bytes on every machine and every Python: one stored digest for each scenario."""

import hashlib

import pytest

from kit.scenario import list_scenarios

SEED = 1
DIGESTS = {
    "web-bad-deploy": "ec4acab7dc3adfcae8aeb5828c18ff12456a147e35f73aa6f0b5afce4819e06d",
    "web-cert-expiry": "c4cb1d5cf447813afc3c27607291a7f3f16a92ba8b021ead15a1520a845f82fa",
    "web-disk-full": "a7776bd803c303f396237005b67918d5e8271e2d9e23302f56207bd44e5f94bc",
    "web-nginx-fd-limit": "9d026c0c0c554507b4e4a75f7a9c9239e30f8ab0893ded55768443c364c97f52",
    "web-quiet-night": "5edc209169f3d84c7d00fe67952f9ea297179f3d40ba64d19e6359dd785c554a",
    "web-replication-failover": "dad061e82a2555db8f6ca81c95bb5c115d07e90d8643c7f4d8f8ffb9a40b170c",
    "web-retry-storm": "2ec02a73a2651c64c1ae744a7f8055c6f91538a844dc6c94c63496e63b5eff44",
    "web-slow-query-pool": "0e599f78a3f7c40723eeeb581a093e6abae955fec91e2866cc9359ad61f28f1a",
    "web-third-party-timeout": "1b4342389f22c30b6e845e2c3cc4e696ffd45ce314f7e94246130636f0d6fb72",
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
