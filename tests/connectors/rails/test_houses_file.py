"""The file of the houses: what is wrong is told by its place, what is weak is refused, and no secret is repeated."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pytest_django.fixtures import Settings

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import NoSuchHouse, PayoutsAreOff, house_called, houses
from prakerja.connectors.rails.houses_file import HousesRefused, houses_in, read_houses, weaknesses_of
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja.kit.rupiah import Rupiah
from prakerja_sandbox.bank.keys import Keys, made_keys

SECRET = "9f8e7d6c5b4a39281706f5e4d3c2b1a0"


@pytest.fixture(scope="module")
def keys() -> Keys:
    return made_keys()


@pytest.fixture
def told(keys: Keys) -> dict[str, Any]:
    """Of a real bank and a real wallet, as far as a file can tell."""
    known = sandbox_houses({**keys.as_json(), "client_secret": SECRET}, "https://bank.example")["houses"]
    assert isinstance(known, dict)
    return {"houses": {name: known[name] for name in ("bni", "gopay")}}


def weak_key() -> str:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=1024)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def test_a_file_tells_all_that_is_needed(told: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "houses.json"
    told["houses"]["gopay"] |= {
        "paths": {"38": "/rest/v2.0/emoney/topup?kind=a"},
        "base_url": "https://bank.example/go/",
    }
    file.write_text(json.dumps(told))
    bni, gopay = read_houses(file).values()
    assert bni.url("36") == "https://bank.example/snap/bni/v1.0/transfer/status"
    assert gopay.url("38") == "https://bank.example/go/rest/v2.0/emoney/topup?kind=a"
    assert gopay.signed_path("38") == "/go/rest/v2.0/emoney/topup?kind=a"
    assert list(weaknesses_of({"bni": bni, "gopay": gopay}, signs=True)) == []
    assert SECRET not in repr(bni)
    assert "PRIVATE" not in repr(bni)


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("client_id", None, "houses.bni.client_id"),
        ("client_secert", SECRET, "houses.bni.client_secert"),
        ("base_url", "bank.example", "houses.bni.base_url"),
        ("base_url", "https://user:word@bank.example", "houses.bni.base_url"),
        ("bank_public_key", "no key (ya)", "houses.bni: bank_public_key is no RSA key"),
        ("private_key", SECRET, "houses.bni: private_key is no RSA key"),
        ("paths", {"99": "/x"}, "houses.bni.paths"),
        ("signature_type", 3, "houses.bni.signature_type"),
        ("source_account", "80 00", "houses.bni.source_account"),
        ("rails", {"wallet": {"least": 1, "most": 2}}, "houses.bni: a wallet has no bank_code"),
        ("rails", {"pigeon": {"least": 1, "most": 2}}, "houses.bni.rails"),
        ("rails", {"intrabank": {"least": "1", "most": 2}}, "houses.bni.rails.intrabank.least"),
        ("name", "bni", "houses.bni"),
    ],
)
def test_a_fault_is_named_by_its_place(told: dict[str, Any], part: str, value: object, said: str) -> None:
    told["houses"]["bni"][part] = value
    with pytest.raises(HousesRefused) as refused:
        houses_in(told)
    assert said in str(refused.value)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"houses":[]}', '{"houses":{}}', '{"houses":{"bni":7}}', "\xff"])
def test_what_is_no_file_of_houses_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "houses.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(HousesRefused):
        read_houses(file)
    with pytest.raises(HousesRefused, match="No such file"):
        read_houses(tmp_path / "none.json")


def weak(told: dict[str, Any], *, signs: bool, other: Mapping[str, object]) -> list[str]:
    told["houses"]["bni"] |= other
    return list(weaknesses_of(houses_in(told), signs=signs))


@pytest.mark.parametrize(
    "make",
    [
        lambda: {"client_secret": "short"},
        lambda: {"client_secret": "ab" * 20},
        lambda: {"private_key": ""},
        lambda: {"private_key": weak_key()},
        lambda: {"base_url": "http://bank.example"},
    ],
)
def test_what_is_weak_is_named(told: dict[str, Any], make: Callable[[], dict[str, str]]) -> None:
    other = make()
    [fault] = weak(told, signs=True, other=other)
    assert fault.startswith(f"houses.bni.{next(iter(other))}: ")


def test_pages_have_no_use_for_secrets_and_need_none(told: dict[str, Any]) -> None:
    assert len(weak(told, signs=False, other={})) == 4
    for house in told["houses"].values():
        del house["client_secret"], house["private_key"]
    assert weak(told, signs=False, other={}) == []


def test_the_cheapest_rail_that_carries_an_amount_is_taken(told: dict[str, Any]) -> None:
    bank, wallet = houses_in(told).values()

    def rail(house: House, amount: int, bank_code: str) -> Rail | None:
        return house.rail_for(Rupiah(amount), bank_code=bank_code)

    assert rail(bank, 600_000, "009") is rail(bank, 600_000, "") is Rail.INTRABANK
    assert rail(bank, 250_000_000, "014") is Rail.INTERBANK
    assert rail(bank, 250_000_001, "014") is Rail.SKN
    assert rail(bank, 1_000_000_001, "014") is Rail.RTGS
    assert rail(bank, 9_999, "014") is Rail.SKN
    assert rail(wallet, 600_000, "") is Rail.WALLET
    assert rail(wallet, 20_000_001, "") is None


def test_without_a_file_payouts_are_off_and_a_new_file_is_read(
    told: dict[str, Any], tmp_path: Path, settings: Settings, keys: Keys
) -> None:
    with pytest.raises(PayoutsAreOff):
        houses()
    settings.SANDBOX_BANK_KEYS, settings.SANDBOX_URL = tmp_path / "keys.json", "http://127.0.0.1:8010"
    with pytest.raises(PayoutsAreOff):
        houses()
    keys.write(settings.SANDBOX_BANK_KEYS)
    assert house_called("dana").url("38") == "http://127.0.0.1:8010/snap/dana/v1.0/emoney/topup"
    settings.HOUSES_FILE = tmp_path / "houses.json"
    settings.HOUSES_FILE.write_text(json.dumps(told))
    assert set(houses()) == {"bni", "gopay"}
    with pytest.raises(NoSuchHouse):
        house_called("dana")
