"""`take_to_send()`: the next payments of a released batch are this worker's to send, and each send is written down."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.call import new_external_id
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Row, Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.models import Batch, Sending
from prakerja.payouts.partners.take_out_partners import not_payable_partners, take_out_partners
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.sending.what_follows import GRACE
from prakerja.payouts.states import PayeeKind
from prakerja.payouts.take_out_barred import OfCard, barred_among, take_out_barred


class ToSend(NamedTuple):
    """`sendings`: the number of this send, which `external_id` is of."""

    payee_id: UUID
    number: int
    sendings: int
    reference: str
    rail: str
    amount: int
    account: int
    external_id: str

    @property
    def key(self) -> InstructionKey:
        return self.payee_id, self.number


def take_to_send(
    *, batch_id: UUID, limit: int, by: Actor, now: datetime, external_id: Callable[[], str] = new_external_id
) -> list[ToSend]:
    """So many at most are being sent, with a row each that says so before anybody is called; none while the batch is
    not released. Whoever dies before the answer is booked leaves them to be asked for.

    Recipients are screened in that moment: whom a list has come to name since the release, or who has another account,
    leaves the batch instead. Where all of them do, the next are taken. Partners leave it that the office has stopped.

    `external_id`: of each send; of several that go together the same.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    batch = Batch.objects.get(pk=batch_id)
    if batch.payee_kind == PayeeKind.PARTNER:
        take_out_partners(batch_id=batch_id, by=by, now=now)
    while found := _next(batch, limit, now):
        of_cards = [OfCard(*one) for one in found if one[2] is not None]
        gone = take_out_barred(batch, of_cards, by=by, now=now) if of_cards else set()
        keys = [(payee_id, number) for payee_id, number, *_ in found if (payee_id, number) not in gone]
        if keys or not gone:
            return _written(_taken("take_to_send", columns_of(keys), now), external_id, now)
    return []


def _next(batch: Batch, limit: int, now: datetime) -> list[Row]:
    values: dict[str, Value] = {"batch_id": batch.pk, "limit": limit, "now": now}
    return run_with_arrays(sql_file(__file__, "next_to_send"), values).fetchall()


def take_to_send_again(again: Sequence[tuple[UUID, int, int]], *, by: Actor, now: datetime) -> list[ToSend]:
    """The same of these, which their bank knows nothing of: once more under the same reference. All are screened now,
    too: what of somebody who was barred since, has died or has another account, or of a partner that the office has
    stopped, may be under way is asked for, and no more sent.

    `again`: payee, number, and how many sends it has had; of one that has had another since, nothing is done.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    barred = _barred([(payee_id, number) for payee_id, number, _ in again], now)
    sent = [one for one in again if one[:2] not in barred]
    values = {**columns_of([one[:2] for one in sent]), "sendings": [sendings for *_, sendings in sent]}
    return _written(_taken("take_to_send_again", values, now), new_external_id, now)


def _barred(keys: Sequence[InstructionKey], now: datetime) -> set[InstructionKey]:
    """Recipients' and partners' alike: what no bank knows is of several batches."""
    found = run_with_arrays(sql_file(__file__, "cards_of"), columns_of(keys)).fetchall() if keys else []
    of_people = barred_among(list(map(OfCard._make, found)), now=now) if found else set()
    return of_people | {key for of_why in not_payable_partners(keys).values() for key in of_why}


def columns_of(keys: Sequence[InstructionKey]) -> dict[str, Value]:
    """For a statement that unnests them."""
    return {"payees": [payee_id for payee_id, _ in keys], "numbers": [number for _, number in keys]}


def _taken(name: str, values: dict[str, Value], now: datetime) -> list[Row]:
    # Sooner nobody asks for it: whoever sends it now has time to.
    values |= {"now": now, "asked_at": now + GRACE}
    return run_with_arrays(sql_file(__file__, name), values).fetchall()


def _written(taken: list[Row], external_id: Callable[[], str], now: datetime) -> list[ToSend]:
    to_send = [ToSend._make((*row, external_id())) for row in taken]
    Sending.objects.bulk_create(
        Sending(
            payee_id=one.payee_id,
            instruction=one.number,
            number=one.sendings,
            external_id=one.external_id,
            sent_at=now,
        )
        for one in to_send
    )
    return to_send
