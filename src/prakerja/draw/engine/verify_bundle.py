"""Checks a published bundle with the engine of this program; the bundle's own verify.py is the second opinion."""

import filecmp
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from os import W_OK, access
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import manifest_of
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.open_bundle import opened_bundle
from prakerja.draw.engine.result_file import RESULT_COLUMNS
from prakerja.draw.engine.seed import SeedNotReady, reveal_opens, seed_of
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.engine.table_file import sha256_of


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was compared, and what was found, in both languages."""

    name: str
    passed: bool
    indonesian: str
    english: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Every check made, in order; checking stops where the papers cannot be read. `fingerprint`: manifest's SHA-256."""

    checks: tuple[Check, ...]
    fingerprint: str

    @property
    def verified(self) -> bool:
        """Whether everything agrees."""
        return all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class _Papers:
    rules: papers.Rules
    commitments: papers.Commitments
    reveals: papers.Reveals


def verify_bundle(path: Path) -> Verification:
    """What a fresh computation of the draw agrees and disagrees with. `path`: a folder or a zip. Raises NotABundle."""
    with opened_bundle(path) as folder:
        return Verification(checks=tuple(_checks(folder)), fingerprint=sha256_of(folder / papers.MANIFEST))


def _agrees(name: str, indonesian: str, english: str) -> Check:
    return Check(name, passed=True, indonesian=indonesian, english=english)


def _differs(name: str, indonesian: str, english: str) -> Check:
    return Check(name, passed=False, indonesian=indonesian, english=english)


def _checks(folder: Path) -> Iterator[Check]:
    yield _manifest(folder)
    try:
        read = _read_papers(folder)
    except (OSError, ValidationError) as error:
        yield _differs("papers", f"Berkas tidak terbaca: {_cause(error)}", f"A paper is unreadable: {_cause(error)}")
        return
    yield _frozen(folder, read.rules)
    yield _commitments(read)
    yield _seed(read)
    yield _result(folder, read)


def _manifest(folder: Path) -> Check:
    try:
        text = (folder / papers.MANIFEST).read_bytes().decode()
        listed = json.loads(text)
        if not isinstance(listed, dict) or text != papers.canonical_json(listed) or {*listed} != {*papers.LISTED_FILES}:
            return _differs("manifest", "manifest.json telah diubah", "manifest.json was altered")
        found = manifest_of(folder)
    except OSError as error:
        name = Path(str(error.filename)).name
        return _differs("manifest", f"{name} hilang", f"{name} is missing")
    except (ValueError, RecursionError):
        return _differs("manifest", "manifest.json tidak terbaca", "manifest.json is unreadable")
    if changed := ", ".join(name for name in found if found[name] != listed[name]):
        return _differs("manifest", f"isi berubah: {changed}", f"contents differ from the manifest: {changed}")
    return _agrees("manifest", "Semua berkas utuh", "Every file is as the manifest says")


def _read_papers(folder: Path) -> _Papers:
    return _Papers(
        rules=papers.Rules.model_validate_json((folder / papers.RULES).read_bytes()),
        commitments=papers.Commitments.model_validate_json((folder / papers.COMMITMENTS).read_bytes()),
        reveals=papers.Reveals.model_validate_json((folder / papers.REVEALS).read_bytes()),
    )


def _cause(error: OSError | ValidationError) -> str:
    if isinstance(error, OSError):
        return str(error.strerror)
    first = error.errors()[0]
    return f"{error.title.lower()}.json {'.'.join(map(str, first['loc']))}: {first['msg']}"


def _frozen(folder: Path, rules: papers.Rules) -> Check:
    published = {papers.CANDIDATES: rules.candidates_sha256, papers.SEATS: rules.seats_sha256}
    changed = [
        name for name, sha in published.items() if not (folder / name).is_file() or sha256_of(folder / name) != sha
    ]
    if changed:
        names = ", ".join(changed)
        return _differs("frozen", f"Bukan berkas yang dibekukan: {names}", f"Not the file that was frozen: {names}")
    return _agrees("frozen", "Peserta dan kuota sesuai aturan", "Candidates and seats are those of the rules")


def _commitments(read: _Papers) -> Check:
    names, sealed, opened = read.rules.custodians, read.commitments.commitments, read.reveals.reveals
    if not len(names) == len(sealed) == len(opened):
        return _differs("commitments", "Jumlah pemegang kunci tidak cocok", "The number of custodians differs")
    pairs = zip(names, sealed, opened, strict=True)
    if wrong := ", ".join(name for name, commitment, reveal in pairs if not reveal_opens(commitment, reveal)):
        return _differs("commitments", f"Komitmen tidak cocok: {wrong}", f"Reveal is not what was committed: {wrong}")
    return _agrees("commitments", "Semua komitmen cocok", f"All {len(names)} reveals open their commitments")


def _seed(read: _Papers) -> Check:
    if (read.rules.beacon is None) != (read.reveals.beacon is None):
        return _differs("seed", "Nilai suar tidak sesuai aturan", "The beacon's value does not fit the rules")
    try:
        seed = seed_of(read.rules.seed_candidates_sha256, read.reveals.reveals, read.reveals.beacon)
    except SeedNotReady as refused:
        return _differs("seed", f"Benih tidak dapat dihitung: {refused}", f"The seed cannot be computed: {refused}")
    if seed != read.reveals.seed:
        return _differs("seed", f"Benih berbeda, seharusnya {seed}", f"The seed differs; it should be {seed}")
    if read.rules.seed_candidates_sha256 != read.rules.candidates_sha256:
        origin = read.rules.seed_candidates_sha256
        return _agrees("seed", f"Benih dari undian {origin}", f"The seed continues the draw of candidates {origin}")
    return _agrees("seed", f"Benih {seed}", f"The seed is {seed}")


def _result(folder: Path, read: _Papers) -> Check:
    try:
        with TemporaryDirectory(dir=folder.parent if access(folder.parent, W_OK) else None) as name:
            computed = Path(name) / papers.RESULT
            selection = select_from_files(
                candidates=folder / papers.CANDIDATES,
                seats=folder / papers.SEATS,
                seed=read.reveals.seed,
                cap=read.rules.cap,
                out=computed,
            )
            difference = _first_difference(folder / papers.RESULT, computed)
    except FileRefused as refused:
        cause = f"{refused.path.name}, {refused.place}: {refused.cause}" if refused.place else refused.path.name
        return _differs("result", f"Berkas tidak terbaca: {cause}", f"A file cannot be used: {cause}")
    except OSError as error:
        return _differs("result", f"Berkas hilang: {error.strerror}", f"A file is missing: {error.strerror}")
    if difference:
        return _differs("result", f"Hasil berbeda: {difference}", f"The result differs: {difference}")
    counts = f"{selection.seated} / {selection.candidates}"
    return _agrees("result", f"Hasil sama, penerima: {counts}", f"The result is the same, seated: {counts}")


def _first_difference(path: Path, computed: Path) -> str:
    """The first row that is another one; the same rows in another spelling of CSV are no difference."""
    if filecmp.cmp(path, computed, shallow=False):
        return ""
    pairs = zip_longest(csv_rows(path, list(RESULT_COLUMNS)), csv_rows(computed, list(RESULT_COLUMNS)))
    for line, (found, expected) in enumerate(pairs, start=2):
        published, row = (side[1] if side else None for side in (found, expected))
        if published != row:
            return f"line {line}: {','.join(published or ['nothing'])} ≠ {','.join(row or ['nothing'])}"
    return ""
