"""Payments that were tampered with, each in one way, and the night that compares them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.incentives.models import Instalment
from prakerja.incentives.note_settled import Happened, note_settled
from prakerja.incentives.states import DueKind, InstalmentState
from prakerja.kit.actor import Actor
from prakerja.kit.new_id import new_id
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.differences.find_differences import find_differences
from prakerja.payouts.differences.kinds import DifferenceKind, Direction
from prakerja.payouts.models import Difference, InstructedDue, Instruction
from prakerja.waves.models import Wave
from tests.situations.certificate_doubts import withdrawn
from tests.situations.corrections import LATER, paid
from tests.situations.incentives import earned
from tests.situations.learning import Bought
from tests.situations.payouts import to_be_paid
from tests.situations.waves import a_wave, an_officer

COMPARING: Final = Actor.system("payouts.find_differences")
COMPARED: Final = LATER + timedelta(days=9)


def compared(*, at: datetime = COMPARED) -> None:
    with unit_of_work(by=COMPARING):
        find_differences(by=COMPARING, now=at)


def standing() -> list[tuple[str, int]]:
    rows = Difference.objects.filter(ended_at=None).order_by("kind").values_list("kind", "amount", "rectified")
    return [(kind, amount - rectified) for kind, amount, rectified in rows if amount > rectified]


def of_each_kind() -> None:
    """As the night would have listed them, of one wave."""
    wave = Wave.objects.first() or a_wave()
    for place, kind in enumerate(DifferenceKind):
        of_due = kind.value not in {"books_less", "books_more", "booked_less", "booked_more"}
        Difference.objects.create(
            payee_id=new_id(),
            award=1 if of_due else 0,
            due_kind=DueKind.INSTALMENT.value if of_due else "",
            number=1 if of_due else 0,
            kind=kind,
            wave=wave,
            # One of them is left alone.
            amount=600_000 if place else 9_000,
            since=LATER if of_due else None,
            found_at=COMPARED,
        )


def proposed_to_rectify(direction: Direction, *, at: datetime | None = None) -> Proposal:
    with unit_of_work(by=(by := an_officer())) as work:
        return propose_act(
            act=RECTIFY, subject=direction.value, asked={}, reason="Dibandingkan", by=by, now=at or work.now
        )


def rectified(direction: Direction, *, at: datetime = COMPARED) -> Proposal:
    """One of finance proposes it, another confirms."""
    proposal = proposed_to_rectify(direction, at=at)
    with unit_of_work(by=(by := an_officer())):
        return confirm_proposal(proposal_id=proposal.pk, by=by, now=at)


def paid_once() -> Bought:
    bought = to_be_paid()
    paid()
    return bought


def moved_by_hand(bought: Bought, debit: AccountKind, credit: AccountKind, amount: int, *, nth: int = 1) -> None:
    """No verb does this to the books."""
    whose = bought.buyer.applicant_id
    with unit_of_work(by=COMPARING):
        post(
            Posting(
                posting_id("tests.by_hand", whose, nth),
                whose,
                "tests.by_hand",
                2021,
                (Leg(Account(debit, whose), Account(credit, whose), Rupiah(amount)),),
                happened_at=LATER,
                posted_at=LATER,
                wave=bought.buyer.card.wave.number,
            )
        )


def _first(bought: Bought) -> QuerySet[Instalment]:
    return Instalment.objects.filter(applicant_id=bought.buyer.applicant_id, number=1)


def _twice() -> Bought:
    bought = paid_once()
    InstructedDue.objects.filter(payee_id=bought.buyer.applicant_id).update(is_live=False)
    _first(bought).update(settled_at=None)
    moved_by_hand(bought, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 600_000)
    paid()
    return bought


def _too_little() -> Bought:
    """The row said less in the moment in which its instruction was built."""
    bought = to_be_paid()
    _first(bought).update(amount=450_000)
    paid()
    _first(bought).update(amount=600_000)
    return bought


def _nothing_due() -> Bought:
    bought = paid_once()
    _first(bought).update(state=InstalmentState.PLANNED, fell_due_at=None, settled_at=None, due_on=COMPARED.date())
    return bought


def _said_paid() -> Bought:
    bought = to_be_paid()
    note_settled([Happened(bought.buyer.applicant_id, bought.buyer.card.award, DueKind.INSTALMENT, 1, LATER)])
    return bought


def _too_much() -> Bought:
    bought = paid_once()
    _first(bought).update(amount=500_000)
    return bought


def _forgotten() -> Bought:
    bought = earned()
    _first(bought).update(due_on=(COMPARED - timedelta(days=3)).date())
    return bought


def _not_said() -> Bought:
    bought = paid_once()
    _first(bought).update(settled_at=None)
    return bought


def _books(bought: Bought, debit: AccountKind, credit: AccountKind) -> Bought:
    moved_by_hand(bought, debit, credit, 70_000)
    return bought


def _booked(change: int) -> Bought:
    bought = paid_once()
    Instruction.objects.filter(payee_id=bought.buyer.applicant_id).update(amount=600_000 - change)
    return bought


_RESERVE, _DUE = AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE
_KIND: Final = DifferenceKind
#: How each comes about, and by how much.
TAMPERED: Final[dict[DifferenceKind, tuple[Callable[[], Bought], int]]] = {
    _KIND.WITHOUT_CERTIFICATE: (lambda: withdrawn(paid_once(), at=LATER), 600_000),
    _KIND.NOTHING_DUE: (_nothing_due, 600_000),
    _KIND.TWICE: (_twice, 600_000),
    _KIND.TOO_MUCH: (_too_much, 100_000),
    _KIND.TOO_LITTLE: (_too_little, 150_000),
    _KIND.SAID_PAID: (_said_paid, 600_000),
    _KIND.FORGOTTEN: (_forgotten, 600_000),
    _KIND.NOT_SAID_PAID: (_not_said, 600_000),
    _KIND.BOOKS_HOLD_LESS: (lambda: _books(to_be_paid(), _DUE, _RESERVE), 70_000),
    _KIND.BOOKS_HOLD_MORE: (lambda: _books(to_be_paid(), _RESERVE, _DUE), 70_000),
    _KIND.BOOKED_LESS: (lambda: _booked(-5_000), 5_000),
    _KIND.BOOKED_MORE: (lambda: _booked(5_000), 5_000),
}
