"""A dead chain is given up from the witnesses' own machines to the attempt that is over: `prakerja log give-up` and
`prakerja beacon give-up`, with a beacon that answers over a socket.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from prakerja.connectors.beacon.beacons import read_sandbox_beacon
from prakerja.console import beacon as beacon_command
from prakerja.console.beacon import beacon
from prakerja.console.log import log
from prakerja.draw.given_up import sign_giving_up
from prakerja.draw.models import ChainGivenUp
from prakerja.draw.statement import Statement, statement_file, statement_hash
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.sandbox_witnesses import SANDBOX_SECRETS
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.situations.attempts import newest
from tests.situations.draw import cut_off_wave
from tests.situations.stated_draws import OTHER_CHAIN, WITNESSES, statement

NAME, KEY = "saksi.example/w11", next(iter(WITNESSES.values()))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Path]]:
    file = tmp_path_factory.mktemp("beacon") / "beacon.json"
    with running_sandbox(beacon=file) as sandbox:
        yield sandbox, file


@pytest.fixture
def sandbox(running: tuple[Sandbox, Path]) -> Sandbox:
    running[0].reset()
    return running[0]


@pytest.fixture
def told(running: tuple[Sandbox, Path], sandbox: Sandbox) -> dict[str, Any]:
    """A statement of the sandbox's chain whose round was due a minute ago."""
    chain = read_sandbox_beacon(running[1], sandbox.url).chain
    number = int(time.time() - 60 - chain.genesis_time) // chain.period
    drawn_at = chain.genesis_time + (number - 1) * chain.period
    times = {"commit_by": drawn_at - 7200, "reveal_by": drawn_at - 3600}
    return statement(beacon={**chain.model_dump(), "round": number}, **times)


def asked(folder: Path, told: dict[str, Any], *mirrors: str, **changed: str) -> Result:
    (folder / "statement.json").write_bytes(statement_file(told))
    (folder / "key.hex").write_text(KEY.hex())
    chain = {**told["beacon"], "chain": OTHER_CHAIN}
    del chain["round"]
    (folder / "next.json").write_text(json.dumps({"chain": chain, "mirrors": {"one": "https://beacon.example"}}))
    usual = {"statement": "statement.json", "next": "next.json", "key-file": "key.hex"}
    given = {name: str(folder / file) for name, file in usual.items()} | {"name": NAME} | changed
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(log, ["give-up", *options, *(part for one in mirrors for part in _option(one))])


def _option(one: str) -> list[str]:
    return [one] if one.startswith("--") else ["--mirror", one]


def late(sandbox: Sandbox) -> str:
    sandbox.switch("beacon-satu", "wrong", code="late")
    return f"{sandbox.url}/beacon/satu"


def test_a_round_that_no_mirror_has_is_given_up_with_one_line(
    sandbox: Sandbox, told: dict[str, Any], tmp_path: Path
) -> None:
    said = asked(tmp_path, told, late(sandbox), "http://127.0.0.1:9")
    assert said.exit_code == 0, said.stderr
    assert "does not have round" in said.stderr
    line = json.loads(said.stdout)
    f = statement_hash(told)
    assert line == {
        "next_chain": OTHER_CHAIN,
        "signature": sign_giving_up(KEY, f, OTHER_CHAIN),
        "statement_sha256": f,
        "witness": str(WitnessKey.of_secret(NAME, KEY)),
    }


def test_a_round_that_one_mirror_has_is_not_given_up(sandbox: Sandbox, told: dict[str, Any], tmp_path: Path) -> None:
    said = asked(tmp_path, told, late(sandbox), f"{sandbox.url}/beacon/dua")
    assert (said.exit_code, said.stdout) == (1, "")
    assert "its signature is the chain's" in said.stderr


@pytest.mark.parametrize("mode", ["forged", "down", "failing", "nobody"])
def test_where_every_mirror_is_silent_or_lies_nothing_is_given_up_unawares(
    sandbox: Sandbox, told: dict[str, Any], tmp_path: Path, mode: str
) -> None:
    """Whose network is down, or cut by somebody, would give up a chain that is well."""
    if mode == "forged":
        sandbox.switch("beacon-satu", "wrong", code="forged")
    elif mode != "nobody":
        sandbox.switch("beacon-satu", mode)
    mirror = "http://127.0.0.1:9" if mode == "nobody" else f"{sandbox.url}/beacon/satu"
    said = asked(tmp_path, told, mirror)
    assert (said.exit_code, said.stdout, "--though-silent" in said.stderr) == (1, "", True), said.stderr
    assert asked(tmp_path, told, mirror, "--though-silent").exit_code == 0


def test_a_round_that_is_still_to_come_is_not_given_up(sandbox: Sandbox, told: dict[str, Any], tmp_path: Path) -> None:
    told["beacon"]["round"] += 10**6
    said = asked(tmp_path, told, late(sandbox))
    assert (said.exit_code, "still to come" in said.stderr) == (1, True)


def test_what_cannot_be_signed_is_bad_input_and_says_why(
    sandbox: Sandbox, told: dict[str, Any], tmp_path: Path
) -> None:
    mirror = late(sandbox)
    assert "names no witness" in asked(tmp_path, told, mirror, name="other.example/w1").stderr
    assert "nobody is known" in asked(tmp_path, told).stderr
    spaced = tmp_path / "spaced.json"
    spaced.write_bytes(statement_file(told).replace(b":", b": ", 1))
    assert "to the byte" in asked(tmp_path, told, mirror, statement=str(spaced)).stderr
    own = {name: one for name, one in told["beacon"].items() if name != "round"}
    same = tmp_path / "same.json"
    same.write_text(json.dumps({"chain": own, "mirrors": {"one": "https://beacon.example"}}))
    wrong = asked(tmp_path, told, mirror, next=str(same))
    assert (wrong.exit_code, "the chain of the statement itself" in wrong.stderr) == (2, True)
    assert asked(tmp_path, told, mirror, next=str(spaced)).exit_code == 2


@pytest.fixture
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(beacon_command, "django_ready", ready)


def lines_for(stated: Statement, many: int, next_chain: str = OTHER_CHAIN) -> str:
    f = statement_hash(stated.model_dump())
    lines = [
        {
            "next_chain": next_chain,
            "signature": sign_giving_up(secret, f, next_chain),
            "statement_sha256": f,
            "witness": str(WitnessKey.of_secret(name, secret)),
        }
        for name, secret in list(SANDBOX_SECRETS.items())[:many]
    ]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def handed_in(folder: Path, text: str, number: int) -> Result:
    file = folder / "lines.txt"
    file.write_text(text)
    return CliRunner().invoke(beacon, ["give-up", str(file), "--wave", str(number), "--operator", "Wati"])


@pytest.mark.django_db
@pytest.mark.usefixtures("on_this_database")
def test_an_operator_hands_in_the_lines_of_a_quorum(tmp_path: Path) -> None:
    wave = cut_off_wave()
    stated = Statement.model_validate_json(newest(wave).file)
    few = handed_in(tmp_path, lines_for(stated, 3), wave.number)
    assert (few.exit_code, "4 of the statement's witnesses must have signed it" in few.stderr) == (1, True)
    for _ in range(2):
        done = handed_in(tmp_path, lines_for(stated, 4), wave.number)
        assert (done.exit_code, "waited for no longer" in done.stdout) == (0, True), done.stderr
    assert ChainGivenUp.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("on_this_database")
def test_lines_that_are_none_change_nothing(tmp_path: Path) -> None:
    wave = cut_off_wave()
    stated = Statement.model_validate_json(newest(wave).file)
    good = lines_for(stated, 4)
    for text in ("", "nonsense\n", good[:-9], good.replace('"witness"', '"who"'), "é"):
        assert handed_in(tmp_path, text, wave.number).exit_code == 2
    mixed = lines_for(stated, 2) + lines_for(stated, 2, "ef" * 32)
    assert "not of one statement" in handed_in(tmp_path, mixed, wave.number).stderr
    assert "There is no wave 99" in handed_in(tmp_path, good, 99).stderr
    assert not ChainGivenUp.objects.exists()
