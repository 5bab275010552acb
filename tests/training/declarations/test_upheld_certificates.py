"""What becomes of a certificate when its participant is right that they have not finished."""

import pytest
from django.db.models import F

from prakerja.approvals.confirm_proposal import ProposalVoid, SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, ReasonUnknown
from prakerja.training.declarations.objection_acts import (
    DISMISS_OBJECTION,
    UPHOLD_OBJECTION,
    subject_of_declaration,
)
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.models import TrainingDeclaration
from prakerja.training.statements.months import cut_off_of
from prakerja.training.states import PurchaseState
from tests.situations.certificate_doubts import certificate_of, doubted, withdrawn
from tests.situations.declarations import MISSED, decided, latest_of, objected
from tests.situations.learning import Bought, declared, finished
from tests.situations.payables import lines_of, owed_to
from tests.situations.statements import LATER, MONTH, approved, made
from tests.situations.training import PRICE
from tests.situations.waves import an_officer
from tests.training.declarations.test_objections import on_balance, owed

pytestmark = pytest.mark.django_db
_SAYING = {"withdrawn_for": WithdrawnFor.NOT_TAUGHT.value}


def upheld(bought: Bought) -> Bought:
    return decided(bought, UPHOLD_OBJECTION, asked=_SAYING)


def withdrawals() -> list[Proposal]:
    return list(Proposal.objects.filter(act=WITHDRAW_CERTIFICATE.name))


def test_a_certificate_that_is_issued_is_proposed_to_be_withdrawn_in_the_same_transaction() -> None:
    bought = objected(finished())
    before = on_balance(bought)
    upheld(bought)
    (proposal,) = withdrawals()
    assert (proposal.asked, proposal.reason, proposal.proposed_at) == (_SAYING, "Diperiksa", MISSED)
    assert (latest_of(bought).state, on_balance(bought), owed(bought)) == ("upheld", before + PRICE, 0)
    assert certificate_of(bought).withdrawn_at is None


def test_it_is_withdrawn_by_another_person_and_by_nobody_who_has_proposed_it() -> None:
    bought = upheld(objected(finished()))
    (proposal,) = withdrawals()
    first, second = Actor.staff(proposal.proposed_by), an_officer(Role.CURATOR, "Citra")
    with pytest.raises(SamePerson), unit_of_work(by=first):
        confirm_proposal(proposal_id=proposal.pk, by=first, now=MISSED)
    with unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=MISSED)
    assert certificate_of(bought).withdrawn_for == WithdrawnFor.NOT_TAUGHT
    assert bought.purchase.state == PurchaseState.FINISHED


@pytest.mark.parametrize("asked", [None, {"withdrawn_for": "because"}])
def test_without_a_reason_that_its_page_can_say_it_is_not_upheld(asked: dict[str, str] | None) -> None:
    bought = objected(finished())
    with pytest.raises(ReasonUnknown):
        decided(bought, UPHOLD_OBJECTION, asked=asked)
    assert latest_of(bought).state == DeclarationState.OBJECTED


def test_where_no_certificate_was_issued_none_is_withdrawn() -> None:
    upheld(objected(declared()))
    assert withdrawals() == []


def test_dismissing_leaves_certificate_and_money_as_they_are() -> None:
    bought = objected(finished())
    decided(bought, DISMISS_OBJECTION)
    assert (withdrawals(), owed(bought)) == ([], PRICE)
    assert (certificate_of(bought).withdrawn_at, bought.purchase.certified_by) == (None, None)


def test_what_was_withdrawn_already_needs_no_reason_and_no_proposal() -> None:
    bought = objected(withdrawn(finished()))
    before = on_balance(bought)
    earlier = withdrawals()
    decided(bought, UPHOLD_OBJECTION)
    assert withdrawals() == earlier
    assert (on_balance(bought), owed(bought)) == (before + PRICE, 0)


def test_a_withdrawal_that_somebody_proposed_already_waits_as_it_is() -> None:
    bought = objected(finished())
    earlier = doubted(bought, reason=WithdrawnFor.DONE_BY_ANOTHER)
    upheld(bought)
    assert withdrawals() == [earlier]
    assert latest_of(bought).state == DeclarationState.UPHELD


def test_what_was_withdrawn_between_the_two_curators_is_decided_anew() -> None:
    """What the first has read is not so any more."""
    bought = objected(finished())
    by = an_officer(Role.CURATOR)
    with unit_of_work(by=by):
        subject = subject_of_declaration(latest_of(bought).pk)
        proposal = propose_act(
            act=UPHOLD_OBJECTION, subject=subject, asked=_SAYING, reason="Terbukti", by=by, now=MISSED
        )
    withdrawn(bought, at=MISSED)
    second = an_officer(Role.CURATOR, "Bima")
    with pytest.raises(ProposalVoid), unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=MISSED)


def test_what_an_approved_statement_has_is_taken_back_on_the_next_one() -> None:
    bought = finished()
    institution = bought.market.institution
    made(MONTH)
    approved(institution)
    # Nobody objects so late; what a statement has could be objected to by a window that was set too short.
    TrainingDeclaration.objects.update(objected_until=F("objected_until") + 10 * LATER)
    late = cut_off_of(MONTH) + 2 * LATER
    before = on_balance(bought)
    objected(bought, at=late)
    decided(bought, UPHOLD_OBJECTION, asked=_SAYING, at=late)
    assert len(withdrawals()) == 1
    assert (on_balance(bought), owed_to(institution)) == (before + PRICE, 0)
    of_institution = [line for line in lines_of(bought) if line.partner_id == institution.pk]
    assert [(line.state, line.amount > 0) for line in of_institution] == [("stated", True), ("open", False)]
