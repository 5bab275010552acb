"""A partner whose bank sent more than we did, and two people of finance who rectify it."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.models import Instruction
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.reconciliation.states import CaseKind
from tests.situations.cards import deposited
from tests.situations.cases import booked_by_two, laid, out, the_case
from tests.situations.learning import Bought, finished
from tests.situations.partner_pay import (
    LONG_BEFORE,
    NIGHT,
    PAID,
    account_in_use,
    became,
    built_for_partners,
)
from tests.situations.partner_staff import a_partners_member
from tests.situations.statements import approved, made
from tests.situations.waves import an_officer

#: Before the next month's statements are made.
RECTIFIED: Final = NIGHT + timedelta(days=2)


def paid_once() -> tuple[Bought, Instruction]:
    """A real month of an institution, approved, and paid to it."""
    bought = finished()
    made()
    keeper = a_partners_member(bought.market.institution)
    account_in_use(keeper, at=LONG_BEFORE)
    approved(keeper.partner)
    deposited(2021, 50_000_000)
    built_for_partners()
    return bought, became(keeper, PAID)


def paid_twice() -> tuple[Bought, Instruction]:
    """The bank's statement has it two times, and two people have booked what it says."""
    bought, one = paid_once()
    laid([out(one), out(one)])
    booked_by_two(the_case(kind=CaseKind.PAID_TWICE))
    return bought, one


def proposed_to_rectify_partners(direction: Direction, *, at: datetime | None = None) -> Proposal:
    with unit_of_work(by=(by := an_officer())) as work:
        return propose_act(
            act=RECTIFY_PARTNERS,
            subject=direction.value,
            asked={},
            reason="Dibandingkan",
            by=by,
            now=at or work.now,
        )


def partners_rectified(direction: Direction = Direction.OVERPAID, *, at: datetime = RECTIFIED) -> Proposal:
    proposal = proposed_to_rectify_partners(direction, at=at)
    with unit_of_work(by=(by := an_officer())):
        return confirm_proposal(proposal_id=proposal.pk, by=by, now=at)
