"""What a bank has of a case: which way the money of nobody's payment went is said, and no minus tells the opposite."""

import pytest

from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.words.reconciliation import bank_words


@pytest.mark.parametrize(
    ("kind", "there", "said"),
    [
        (CaseKind.UNKNOWN_LINE, 7_000, "Rp7.000 keluar"),
        (CaseKind.UNKNOWN_LINE, -7_000, "Rp7.000 masuk"),
        (CaseKind.OTHER_AMOUNT, 600_001, "Rp600.001"),
        (CaseKind.BALANCE, -5, "\u2212Rp5"),
    ],
)
def test_what_the_bank_has_is_said_with_the_way_it_went(kind: CaseKind, there: int, said: str) -> None:
    assert bank_words(kind, there) == said
