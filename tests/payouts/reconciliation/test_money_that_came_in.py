"""What somebody pays back over the bank is theirs by its reference, whichever form the day's statement comes in.

The bank is asked over a socket: service 14, and camt.053.
"""

import pytest

from prakerja.appeals.models import Repayment
from prakerja.appeals.repayment.match_repayments import match_repayments
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import ReconciliationCase
from prakerja.words.repayment_papers import spaced
from prakerja_sandbox.bank.testing import SandboxBank
from tests.situations.bank_statements import reconciled, unexplained
from tests.situations.repayment import OWED, demanded

pytestmark = pytest.mark.unfunded
MATCHING = Actor.system("appeals.match_repayments")
SENT = 300_000


def matched() -> int:
    with unit_of_work(by=MATCHING):
        return match_repayments(by=MATCHING, now=read_clock())


def test_a_repayment_is_matched_by_its_reference_in_either_form_and_once(own_bank: SandboxBank) -> None:
    first, second = demanded(), demanded()
    nobody = "8800 0000 0000 0000 00"
    for text in (first.reference, f"VA {spaced(second.reference)}/SITI & <IBU>", nobody, "BAYAR UTANG"):
        own_bank.pay_in("bni", SENT, text)
    reconciled(own_bank, as_file=False)
    before = unexplained(own_bank, "bni")
    assert [matched(), matched()] == [2, 0]
    made = dict(Repayment.objects.values_list("applicant_id", "left"))
    assert made == {one.applicant_id: OWED - SENT for one in (first, second)}
    # To the rupiah, as before: what is matched lies at the house by our books too, and its case is closed.
    assert unexplained(own_bank, "bni") == before == 0
    waiting = set(ReconciliationCase.objects.waiting().filter(difference=SENT).values_list("remark", flat=True))
    assert waiting == {nobody, "BAYAR UTANG"}
    # The same day as a file tells the same lines: nothing is recorded once more.
    reconciled(own_bank, as_file=True)
    assert (matched(), Repayment.objects.count()) == (0, 2)
    own_bank.pay_in("bni", SENT, spaced(first.reference))
    reconciled(own_bank, as_file=True)
    assert (matched(), Repayment.objects.count(), unexplained(own_bank, "bni")) == (1, 3, 0)
