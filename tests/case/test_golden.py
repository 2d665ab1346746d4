"""A seed gives the same bytes on every machine and every Python: one stored digest for each scenario."""

import hashlib

import pytest

from kit.scenario import list_scenarios

SEED = 1
DIGESTS = {
    "web-bad-deploy": "9803977822100fa91f9cb266f835c17a72aba835a5476c08bbd7e38cf27723fd",
    "web-cert-expiry": "bde206979a5f747ed60dca0c989487ef9b42d32e61c7f117d8536fc943b83297",
    "web-disk-full": "82b0c432cff5f6282d048b8c6a48946d5fb79e8b3794e114c6f339447201c001",
    "web-nginx-fd-limit": "2cf70651dcb63efe0f8acde1526f1eea814a8a039830e4b09c6196928c513d13",
    "web-quiet-night": "f3f03d8abbf19d0afa704a2e2442ea74bf700355eb40a101cde9842809c838ed",
    "web-replication-failover": "470c3fdeaa8599d280690fe595b9a716fce2f261bcfc0a4e18409e4a46380105",
    "web-retry-storm": "6b7c1ff93c157a4e07efbaadc56cb22867a0f46c883315345e96c41fecb1f1d5",
    "web-slow-query-pool": "3e311ebde6dab6062c09fc8ac796fcfa17a8824e42fd31bf097ebc1c05f06fe7",
    "web-third-party-timeout": "85a4db5aa24d14370f1218fc2972dce3aa2dccc694253e54dbb51b2bfee508c3",
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
