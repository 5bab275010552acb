"""How the demo's payments left, and what the wallet said of each: yesterday of most, and today of the last three."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.sending.note_outcomes import note_answers, note_states
from prakerja.payouts.sending.take_to_send import take_to_send
from prakerja.simulation.demo_bank import LATER, number_at, told_stages

_SENDING: Final = Actor.system("payouts.send_batch")
_A_DAY: Final = timedelta(days=1)
_BACK_AFTER: Final = timedelta(minutes=1)
_MOST: Final = 100
_BUSY: Final = "4293800"


def send_yesterday(batch_id: UUID, payees: Mapping[str, UUID], *, now: datetime) -> None:
    """The wallet took all but three, which it had no time for; one came back a minute later."""
    stage_of = {payee: stage for stage, payee in payees.items()}
    places = {stage: place for place, stage in enumerate(told_stages(payees), start=1)}
    with unit_of_work(by=_SENDING):
        sent = take_to_send(batch_id=batch_id, limit=_MOST, by=_SENDING, now=now)
        answers = [(one, _said_yesterday(stage_of[one.payee_id], places, now)) for one in sent]
        note_answers(answers, by=_SENDING, now=now)
        back = [one.key for one in sent if stage_of[one.payee_id] == "payment_returned"]
        note_states({key: Outcome(OutcomeKind.RETURNED) for key in back}, by=_SENDING, now=now + _BACK_AFTER)


def send_today(batch_id: UUID, payees: Mapping[str, UUID], *, now: datetime) -> None:
    """Of one the wallet says that it has it, of one nothing, and one has to wait once more."""
    tomorrow = now + _A_DAY
    said = {
        "payment_released": Outcome(OutcomeKind.NOT_DONE, _BUSY, again_at=tomorrow),
        "payment_pending": Outcome(OutcomeKind.PENDING, "2023800", again_at=tomorrow),
        "payment_unknown": Outcome(OutcomeKind.UNKNOWN, again_at=tomorrow),
    }
    said_to = {payees[stage]: outcome for stage, outcome in said.items() if stage in payees}
    with unit_of_work(by=_SENDING):
        sent = take_to_send(batch_id=batch_id, limit=_MOST, by=_SENDING, now=now)
        note_answers([(one, said_to[one.payee_id]) for one in sent], by=_SENDING, now=now)


def _said_yesterday(stage: str, places: Mapping[str, int], now: datetime) -> Outcome:
    if stage in LATER:
        return Outcome(OutcomeKind.NOT_DONE, _BUSY, again_at=now)
    if stage == "payment_refused":
        return Outcome(OutcomeKind.REFUSED, "4033815")
    return Outcome(OutcomeKind.PAID, "2003800", number_at(places[stage]))
