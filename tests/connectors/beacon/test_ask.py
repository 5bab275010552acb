"""A round is asked for over the network: each failure of a mirror has its name, and only what is signed is taken."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from prakerja.connectors.beacon import ask
from prakerja.connectors.beacon.ask import Forged, NotOutYet, ask_for_round
from prakerja.connectors.beacon.beacon_file import Beacon, BeaconRefused, read_beacon
from prakerja.connectors.beacon.beacons import beacon as beacon_of_this_run
from prakerja.connectors.beacon.beacons import read_sandbox_beacon
from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.connectors.beacon.rounds import Round
from prakerja.connectors.failures import NotNow, Resting, Silence
from prakerja.connectors.models import Breaker
from prakerja.kit.clock import read_clock
from prakerja_sandbox.testing import Sandbox, running_sandbox

pytestmark = pytest.mark.django_db(transaction=True)
MIRRORS = ("satu", "dua", "tiga")
FORGERIES = ("forged", "unhashed", "chain", "round")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beacon") / "beacon.json"


@pytest.fixture(scope="module")
def running(file: Path) -> Iterator[Sandbox]:
    with running_sandbox(beacon=file) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    running.reset()
    # A busy machine is no silent mirror; signing its first round, the sandbox reads the curve in.
    monkeypatch.setattr(ask, "_ANSWERS_WITHIN_S", 60.0)
    monkeypatch.setattr(ask, "_CONNECTS_WITHIN_S", 60.0)
    ask._client.cache_clear()
    return running


@pytest.fixture
def pinned(sandbox: Sandbox, file: Path) -> Beacon:
    return read_sandbox_beacon(file, sandbox.url)


def chain_hash(sandbox: Sandbox) -> str:
    (found,) = httpx.get(f"{sandbox.url}/beacon/satu/chains", timeout=60).json()
    return str(found)


def wrong(sandbox: Sandbox, code: str, *mirrors: str) -> None:
    for mirror in mirrors:
        sandbox.switch(f"beacon-{mirror}", "wrong", code=code)


def newest(pinned: Beacon) -> int:
    return pinned.chain.first_from(read_clock() + timedelta(microseconds=1)) - 1


def test_a_round_that_is_out_is_given_with_its_signature(sandbox: Sandbox, pinned: Beacon) -> None:
    number = newest(pinned)
    came = ask_for_round(pinned, number)
    told = httpx.get(f"{sandbox.url}/beacon/dua/{pinned.chain.chain}/public/{number}").json()
    assert came == Round(pinned.chain.chain, told["round"], told["signature"], told["randomness"])
    assert ask_for_round(pinned, number) == came
    assert not Breaker.objects.exists()


def test_the_mirrors_tell_of_the_chain_that_is_pinned(sandbox: Sandbox, pinned: Beacon) -> None:
    told = httpx.get(f"{sandbox.url}/beacon/tiga/{pinned.chain.chain}/info").json()
    shown = {"chain": told["hash"], "scheme": told["schemeID"]} | {
        name: told[name] for name in ("public_key", "genesis_time", "period")
    }
    assert shown == pinned.chain.model_dump()
    latest = httpx.get(f"{sandbox.url}/beacon/satu/{pinned.chain.chain}/public/latest").json()
    assert newest(pinned) - latest["round"] in (0, 1)
    assert httpx.get(f"{sandbox.url}/beacon/empat/chains").status_code == 404
    assert httpx.get(f"{sandbox.url}/beacon/satu/{'0' * 64}/info").status_code == 404


def test_a_round_that_is_still_to_come_is_not_asked_for(sandbox: Sandbox, pinned: Beacon) -> None:
    ahead = pinned.chain.first_from(read_clock() + timedelta(hours=1))
    with pytest.raises(NotOutYet, match="still to come"):
        ask_for_round(pinned, ahead)
    assert httpx.get(f"{sandbox.url}/beacon/satu/{pinned.chain.chain}/public/{ahead}").status_code == 425


def test_a_round_that_is_late_is_waited_for_and_nobody_rests(sandbox: Sandbox, pinned: Beacon) -> None:
    wrong(sandbox, "late", *MIRRORS)
    with pytest.raises(NotOutYet, match="satu does not have"):
        ask_for_round(pinned, newest(pinned))
    assert not Breaker.objects.exists()
    wrong(sandbox, "late", "satu", "dua")
    sandbox.switch("beacon-tiga", "ok")
    assert ask_for_round(pinned, newest(pinned))


@pytest.mark.parametrize("code", FORGERIES)
def test_what_is_not_genuine_is_never_taken_and_names_the_mirror(sandbox: Sandbox, pinned: Beacon, code: str) -> None:
    wrong(sandbox, code, *MIRRORS)
    with pytest.raises(Forged, match=r"satu: .*; dua: .*; tiga: "):
        ask_for_round(pinned, 20)
    assert set(Breaker.objects.values_list("party", "silences")) == {(f"beacon {name}", 1) for name in MIRRORS}


def test_one_mirror_that_tells_the_truth_is_enough(sandbox: Sandbox, pinned: Beacon) -> None:
    genuine = ask_for_round(pinned, 20)
    wrong(sandbox, "forged", "satu")
    wrong(sandbox, "late", "dua")
    assert ask_for_round(pinned, 20) == genuine


@pytest.mark.parametrize(
    ("mode", "details"),
    [
        ("down", {}),
        ("failing", {}),
        *(("garbage", {"kind": kind}) for kind in ("html", "json", "word", "empty")),
    ],
)
def test_a_mirror_that_says_nothing_of_use_is_passed_over(
    sandbox: Sandbox, pinned: Beacon, mode: str, details: dict[str, Any]
) -> None:
    sandbox.switch("beacon-satu", mode, **details)
    assert ask_for_round(pinned, 20)
    assert Breaker.objects.get().party == "beacon satu"


def test_where_all_are_silent_it_is_silence_and_then_they_rest(sandbox: Sandbox, pinned: Beacon) -> None:
    for mirror in MIRRORS:
        sandbox.switch(f"beacon-{mirror}", "down")
    for _ in range(3):
        with pytest.raises(Silence):
            ask_for_round(pinned, 23)
    with pytest.raises(Resting):
        ask_for_round(pinned, 23)


def test_a_forger_counts_before_one_who_is_late_and_before_silence(sandbox: Sandbox, pinned: Beacon) -> None:
    wrong(sandbox, "late", "satu")
    sandbox.switch("beacon-dua", "down")
    wrong(sandbox, "forged", "tiga")
    with pytest.raises(Forged):
        ask_for_round(pinned, newest(pinned))
    sandbox.switch("beacon-tiga", "down")
    with pytest.raises(NotOutYet):
        ask_for_round(pinned, newest(pinned))


@pytest.mark.parametrize(
    ("status", "headers", "content", "fault"),
    [
        (403, {}, b"", NotNow),
        (302, {"Location": "https://elsewhere.example"}, b"", Silence),
        (200, {}, b" " * 10_001, Silence),
        (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08", Forged),
    ],
)
def test_other_answers_have_their_names(
    status: int, headers: dict[str, str], content: bytes, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=headers, stream=httpx.ByteStream(content))

    client = httpx.Client(transport=httpx.MockTransport(answer))
    monkeypatch.setattr(ask, "_client", lambda: client)
    with pytest.raises(fault):
        ask_for_round(Beacon(chain=QUICKNET, mirrors={"one": "https://one.example"}), 1)


def test_mirrors_that_are_too_slow_are_left_in_time(
    sandbox: Sandbox, pinned: Beacon, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mirror in MIRRORS:
        sandbox.switch(f"beacon-{mirror}", "slow", seconds=90)
    monkeypatch.setattr(ask, "_ANSWERS_WITHIN_S", 0.3)
    with pytest.raises(Silence):
        ask_for_round(pinned, 1)


def test_a_restart_of_the_sandbox_keeps_its_chain(file: Path, pinned: Beacon) -> None:
    with running_sandbox(beacon=file) as again:
        assert chain_hash(again) == pinned.chain.chain


def test_the_beacon_is_quicknet_s_where_nothing_is_set(settings: Any, tmp_path: Path) -> None:
    settings.SANDBOX_BEACON = None
    assert beacon_of_this_run().chain == QUICKNET
    assert list(beacon_of_this_run().mirrors) == ["drand1", "drand2", "drand3", "cloudflare"]
    settings.BEACON_FILE = tmp_path / "beacon.json"
    told = Beacon(chain=QUICKNET, mirrors={"own": "https://own.example/drand"})
    settings.BEACON_FILE.write_text(told.model_dump_json())
    assert beacon_of_this_run() == told


def test_the_demo_pins_the_sandbox_s_chain(settings: Any, file: Path, pinned: Beacon) -> None:
    settings.SANDBOX_BEACON, settings.SANDBOX_URL = file, pinned.mirrors["satu"].removesuffix("/beacon/satu")
    assert beacon_of_this_run() == pinned
    settings.SANDBOX_BEACON = file.with_name("none.json")
    with pytest.raises(BeaconRefused):
        beacon_of_this_run()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[", '{"chain": {}, "mirrors": {"a": "https://a.example"}}'),
        *(f'{{"chain": {QUICKNET.model_dump_json()}, "mirrors": {mirrors}}}' for mirrors in ("{}", '{"A": "x"}', "[]")),
    ],
)
def test_a_file_that_pins_nothing_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "beacon.json"
    file.write_text(text)
    with pytest.raises(BeaconRefused, match=str(file)):
        read_beacon(file)
    with pytest.raises(BeaconRefused):
        read_beacon(tmp_path / "none.json")
