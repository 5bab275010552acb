"""`prakerja draw` as a person or a script meets it: output, errors, exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prakerja.console.draw import draw
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof.write_proof import write_proof
from prakerja.draw.engine.table_file import sha256_of
from tests.draw.draw_inputs import SEED, candidate, read_result, seat_row, write_candidates, write_seats
from tests.situations.proven_draws import Built, Story, build, continued, trust


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_candidates(tmp_path, [candidate("R1"), candidate("R2", household="0a" * 16, household_held=1)])
    write_seats(tmp_path, [seat_row(seats=2)])
    return tmp_path


def select(folder: Path, *more: str, seed: str = SEED, cap: str = "1") -> Result:
    files = ["--candidates", f"{folder / 'candidates.csv'}", "--seats", f"{folder / 'seats.csv'}"]
    rest = ["--seed", seed, "--cap", cap, "--out", f"{folder / 'result.csv'}"]
    return CliRunner().invoke(draw, ["select", *files, *rest, *more])


def test_select_writes_the_result_and_prints_a_table(folder: Path) -> None:
    said = select(folder)
    assert (said.exit_code, said.stderr) == (0, "")
    assert "household full" in said.stdout
    assert len(read_result(folder / "result.csv")) == 2


def test_select_answers_one_json_object(folder: Path) -> None:
    said = select(folder, "--json")
    assert (said.exit_code, said.stderr) == (0, "")
    report = json.loads(said.stdout)
    assert (report["candidates"], report["seated"], report["no_seat"], report["household_full"]) == (2, 1, 0, 1)
    assert report["candidates_sha256"] == sha256_of(folder / "candidates.csv")
    assert report["seconds"] >= 0
    assert report["peak_rss_mb"] > 1
    assert report["out"] == str(folder / "result.csv")


def test_bad_candidates_exit_with_2_and_say_where(folder: Path) -> None:
    write_candidates(folder, [candidate("R1"), candidate("R1")])
    said = select(folder, "--json")
    assert (said.exit_code, said.stdout) == (2, "")
    assert f"{folder / 'candidates.csv'}, line 3: receipt 'R1' appears twice" in said.stderr
    assert not (folder / "result.csv").exists()


@pytest.mark.parametrize(("option", "value"), [("seed", "no hex"), ("cap", "0"), ("cap", "many")])
def test_bad_options_exit_with_2(folder: Path, option: str, value: str) -> None:
    said = select(folder, **{option: value})
    assert (said.exit_code, said.stdout) == (2, "")
    assert option in said.stderr
    assert not (folder / "result.csv").exists()


def test_a_result_that_cannot_be_written_exits_with_1(folder: Path) -> None:
    said = select(folder, "--out", f"{folder / ('x' * 300)}.csv")
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith("failed: ")


def test_verify_exits_with_2_where_there_is_no_bundle(tmp_path: Path) -> None:
    said = CliRunner().invoke(draw, ["verify", str(tmp_path)])
    assert (said.exit_code, said.stdout) == (2, "")
    assert "holds no manifest.json" in said.stderr


def test_drawing_needs_no_django(folder: Path) -> None:
    program = "import sys, prakerja.console.draw; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def verify(built: Built, *more: str) -> Result:
    return CliRunner().invoke(draw, ["verify", str(built.folder), *more])


def test_a_draw_is_proven_wrong_or_not_proven_by_its_exit_status(tmp_path: Path) -> None:
    built = build(tmp_path / "bundle", Story())
    (tmp_path / "trust.json").write_text(trust().model_dump_json())
    known = ["--statement-sha256", built.given.statement.upper(), "--trust", str(tmp_path / "trust.json")]
    said = verify(built, *known)
    assert (said.exit_code, said.stderr) == (0, "")
    assert "The draw is PROVEN" in said.stdout
    said = verify(built, *known[:2])
    assert said.exit_code == 3
    assert "KURANG / LACKS chain: " in said.stdout
    assert "KURANG / LACKS witnesses: " in said.stdout
    said = verify(built, *known, "--cutoff", "ab" * 32, "--json")
    assert (said.exit_code, json.loads(said.stdout)["faults"]) == (1, [{"name": "cutoff_not_given", "where": ""}])
    later = build(tmp_path / "later", continued(built))
    more = ["--statement-sha256", later.given.statement, "--parent", str(built.folder)]
    assert verify(later, *known[2:], *more).exit_code == 0


def test_addenda_that_are_not_there_are_no_verdict(tmp_path: Path) -> None:
    """1 would say that the draw is wrong."""
    built = build(tmp_path / "bundle", Story())
    for path in (tmp_path / "nowhere", tmp_path):
        assert verify(built, "--addenda", str(path)).exit_code == 2
    more = ["--parent", str(built.folder), "--addenda", str(tmp_path / "nowhere"), "--out", str(tmp_path)]
    assert CliRunner().invoke(draw, ["continue", *more]).exit_code == 2


@pytest.mark.parametrize("told", ["{", "[]", '{"chains": 1}', '{"witnesses": ["x"]}', '{"sandbox": 1}', '{"who": 1}'])
def test_whom_to_trust_is_read_strictly(told: str, tmp_path: Path) -> None:
    built = build(tmp_path / "bundle", Story())
    (tmp_path / "trust.json").write_text(told)
    said = verify(built, "--trust", str(tmp_path / "trust.json"))
    assert (said.exit_code, said.stdout) == (2, "")
    assert verify(built, "--trust", str(tmp_path / "nowhere")).exit_code == 2
    assert verify(built, "--statement-sha256", "xx").exit_code == 2


def test_the_bundle_is_one_file_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    built = build(tmp_path / "bundle", Story())
    tables = {name: built.folder / f"{name}.csv" for name in ("candidates", "seats", "result")}
    script = (built.folder / "verify.py").read_bytes()
    hashes = {write_proof(tmp_path / name, built.papers, **tables, script=script) for name in ("one.zip", "two.zip")}
    assert hashes == {sha256_of(built.folder / "manifest.json")}
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert CliRunner().invoke(draw, ["verify", str(tmp_path / "one.zip")]).exit_code == 3
    (built.folder / "seats.csv").write_text("pass,area,group,seats,carry\n")
    with pytest.raises(FileRefused, match="is not the file whose SHA-256 the statement has"):
        write_proof(tmp_path / "three.zip", built.papers, **tables, script=script)
    assert not (tmp_path / "three.zip").exists()
