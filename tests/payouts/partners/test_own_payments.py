"""A partner sees where the money of each statement is, why it waits, what to do, and a slip of what has arrived."""

import re
from datetime import timedelta

import pytest

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.require_partner import NotAPartner
from prakerja.payouts.models import StatementPayment
from prakerja.payouts.partners.own_partner_payments import NoSuchPayment, own_partner_payments, own_slip
from prakerja.payouts.partners.payment_standing import PaymentState
from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
from prakerja.payouts.sending.note_outcomes import note_states
from prakerja.payouts.states import InstructionState
from prakerja.words.partner_payments import PART_STATES, PAYMENT_STATES, slip_of, way_out
from tests.situations.partner_pay import (
    BCA,
    NIGHT,
    PAID,
    REFUSED,
    a_keeper,
    account_in_use,
    an_approved_statement,
    became,
    built_for_partners,
    the_clock_builds,
    to_be_paid,
)
from tests.situations.partner_staff import acts
from tests.situations.payables import owed_to
from tests.situations.payouts import released
from tests.situations.released_batches import SENDING

pytestmark = pytest.mark.django_db


def state_for(keeper: PartnerMember) -> PaymentState:
    (one,) = own_partner_payments(now=NIGHT, by=acts(keeper))
    return one.state


def letters(keeper: PartnerMember) -> set[str]:
    told = Message.objects.filter(owner_id=keeper.pk, text__startswith="partner_pa")
    return set(told.values_list("text", flat=True))


def test_it_is_followed_from_the_approval_to_the_bank() -> None:
    keeper = to_be_paid(400)
    seen = [state_for(keeper)]
    batch = built_for_partners()
    seen.append(state_for(keeper))
    (one,) = own_partner_payments(now=NIGHT, by=acts(keeper))
    assert one.arrives_by == batch.arrives_by > wib_day(NIGHT)
    released(batch, at=NIGHT)
    seen.append(state_for(keeper))
    assert seen == [PaymentState.TONIGHT, PaymentState.SCHEDULED, PaymentState.UNDER_WAY]


def test_once_it_has_arrived_there_is_a_slip_and_everybody_there_is_told() -> None:
    keeper = to_be_paid(400)
    built_for_partners()
    paid = became(keeper, PAID)
    (one,) = own_partner_payments(now=NIGHT, by=acts(keeper))
    assert (one.state, one.paid, one.arrives_by, owed_to(keeper.partner)) == (PaymentState.PAID, 400, None, 0)
    slip = own_slip(number=paid.number, now=NIGHT, by=acts(keeper))
    assert (slip.part.reference, slip.part.bank_reference) == (paid.reference, "BNI0000000000000001")
    assert re.fullmatch(r"BNI …[0-9]{4}", slip.account)
    assert dict(slip_of(slip).sums)
    assert "partner_paid" in letters(keeper)


def test_what_was_refused_waits_says_why_and_is_not_tried_again_by_itself() -> None:
    keeper = to_be_paid(400, typed="1000012345")
    built_for_partners()
    became(keeper, REFUSED)
    (one,) = own_partner_payments(now=NIGHT, by=acts(keeper))
    mending = way_out(one)
    assert (one.state, one.failed) == (PaymentState.FAILED, "4031709")
    assert mending is not None
    assert "tidak aktif" in str(mending.problem)
    assert "partner_payment_refused" in letters(keeper)
    the_clock_builds(at=NIGHT + timedelta(days=1))
    assert [part.state for part in one.parts] == [InstructionState.REFUSED]
    # The same account, mended at the bank, is named anew; after it has rested the money goes there.
    account_in_use(keeper, typed="1000012345", at=NIGHT + timedelta(days=2))
    the_clock_builds(at=NIGHT + timedelta(days=12))
    (one,) = own_partner_payments(now=NIGHT + timedelta(days=12), by=acts(keeper))
    assert (one.state, len(one.parts)) == (PaymentState.SCHEDULED, 2)


def test_what_came_back_is_payable_again() -> None:
    keeper = to_be_paid(400)
    built_for_partners()
    paid = became(keeper, PAID)
    with unit_of_work(by=SENDING):
        note_states({(paid.payee_id, paid.number): Outcome(OutcomeKind.RETURNED)}, by=SENDING, now=NIGHT)
    assert (state_for(keeper), owed_to(keeper.partner)) == (PaymentState.FAILED, 400)
    assert StatementPayment.objects.get().instructed == 0
    assert "partner_payment_returned" in letters(keeper)
    assert list(faults_of_partner_payments()) == []
    with pytest.raises(NoSuchPayment):
        own_slip(number=paid.number, now=NIGHT, by=acts(keeper))


def test_what_waits_says_for_what() -> None:
    without, resting, stopped = a_keeper(), to_be_paid(400), to_be_paid(400)
    an_approved_statement(without.partner, 400)
    account_in_use(resting, bank=BCA, at=NIGHT)
    Partner.objects.filter(pk=stopped.partner_id).update(suspended_at=NIGHT)
    states = [state_for(one) for one in (without, resting, stopped)]
    assert states == [PaymentState.NO_ACCOUNT, PaymentState.ACCOUNT_RESTS, PaymentState.SUSPENDED]
    for keeper in (without, resting, stopped):
        (one,) = own_partner_payments(now=NIGHT, by=acts(keeper))
        assert way_out(one) is not None


def test_another_partners_payment_has_no_slip_for_them() -> None:
    keeper = to_be_paid(400)
    built_for_partners()
    number = became(keeper, PAID).number
    with pytest.raises(NoSuchPayment):
        own_slip(number=number, now=NIGHT, by=acts(a_keeper()))
    assert own_partner_payments(now=NIGHT, by=acts(a_keeper())) == []


def test_nobody_else_reads_it() -> None:
    stranger = Actor.partner("nobody")
    with pytest.raises(NotAPartner):
        own_partner_payments(now=NIGHT, by=stranger)


def test_every_state_has_its_words() -> None:
    assert set(PAYMENT_STATES) == set(PaymentState)
    assert set(PART_STATES) == set(InstructionState)
