"""Whatever a statement comes to, its parts add up to it, and each goes by a rail that carries it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from prakerja.connectors.rails.house import House, Limits
from prakerja.connectors.rails.houses_file import read_houses
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.partners.payment_rules import parts_of
from tests.situations.sandbox_bank import houses_without_a_bank

OTHER, OWN = "014", "009"


def the_house(**rails: tuple[int, int]) -> House:
    bni = read_houses(houses_without_a_bank())["bni"]
    told = {Rail(name): Limits(least=least, most=most) for name, (least, most) in rails.items()}
    return bni.model_copy(update={"rails": told}) if told else bni


def rails_of(amount: int, house: House, bank_code: str = OTHER) -> list[tuple[str, int]] | None:
    parts = parts_of(Rupiah(amount), house=house, bank_code=bank_code)
    return None if parts is None else [(rail.value, int(part)) for rail, part in parts]


def test_the_cheapest_rail_that_carries_it_is_taken() -> None:
    house = the_house()
    assert rails_of(250_000_000, house) == [("interbank", 250_000_000)]
    assert rails_of(250_000_001, house) == [("skn", 250_000_001)]
    assert rails_of(1_000_000_001, house) == [("rtgs", 1_000_000_001)]
    assert rails_of(2_000_000_000, house, OWN) == [("intrabank", 2_000_000_000)]
    assert rails_of(9_999, house) == [("skn", 9_999)]


def test_what_no_rail_carries_whole_goes_in_equal_parts() -> None:
    house = the_house(interbank=(10_000, 250_000_000))
    assert rails_of(500_000_001, house) == [("interbank", 166_666_667)] * 3
    assert rails_of(250_000_001, house) == [("interbank", 125_000_001), ("interbank", 125_000_000)]


def test_what_no_rail_carries_at_all_waits() -> None:
    house = the_house(interbank=(10_000, 250_000_000))
    assert rails_of(9_999, house) is None
    assert rails_of(5_000, the_house(), "") == [("intrabank", 5_000)]
    assert rails_of(50_000, house, OWN) is None


MOST_PARTS = 200
LIMITS = st.tuples(st.integers(1, 10**6), st.integers(10**6, 10**12))


@given(
    amount=st.integers(1, 10**14),
    rails=st.dictionaries(st.sampled_from(["interbank", "skn", "rtgs"]), LIMITS, min_size=1),
)
def test_parts_are_exact_and_within_their_rails(amount: int, rails: dict[str, tuple[int, int]]) -> None:
    house = the_house(**rails)
    assume(amount // max(most for _, most in rails.values()) < MOST_PARTS)
    parts = parts_of(Rupiah(amount), house=house, bank_code=OTHER)
    if parts is None:
        divided = ((amount // pieces, -(-amount // pieces)) for pieces in range(1, MOST_PARTS))
        assert not any(least <= low and high <= most for low, high in divided for least, most in rails.values())
        return
    assert sum(int(part) for _, part in parts) == amount
    assert all(house.takes(rail, part) for rail, part in parts)
