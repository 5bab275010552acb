"""What of a wave is due and not settled, of whom nothing is held: what is paid next."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.cards.models import WaveBudget
from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason
from prakerja.incentives.states import DueKind
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.schemes.load_scheme import load_scheme


class Due(NamedTuple):
    """`since`: when its money became its holder's; within 24 hours of it, it is to be instructed."""

    applicant_id: UUID
    award: int
    kind: DueKind
    number: int
    amount: Rupiah
    since: datetime


def due_to_pay(*, wave_id: int, now: datetime, after: UUID, limit: int) -> list[Due]:
    """The next of them after that applicant, by applicant and by the moment at which it fell due: so many, and whatever
    else the last applicant has, so that nobody's are divided.

    Nothing of whoever is held or has died, nothing that a withdrawn certificate has earned, and nothing after the
    scheme's last day of payment. Whether it is on its way already is known to whoever sends it. Who is about to pay
    screens the cards first (`cards/screen_cards.py`), which locks them, and asks again.
    """
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    if wib_day(now) > load_scheme(budget.wave.scheme).year_end(budget.year_id).last_payment_on:
        return []
    values: dict[str, int | UUID | list[HoldReason]] = {"wave_id": wave_id, "after": after, "limit": limit}
    values |= {"of_entitlement": sorted(OF_ENTITLEMENT)}
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "due_to_pay"), values)
        rows = asked.fetchall()
    return [
        Due(applicant_id, award, DueKind(kind), number, Rupiah(amount), since)
        for applicant_id, award, kind, number, amount, since in rows
    ]
