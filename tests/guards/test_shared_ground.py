"""Tests that share a ground run where it was made: told apart, each worker makes it anew, and runs of
the suite took 36 minutes (November 2026: pytest 9.2 no longer hands xdist the names of groups)."""

import os

import pytest


@pytest.mark.xdist_group("a ground")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="there are no workers")
def test_a_group_is_handed_on_to_whoever_deals_out_the_tests(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@a ground")
