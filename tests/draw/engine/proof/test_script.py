"""verify.py as anyone runs it: alone, on an old Python too; and its own arithmetic beside that of others."""

import atexit
import importlib.util
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import FAULTS, LACKS
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.statement import Statement
from tests.draw.draw_inputs import Row, candidate_rows, caps, seat_rows, seeds, write_candidates, write_seats
from tests.draw.engine.proof.both import SCRIPT, script
from tests.situations.proven_draws import Built, build, continued, trust

OLD = next(iter(Path.home().glob(".pyenv/versions/3.8*/bin/python3.8")), shutil.which("python3.8"))


def run(folder: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """-S besides, so that no installed package is within its reach."""
    command = [python, "-I", "-S", p.VERIFIER, str(folder), *arguments]
    return subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, check=False)


def known(built: Built) -> list[str]:
    given = built.given
    return ["--statement-sha256", given.statement, "--cutoff", given.cutoff, "--randomness", given.randomness]


def test_it_proves_a_draw_to_whoever_knows_three_numbers_from_elsewhere(kept_proof: Built, tmp_path: Path) -> None:
    said = run(kept_proof.folder, *known(kept_proof))
    assert (said.returncode, said.stderr) == (0, "")
    assert "The draw is PROVEN" in said.stdout
    assert f"seed {kept_proof.seed}" in said.stdout
    (tmp_path / "trust.json").write_text(trust().model_dump_json())
    said = run(kept_proof.folder, *known(kept_proof), "--trust", str(tmp_path / "trust.json"))
    assert (said.returncode, said.stderr) == (0, "")


def test_to_whoever_knows_nothing_it_says_what_lacks(kept_proof: Built) -> None:
    said = run(kept_proof.folder)
    assert (said.returncode, said.stderr) == (3, "")
    assert all(f"KURANG / LACKS {name}: " in said.stdout for name in ("statement", "cutoff", "randomness"))
    assert "NOT PROVEN" in said.stdout


@pytest.mark.parametrize("many", [1, 2])
def test_one_of_the_three_numbers_less_is_not_enough(many: int, kept_proof: Built) -> None:
    assert run(kept_proof.folder, *known(kept_proof)[: 2 * many]).returncode == 3


def test_it_says_what_is_wrong(folder: Path, kept_proof: Built) -> None:
    (folder / p.RESULT).write_text((folder / p.RESULT).read_text().replace("seated", "no_seat", 1))
    said = run(folder, *known(kept_proof))
    assert (said.returncode, said.stderr) == (1, "")
    assert "result_differs: " in said.stdout
    assert "manifest_differs: " in said.stdout
    assert "The draw is WRONG" in said.stdout


@pytest.mark.parametrize(
    "arguments",
    [["--statement-sha256", "xx"], ["--cutoff", "１" * 64], ["--trust", "nowhere"], ["--trust", p.BEACON], ["a", "b"]],
)
def test_wrong_arguments_are_no_answer(arguments: list[str], kept_proof: Built) -> None:
    said = run(kept_proof.folder, *arguments)
    assert (said.returncode, said.stdout) == (2, "")


def test_without_a_bundle_it_looks_where_it_lies(kept_proof: Built, tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-S", str(kept_proof.folder / p.VERIFIER), *known(kept_proof)]
    assert subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, check=False).returncode == 0
    said = run(kept_proof.folder, "--parent", str(tmp_path))
    assert said.returncode == 3
    assert run(kept_proof.folder.parent, python=sys.executable).returncode == 2


def test_it_takes_the_parent_of_a_draw_that_continues(kept_proof: Built, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    assert run(later.folder, *known(later)).returncode == 3
    assert run(later.folder, *known(later), "--parent", str(kept_proof.folder)).returncode == 0


@pytest.mark.skipif(OLD is None, reason="there is no Python 3.8 here")
def test_it_runs_on_python_3_8(kept_proof: Built, tmp_path: Path) -> None:
    (tmp_path / "trust.json").write_text(trust().model_dump_json())
    said = run(kept_proof.folder, *known(kept_proof), "--trust", str(tmp_path / "trust.json"), python=str(OLD))
    assert (said.returncode, said.stderr) == (0, "")


def test_one_that_was_cut_off_in_a_copy_has_checked_nothing(folder: Path, kept_proof: Built) -> None:
    whole = (folder / p.VERIFIER).read_text().splitlines(keepends=True)
    for many in range(60, len(whole) - 1, 300):
        (folder / p.VERIFIER).write_text("".join(whole[:many]))
        said = run(folder, *known(kept_proof))
        assert said.returncode != 0


def test_the_table_of_faults_is_one(kept_proof: Built) -> None:
    assert script().FAULTS == FAULTS
    assert script().LACKS == LACKS
    source = SCRIPT.read_text()
    assert set(FAULTS) <= {name for name in FAULTS if source.count(f'"{name}"') >= 2}


def test_it_asks_of_a_statement_what_we_ask() -> None:
    assert set(script().STATEMENT) == set(Statement.model_fields)


def _own() -> ModuleType:
    spec = importlib.util.spec_from_file_location("script_as_it_is", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    atexit.unregister(module.cut_off)
    return module


def test_its_own_ed25519_answers_as_openssl_does() -> None:
    chance, own = random.Random(25519), _own()
    for number in range(4):
        secret = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        key, text = secret.public_key().public_bytes_raw(), chance.randbytes(number)
        signature = secret.sign(text)
        for spoilt in (0, 31, 32, 63, None):
            tried = bytearray(signature)
            if spoilt is not None:
                tried[spoilt] ^= 1 << chance.randrange(8)
            assert own.is_signed(key, bytes(tried), text) is _by_openssl(key, bytes(tried), text) is (spoilt is None)
        # The same scalar once round the group is another spelling of it, and refused.
        again = int.from_bytes(signature[32:], "little") + own.ORDER
        longer = signature[:32] + again.to_bytes(32, "little")
        assert not own.is_signed(key, longer, text)
        assert not own.is_signed(key, signature[:63], text)
        assert not own.is_signed(chance.randbytes(32), signature, text)


def _by_openssl(key: bytes, signature: bytes, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def test_its_shapes_take_what_the_papers_are(kept_proof: Built) -> None:
    for name in p.EVERY_FILE:
        if name.endswith(".json"):
            assert script().fits(json.loads((kept_proof.folder / name).read_text()), script().SHAPES[name])


@settings(max_examples=150, deadline=None)
@given(candidates=candidate_rows, seats=seat_rows, cap=caps, seed=seeds)
def test_its_own_draw_is_the_engines(candidates: list[Row], seats: list[Row], cap: int, seed: str) -> None:
    """Small nasty draws, where every rule collides: each byte of the result."""
    own = script()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people, offered, out = write_candidates(folder, candidates), write_seats(folder, seats), folder / p.RESULT
        select_from_files(candidates=people, seats=offered, seed=seed, cap=cap, out=out)
        order, rows = own.ranked(people, seed), own.seats_of(folder)
        row_of, full = own.draw(order, rows, cap)
        assert b"".join(own.result_lines(order, rows, row_of, full)) == out.read_bytes()
