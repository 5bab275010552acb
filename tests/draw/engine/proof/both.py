"""Both verifiers on one bundle, held to the same answer."""

import atexit
import importlib.util
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from prakerja.draw.engine.proof import write_proof
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.proof.verify_proof import verify_proof

SCRIPT = Path(write_proof.__file__).with_name("verify.py")


@cache
def script() -> ModuleType:
    """The script as a module. Its own Ed25519 takes 5 ms a signature, so that the curve is asked elsewhere here, once
    for each; test_script.py holds its own to the same answers, and runs it as it is.
    """
    spec = importlib.util.spec_from_file_location("script_of_the_bundle", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    atexit.unregister(module.cut_off)
    module.is_signed = _is_signed  # type: ignore[attr-defined]
    return module


@lru_cache(None)
def _is_signed(key: bytes, signature: bytes, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True)
class Answer:
    """`faults`, `lacks`: by the names of the table."""

    status: int
    faults: frozenset[str]
    lacks: frozenset[str] = frozenset()


def both(
    bundle: Path, given: Given, trust: Trust, parents: Sequence[Path] = (), *, addenda: Path | None = None
) -> Answer:
    """What both say. They are told the same, the randomness too, for which the script cannot ask the curve."""
    ours = verify_proof(bundle, given=given, trust=trust, parents=parents, addenda=addenda)
    told: dict[str, Any] = {**trust.model_dump(), "sandbox": trust.sandbox}
    with script().Opened(str(bundle)) as opened:
        theirs = opened.verified(asdict(given), told, [str(one) for one in parents], str(addenda or ""))
    answer = Answer(ours.status, frozenset(one.name for one in ours.faults), frozenset(one.name for one in ours.lacks))
    status = 1 if theirs.faults else 3 if theirs.lacks else 0
    other = Answer(status, frozenset(name for name, _ in theirs.faults), frozenset(name for name, _ in theirs.lacks))
    assert answer == other
    return answer
