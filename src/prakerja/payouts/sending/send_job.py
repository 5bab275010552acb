"""The job of sending and of asking. It opens the units of work: what is taken is written down before anybody is called,
and a call waits in no transaction.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.connectors.rails.ask_status import ask_status
from prakerja.connectors.rails.houses import house_called, is_resting, resting_houses
from prakerja.connectors.rails.houses_file import HousesRefused
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.read_float import read_float
from prakerja.connectors.rails.send_payment import send_payment
from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import Batch
from prakerja.payouts.sending.note_float import note_float
from prakerja.payouts.sending.note_outcomes import note_answers, note_states
from prakerja.payouts.sending.payments_of import payments_of
from prakerja.payouts.sending.stop_batch import stop_batch
from prakerja.payouts.sending.take_to_ask import ToAsk, take_to_ask
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send, take_to_send_again
from prakerja.payouts.states import BatchState

#: Of one stretch: what a worker that dies leaves to be asked for.
AT_ONCE: Final = 64
#: Calls that wait at the same time.
_CALLS: Final = 8


def send_stretch(batch_id: UUID, *, by: Actor, at_once: int = AT_ONCE) -> int:
    """The next payments of the batch are sent, and what was answered is booked; returns how many. It stops itself
    where its float does not cover it, the house refuses all of us, or too many of them are refused.
    """
    with unit_of_work(by=by):
        batch = Batch.objects.get(pk=batch_id)
    # While a house rests nothing is taken: each would be written down as a send that did nothing, a batch in seconds.
    if _takes_files(batch.house) or _rests(batch.house) or not _may_begin(batch, by=by):
        return 0
    with unit_of_work(by=by) as work:
        to_send = take_to_send(batch_id=batch_id, limit=at_once, by=work.actor, now=work.now)
    outcomes = _send(to_send, house=batch.house, by=by)
    with unit_of_work(by=by) as work:
        stop_batch(batch_id, outcomes, by=work.actor, now=work.now)
    return len(to_send)


def _may_begin(batch: Batch, *, by: Actor) -> bool:
    """Whether the float covers it is asked once, before its first send, and again whenever it goes on."""
    if batch.state != BatchState.RELEASED or batch.sent_since is not None:
        return True
    try:
        left = _float_or_none(batch.house)
    except HousesRefused:
        return True  # Which its first send says too, and that stops it.
    with unit_of_work(by=by) as work:
        return note_float(batch.pk, left, by=work.actor, now=work.now)


def _resting() -> list[str]:
    try:
        return resting_houses()
    except HousesRefused:
        return []  # Each question says so.


def _takes_files(house: str) -> bool:
    try:
        return house_called(house).takes_files
    except HousesRefused:
        return False  # Which its first send says too, and that stops it.


def _rests(house: str) -> bool:
    try:
        return is_resting(house)
    except HousesRefused:
        return False  # Which its first send says too, and that stops it.


def _float_or_none(house: str) -> Rupiah | None:
    """None: it is not told now."""
    try:
        return read_float(house)
    except TryAgain:
        return None


def ask_stretch(*, by: Actor, at_once: int = AT_ONCE) -> int:
    """What is next is asked for and booked, and what no bank knows of is sent once more; returns how many it was."""
    with unit_of_work(by=by) as work:
        to_ask = take_to_ask(limit=at_once, by=work.actor, now=work.now, resting=_resting())
    states = dict(zip((one.key for one in to_ask), _at_once(_ask, to_ask), strict=True))
    with unit_of_work(by=by) as work:
        again = note_states(states, by=work.actor, now=work.now)
    # Of its own: whoever takes a payment locks its card before it, and whoever books an outcome after.
    with unit_of_work(by=by) as work:
        resent = take_to_send_again(again, by=work.actor, now=work.now)
    house_of = {one.key: one.house for one in to_ask}
    for house in sorted({house_of[one.key] for one in resent}):
        _send([one for one in resent if house_of[one.key] == house], house=house, by=by)
    return len(to_ask)


def _send(to_send: Sequence[ToSend], *, house: str, by: Actor) -> list[Outcome]:
    payments = payments_of(to_send, house=house)
    outcomes = _at_once(_pay, list(payments.values()))
    with unit_of_work(by=by) as work:
        note_answers(list(zip(payments, outcomes, strict=True)), by=work.actor, now=work.now)
    return outcomes


def _pay(payment: Payment | None) -> Outcome:
    """None: no bank would take it: that is its own trouble alone. A house that is not set up halts its batch."""
    try:
        return send_payment(payment) if payment else Outcome(OutcomeKind.REFUSED)
    except HousesRefused:
        return Outcome(OutcomeKind.NOT_DONE, halts=True)


def _ask(one: ToAsk) -> Outcome:
    """A house that is not set up keeps nobody else's payments from being asked for. One that takes files is asked
    nothing: a day's statement tells of them, and where none does, a person looks (`what_follows.py`).
    """
    try:
        if house_called(one.house).takes_files:
            return Outcome(OutcomeKind.UNKNOWN)
        return ask_status(one.house, one.reference, Rail(one.rail), amount=Rupiah(one.amount))
    except HousesRefused:
        return Outcome(OutcomeKind.UNKNOWN)


def _at_once[One: Payment | ToAsk | None](call: Callable[[One], Outcome], of_each: Sequence[One]) -> list[Outcome]:
    def alone(one: One) -> Outcome:
        try:
            return call(one)
        finally:
            # The breaker has read from the database: a thread's connection is nobody's afterwards.
            connection.close()

    with ThreadPoolExecutor(_CALLS) as threads:
        return list(threads.map(alone, of_each))
