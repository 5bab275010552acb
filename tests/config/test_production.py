"""Weak secrets and clear text: whatever of the kind is set, production does not start, and says which and why."""

import hashlib
import re
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.config.demo_values import DEMO_SECRETS, demo_values
from prakerja.config.production import Values, faults_of_production


def random_hex(number: int, signs: int = 64) -> str:
    """As from `openssl rand -hex 32`, and the same in every process of the suite."""
    return hashlib.sha256(f"a test's secret {number}".encode()).hexdigest()[:signs]


GOOD: Final = {
    **demo_values(None, None),
    "base_url": "https://prakerja.example",
    "database_url": "postgresql://program@db.example/prakerja?sslmode=verify-full",
    "secret_key": random_hex(1),
    "sealing_keys": f"new:{random_hex(2)},old:{random_hex(3)}",
    "digest_key": random_hex(4),
    "log_keys": random_hex(5),
    "delivery_reports_secret": random_hex(6),
    "registry_password": "as given",
    "sms_key": "as given to us",
    "registry_url": "https://registry.example/get_json",
    "sms_url_satu": "https://satu.example/messages",
    "sms_url_dua": "https://dua.example/sendsms",
    "smtp_url": "smtps://mail.example:465",
    "witnesses": "",
    "witness_addresses": "",
    "draw_spans": "172800,86400,3600",
}


def faulty(values: Values) -> dict[str, str]:
    return dict(faults_of_production(values, part="all", demo=DEMO_SECRETS))


def test_random_secrets_and_encrypted_lines_are_good() -> None:
    assert faulty(GOOD) == {}


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_32_random_bytes_are_hardly_ever_refused(first: bytes, second: bytes) -> None:
    """Whatever is refused has few different bytes, or goes up in equal steps."""
    values = GOOD | {"digest_key": first.hex(), "log_keys": second.hex()}
    for key in faulty(values):
        refused = bytes.fromhex(values[key])
        steps = {(after - before) % 256 for before, after in pairwise(refused)}
        assert len(set(refused)) < 20 or len(steps) == 1 or first == second


_WEAK_KEYS: Final = [
    *(f"{byte:02x}" * 32 for byte in (0x00, 0x01, 0xA5, 0xFF)),
    "0123456789abcdef" * 4,
    "deadbeef" * 8,
    bytes(range(32)).hex(),
    bytes(range(64, 0, -2)).hex(),
    b"prakerja-prakerja-prakerja-2020!".hex(),
    "00" * 31 + "01",
]


@pytest.mark.parametrize("key", _WEAK_KEYS)
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("digest_key", "{}"),
        ("log_keys", "{}"),
        ("log_keys", f"{'9f' * 16}{random_hex(7, 32)},{{}}"),
        ("sealing_keys", "one:{}"),
        ("sealing_keys", f"good:{random_hex(8)},one:{{}}"),
    ],
)
def test_a_key_that_can_be_guessed_is_refused_wherever_it_stands(name: str, written: str, key: str) -> None:
    assert "can be guessed" in faulty(GOOD | {name: written.format(key)})[name]


@pytest.mark.parametrize(
    "text", ["a", "", "secret", "a" * 80, "ab" * 40, "changeme" * 8, "x" * 49, "".join(map(chr, range(40, 100)))]
)
def test_a_secret_text_that_can_be_guessed_is_refused(text: str) -> None:
    assert "can be guessed" in faulty(GOOD | {"secret_key": text})["secret_key"]


@pytest.mark.parametrize("text", ["r", "report", "sandbox1", "a" * 30])
def test_so_is_the_secret_in_the_gateways_address(text: str) -> None:
    assert "delivery_reports_secret" in faulty(GOOD | {"delivery_reports_secret": text})


@pytest.mark.parametrize("name", DEMO_SECRETS)
def test_each_of_the_demos_secrets_is_refused(name: str) -> None:
    assert "demo's value" in " ".join(
        fault
        for found, fault in faults_of_production(GOOD | {name: DEMO_SECRETS[name]}, part="all", demo=DEMO_SECRETS)
        if found == name
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [("digest_key", "log_keys"), ("secret_key", "delivery_reports_secret"), ("digest_key", "sealing_keys")],
)
def test_one_secret_does_not_serve_two_purposes(first: str, second: str) -> None:
    shared = random_hex(9)
    written = f"one:{shared.upper()}" if second == "sealing_keys" else shared
    assert any("each secret is its own" in fault for fault in faulty(GOOD | {first: shared, second: written}).values())


@pytest.mark.parametrize("name", ["base_url", "registry_url", "sms_url_satu", "sms_url_dua", "faces_url"])
@pytest.mark.parametrize(
    "url",
    [
        "http://registry.example",
        "HTTP://10.0.0.5/x",
        "http://[2001:db8::1]/",
        "ftp://files.example",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
    ],
)
def test_nothing_personal_goes_over_plain_http(name: str, url: str) -> None:
    assert "must be https" in faulty(GOOD | {name: url})[name]


@pytest.mark.parametrize("name", ["base_url", "registry_url"])
@pytest.mark.parametrize("url", ["", "prakerja.example", "https://", "/path"])
def test_an_address_without_a_host_is_refused(name: str, url: str) -> None:
    assert name in faulty(GOOD | {name: url})


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/registry", "http://localhost:9000", "http://[::1]:9000/"])
def test_a_tunnel_on_this_machine_may_be_plain(url: str) -> None:
    assert faulty(GOOD | {"registry_url": url}) == {}
    assert "base_url" in faulty(GOOD | {"base_url": url})


@pytest.mark.parametrize(
    ("url", "is_good"),
    [
        ("smtp://mail.example", False),
        ("smtp://10.0.0.3:25", False),
        ("smtp+tls://mail.example", True),
        ("smtps://mail.example", True),
        ("smtp://127.0.0.1", True),
    ],
)
def test_letters_are_handed_over_in_private(url: str, is_good: bool) -> None:
    assert ("smtp_url" not in faulty(GOOD | {"smtp_url": url})) is is_good


@pytest.mark.parametrize(
    ("url", "is_good"),
    [
        ("postgresql://db.example/prakerja", False),
        ("postgresql://db.example/prakerja?sslmode=prefer", False),
        ("postgresql://db.example/prakerja?sslmode=disable", False),
        ("postgresql://127.0.0.1,db.example/prakerja", False),
        ("postgresql://db.example/prakerja?sslmode=require", False),
        ("postgresql://db.example/prakerja?sslmode=verify-ca", True),
        ("postgresql://db.example/prakerja?sslmode=verify-full&sslrootcert=system", True),
        ("postgresql://127.0.0.1/prakerja", True),
        ("postgresql:///prakerja?host=/var/run/postgresql", True),
        ("postgresql:///prakerja", True),
    ],
)
def test_the_database_is_spoken_to_in_private(url: str, is_good: bool) -> None:
    assert ("database_url" not in faulty(GOOD | {"database_url": url})) is is_good


def test_the_embedded_database_is_not_for_peoples_data() -> None:
    without = {name: value for name, value in GOOD.items() if name != "database_url"}
    assert "embedded" in faulty(without)["database_url"]


@given(st.sampled_from(["secret_key", "delivery_reports_secret"]), st.text(max_size=12))
def test_no_refusal_repeats_what_may_be_secret(name: str, text: str) -> None:
    for fault in faulty(GOOD | {name: text}).values():
        assert len(text) < 3 or text not in re.sub(r"`.*?`", "", fault)
