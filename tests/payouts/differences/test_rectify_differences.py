"""Two people rectify what was paid wrongly, as it was shown: claimed back or due; what is too little is left alone."""

from datetime import timedelta

import pytest

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.audit.models import Event
from prakerja.cards.post_end import ClaimRepaid
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import InstalmentState
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.payouts.differences import rules
from prakerja.payouts.differences.act import RECTIFY, NothingToRectify
from prakerja.payouts.differences.kinds import DIRECTION_OF, RECTIFIED, DifferenceKind, Direction
from prakerja.payouts.differences.rectify_differences import rectify_differences
from prakerja.payouts.models import Difference, Instruction
from prakerja.work.models import LongWork
from tests.situations.cards import decided
from tests.situations.certificate_doubts import withdrawn
from tests.situations.corrections import LATER, paid, reinstated
from tests.situations.differences import COMPARED, TAMPERED, compared, moved_by_hand, paid_once, rectified, standing
from tests.situations.learning import Bought
from tests.situations.payouts import built
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def _owed(bought: Bought) -> int:
    return int(balance_of(Account(AccountKind.CLAIM, bought.buyer.applicant_id)))


@pytest.mark.parametrize("kind", RECTIFIED[Direction.OVERPAID])
def test_what_was_paid_too_much_is_claimed_and_its_payee_is_told_once(kind: DifferenceKind) -> None:
    tamper, amount = TAMPERED[kind]
    bought = tamper()
    compared()
    rectified(DIRECTION_OF[kind])
    assert (_owed(bought), standing()) == (amount, [])
    told = Message.objects.filter(text="repayment_demanded", channel="email")
    assert [read_words(one.words_as_json)["owed"] for one in told] == [amount]
    compared(at=COMPARED + timedelta(days=1))
    assert standing() == []
    assert prove(known={}).faults == ()
    with pytest.raises(NothingToRectify):
        rectified(DIRECTION_OF[kind])


def test_what_was_said_to_be_paid_is_paid_by_the_next_batch() -> None:
    TAMPERED[DifferenceKind.SAID_PAID][0]()
    compared()
    rectified(Direction.UNDERPAID)
    built()
    assert Instruction.objects.get().amount == 600_000
    compared(at=COMPARED + timedelta(days=1))
    assert standing() == []


def test_what_was_paid_in_part_has_its_rest_as_another_instalment() -> None:
    TAMPERED[DifferenceKind.TOO_LITTLE][0]()
    compared()
    rectified(Direction.UNDERPAID)
    assert list(Instalment.objects.order_by("number").values_list("amount", "state"))[::4] == [
        (450_000, InstalmentState.DUE),
        (150_000, InstalmentState.DUE),
    ]
    compared(at=COMPARED + timedelta(hours=1))
    assert standing() == []
    built(at=COMPARED + timedelta(days=1))
    assert Instruction.objects.latest("number").amount == 150_000
    assert prove(known={}).faults == ()


def test_what_the_night_has_forgotten_it_looks_for_again() -> None:
    TAMPERED[DifferenceKind.FORGOTTEN][0]()
    compared()
    rectified(Direction.UNDERPAID)
    assert LongWork.objects.filter(kind__endswith="bring_due").exists()


def test_below_the_least_sum_nothing_is_demanded_and_it_stays_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    monkeypatch.setattr("prakerja.payouts.differences.act.LEAST_RECTIFIED", Rupiah(100_001))
    with pytest.raises(NothingToRectify):
        rectified(Direction.OVERPAID)
    assert (_owed(bought), standing()) == (0, [(DifferenceKind.TOO_MUCH, 100_000)])
    assert Rupiah(10_000) == rules.LEAST_RECTIFIED


def test_the_dry_run_says_how_many_how_much_of_which_kind_and_what_is_left_alone() -> None:
    TAMPERED[DifferenceKind.TOO_MUCH][0]()
    TAMPERED[DifferenceKind.WITHOUT_CERTIFICATE][0]()
    small = paid_once()
    Instalment.objects.filter(applicant_id=small.buyer.applicant_id, number=1).update(amount=599_000)
    compared()
    plan = rectified(Direction.OVERPAID).plan
    assert (plan["rectified_people"], plan["rectified"], plan["left_alone"], plan["left_alone_amount"]) == (
        2,
        700_000,
        1,
        1_000,
    )
    assert plan["by_difference"] == {
        "certificate": {"rows": 1, "amount": 600_000},
        "too_much": {"rows": 1, "amount": 100_000},
    }


def test_what_differs_otherwise_since_it_was_shown_makes_the_proposal_void() -> None:
    TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    with unit_of_work(by=(by := an_officer())):
        proposal = propose_act(act=RECTIFY, subject="overpaid", asked={}, reason="Beda", by=by, now=COMPARED)
    Instalment.objects.filter(number=1).update(amount=400_000)
    compared(at=COMPARED + timedelta(minutes=1))
    with pytest.raises(ProposalVoid), unit_of_work(by=(by := an_officer())):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=COMPARED + timedelta(minutes=2))


def test_what_changed_and_nobody_has_compared_yet_is_not_touched() -> None:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    Instalment.objects.filter(number=1).update(amount=600_000)
    rectified(Direction.OVERPAID)
    assert _owed(bought) == 0
    assert Difference.objects.get().ended_at == COMPARED


def test_one_decision_is_carried_out_once() -> None:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    by = decided(RECTIFY, "overpaid", at=COMPARED)
    for _ in range(2):
        with unit_of_work(by=by):
            rectify_differences(direction="overpaid", by=by, now=COMPARED)
    assert _owed(bought) == 100_000
    assert Event.objects.filter(name="payouts.differences.rectified").count() == 1


def test_a_certificate_that_stands_again_drops_the_claim_and_withdrawn_again_it_is_claimed_again() -> None:
    bought = TAMPERED[DifferenceKind.WITHOUT_CERTIFICATE][0]()
    compared()
    rectified(Direction.OVERPAID)
    reinstated(bought, at=COMPARED)
    assert _owed(bought) == 0
    withdrawn(bought, at=COMPARED + timedelta(hours=1))
    compared(at=COMPARED + timedelta(hours=2))
    rectified(Direction.OVERPAID, at=COMPARED + timedelta(hours=3))
    assert _owed(bought) == 600_000
    assert prove(known={}).faults == ()


def test_what_was_paid_back_already_is_not_dropped() -> None:
    bought = TAMPERED[DifferenceKind.WITHOUT_CERTIFICATE][0]()
    compared()
    rectified(Direction.OVERPAID)
    moved_by_hand(bought, AccountKind.INCENTIVE_RESERVE, AccountKind.CLAIM, 1_000)
    with pytest.raises(ClaimRepaid):
        reinstated(bought, at=COMPARED)


def test_unpaid_people_are_paid_and_paid_people_are_not_paid_again() -> None:
    for kind in (DifferenceKind.SAID_PAID, DifferenceKind.NOT_SAID_PAID):
        TAMPERED[kind][0]()
    compared()
    rectified(Direction.UNDERPAID)
    paid()
    assert Instruction.objects.count() == 2
    assert LATER < COMPARED
