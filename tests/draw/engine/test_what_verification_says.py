"""Each check of a bundle tells in both languages what it found, so that anybody can look there themselves."""

from pathlib import Path
from typing import Any

import pytest

from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import Bundle, write_bundle
from prakerja.draw.engine.seed import commitment_of, seed_of
from prakerja.draw.engine.verify_bundle import Check, Verification, verify_bundle
from tests.draw.draw_inputs import REVEALS
from tests.draw.engine.bundles import change_json, inputs, reseal, rules_for

OTHER_REVEAL = "4d" * 32


def said(folder: Path, name: str) -> tuple[bool, str, str]:
    """Whether the check of this name passed, and its two sentences; the bundle has a fresh manifest."""
    reseal(folder)
    return words(verify_bundle(folder), name)


def words(verification: Verification, name: str) -> tuple[bool, str, str]:
    (check,) = [check for check in verification.checks if check.name == name]
    assert verification.verified is all(check.passed for check in verification.checks)
    return check.passed, check.indonesian, check.english


def change_file(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))


def test_a_sound_bundle_is_told_check_by_check(bundle: Bundle) -> None:
    seated = f"{bundle.selection.seated} / 20"
    assert verify_bundle(bundle.directory) == Verification(
        checks=(
            Check("manifest", True, "Semua berkas utuh", "Every file is as the manifest says"),
            Check("frozen", True, "Peserta dan kuota sesuai aturan", "Candidates and seats are those of the rules"),
            Check("commitments", True, "Semua komitmen cocok", "All 3 reveals open their commitments"),
            Check("seed", True, f"Benih {bundle.seed}", f"The seed is {bundle.seed}"),
            Check("result", True, f"Hasil sama, penerima: {seated}", f"The result is the same, seated: {seated}"),
        ),
        fingerprint=bundle.manifest_sha256,
    )


# the manifest


@pytest.mark.parametrize("text", ["{}\n", "[]\n", "null\n", '{"candidates.csv": "0"}\n'])
def test_a_manifest_of_other_files_was_altered(bundle: Bundle, text: str) -> None:
    (bundle.directory / papers.MANIFEST).write_text(text)
    found = words(verify_bundle(bundle.directory), "manifest")
    assert found == (False, "manifest.json telah diubah", "manifest.json was altered")


def test_a_manifest_in_another_spelling_was_altered(bundle: Bundle) -> None:
    path = bundle.directory / papers.MANIFEST
    path.write_text(path.read_text().replace("  ", " "))
    assert words(verify_bundle(bundle.directory), "manifest")[2] == "manifest.json was altered"


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[" * 100_000])
def test_a_manifest_that_is_no_json_is_unreadable(bundle: Bundle, content: bytes) -> None:
    (bundle.directory / papers.MANIFEST).write_bytes(content)
    found = words(verify_bundle(bundle.directory), "manifest")
    assert found == (False, "manifest.json tidak terbaca", "manifest.json is unreadable")


def test_every_file_that_is_not_as_the_manifest_says_is_named(bundle: Bundle) -> None:
    for name in (papers.SEATS, papers.VERIFIER):
        with (bundle.directory / name).open("a") as file:
            file.write("\n")
    assert words(verify_bundle(bundle.directory), "manifest") == (
        False,
        "isi berubah: seats.csv, verify.py",
        "contents differ from the manifest: seats.csv, verify.py",
    )


def test_a_missing_file_is_named_in_both_languages(bundle: Bundle) -> None:
    (bundle.directory / papers.VERIFIER).unlink()
    found = words(verify_bundle(bundle.directory), "manifest")
    assert found == (False, "verify.py hilang", "verify.py is missing")


# the papers


@pytest.mark.parametrize(
    ("name", "change", "cause"),
    [
        (papers.RULES, {"cap": 0}, "rules.json cap: Input should be greater than or equal to 1"),
        (papers.RULES, {"note": "x"}, "rules.json note: Extra inputs are not permitted"),
        (papers.COMMITMENTS, {"commitments": ["x"] * 3}, "commitments.json commitments.0: String should match"),
        (papers.REVEALS, {"seed": 5}, "reveals.json seed: Input should be a valid string"),
    ],
)
def test_a_paper_that_is_not_as_it_must_be_is_told_by_file_and_place(
    bundle: Bundle, name: str, change: dict[str, Any], cause: str
) -> None:
    change_json(bundle.directory, name, lambda content: content.update(change))
    passed, indonesian, english = said(bundle.directory, "papers")
    assert not passed
    assert indonesian.startswith(f"Berkas tidak terbaca: {cause}")
    assert english.startswith(f"A paper is unreadable: {cause}")
    assert [check.name for check in verify_bundle(bundle.directory).checks] == ["manifest", "papers"]


@pytest.mark.parametrize("name", [papers.RULES, papers.COMMITMENTS, papers.REVEALS])
def test_a_paper_that_is_missing_is_told_as_the_system_tells_it(bundle: Bundle, name: str) -> None:
    (bundle.directory / name).unlink()
    assert words(verify_bundle(bundle.directory), "papers") == (
        False,
        "Berkas tidak terbaca: No such file or directory",
        "A paper is unreadable: No such file or directory",
    )


# what was frozen


def test_every_file_that_was_not_frozen_so_is_named(bundle: Bundle) -> None:
    change_file(bundle.directory, papers.SEATS, "1101,*,3", "1101,*,4")
    found = said(bundle.directory, "frozen")
    assert found == (False, "Bukan berkas yang dibekukan: seats.csv", "Not the file that was frozen: seats.csv")
    change_file(bundle.directory, papers.CANDIDATES, "PK12-0000", "PK12-9999")
    assert said(bundle.directory, "frozen")[1:] == (
        "Bukan berkas yang dibekukan: candidates.csv, seats.csv",
        "Not the file that was frozen: candidates.csv, seats.csv",
    )


@pytest.mark.parametrize("name", [papers.CANDIDATES, papers.SEATS])
def test_a_missing_file_is_not_the_one_that_was_frozen(bundle: Bundle, name: str) -> None:
    (bundle.directory / name).unlink()
    verification = verify_bundle(bundle.directory)
    assert words(verification, "frozen")[2] == f"Not the file that was frozen: {name}"
    assert words(verification, "result") == (
        False,
        f"Berkas tidak terbaca: {name}",
        f"A file cannot be used: {name}",
    )


# the custodians


def test_as_many_reveals_and_commitments_as_custodians(bundle: Bundle) -> None:
    expected = (False, "Jumlah pemegang kunci tidak cocok", "The number of custodians differs")
    change_json(bundle.directory, papers.COMMITMENTS, lambda paper: paper["commitments"].append("0" * 64))
    assert said(bundle.directory, "commitments") == expected
    change_json(bundle.directory, papers.RULES, lambda paper: paper["custodians"].append("Arsip"))
    assert said(bundle.directory, "commitments") == expected


def test_every_custodian_whose_reveal_is_another_is_named(bundle: Bundle) -> None:
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper["reveals"].__setitem__(1, OTHER_REVEAL))
    found = said(bundle.directory, "commitments")
    assert found == (False, "Komitmen tidak cocok: Kampus", "Reveal is not what was committed: Kampus")
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper["reveals"].__setitem__(2, OTHER_REVEAL))
    assert said(bundle.directory, "commitments")[1:] == (
        "Komitmen tidak cocok: Kampus, Notaris",
        "Reveal is not what was committed: Kampus, Notaris",
    )


# the seed


def test_a_beacon_that_the_rules_do_not_name_or_that_is_missing(bundle: Bundle) -> None:
    expected = (False, "Nilai suar tidak sesuai aturan", "The beacon's value does not fit the rules")
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper.update(beacon="b3ac04"))
    assert said(bundle.directory, "seed") == expected
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper.update(beacon=None))
    change_json(bundle.directory, papers.RULES, lambda paper: paper.update(beacon={"source": "d", "round": "1"}))
    assert said(bundle.directory, "seed") == expected


def test_a_seed_that_cannot_be_computed_says_why(bundle: Bundle) -> None:
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper.update(reveals=[REVEALS[0]] * 3))
    assert said(bundle.directory, "seed") == (
        False,
        "Benih tidak dapat dihitung: two custodians have the same reveal",
        "The seed cannot be computed: two custodians have the same reveal",
    )


def test_another_seed_is_told_beside_the_right_one(bundle: Bundle) -> None:
    change_json(bundle.directory, papers.REVEALS, lambda paper: paper.update(seed="0" * 64))
    assert said(bundle.directory, "seed") == (
        False,
        f"Benih berbeda, seharusnya {bundle.seed}",
        f"The seed differs; it should be {bundle.seed}",
    )


def test_a_seed_with_a_beacon_is_told_like_any_other(tmp_path: Path) -> None:
    given = inputs(tmp_path)
    beacon = papers.Beacon(source="https://api.drand.sh", round="4242424")
    given["rules"] = rules_for(given["candidates"], given["seats"], beacon=beacon)
    bundle = write_bundle(tmp_path / "bundle", **given, beacon="b3ac04")
    seed = seed_of(given["rules"].candidates_sha256, REVEALS, "b3ac04")
    assert said(bundle.directory, "seed") == (True, f"Benih {seed}", f"The seed is {seed}")


def test_a_seed_that_continues_another_draw_names_it(tmp_path: Path) -> None:
    given, origin = inputs(tmp_path), "0f" * 32
    given["rules"] = rules_for(given["candidates"], given["seats"], seed_candidates_sha256=origin)
    bundle = write_bundle(tmp_path / "bundle", **given)
    assert bundle.seed == seed_of(origin, REVEALS)
    assert said(bundle.directory, "seed") == (
        True,
        f"Benih dari undian {origin}",
        f"The seed continues the draw of candidates {origin}",
    )


# the result


def test_a_changed_row_is_told_by_its_line_as_it_is_and_as_it_should_be(bundle: Bundle) -> None:
    lines = (bundle.directory / papers.RESULT).read_text().splitlines()
    forged = lines[2].replace("PK12", "PK13")
    change_file(bundle.directory, papers.RESULT, lines[2], forged)
    difference = f"line 3: {forged} ≠ {lines[2]}"
    assert said(bundle.directory, "result") == (
        False,
        f"Hasil berbeda: {difference}",
        f"The result differs: {difference}",
    )


def test_a_row_too_many_or_too_few_stands_against_nothing(bundle: Bundle) -> None:
    path = bundle.directory / papers.RESULT
    lines = path.read_text().splitlines(keepends=True)
    extra = "PK12-9999,no_seat,,,,21,ffffffffffffffff"
    path.write_text("".join([*lines, extra, "\n"]))
    assert said(bundle.directory, "result")[2] == f"The result differs: line 22: {extra} ≠ nothing"
    path.write_text("".join(lines[:-1]))
    assert said(bundle.directory, "result")[2] == f"The result differs: line 21: nothing ≠ {lines[-1].strip()}"


def test_a_file_of_the_result_that_breaks_a_rule_is_told_by_its_line(bundle: Bundle) -> None:
    change_file(bundle.directory, papers.CANDIDATES, "PK12-0001,1101", "PK12-0001,9999")
    cause = "candidates.csv, line 3: area '9999' is not known; expected ID, a 2-digit province or a 4-digit regency"
    assert said(bundle.directory, "result") == (
        False,
        f"Berkas tidak terbaca: {cause}",
        f"A file cannot be used: {cause}",
    )


def test_a_result_that_is_missing_is_told_as_the_system_tells_it(bundle: Bundle) -> None:
    (bundle.directory / papers.RESULT).unlink()
    assert words(verify_bundle(bundle.directory), "result") == (
        False,
        "Berkas hilang: No such file or directory",
        "A file is missing: No such file or directory",
    )


def test_a_result_without_a_line_is_told(bundle: Bundle) -> None:
    (bundle.directory / papers.RESULT).write_bytes(b"")
    passed, _, english = said(bundle.directory, "result")
    assert not passed
    assert english.startswith("A file cannot be used: result.csv, line ")
    assert "the column 'receipt' is missing; the columns are receipt, outcome, pass, area, group, rank, key" in english


def test_the_cap_of_the_rules_is_the_cap_of_the_result(bundle: Bundle) -> None:
    change_json(bundle.directory, papers.RULES, lambda paper: paper.update(cap=2))
    assert not said(bundle.directory, "result")[0]


def test_a_commitment_is_the_hash_of_its_own_reveal(bundle: Bundle) -> None:
    sealed = [commitment_of(reveal) for reveal in (*REVEALS[:2], OTHER_REVEAL)]
    change_json(bundle.directory, papers.COMMITMENTS, lambda paper: paper.update(commitments=sealed))
    assert said(bundle.directory, "commitments")[2] == "Reveal is not what was committed: Notaris"
