"""Writes the bundle of a draw of format 2 from its ready papers: one zip, the same bytes for the same papers."""

import hashlib
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.table_file import FileFormat, format_of, sha256_of, written_whole

# The same bundle gives the same zip: the clock of the machine must not show in it.
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def verifier() -> bytes:
    """The script as this program has it; its SHA-256 goes into the next statement."""
    return files("prakerja.draw.engine.proof").joinpath(p.VERIFIER).read_bytes()


def write_proof(out: Path, papers: p.Papers, *, candidates: Path, seats: Path, result: Path, script: bytes) -> str:
    """The file `out` is the bundle; it appears whole or not at all. Returns the SHA-256 of its manifest.

    Raises FileRefused when candidates, seats or the script are not those of the statement.
    """
    stated = papers.statement
    tables = {p.CANDIDATES: candidates, p.SEATS: seats, p.RESULT: result}
    small = {**papers.files(), p.VERIFIER: script}
    hashes = {name: sha256_of(path) for name, path in tables.items()}
    hashes |= {name: hashlib.sha256(content).hexdigest() for name, content in small.items()}
    wanted = {p.CANDIDATES: stated.candidates_sha256, p.SEATS: stated.seats_sha256, p.VERIFIER: stated.verify_sha256}
    if wrong := [name for name, sha256 in wanted.items() if hashes[name] != sha256]:
        raise FileRefused(tables.get(wrong[0], Path(wrong[0])), "is not the file whose SHA-256 the statement has")
    for path in tables.values():
        if format_of(path) is not FileFormat.CSV:
            raise FileRefused(path, "a bundle holds CSV, which needs no program to be read; freeze it as CSV")
    small[p.MANIFEST] = p.spelt(hashes)
    with written_whole(out) as part, zipfile.ZipFile(part, "x", compression=zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(p.EVERY_FILE):
            with archive.open(_entry(name), "w", force_zip64=True) as target:
                if name in small:
                    target.write(small[name])
                else:
                    with tables[name].open("rb") as source:
                        shutil.copyfileobj(source, target)
    return hashlib.sha256(small[p.MANIFEST]).hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return entry
