"""At the end of a year what is due and could not be sent goes back; what is on its way is paid as instructed."""

from datetime import datetime, timedelta
from typing import Final

import pytest

from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import InstalmentState
from prakerja.kit.clock import WIB
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.payouts.models import Instruction
from prakerja.schemes.load_scheme import load_scheme
from tests.situations.corrections import answered, lapsed, sent
from tests.situations.incentives import earned, incentive_of, states_of, the_night
from tests.situations.learning import Bought
from tests.situations.own_cards import held, moved
from tests.situations.payouts import DUE, built, released, to_be_paid

pytestmark = pytest.mark.django_db
_DUE, _TAKEN = InstalmentState.DUE, InstalmentState.TAKEN_BACK
_END: Final = load_scheme("2021").year_end(2021).last_payment_on
#: The first moment after it in Jakarta; in Jayapura it has been there for two hours.
_AFTER: Final = datetime(_END.year, _END.month, _END.day, tzinfo=WIB) + timedelta(days=1)
_WHOLE: Final = 4 * 600_000 + 3 * 50_000


def _without_account() -> Bought:
    bought = earned()
    the_night(bought, at=DUE)
    return bought


def test_to_the_last_second_of_the_last_day_in_jakarta_it_is_to_be_paid_and_then_no_more() -> None:
    bought = _without_account()
    lapsed(at=_AFTER - timedelta(seconds=1))
    assert states_of(bought)[0] is _DUE
    lapsed(at=_AFTER)
    lapsed(at=_AFTER + timedelta(days=1))
    assert (states_of(bought)[0], incentive_of(bought)) == (_TAKEN, (_WHOLE, 0))
    assert Message.objects.filter(text="incentive_lapsed").count() == 1
    assert prove(known={}).faults == ()


def test_nothing_is_instructed_any_more_whatever_is_due() -> None:
    to_be_paid()
    built(at=_AFTER)
    assert not Instruction.objects.exists()


@pytest.mark.parametrize("kind", [OutcomeKind.PAID, OutcomeKind.REFUSED])
def test_what_was_on_its_way_is_settled_by_its_answer_and_what_came_back_lapses_then(kind: OutcomeKind) -> None:
    bought = to_be_paid()
    built(at=_AFTER - timedelta(hours=3))
    batch = Instruction.objects.get().batch
    released(batch, at=_AFTER - timedelta(hours=2))
    under_way = sent(batch, at=_AFTER + timedelta(minutes=1))
    lapsed(at=_AFTER + timedelta(hours=1))
    assert states_of(bought)[0] is _DUE
    answered(under_way, kind, at=_AFTER + timedelta(hours=2))
    lapsed(at=_AFTER + timedelta(hours=3))
    is_paid = kind is OutcomeKind.PAID
    assert (states_of(bought)[0], Instalment.objects.get(number=1).settled_at is not None) == (
        _DUE if is_paid else _TAKEN,
        is_paid,
    )
    assert incentive_of(bought)[1] == 0
    assert prove(known={}).faults == ()


def test_what_is_held_waits_and_what_is_due_of_the_dead_stays_for_their_heirs() -> None:
    waiting, dead, over = (_without_account() for _ in range(3))
    held(waiting.buyer.card, HoldReason.LISTED)
    moved(dead.buyer.card, CardState.DECEASED, MoveReason.DEATH)
    moved(over.buyer.card, CardState.FINISHED, MoveReason.YEAR_END)
    lapsed(at=_AFTER, at_once=1)
    assert [states_of(one)[0] for one in (waiting, dead, over)] == [_DUE, _DUE, _TAKEN]
    # The one that is over has given its reserve back: what was due of it is in the treasury.
    assert incentive_of(over)[1] == 0
