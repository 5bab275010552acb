"""An account is told as people would type it."""

from uuid import UUID

import pytest

from prakerja.ledger.chart import AccountKind
from prakerja.ledger.spelling import spelled


@pytest.mark.parametrize(
    ("kind", "of", "text"),
    [
        (AccountKind.TREASURY, UUID(int=2020), "treasury:2020"),
        (AccountKind.WAVE_RESERVE, UUID(int=11), "wave-reserve:11"),
        (AccountKind.TRAINING_BALANCE, UUID(int=5), f"training-balance:{UUID(int=5)}"),
        (99, UUID(int=1), f"99:{UUID(int=1)}"),
    ],
)
def test_what_stands_in_a_row_is_told_whatever_it_is(kind: int, of: UUID, text: str) -> None:
    assert spelled(kind, of) == text
