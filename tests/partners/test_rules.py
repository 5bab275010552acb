"""Who may be a partner, who is affiliated with whom, and how long keys are valid."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.partners.rules import (
    OLD_KEY_LASTS,
    Admission,
    AdmissionFault,
    Owner,
    are_affiliated,
    ends_of_keys,
    is_web_address,
    numbers_behind,
)

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
GOOD = Admission(
    kind="institution",
    name="Lembaga Kursus Rekaan",
    client_code="lkp-rekaan",
    business_number="8120000000001",
    owners=(Owner("9120000000001", "Yayasan Rekaan"),),
    redirect_addresses=("https://lkp.example/hadir",),
)


def test_what_is_as_it_must_be_has_no_fault() -> None:
    assert GOOD.faults() == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind": "bank", "redirect_addresses": ()}, AdmissionFault.KIND),
        ({"name": ""}, AdmissionFault.NAME),
        ({"name": "x" * 121}, AdmissionFault.NAME),
        *(({"client_code": code}, AdmissionFault.CLIENT_CODE) for code in ("ab", "a b c", "é" * 5, "x" * 41, "abc\n")),
        *(({"business_number": one}, AdmissionFault.BUSINESS_NUMBER) for one in ("812", "٨" * 13, "8120000000001\n")),
        ({"owners": ()}, AdmissionFault.OWNERS),
        ({"owners": GOOD.owners * 2}, AdmissionFault.OWNERS),
        ({"owners": (Owner("912", "Yayasan"),)}, AdmissionFault.OWNERS),
        ({"owners": (Owner("9120000000001", ""),)}, AdmissionFault.OWNERS),
        ({"owners": tuple(Owner(f"{n:013}", "A") for n in range(21))}, AdmissionFault.OWNERS),
        ({"kind": "platform"}, AdmissionFault.ADDRESSES),
        ({"redirect_addresses": GOOD.redirect_addresses * 2}, AdmissionFault.ADDRESSES),
        ({"redirect_addresses": ("javascript:alert(1)",)}, AdmissionFault.ADDRESSES),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], fault: AdmissionFault) -> None:
    assert replace(GOOD, **changes).faults() == [fault]


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.example", "https://a.example:8443/x?y=%20z", "http://127.0.0.1:8010/jual", "http://localhost/x"),
        "http://[::1]:8010/",
    ],
)
def test_an_address_to_which_a_browser_is_led(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *("", "/x", "//a.example", "http://a.example/", "ftp://a.example", "https://", "https://:443/", "https:///x"),
        *("https://user@a.example/", "https://a.example/#x", "https://a.example/#", "https://a.example/ x"),
        *("https://a.example:99999/", "https://[::1", "https://a.example/<x>", "https://a.example\\@b.example/"),
        *("https://a.example/\n", "https://é.example/", "https://a.example/" + "x" * 500, "HTTP://10.0.0.1/"),
        *("data:text/html,x", "http://127.0.0.1.a.example/", "http://localhost.a.example/"),
    ],
)
def test_an_address_to_which_nobody_is_led(address: str) -> None:
    assert not is_web_address(address)


@given(st.text(max_size=60))
def test_whatever_is_typed_as_an_address_is_read_without_an_error(text: str) -> None:
    is_web_address(text)
    is_web_address(f"https://{text}")


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("P", "I", False),
        ("P", "OwnedByP", True),
        ("OwnerOfI", "OwnedByOwner", True),
        ("P", "P", True),
        ("Child", "OtherChild", True),
        ("Grandchild", "OtherChild", True),
        ("Grandchild", "I", False),
    ],
)
def test_affiliation_runs_through_owners_of_owners(one: str, other: str, are: bool) -> None:
    owners = {
        "OwnedByP": {"P"},
        "OwnedByOwner": {"OwnerOfI"},
        "Child": {"Parent"},
        "OtherChild": {"Parent"},
        "Grandchild": {"Child"},
    }
    found = numbers_behind(one, owners), numbers_behind(other, owners)
    assert are_affiliated(*found) is are
    assert are_affiliated(*reversed(found)) is are


@given(st.dictionaries(st.integers(0, 8).map(str), st.sets(st.integers(0, 8).map(str))), st.integers(0, 8).map(str))
def test_a_ring_of_owners_comes_to_an_end(owners: dict[str, set[str]], start: str) -> None:
    behind = numbers_behind(start, owners)
    assert start in behind
    assert all(owners.get(one, set()) <= behind for one in behind)


@given(
    st.dictionaries(st.integers(1, 9), st.none() | st.integers(-30, 30).map(lambda days: NOW + timedelta(days=days)))
)
def test_with_another_key_two_are_valid_at_most_and_the_older_one_not_for_longer(
    keys: dict[int, datetime | None],
) -> None:
    ends = ends_of_keys(keys, now=NOW)
    after = keys | ends
    live = [number for number, until in after.items() if until is None or until > NOW]
    assert len(live) <= 1
    for number, until in ends.items():
        assert number in keys
        before = keys[number]
        assert until <= NOW + OLD_KEY_LASTS
        assert before is None or until <= before
