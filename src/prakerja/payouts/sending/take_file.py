"""`take_file()`: the next payments of a batch are sent by one file, for a bank that is told of payments by files."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.call import new_external_id
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.payment import Payment
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch, PaymentFile
from prakerja.payouts.sending.note_outcomes import note_answers
from prakerja.payouts.sending.payments_of import payments_of
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send

#: What a bank is handed at once.
MOST: Final = 10_000


def take_file(*, batch_id: UUID, by: Actor, now: datetime, limit: int = MOST) -> int:
    """So many at most are being sent, by a file that stands with its number; returns how many were taken, none while
    the batch is not released. Screened as `take_to_send` does. What no bank would take is refused at once.

    The file itself is written from these rows, today and as often as it is lost, and is always the same.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    message = new_external_id()
    to_send = take_to_send(batch_id=batch_id, limit=limit, by=by, now=now, external_id=lambda: message)
    batch = Batch.objects.get(pk=batch_id)
    payments = payments_of(to_send, house=batch.house)
    impossible = [one for one, payment in payments.items() if payment is None]
    note_answers([(one, Outcome(OutcomeKind.REFUSED)) for one in impossible], by=by, now=now)
    _add_file(message, batch, [one for one in to_send if payments[one] is not None], by=by, now=now)
    return len(to_send)


def files_to_hand_in(house: str) -> list[PaymentFile]:
    """Those of which something may be under way, the oldest first; none of a batch that is paused or stopped, and none
    that holds what was booked as never arrived.
    """
    rows = run_with_arrays(sql_file(__file__, "files_to_hand_in"), {"house": house}).fetchall()
    files = PaymentFile.objects.select_related("batch").in_bulk([message for (message,) in rows])
    return [files[message] for (message,) in rows]


def payments_in(file: PaymentFile) -> Iterator[Payment]:
    """All that were taken for it, whatever has become of them since: a file is the same for ever."""
    rows = run_with_arrays(sql_file(__file__, "in_file"), {"batch_id": file.batch_id, "message": file.pk}).fetchall()
    found = payments_of(list(map(ToSend._make, rows)), house=file.batch.house)
    return (payment for payment in found.values() if payment is not None)


def _add_file(message: str, batch: Batch, sent: Sequence[ToSend], *, by: Actor, now: datetime) -> None:
    if not sent:
        return
    amount = sum(one.amount for one in sent)
    PaymentFile.objects.create(message=message, batch=batch, payments=len(sent), amount=amount, taken_at=now)
    record(PayoutsEvent.FILED, subject=batch, by=by, at=now, message=message, payments=len(sent), amount=amount)
