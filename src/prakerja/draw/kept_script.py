"""The script that a statement names, kept with it: an update of the program before the bundle is made has another."""

import hashlib
from pathlib import Path
from typing import Final

from prakerja.draw.engine.proof.papers import VERIFIER
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.kept_files import fetch, keep, kept_name
from prakerja.draw.statement import Statement

_KIND: Final = "verify"


def keep_script(folder: Path, *, wave_number: int) -> None:
    """The program's own lies in the storage; `folder` has it too."""
    script = folder / VERIFIER
    script.write_bytes(verifier())
    keep(script, wave_number=wave_number, kind=_KIND)


def script_of(stated: Statement, folder: Path, *, wave_number: int) -> bytes:
    """The one whose SHA-256 the statement has. Raises FrozenFileChanged."""
    own = verifier()
    if hashlib.sha256(own).hexdigest() == stated.verify_sha256:
        return own
    name = kept_name(wave_number, _KIND, stated.verify_sha256, Path(VERIFIER).suffix)
    return fetch(name, sha256=stated.verify_sha256, to=folder / VERIFIER).read_bytes()
