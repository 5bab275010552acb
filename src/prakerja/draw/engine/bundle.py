"""Writes the published bundle of a draw: everything that anyone needs to recompute it, and the script that does."""

import secrets
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.seed import SeedNotReady, checked_reveal, reveal_opens, seed_of
from prakerja.draw.engine.select_from_files import Selection, select_from_files
from prakerja.draw.engine.table_file import FileFormat, format_of, sha256_of, written_whole

# The same bundle gives the same zip: the clock of the machine must not show in it.
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A written bundle; `manifest_sha256` is its fingerprint, to be published beside it."""

    directory: Path
    seed: str
    manifest_sha256: str
    selection: Selection


def write_bundle(
    directory: Path,
    *,
    rules: papers.Rules,
    candidates: Path,
    seats: Path,
    commitments: Sequence[str],
    reveals: Sequence[str],
    beacon: str | None = None,
) -> Bundle:
    """The new folder `directory` holds the whole proof, result included; it appears complete or not at all.

    Raises FileRefused when a file is bad or not the one in the rules, or when the folder exists; SeedNotReady when
    reveals do not open the commitments one by one; RevealRefused when one is malformed.
    """
    if directory.exists():
        raise FileRefused(directory, "exists already; a published bundle is never written over")
    _refuse_other_file(candidates, rules.candidates_sha256)
    _refuse_other_file(seats, rules.seats_sha256)
    opened = _open(rules, papers.Commitments(commitments=tuple(commitments)), reveals, beacon)
    with _folder_written_whole(directory) as part:
        selection = select_from_files(
            candidates=candidates, seats=seats, seed=opened.seed, cap=rules.cap, out=part / papers.RESULT
        )
        shutil.copyfile(candidates, part / papers.CANDIDATES)
        shutil.copyfile(seats, part / papers.SEATS)
        _write_text(part / papers.RULES, papers.paper_text(rules))
        _write_text(part / papers.COMMITMENTS, papers.paper_text(papers.Commitments(commitments=tuple(commitments))))
        _write_text(part / papers.REVEALS, papers.paper_text(opened))
        (part / papers.VERIFIER).write_bytes(files("prakerja.draw.engine").joinpath(papers.VERIFIER).read_bytes())
        _write_text(part / papers.MANIFEST, papers.canonical_json(manifest_of(part)))
    return Bundle(directory, opened.seed, sha256_of(directory / papers.MANIFEST), selection)


def manifest_of(directory: Path) -> dict[str, str]:
    """The SHA-256 of each listed file of the bundle."""
    return {name: sha256_of(directory / name) for name in papers.LISTED_FILES}


def zip_bundle(directory: Path, out: Path) -> None:
    """The file `out` is the bundle as one zip; the same bundle always gives the same bytes."""
    with written_whole(out) as part, zipfile.ZipFile(part, "x", compression=zipfile.ZIP_DEFLATED) as archive:
        for name in sorted((*papers.LISTED_FILES, papers.MANIFEST)):
            entry = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with (directory / name).open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)


def _refuse_other_file(path: Path, sha256: str) -> None:
    if format_of(path) is not FileFormat.CSV:
        raise FileRefused(path, "a bundle holds CSV, which needs no program to be read; freeze it as CSV")
    if sha256_of(path) != sha256:
        raise FileRefused(path, "is not the file whose SHA-256 the rules published")


def _open(
    rules: papers.Rules, commitments: papers.Commitments, reveals: Sequence[str], beacon: str | None
) -> papers.Reveals:
    if not len(rules.custodians) == len(commitments.commitments) == len(reveals):
        raise SeedNotReady("each custodian of the rules needs one commitment and one reveal")
    pairs = zip(rules.custodians, commitments.commitments, reveals, strict=True)
    if wrong := [name for name, commitment, reveal in pairs if not reveal_opens(commitment, reveal)]:
        raise SeedNotReady(f"the reveal of {wrong[0]} does not open the commitment")
    if (rules.beacon is None) != (beacon is None):
        raise SeedNotReady("the rules name a beacon and its value is missing, or the other way round")
    seed = seed_of(rules.seed_candidates_sha256, reveals, beacon)
    return papers.Reveals(reveals=tuple(checked_reveal(reveal) for reveal in reveals), beacon=beacon, seed=seed)


@contextmanager
def _folder_written_whole(directory: Path) -> Iterator[Path]:
    part = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}.part")
    part.mkdir()
    try:
        yield part
        part.rename(directory)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
