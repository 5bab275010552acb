"""A bundle changed by one byte, one value, one file: named by both verifiers alike, whatever manifest is written to it.

Whoever runs them knows F, K and the round's randomness from elsewhere. What an insider makes anew: test_insiders.py.
"""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.opened_proof import NotAProof
from tests.draw.engine.proof.both import both, script
from tests.draw.engine.proof.changes import changed_texts
from tests.situations.proven_draws import Built, reseal, trust
from tests.thorough import as_many, spread

PAPERS = (p.STATEMENT, p.COMMITMENTS, p.REVEALS, p.CUTOFF, p.BEACON, p.LOG)


def refused(folder: Path, proof: Built) -> frozenset[str]:
    answer = both(folder, proof.given, trust())
    assert answer.status == 1, answer
    return answer.faults


@pytest.mark.parametrize("name", p.EVERY_FILE)
def test_a_byte_of_any_file_cannot_be_changed(name: str, folder: Path, kept_proof: Built) -> None:
    path, content = folder / name, (folder / name).read_bytes()
    chance = random.Random(name)
    for place in [0, len(content) - 1, *chance.sample(range(len(content)), as_many(4, thorough=400))]:
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        faults = refused(folder, kept_proof)
        assert faults & {"manifest_differs", "paper_misspelt"}, place
        if name != p.MANIFEST:
            reseal(folder)
            assert refused(folder, kept_proof), place
            (folder / p.MANIFEST).write_bytes((kept_proof.folder / p.MANIFEST).read_bytes())


@pytest.mark.parametrize("name", PAPERS)
def test_a_value_of_any_paper_cannot_be_changed(name: str, folder: Path, kept_proof: Built) -> None:
    changes = list(changed_texts((folder / name).read_bytes()))
    assert len(changes) > 15
    for what, content in spread(changes, 40):
        (folder / name).write_bytes(content)
        reseal(folder)
        answer = both(folder, kept_proof.given, trust())
        assert answer.status == 1, what


@pytest.mark.parametrize("odd", [["draw.round"], {"draw.seed": 1}, None, True])
def test_an_entry_of_the_log_whose_parts_are_no_texts_is_named_without_breaking(
    odd: object, folder: Path, kept_proof: Built
) -> None:
    log = json.loads((folder / p.LOG).read_bytes())
    for key in ("kind", "statement_sha256", "statement", "at", "public_key", "key", "signed_by", "what", "receipt"):
        told = [{**json.loads(entry["line"]), key: odd} for entry in log["entries"]]
        lines = [json.dumps(one, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for one in told]
        entries = [{**entry, "line": line} for entry, line in zip(log["entries"], lines, strict=True)]
        (folder / p.LOG).write_bytes(p.spelt({**log, "entries": entries}))
        reseal(folder)
        assert "log_proof_wrong" in refused(folder, kept_proof), key


JUNK = {
    "nothing": b"",
    "bytes": b"\xff\xfe\0",
    "list": b"[]\n",
    "object": b"{}\n",
    "null": b"null\n",
    "deep": b"[" * 100_000,
    "marked": b"\xef\xbb\xbf{}\n",
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_in_place_of_any_file_is_named_without_breaking(junk: bytes, folder: Path, kept_proof: Built) -> None:
    for name in p.EVERY_FILE:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(junk)
        assert refused(folder, kept_proof) & {"manifest_differs", "paper_misspelt"}
        (folder / name).write_bytes(whole)


@pytest.mark.parametrize("name", p.LISTED)
def test_a_missing_file_is_named(name: str, folder: Path, kept_proof: Built) -> None:
    (folder / name).unlink()
    assert refused(folder, kept_proof) == {"file_missing"}


def lines_of(folder: Path, name: str, change: Callable[[list[str]], list[str]]) -> None:
    path = folder / name
    path.write_text("".join(change(path.read_text().splitlines(keepends=True))))
    reseal(folder)


@pytest.mark.parametrize(
    ("name", "fault"), [(p.CANDIDATES, "candidates_differ"), (p.SEATS, "seats_differ"), (p.RESULT, "result_differs")]
)
def test_rows_of_any_table_stay_as_they_are_and_where_they_are(
    name: str, fault: str, folder: Path, kept_proof: Built
) -> None:
    whole = (folder / name).read_bytes()
    changes: list[Callable[[list[str]], list[str]]] = [
        lambda rows: rows[:-1],
        lambda rows: [*rows, rows[-1]],
        lambda rows: [rows[0], *rows[:0:-1]],
        lambda rows: [*rows[:-1], rows[-1].replace(",", ", ", 1)],
        lambda rows: [*rows[:-1], rows[-1].replace("1", "１", 1)],
        lambda rows: [*rows[:-1], rows[-1].replace("1", "01", 1)],
        lambda rows: [*rows[:-1], rows[-1].replace("\n", "\r\n")],
        lambda rows: [*rows[:-1], rows[-1][:-1]],
        lambda rows: [*rows, "\n"],
        lambda rows: ["\ufeff" + rows[0], *rows[1:]],
        lambda rows: [rows[0].replace("a", "а"), *rows[1:]],
        lambda rows: rows[1:],
    ]
    for change in changes:
        lines_of(folder, name, change)
        assert fault in refused(folder, kept_proof)
        (folder / name).write_bytes(whole)


@pytest.mark.parametrize("wrong", ["NaN", "true", "1.0", "+1", "x", "-1", "", " 1", "1_0", "１", "1" * 16])
def test_a_number_of_a_table_in_another_spelling_is_named(wrong: str, folder: Path, kept_proof: Built) -> None:
    tables = {p.CANDIDATES: ("tickets", "household_held"), p.SEATS: ("pass", "seats", "carry")}
    for name, columns in tables.items():
        whole = (folder / name).read_text()
        header, first, *rest = whole.splitlines()
        for column in columns:
            cells = first.split(",")
            cells[header.split(",").index(column)] = wrong
            (folder / name).write_text("\n".join([header, ",".join(cells), *rest]) + "\n")
            reseal(folder)
            assert "table_misspelt" in refused(folder, kept_proof), (name, column)
        (folder / name).write_text(whole)


def zipped(folder: Path, out: Path, *more: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(out, "w") as archive:
        for name in p.EVERY_FILE:
            archive.write(folder / name, name)
        for name, content in more:
            archive.writestr(name, content)
    return out


def test_a_zip_is_a_bundle_and_so_is_one_of_its_folder(kept_proof: Built, tmp_path: Path) -> None:
    path = zipped(kept_proof.folder, tmp_path / "one.zip", ("../beside.txt", b"no"), ("a/b/result.csv", b"no"))
    assert both(path, kept_proof.given, trust()).status == 0
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for name in p.EVERY_FILE:
            archive.write(kept_proof.folder / name, f"bundle/{name}")
    assert both(tmp_path / "two.zip", kept_proof.given, trust()).status == 0
    assert not (tmp_path / "beside.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", p.EVERY_FILE)
def test_a_zip_with_two_files_of_a_name_is_wrong(name: str, kept_proof: Built, tmp_path: Path) -> None:
    content = (kept_proof.folder / name).read_bytes()
    for second in (name, f"bundle/{name}"):
        path = zipped(kept_proof.folder, tmp_path / "bundle.zip", (second, content))
        assert both(path, kept_proof.given, trust()).faults == {"file_doubled"}


def test_a_file_whose_name_looks_alike_is_not_taken_for_it(kept_proof: Built, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        for name in p.EVERY_FILE:
            archive.write(kept_proof.folder / name, name.replace("result", "rеsult"))
    assert both(tmp_path / "bundle.zip", kept_proof.given, trust()).faults == {"file_missing"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"plain text"])
def test_what_is_no_bundle_is_no_bundle_to_both(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(content)
    for path in (tmp_path / "bundle.zip", tmp_path / "nowhere", tmp_path):
        with pytest.raises(NotAProof):
            both(path, Built.given_nothing(), trust())
        with pytest.raises(script().NotABundle), script().Opened(str(path)):
            raise AssertionError


def test_a_zip_cut_short_is_no_bundle(kept_proof: Built, tmp_path: Path) -> None:
    path = zipped(kept_proof.folder, tmp_path / "bundle.zip")
    whole = path.read_bytes()
    for many in range(0, len(whole), max(1, len(whole) // as_many(5, thorough=300))):
        path.write_bytes(whole[:many])
        with pytest.raises(NotAProof):
            both(path, kept_proof.given, trust())
        with pytest.raises(script().NotABundle), script().Opened(str(path)):
            raise AssertionError


def test_each_paper_is_spelt_in_one_way(kept_proof: Built, folder: Path) -> None:
    for name in (*PAPERS, p.MANIFEST):
        whole = (folder / name).read_bytes()
        told = json.loads(whole)
        for other in (json.dumps(told), json.dumps(told, indent=1), whole.decode().strip(), whole.decode() + "\n"):
            (folder / name).write_text(other)
            assert "paper_misspelt" in refused(folder, kept_proof)
        (folder / name).write_bytes(whole)
