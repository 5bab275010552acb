"""The published bundle, checked by this program and by its own script alone; and every way to tamper with it."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prakerja.draw.engine import open_bundle
from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import Bundle, write_bundle, zip_bundle
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.open_bundle import NotABundle
from prakerja.draw.engine.seed import RevealRefused, SeedNotReady
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.engine.verify_bundle import verify_bundle
from tests.draw.draw_inputs import REVEALS, candidate, seat_row, write_candidates, write_seats
from tests.draw.engine.bundles import COMMITMENTS, EVERY_FILE, change_json, inputs, reseal, rules_for


def run_script(folder: Path) -> subprocess.CompletedProcess[str]:
    """As anyone would run it; -S besides, so that no installed package is within its reach."""
    return subprocess.run(
        [sys.executable, "-I", "-S", papers.VERIFIER], cwd=folder, env={}, capture_output=True, text=True, check=False
    )


def both_refuse(folder: Path) -> str:
    """What the bundle's own script says, once both it and this program found a difference without breaking."""
    said = run_script(folder)
    assert (said.returncode, said.stderr) == (1, ""), said
    assert "BEDA / DIFFERS" in said.stdout
    assert not verify_bundle(folder).verified
    return said.stdout


def test_a_bundle_is_complete_and_verifies_under_a_bare_interpreter(bundle: Bundle) -> None:
    assert {path.name for path in bundle.directory.iterdir()} == set(EVERY_FILE)
    said = run_script(bundle.directory)
    assert (said.returncode, said.stderr) == (0, "")
    assert "The draw is CORRECT" in said.stdout
    assert "Undian ini BENAR" in said.stdout
    assert bundle.manifest_sha256 in said.stdout


def test_this_program_verifies_the_folder_and_the_zip(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    for path in (bundle.directory, tmp_path / "bundle.zip"):
        verification = verify_bundle(path)
        assert verification.verified
        assert verification.fingerprint == bundle.manifest_sha256
        assert [check.name for check in verification.checks] == ["manifest", "frozen", "commitments", "seed", "result"]


def test_the_same_bundle_gives_the_same_zip(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "one.zip")
    zip_bundle(bundle.directory, tmp_path / "two.zip")
    assert sha256_of(tmp_path / "one.zip") == sha256_of(tmp_path / "two.zip")


def test_the_zip_tells_nothing_of_the_machine_and_takes_files_of_any_size(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(EVERY_FILE)
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.compress_type, entry.external_attr >> 16) == (zipfile.ZIP_DEFLATED, 0o644)
        # 4.5: each may be longer than four gigabytes
        assert entry.extract_version == 45


def test_no_more_is_unpacked_than_the_machine_can_bear(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    whole = sum((bundle.directory / name).stat().st_size for name in EVERY_FILE)
    monkeypatch.setattr(open_bundle, "MOST_BYTES", whole)
    assert verify_bundle(tmp_path / "bundle.zip").verified
    monkeypatch.setattr(open_bundle, "MOST_BYTES", whole - 1)
    with pytest.raises(NotABundle, match=r"bundle\.zip: unpacks to more than 0 GiB"):
        verify_bundle(tmp_path / "bundle.zip")


def test_a_zip_of_the_folder_itself_verifies_too(bundle: Bundle, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "packed"), "zip", root_dir=tmp_path, base_dir="bundle")
    assert verify_bundle(tmp_path / "packed.zip").verified


@pytest.mark.parametrize("name", EVERY_FILE)
def test_a_changed_byte_in_any_file_is_found(bundle: Bundle, name: str) -> None:
    path = bundle.directory / name
    content = bytearray(path.read_bytes())
    # verify.py must still run to be able to say so: change a letter of its first docstring
    position = 5 if name == papers.VERIFIER else len(content) // 2
    content[position] ^= 1
    path.write_bytes(content)
    assert name in both_refuse(bundle.directory)


@pytest.mark.parametrize("name", EVERY_FILE)
@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\0", b"[]\n", b'{"a": 1}\n', b"null", b"[" * 100_000])
def test_junk_in_place_of_any_file_is_found_without_breaking(bundle: Bundle, name: str, junk: bytes) -> None:
    if name == papers.VERIFIER:
        (bundle.directory / name).write_bytes((bundle.directory / name).read_bytes() + b"#")
    else:
        (bundle.directory / name).write_bytes(junk)
    assert "Traceback" not in both_refuse(bundle.directory)


@pytest.mark.parametrize("name", EVERY_FILE)
def test_a_space_at_the_end_of_any_file_is_found(bundle: Bundle, name: str) -> None:
    with (bundle.directory / name).open("ab") as file:
        file.write(b" ")
    both_refuse(bundle.directory)


@pytest.mark.parametrize("name", [name for name in papers.LISTED_FILES if name != papers.VERIFIER])
def test_a_missing_file_is_named(bundle: Bundle, name: str) -> None:
    (bundle.directory / name).unlink()
    assert f"{name}: hilang / missing" in both_refuse(bundle.directory)
    assert name in verify_bundle(bundle.directory).checks[0].english


def test_a_missing_script_is_named_by_this_program(bundle: Bundle) -> None:
    (bundle.directory / papers.VERIFIER).unlink()
    assert verify_bundle(bundle.directory).checks[0].english == "verify.py is missing"


def swap_winner_and_loser(folder: Path) -> None:
    path = folder / papers.RESULT
    text = path.read_text()
    winner = next(line for line in text.splitlines() if ",seated," in line).split(",")[0]
    loser = next(line for line in text.splitlines() if ",no_seat," in line or ",household_full," in line).split(",")[0]
    path.write_text(text.replace(winner, "?").replace(loser, winner).replace("?", loser))


def add_a_row(folder: Path) -> None:
    with (folder / papers.RESULT).open("a") as file:
        file.write("PK12-9999,seated,1,ID,*,21,ffffffffffffffff\n")


def drop_a_row(folder: Path) -> None:
    path = folder / papers.RESULT
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


def add_a_candidate(folder: Path) -> None:
    with (folder / papers.CANDIDATES).open("a") as file:
        file.write("PK12-9999,1101,,1,,0\n")


def add_seats(folder: Path) -> None:
    path = folder / papers.SEATS
    path.write_text(path.read_text().replace("1101,*,3", "1101,*,4"))


def new_candidates_under_the_old_seed(folder: Path) -> None:
    add_a_candidate(folder)
    frozen = sha256_of(folder / papers.CANDIDATES)
    change_json(
        folder, papers.RULES, lambda rules: rules.update(candidates_sha256=frozen, seed_candidates_sha256=frozen)
    )


def another_seed(folder: Path) -> None:
    change_json(folder, papers.REVEALS, lambda reveals: reveals.update(seed="0" * 64))


def another_reveal(folder: Path) -> None:
    change_json(folder, papers.REVEALS, lambda reveals: reveals["reveals"].__setitem__(1, "4d" * 32))


def another_cap(folder: Path) -> None:
    change_json(folder, papers.RULES, lambda rules: rules.update(cap=2))


def two_custodians(folder: Path) -> None:
    change_json(folder, papers.RULES, lambda rules: rules["custodians"].pop())
    change_json(folder, papers.REVEALS, lambda reveals: reveals["reveals"].pop())
    change_json(folder, papers.COMMITMENTS, lambda commitments: commitments["commitments"].pop())


def a_custodian_without_reveal(folder: Path) -> None:
    change_json(folder, papers.RULES, lambda rules: rules["custodians"].append("Arsip"))


def one_reveal_twice(folder: Path) -> None:
    change_json(folder, papers.REVEALS, lambda reveals: reveals.update(reveals=[REVEALS[0]] * 3))
    change_json(folder, papers.COMMITMENTS, lambda commitments: commitments.update(commitments=[COMMITMENTS[0]] * 3))


def another_format(folder: Path) -> None:
    change_json(folder, papers.RULES, lambda rules: rules.update(format="prakerja-draw-2"))


def a_beacon_nobody_named(folder: Path) -> None:
    change_json(folder, papers.RULES, lambda rules: rules.update(beacon={"source": "drand", "round": "1"}))


@pytest.mark.parametrize(
    "forge",
    [
        swap_winner_and_loser,
        add_a_row,
        drop_a_row,
        add_a_candidate,
        add_seats,
        new_candidates_under_the_old_seed,
        another_seed,
        another_reveal,
        another_cap,
        two_custodians,
        a_custodian_without_reveal,
        one_reveal_twice,
        another_format,
        a_beacon_nobody_named,
    ],
)
def test_a_forgery_is_found_even_with_a_fresh_manifest(bundle: Bundle, forge: Callable[[Path], None]) -> None:
    forge(bundle.directory)
    reseal(bundle.directory)
    assert "OK              berkas" in both_refuse(bundle.directory)


def test_a_folder_without_a_manifest_is_no_bundle(bundle: Bundle) -> None:
    (bundle.directory / papers.MANIFEST).unlink()
    said = run_script(bundle.directory)
    assert (said.returncode, said.stderr) == (2, "")
    with pytest.raises(NotABundle, match=r"holds no manifest\.json"):
        verify_bundle(bundle.directory)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"plain text"])
def test_a_file_that_is_no_zip_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bundle.zip").write_bytes(content)
    with pytest.raises(NotABundle, match="cannot be unpacked"):
        verify_bundle(tmp_path / "bundle.zip")


def test_a_zip_cut_short_is_no_bundle(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    whole = (tmp_path / "bundle.zip").read_bytes()
    (tmp_path / "bundle.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotABundle):
        verify_bundle(tmp_path / "bundle.zip")


def test_a_zip_writes_nothing_outside_its_folder(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip", "a") as archive:
        archive.writestr("../escaped.txt", "no")
        archive.writestr("a/b/rules.json", "no")
    assert verify_bundle(tmp_path / "bundle.zip").verified
    assert not (tmp_path / "escaped.txt").exists()


def test_a_zip_with_a_file_twice_is_no_bundle(bundle: Bundle, tmp_path: Path) -> None:
    zip_bundle(bundle.directory, tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip", "a") as archive:
        archive.writestr("other/rules.json", "no")
    with pytest.raises(NotABundle, match="holds a file twice"):
        verify_bundle(tmp_path / "bundle.zip")


def test_there_must_be_something_to_verify(tmp_path: Path) -> None:
    with pytest.raises(NotABundle, match="no such folder or file"):
        verify_bundle(tmp_path / "nowhere")


def test_a_beacon_named_in_the_rules_is_part_of_the_seed(tmp_path: Path) -> None:
    given = inputs(tmp_path)
    beacon = papers.Beacon(source="https://api.drand.sh", round="4242424")
    given["rules"] = rules_for(given["candidates"], given["seats"], beacon=beacon)
    with_beacon = write_bundle(tmp_path / "with", **given, beacon="b3ac04")
    without = write_bundle(tmp_path / "without", **inputs(tmp_path))
    assert with_beacon.seed != without.seed
    assert verify_bundle(with_beacon.directory).verified
    assert run_script(with_beacon.directory).returncode == 0


def test_a_recovery_draw_continues_the_same_order(bundle: Bundle, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    rest = [candidate(f"PK12-{n:04}", tickets=1 + n % 2) for n in range(10)]
    candidates = write_candidates(tmp_path / "later", rest)
    seats = write_seats(tmp_path / "later", [seat_row(seats=1)])
    origin = json.loads((bundle.directory / papers.RULES).read_text())["candidates_sha256"]
    rules = rules_for(candidates, seats, seed_candidates_sha256=origin)
    later = write_bundle(
        tmp_path / "recovery",
        rules=rules,
        candidates=candidates,
        seats=seats,
        commitments=COMMITMENTS,
        reveals=REVEALS,
    )
    first_order = [line.split(",")[0] for line in (bundle.directory / papers.RESULT).read_text().splitlines()[1:]]
    later_order = [line.split(",")[0] for line in (later.directory / papers.RESULT).read_text().splitlines()[1:]]
    assert later_order == [receipt for receipt in first_order if receipt in later_order]
    assert origin in run_script(later.directory).stdout
    assert verify_bundle(later.directory).verified


def test_an_empty_draw_has_a_proof_too(tmp_path: Path) -> None:
    given = inputs(tmp_path)
    candidates, seats = write_candidates(tmp_path, []), write_seats(tmp_path, [])
    given |= {"rules": rules_for(candidates, seats), "candidates": candidates, "seats": seats}
    assert run_script(write_bundle(tmp_path / "bundle", **given).directory).returncode == 0


def wrong_reveal(given: dict[str, Any]) -> None:
    given["reveals"] = (*REVEALS[:2], "4d" * 32)


def reveals_out_of_order(given: dict[str, Any]) -> None:
    given["reveals"] = REVEALS[::-1]


def malformed_reveal(given: dict[str, Any]) -> None:
    given["reveals"] = (*REVEALS[:2], "open sesame")


def reveal_missing(given: dict[str, Any]) -> None:
    given["reveals"] = REVEALS[:2]


def beacon_unasked(given: dict[str, Any]) -> None:
    given["beacon"] = "b3ac04"


def beacon_missing(given: dict[str, Any]) -> None:
    beacon = papers.Beacon(source="https://api.drand.sh", round="4242424")
    given["rules"] = rules_for(given["candidates"], given["seats"], beacon=beacon)


def seats_changed(given: dict[str, Any]) -> None:
    with given["seats"].open("a") as file:
        file.write("3,ID,*,1,0\n")


def candidates_changed(given: dict[str, Any]) -> None:
    with given["candidates"].open("a") as file:
        file.write("PK12-9999,1101,,1,,0\n")


def bad_candidates(given: dict[str, Any]) -> None:
    candidates_changed(given)
    candidates_changed(given)
    given["rules"] = rules_for(given["candidates"], given["seats"])


def candidates_in_parquet(given: dict[str, Any]) -> None:
    given["candidates"].write_bytes(b"PAR1")


@pytest.mark.parametrize(
    ("spoil", "refusal", "cause"),
    [
        (wrong_reveal, SeedNotReady, "the reveal of Notaris does not open the commitment"),
        (reveals_out_of_order, SeedNotReady, "the reveal of Ombudsman, Notaris|the reveal of Ombudsman"),
        (malformed_reveal, RevealRefused, "64 hex digits"),
        (reveal_missing, SeedNotReady, "^each custodian of the rules needs one commitment and one reveal$"),
        (beacon_unasked, SeedNotReady, "^the rules name a beacon and its value is missing, or the other way round$"),
        (beacon_missing, SeedNotReady, "^the rules name a beacon and its value is missing, or the other way round$"),
        (candidates_changed, FileRefused, r"^.*/candidates\.csv: is not the file whose SHA-256 the rules published$"),
        (seats_changed, FileRefused, r"^.*/seats\.csv: is not the file whose SHA-256 the rules published$"),
        (bad_candidates, FileRefused, r"candidates\.csv, line 23: receipt 'PK12-9999' appears twice"),
        (
            candidates_in_parquet,
            FileRefused,
            r"^.*/candidates\.csv: a bundle holds CSV, which needs no program to be read; freeze it as CSV$",
        ),
    ],
)
def test_a_bundle_that_could_not_be_verified_is_not_written(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], refusal: type[Exception], cause: str
) -> None:
    given = inputs(tmp_path)
    spoil(given)
    with pytest.raises(refusal, match=cause):
        write_bundle(tmp_path / "bundle", **given)
    assert {path.name for path in tmp_path.iterdir()} == {"candidates.csv", "seats.csv"}


def test_a_published_bundle_is_never_written_over(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        write_bundle(bundle.directory, **inputs(tmp_path))
    cause = "exists already; a published bundle is never written over"
    assert (str(refused.value), refused.value.cause) == (f"{bundle.directory}: {cause}", cause)
    assert verify_bundle(bundle.directory).verified
