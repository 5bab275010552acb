"""Advisory locks are taken through their register alone."""

from pathlib import Path
from typing import Final

_SOURCE: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
_REGISTER: Final = _SOURCE / "kit" / "locks.py"


def test_no_advisory_lock_has_a_key_of_its_own_making() -> None:
    files = [path for suffix in ("py", "sql") for path in _SOURCE.rglob(f"*.{suffix}") if path != _REGISTER]
    assert [str(path) for path in files if "pg_advisory" in path.read_text() or "pg_try_adv" in path.read_text()] == []
