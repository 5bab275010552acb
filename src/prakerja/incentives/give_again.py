"""`give_again()`: the certificate stands again, and what was taken back because it did not is due again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.cards.fund_wave import take_from_year
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.reasons import OF_ENTITLEMENT
from prakerja.cards.states import LIVE
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import DueKind
from prakerja.incentives.take_back import TABLES, TAKEN_BACK, DueKey, Taken
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.ledger.standing import standing
from prakerja.schemes.load_scheme import load_scheme

GIVEN_AGAIN: Final = "incentives.give_again"


def give_again(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> Rupiah:
    """Part of what reinstates a certificate: what it has earned and was taken back is due again; returns how much.

    Nothing after the scheme's last day of payment: it could not be paid any more. From where its money went: the card,
    while that is in use, or the treasury. Twice is once. Raises BudgetTooSmall.
    """
    first = Instalment.objects.filter(applicant_id=applicant_id, purchase=purchase, number=1).first()
    if first is None:
        return Rupiah(0)
    card = Card.objects.lock_by_key((applicant_id, first.award))
    budget = WaveBudget.objects.select_related("wave").get(pk=card.wave_id)
    if wib_day(now) > load_scheme(budget.wave.scheme).year_end(budget.year_id).last_payment_on:
        return Rupiah(0)
    given = [one for kind in TABLES for one in _give(kind, card)]
    amount = sum_of(Rupiah(one.amount) for one in given)
    for one in given:
        _post(one, budget, now=now)
    if given:
        record(
            IncentivesEvent.GIVEN_AGAIN,
            subject=budget,
            by=by,
            at=now,
            applicant_id=applicant_id,
            dues=len(given),
            amount=int(amount),
        )
    return amount


def _give(kind: DueKind, card: Card) -> list[Taken]:
    values: dict[str, Value] = {
        "applicant_id": card.applicant_id,
        "award": card.award,
        "of_entitlement": sorted(OF_ENTITLEMENT),
        "live": sorted(LIVE),
    }
    rows = run_with_arrays(sql_file(__file__, "give_again").format(table=TABLES[kind]), values).fetchall()
    return [
        Taken(DueKey(applicant_id, award, kind, number), amount, times, wave_id, is_live)
        for applicant_id, award, number, amount, times, wave_id, is_live in rows
    ]


def _post(one: Taken, budget: WaveBudget, *, now: datetime) -> None:
    key, amount = one.key, Rupiah(one.amount)
    source = _source(one, budget)
    if source.kind is AccountKind.TREASURY:
        take_from_year(budget.year_id, amount)
    post(
        Posting(
            id=posting_id(GIVEN_AGAIN, *key, one.times),
            owner_id=key.applicant_id,
            act=GIVEN_AGAIN,
            year=budget.year_id,
            wave=budget.wave.number,
            legs=(Leg(source, Account(AccountKind.INCENTIVE_DUE, key.applicant_id), amount),),
            happened_at=now,
            posted_at=now,
        )
    )


def _source(one: Taken, budget: WaveBudget) -> Account:
    """Whatever lay on a card that has ended since is in the treasury."""
    taken = standing(one.key.applicant_id, posting_id(TAKEN_BACK, *one.key, one.times))
    lies_on_card = taken is not None and taken.legs[0].credit.kind is AccountKind.INCENTIVE_RESERVE
    if one.is_live and lies_on_card:
        return Account(AccountKind.INCENTIVE_RESERVE, one.key.applicant_id)
    return of_number(AccountKind.TREASURY, budget.year_id)
