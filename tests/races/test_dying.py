"""A death that races a payment: no money leaves for the dead after the moment, none is lost, and what had left by then
is booked as it came out: what was paid stays paid, and what was refused or came back is due, and is not sent again."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.incentives.models import Instalment
from prakerja.journey.note_death import note_death
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts import jobs
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.models import Batch, Instruction, Sending
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.sending.note_outcomes import note_answers, note_states
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send, take_to_send_again
from prakerja.payouts.sending.what_follows import GRACE
from prakerja.payouts.states import InstructionState as State
from prakerja.work.begin_work import begin_work
from tests.situations.at_once import all_at_once
from tests.situations.cards import decided, deposited
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import earned, incentive_of, the_night
from tests.situations.learning import Bought
from tests.situations.payouts import DUE, PAID, SENDING, TONIGHT, built, linked, released, to_be_paid
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db(transaction=True)
_REFUSED: Final = Outcome(OutcomeKind.REFUSED, "4031709")
_RETURNED: Final = Outcome(OutcomeKind.RETURNED)
#: How somebody comes to be barred in that moment: the office hears of a death, or a list of the dead came into force.
type Barring = Callable[[Bought], Callable[[], None]]


def _told(bought: Bought) -> Callable[[], None]:
    by = an_officer()

    def note() -> None:
        with unit_of_work(by=by):
            whose, on = bought.buyer.applicant_id, TONIGHT.date()
            note_death(applicant_id=whose, died_on=on, source="Akta kematian", by=by, now=TONIGHT)

    return note


def _listed(bought: Bought) -> Callable[[], None]:
    return partial(_list_it, bought)


def _list_it(bought: Bought) -> None:
    a_list_naming(bought.buyer.card)


_BARRED: Final[dict[str, Barring]] = {"a death is told": _told, "a list names them": _listed}


def at_once(*doings: Callable[[], object]) -> None:
    all_at_once(doings)


def _take(batch: Batch) -> list[ToSend]:
    with unit_of_work(by=SENDING):
        return take_to_send(batch_id=batch.pk, limit=10, by=SENDING, now=TONIGHT)


def _released() -> tuple[Bought, Batch]:
    bought = to_be_paid()
    built()
    batch = Batch.objects.get()
    released(batch)
    return bought, batch


def _sent() -> tuple[Bought, Batch, list[ToSend]]:
    bought, batch = _released()
    deposited(batch.year, batch.amount, at=TONIGHT)
    return bought, batch, _take(batch)


def _one() -> Instruction:
    return Instruction.objects.get()


@pytest.mark.parametrize("barring", _BARRED)
def test_as_it_is_sent_it_left_before_or_not_at_all(barring: str) -> None:
    bought, batch = _released()
    at_once(_BARRED[barring](bought), *[partial(_take, batch)] * 2)
    left = Sending.objects.count()
    _take(batch)
    assert Sending.objects.count() == left <= 1
    assert _one().state == (State.SENDING if left else State.REMOVED)
    assert incentive_of(bought)[1] == (0 if left else 600_000)
    assert prove(known={}).faults == ()


def test_as_its_batch_is_released_it_is_in_no_send_after_it() -> None:
    bought = to_be_paid()
    built()
    batch = Batch.objects.get()
    subject, by = str(batch.pk), decided(RELEASE, str(batch.pk), at=TONIGHT)
    with unit_of_work(by=by):
        begin_work(jobs.release_batch, TONIGHT, batch_id=subject)

    def release() -> None:
        with unit_of_work(by=by):
            release_batch(batch_id=subject, by=by, now=TONIGHT)

    at_once(_told(bought), release)
    for _ in range(2):
        release()
    _take(batch)
    assert (Sending.objects.count(), _one().state, incentive_of(bought)[1]) == (0, State.REMOVED, 600_000)
    assert prove(known={}).faults == ()


def test_as_it_falls_due_and_as_it_is_built_nothing_is_in_a_batch_that_could_be_sent() -> None:
    bought = earned()
    linked(bought)
    at_once(_told(bought), partial(the_night, bought, at=DUE))
    fell_due = Instalment.objects.filter(number=1, state="due").exists()
    built()
    assert (incentive_of(bought)[1], Instruction.objects.count()) == (600_000 if fell_due else 0, 0)
    assert prove(known={}).faults == ()


@pytest.mark.parametrize(("said", "state", "due"), [(PAID, State.PAID, 0), (_REFUSED, State.REFUSED, 600_000)])
def test_as_the_bank_answers_what_it_did_is_booked_and_nothing_is_sent_again(
    said: Outcome, state: State, due: int
) -> None:
    bought, _batch, sent = _sent()

    def answer() -> None:
        with unit_of_work(by=SENDING):
            note_answers([(one, said) for one in sent], by=SENDING, now=TONIGHT)

    at_once(_told(bought), answer)
    assert (_one().state, incentive_of(bought)[1]) == (state, due)
    built(at=TONIGHT + GRACE)
    assert (Instruction.objects.count(), Sending.objects.count()) == (1, 1)
    assert prove(known={}).faults == ()


def test_as_the_bank_sends_it_back_it_is_due_and_stays_so() -> None:
    bought, batch, sent = _sent()
    with unit_of_work(by=SENDING):
        note_answers([(one, PAID) for one in sent], by=SENDING, now=TONIGHT)

    def come_back() -> None:
        with unit_of_work(by=SENDING):
            note_states({one.key: _RETURNED for one in sent}, by=SENDING, now=TONIGHT)

    at_once(_told(bought), come_back)
    assert (_one().state, incentive_of(bought)[1]) == (State.RETURNED, 600_000)
    built(at=TONIGHT + GRACE)
    assert Instruction.objects.count() == 1
    assert prove(known={}).faults == ()
    assert batch.pk == _one().batch_id


@pytest.mark.parametrize("barring", _BARRED)
def test_as_it_would_be_sent_once_more_it_was_before_or_is_not(barring: str) -> None:
    bought, _batch, sent = _sent()
    later = TONIGHT + GRACE
    with unit_of_work(by=SENDING):
        unknown = {one.key: Outcome(OutcomeKind.NOT_FOUND) for one in sent}
        again = note_states(unknown, by=SENDING, now=later)

    def resend() -> None:
        with unit_of_work(by=SENDING):
            take_to_send_again(again, by=SENDING, now=later)

    at_once(_BARRED[barring](bought), resend, resend)
    sends = Sending.objects.count()
    resend()
    assert Sending.objects.count() == sends <= 2
    assert _one().state == (State.SENDING if sends == 2 else State.UNKNOWN)
    assert prove(known={}).faults == ()
