"""Where a webhook may lead: tried with every range that is not the internet's, and every way of writing a number."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prakerja.connectors.webhooks.rules import (
    AddressFault,
    AddressRefused,
    Target,
    is_outside,
    is_public_name,
    target_of,
)

SANDBOX: Final = "http://127.0.0.1:8010"
#: Of IANA's registries of special-purpose addresses, and others that are nobody's: written down here once more.
NOT_THE_INTERNETS_4: Final = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
    *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
    *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
)
NOT_THE_INTERNETS_6: Final = (
    *("::/128", "::1/128", "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64"),
    *("2001::/32", "2001:2::/48", "2001:20::/28", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"),
    *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
)


def inside_4(text: str) -> st.SearchStrategy[IPv4Address]:
    network = IPv4Network(text)
    return st.integers(int(network.network_address), int(network.broadcast_address)).map(IPv4Address)


def inside_6(text: str) -> st.SearchStrategy[IPv6Address]:
    network = IPv6Network(text)
    return st.integers(int(network.network_address), int(network.broadcast_address)).map(IPv6Address)


ANY_INSIDE_4: Final = st.one_of([inside_4(one) for one in NOT_THE_INTERNETS_4])


@given(ANY_INSIDE_4)
def test_no_address_of_a_house_a_machine_or_nobody_is_outside(address: IPv4Address) -> None:
    assert not is_outside(address)


@given(st.one_of([inside_6(one) for one in NOT_THE_INTERNETS_6]))
def test_nor_one_of_version_6(address: IPv6Address) -> None:
    assert not is_outside(address)


@given(st.ip_addresses(v=4))
def test_whatever_lies_in_none_of_those_ranges_is_outside(address: IPv4Address) -> None:
    assume(not any(address in IPv4Network(one) for one in NOT_THE_INTERNETS_4))
    assert is_outside(address)


@given(
    ANY_INSIDE_4,
    st.sampled_from(
        [
            lambda inner: IPv6Address(int(inner)),
            lambda inner: IPv6Address(int(IPv6Address("::ffff:0:0")) + int(inner)),
            lambda inner: IPv6Address(int(IPv6Address("64:ff9b::")) + int(inner)),
            lambda inner: IPv6Address((0x2002 << 112) + (int(inner) << 80)),
            lambda inner: IPv6Address((0x20010000 << 96) + (int(inner) ^ 0xFFFFFFFF)),
        ]
    ),
)
def test_an_address_inside_another_is_not_outside(
    inner: IPv4Address, wrapped: Callable[[IPv4Address], IPv6Address]
) -> None:
    """Compatible, mapped, NAT64, 6to4, Teredo."""
    assert not is_outside(wrapped(inner))


@given(st.ip_addresses(v=4))
def test_also_what_is_outside_is_not_reached_by_way_of_another(address: IPv4Address) -> None:
    assert not is_outside(IPv6Address(int(IPv6Address("::ffff:0:0")) + int(address)))


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "103.28.148.1", "2001:4860:4860::8888", "2404:8000::1"])
def test_the_internet_is_outside(address: str) -> None:
    assert is_outside(ip_address(address))


SPELLINGS: Final[tuple[Callable[[IPv4Address], str], ...]] = (
    str,
    lambda one: str(int(one)),
    lambda one: hex(int(one)),
    lambda one: oct(int(one)).replace("0o", "0"),
    lambda one: ".".join(hex(part) for part in one.packed),
    lambda one: ".".join(f"0{part:o}" for part in one.packed),
    lambda one: ".".join(f"{part:03}" for part in one.packed),
    lambda one: f"{one.packed[0]}.{int(one) & 0xFFFFFF}",
    lambda one: f"{one.packed[0]}.{one.packed[1]}.{int(one) & 0xFFFF}",
    lambda one: f"{one}.",
    lambda one: f"[::ffff:{one}]",
    lambda one: f"[{IPv6Address(int(one))}]",
    lambda one: str(one).translate({ord(digit): 0xFF10 + int(digit) for digit in "0123456789"}),
    lambda one: str(one).replace(".", "。"),
    lambda one: str(one).replace(".", "%2e"),
)


@given(st.ip_addresses(v=4), st.sampled_from(SPELLINGS))
def test_no_spelling_of_a_number_is_a_name(address: IPv4Address, spelled: Callable[[IPv4Address], str]) -> None:
    with pytest.raises(AddressRefused):
        target_of(f"https://{spelled(address)}/hook", sandbox="")


@given(st.ip_addresses(v=6))
def test_nor_is_one_of_version_6(address: IPv6Address) -> None:
    with pytest.raises(AddressRefused) as refused:
        target_of(f"https://[{address}]/hook", sandbox="")
    assert refused.value.fault is AddressFault.NAME


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://mitra.example/", AddressFault.NOT_HTTPS),
        ("ftp://mitra.example/", AddressFault.NOT_HTTPS),
        ("gopher://mitra.example/", AddressFault.NOT_HTTPS),
        ("file:///etc/passwd", AddressFault.UNREADABLE),
        ("//mitra.example/", AddressFault.NOT_HTTPS),
        ("mitra.example", AddressFault.UNREADABLE),
        ("", AddressFault.UNREADABLE),
        ("https://", AddressFault.UNREADABLE),
        ("https://mitra.example:22/", AddressFault.PORT),
        ("https://mitra.example:0/", AddressFault.PORT),
        ("https://mitra.example:65536/", AddressFault.UNREADABLE),
        ("https://mitra.example:/", AddressFault.UNREADABLE),
        ("https://mitra.example:0443/", AddressFault.UNREADABLE),
        ("https://mitra.example@127.0.0.1/", AddressFault.UNREADABLE),
        ("https://user:pass@mitra.example/", AddressFault.UNREADABLE),
        ("https://mitra.example\\@127.0.0.1/", AddressFault.UNREADABLE),
        ("https://mitra.example/#\u0040", AddressFault.UNREADABLE),
        ("https://mitra.example#@127.0.0.1/", AddressFault.UNREADABLE),
        ("https://mitra .example/", AddressFault.UNREADABLE),
        ("https://mitra.example/\r\nHost: x", AddressFault.UNREADABLE),
        ("https://mitra\t.example/", AddressFault.UNREADABLE),
        ("https://mitra.example/\x00", AddressFault.UNREADABLE),
        ("https://ⓜitra.example/", AddressFault.UNREADABLE),
        ("https://mitra。example/", AddressFault.UNREADABLE),
        ("https://mitra.example./", AddressFault.NAME),
        ("https://mitra..example/", AddressFault.NAME),
        ("https://-mitra.example/", AddressFault.NAME),
        ("https://mitra_1.example/", AddressFault.NAME),
        ("https://localhost/", AddressFault.NAME),
        ("https://mitra/", AddressFault.NAME),
        ("https://www.localhost/", AddressFault.NAME),
        ("https://printer.local/", AddressFault.NAME),
        ("https://metadata.google.internal/", AddressFault.NAME),
        ("https://1.0.0.127.in-addr.arpa/", AddressFault.NAME),
        ("https://mitra.127/", AddressFault.NAME),
        ("https://[fe80::1%25eth0]/", AddressFault.NAME),
        (f"https://mitra.example/{'a' * 500}", AddressFault.UNREADABLE),
        (f"https://{'a' * 64}.example/", AddressFault.NAME),
    ],
)
def test_what_could_be_read_in_two_ways_or_leads_inside_is_refused(address: str, fault: AddressFault) -> None:
    with pytest.raises(AddressRefused) as refused:
        target_of(address, sandbox="")
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://mitra.example", Target("mitra.example", 443, "/")),
        ("https://Mitra.Example/a?b=c", Target("mitra.example", 443, "/a?b=c")),
        ("https://mitra.example:8443/a", Target("mitra.example", 8443, "/a")),
        ("https://xn--bcher-kva.example/", Target("xn--bcher-kva.example", 443, "/")),
        ("https://mitra.example//a/../b", Target("mitra.example", 443, "//a/../b")),
    ],
)
def test_a_name_over_https_is_taken_apart_once(address: str, target: Target) -> None:
    assert target_of(address, sandbox="") == target


@given(st.text(max_size=60))
def test_whatever_somebody_types_is_a_target_or_refused(text: str) -> None:
    for address in (text, f"https://{text}", f"https://mitra.example{text}"):
        try:
            target = target_of(address, sandbox="")
        except AddressRefused:
            continue
        assert is_public_name(target.host)
        assert target.path.startswith("/")
        assert target.path.isascii()
        assert target.path.isprintable()
        assert " " not in target.path


def test_the_demos_outside_world_is_reached_in_clear_and_nothing_beside_it() -> None:
    assert target_of(f"{SANDBOX}/hook", sandbox=SANDBOX) == Target("127.0.0.1", 8010, "/hook", is_sandbox=True)
    for address in (
        *("http://127.0.0.1:8011/", "http://127.0.0.1/", "https://127.0.0.1:8010/", "http://127.0.0.1:8010@x.example/"),
        *("http://localhost:8010/", "http://127.0.0.1:08010/"),
    ):
        with pytest.raises(AddressRefused):
            target_of(address, sandbox=SANDBOX)


def test_in_production_there_is_no_sandbox() -> None:
    with pytest.raises(AddressRefused):
        target_of(f"{SANDBOX}/hook", sandbox="")
