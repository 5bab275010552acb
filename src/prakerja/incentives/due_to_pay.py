"""What of a wave is due and not settled, of whom nothing is held: what is paid next."""

from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.cards.models import WaveBudget
from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason
from prakerja.incentives.states import DueKind
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.schemes.load_scheme import load_scheme

_LAST: Final = UUID(int=2**128 - 1)
_KINDS: Final = {kind.value: kind for kind in DueKind}


class Due(NamedTuple):
    applicant_id: UUID
    award: int
    kind: DueKind
    number: int
    amount: Rupiah


class DueStretch(NamedTuple):
    """`until`: the last applicant who was looked at; nobody who comes after them is in it. None: the wave has ended."""

    dues: list[Due]
    until: UUID | None


def due_to_pay(*, wave_id: int, now: datetime, after: UUID, limit: int) -> DueStretch:
    """Of the next `limit` dues after that applicant what may be paid, by applicant and by the moment at which it fell
    due; of one person all, so that it goes in one transfer.

    Nothing of whoever is held or has died, nothing that a withdrawn certificate has earned, and nothing after the
    scheme's last day of payment. Whether it is on its way already is known to whoever sends it. Who is about to pay
    screens the cards first (`cards/screen_cards.py`), which locks them, and asks again.
    """
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    if wib_day(now) > load_scheme(budget.wave.scheme).year_end(budget.year_id).last_payment_on:
        return DueStretch([], None)
    until = _until(wave_id, after, limit)
    values: dict[str, int | UUID | list[HoldReason]] = {"wave_id": wave_id, "after": after, "until": until or _LAST}
    values |= {"of_entitlement": sorted(OF_ENTITLEMENT)}
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "due_to_pay"), values)
        rows = asked.fetchall()
    # Of thousands most are of one amount.
    amounts = {amount: Rupiah(amount) for amount in {row[4] for row in rows}}
    dues = [
        Due(applicant_id, award, _KINDS[kind], number, amounts[amount])
        for applicant_id, award, kind, number, amount in rows
    ]
    return DueStretch(dues, until)


def _until(wave_id: int, after: UUID, limit: int) -> UUID | None:
    """Found in the indexes alone: a stretch costs the same wherever in a wave it is."""
    values: dict[str, int | UUID] = {"wave_id": wave_id, "after": after, "limit": limit}
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "end_of_due"), values)
        row = asked.fetchone()
    return row[0] if row else None
