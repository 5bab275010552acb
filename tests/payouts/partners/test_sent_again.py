"""What a bank knows nothing of is sent to a partner once more, unless the partner may not be paid any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerMember
from prakerja.payouts.models import Instruction
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.payouts.sending.note_outcomes import note_states
from prakerja.payouts.sending.take_to_send import take_to_send, take_to_send_again
from prakerja.payouts.sending.what_follows import GRACE
from tests.situations.learning import finished
from tests.situations.partner_pay import (
    APPROVED,
    LONG_BEFORE,
    NIGHT,
    a_keeper,
    account_in_use,
    built_for_partners,
    to_be_paid,
)
from tests.situations.partner_staff import a_partners_member, acts
from tests.situations.payables import held
from tests.situations.payouts import released
from tests.situations.released_batches import SENDING
from tests.situations.statements import approved, made

pytestmark = pytest.mark.django_db
_AFTER: Final = NIGHT + GRACE


def _suspended(keeper: PartnerMember) -> None:
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NIGHT)


def _stopped(keeper: PartnerMember) -> None:
    stop_own_partner_account(number=1, by=acts(keeper), now=NIGHT)


def _changed(keeper: PartnerMember) -> None:
    account_in_use(keeper, at=NIGHT + timedelta(minutes=1))


def _sent() -> None:
    batch = built_for_partners()
    released(batch, at=NIGHT)
    with unit_of_work(by=SENDING):
        take_to_send(batch_id=batch.pk, limit=10, by=SENDING, now=NIGHT)


def _sent_again() -> list[Instruction]:
    """Those of which the bank knows nothing, and that go out once more."""
    keys = list(Instruction.objects.filter(state="sending").values_list("payee_id", "number"))
    with unit_of_work(by=SENDING):
        again = note_states(dict.fromkeys(keys, Outcome(OutcomeKind.NOT_FOUND)), by=SENDING, now=_AFTER)
        assert len(again) == len(keys)
        sent = take_to_send_again(again, by=SENDING, now=_AFTER)
    return [Instruction.objects.one(one.key).get() for one in sent]


@pytest.mark.parametrize("happened", [_suspended, _stopped, _changed])
def test_a_partner_that_may_not_be_paid_any_more_is_not_sent_to_once_more(
    happened: Callable[[PartnerMember], None],
) -> None:
    keeper, other = to_be_paid(400), to_be_paid(30)
    _sent()
    happened(keeper)
    assert [one.payee_id for one in _sent_again()] == [other.partner_id]
    waits = Instruction.objects.get(payee_id=keeper.partner_id)
    assert (waits.state, waits.sendings, waits.next_at is not None) == ("unknown", 1, True)


def test_a_statement_with_lines_that_are_held_since_is_not_sent_once_more() -> None:
    bought = finished()
    made()
    keeper = a_partners_member(bought.market.institution)
    account_in_use(keeper, at=LONG_BEFORE)
    approved(keeper.partner)
    _sent()
    held(bought, at=APPROVED)
    assert _sent_again() == []
    assert Instruction.objects.get(payee_id=keeper.partner_id).state == "unknown"


def test_nothing_else_of_theirs_keeps_a_partner_from_a_second_send() -> None:
    keeper = to_be_paid(400)
    a_keeper(keeper.partner)
    _sent()
    assert [(one.payee_id, one.sendings) for one in _sent_again()] == [(keeper.partner_id, 2)]
