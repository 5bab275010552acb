"""Accounts as people type them: `treasury:2020`, `wave-reserve:11`, `training-balance:` and an applicant's id. Pure."""

from typing import Final
from uuid import UUID

from prakerja.ledger.chart import NATURE, AccountKind, Of

_NUMBERED: Final = (Of.YEAR, Of.WAVE)
_NAME_OF: Final = {kind: kind.name.lower().replace("_", "-") for kind in AccountKind}


def spelled(kind: int, of: UUID) -> str:
    """Of what stands in a row, also where it should not."""
    if kind not in NATURE:
        return f"{kind}:{of}"
    is_numbered = NATURE[AccountKind(kind)].of in _NUMBERED and of.int < 10_000
    return f"{_NAME_OF[AccountKind(kind)]}:{of.int if is_numbered else of}"
