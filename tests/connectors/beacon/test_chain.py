"""When which round is out: computed from genesis and period, so that nobody needs to be asked."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prakerja.connectors.beacon.chain import LAST_ROUND, Chain
from prakerja.connectors.beacon.quicknet import QUICKNET

CHAINS = st.builds(
    lambda genesis, period: QUICKNET.model_copy(update={"genesis_time": genesis, "period": period}),
    st.integers(0, 4_000_000_000),
    st.integers(1, 3600),
)
ROUNDS = st.integers(1, 10**7)
PARTS = st.timedeltas(timedelta(0), timedelta(hours=1))


def test_quicknet_s_rounds_are_where_drand_says() -> None:
    """Round 1 and 27,946,612, the latter as the Ruby client's page has it."""
    assert QUICKNET.time_of(1) == datetime(2023, 8, 23, 15, 9, 27, tzinfo=UTC)
    assert QUICKNET.first_from(datetime(2026, 4, 20, tzinfo=UTC)) == 27_946_612
    assert QUICKNET.first_from(datetime(2026, 4, 20, 12, 30, 45, tzinfo=UTC)) == 27_961_627


@given(CHAINS, ROUNDS)
def test_a_round_is_the_first_up_to_its_time_and_the_next_one_from_then_on(chain: Chain, number: int) -> None:
    at = chain.time_of(number)
    assert chain.first_from(at) == chain.first_from(at - timedelta(microseconds=1)) == number
    assert chain.first_from(at + timedelta(microseconds=1)) == number + 1
    assert chain.time_of(number + 1) - at == timedelta(seconds=chain.period)


@given(CHAINS, ROUNDS, PARTS)
def test_the_first_round_from_a_moment_is_not_out_before_it(chain: Chain, number: int, part: timedelta) -> None:
    moment = chain.time_of(number) + part
    first = chain.first_from(moment)
    assert chain.time_of(first) >= moment > chain.time_of(first) - timedelta(seconds=chain.period)


@given(CHAINS, st.timedeltas(timedelta(microseconds=1), timedelta(days=10)))
def test_before_the_genesis_the_first_round_is_one(chain: Chain, before: timedelta) -> None:
    moment = chain.genesis - before
    assert chain.first_from(moment) == 1


@pytest.mark.parametrize("number", [0, -1, LAST_ROUND + 1])
def test_there_is_no_such_round(number: int) -> None:
    with pytest.raises(ValueError, match="rounds are counted"):
        QUICKNET.time_of(number)


@pytest.mark.parametrize(
    "changed",
    [
        {"chain": QUICKNET.chain.upper()},
        {"chain": QUICKNET.chain + "\n"},
        {"public_key": QUICKNET.public_key[:-2]},
        {"scheme": "pedersen-bls-chained"},
        {"genesis_time": "1692803367"},
        {"genesis_time": -1},
        {"period": 0},
        {"period": 3.0},
        {"period": True},
        {"round": 1},
    ],
)
def test_a_chain_has_one_spelling(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Chain.model_validate(QUICKNET.model_dump() | changed)
