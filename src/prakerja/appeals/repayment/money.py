"""What repayment does to the books: from the bank against the claim, and what is over to its owner."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.appeals.models import Demand, ReportedDeath
from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, at_house, of_number
from prakerja.ledger.models import Transfer
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id

#: `FLOAT` to `CLAIM`, and what is more than they owe to `OVERPAID`.
REPAID: Final = "appeals.repay"
#: `CLAIM` to the treasury: nobody will pay it.
WRITTEN_OFF: Final = "appeals.write_off"
#: The same, since whoever owed it has died.
LET_GO_FOR_DEATH: Final = "appeals.end_for_death"
#: The same, since two people have found that it was not theirs to pay.
DROPPED: Final = "appeals.drop"
#: `OVERPAID` to `FLOAT`.
GIVEN_BACK: Final = "appeals.give_back"
#: What was paid of a claim that was wrong is theirs: `CLAIM` to `OVERPAID`; the claim itself is corrected.
FREED: Final = "appeals.free"


def books_of(demand: Demand) -> ClaimBooks:
    return ClaimBooks.of(demand.applicant_id, wave=demand.wave.number)


def paid_of(demand: Demand) -> Rupiah:
    """Paid back and set off by now, as far as it was owed."""
    books = books_of(demand)
    return books.paid_back + books.set_off - min(books.overpaid, books.paid_back + books.set_off)


def year_of(demand: Demand) -> int:
    """Whose money it was."""
    return WaveBudget.objects.values_list("year_id", flat=True).get(pk=demand.wave_id)


def post_repaid(
    demand: Demand, *, house: str, subject: str, owed: Rupiah, surplus: Rupiah, day: datetime, now: datetime
) -> UUID:
    """It lies at the house, and can be set aside again as far as it was owed; returns by which posting."""
    year = year_of(demand)
    at_bank = at_house(house, year)
    to = {AccountKind.CLAIM: owed, AccountKind.OVERPAID: surplus}
    legs = [Leg(at_bank, Account(kind, demand.applicant_id), amount) for kind, amount in to.items() if amount]
    posted = _post(demand, REPAID, subject, legs, reason="", happened_at=day, now=now)
    _free(year, int(owed))
    return posted


def post_written_off(demand: Demand, owed: Rupiah, *, reason: str, now: datetime) -> None:
    treasury = of_number(AccountKind.TREASURY, year_of(demand))
    leg = Leg(treasury, Account(AccountKind.CLAIM, demand.applicant_id), owed)
    _post(demand, WRITTEN_OFF, "", [leg], reason=reason, happened_at=now, now=now)


def post_let_go(death: ReportedDeath, *, wave: int, amount: Rupiah, now: datetime) -> None:
    """The treasury has so much less; the posting says whose word that they have died is."""
    year = WaveBudget.objects.values_list("year_id", flat=True).get(wave__number=wave)
    whose = death.applicant_id
    before = Transfer.objects.filter(owner_id=whose, wave=wave, act=LET_GO_FOR_DEATH).count()
    leg = Leg(of_number(AccountKind.TREASURY, year), Account(AccountKind.CLAIM, whose), amount)
    post(
        Posting(
            id=posting_id(LET_GO_FOR_DEATH, whose, death.number, wave, before),
            owner_id=whose,
            act=LET_GO_FOR_DEATH,
            year=year,
            wave=wave,
            legs=(leg,),
            happened_at=now,
            posted_at=now,
            reason=f"{death.died_on.isoformat()}: {death.source}",
        )
    )


def post_dropped(demand: Demand, amount: Rupiah, *, subject: str, reason: str, now: datetime) -> None:
    """It was not theirs to pay, and did leave the bank: the treasury's loss."""
    treasury = of_number(AccountKind.TREASURY, year_of(demand))
    leg = Leg(treasury, Account(AccountKind.CLAIM, demand.applicant_id), amount)
    _post(demand, DROPPED, subject, [leg], reason=reason, happened_at=now, now=now)


def let_go_for_death(demand: Demand) -> list[Transfer]:
    """What of its wave was written off for a death, and nothing has turned round."""
    rows = Transfer.objects.filter(owner_id=demand.applicant_id, wave=demand.wave.number)
    turned_round = rows.filter(corrects__isnull=False).values_list("corrects", flat=True)
    return list(rows.filter(act=LET_GO_FOR_DEATH).exclude(posting_id__in=turned_round).order_by("posting_id"))


def post_freed(demand: Demand, paid: Rupiah, *, subject: str, reason: str, now: datetime) -> None:
    """What they paid of a claim that is turned round next is to be given back to them."""
    claim, theirs = (Account(kind, demand.applicant_id) for kind in (AccountKind.CLAIM, AccountKind.OVERPAID))
    _post(demand, FREED, subject, [Leg(claim, theirs, paid)], reason=reason, happened_at=now, now=now)
    _free(year_of(demand), -int(paid))


def post_given_back(demand: Demand, *, house: str, subject: str, amount: Rupiah, reason: str, now: datetime) -> None:
    theirs, at_bank = Account(AccountKind.OVERPAID, demand.applicant_id), at_house(house, year_of(demand))
    _post(demand, GIVEN_BACK, subject, [Leg(theirs, at_bank, amount)], reason=reason, happened_at=now, now=now)


def _free(year: int, amount: int) -> None:
    YearBudget.objects.filter(pk=year).update(set_aside=F("set_aside") - amount)


def _post(
    demand: Demand, act: str, subject: str, legs: list[Leg], *, reason: str, happened_at: datetime, now: datetime
) -> UUID:
    named = posting_id(act, demand.applicant_id, demand.number, subject)
    post(
        Posting(
            id=named,
            owner_id=demand.applicant_id,
            act=act,
            year=year_of(demand),
            wave=demand.wave.number,
            legs=tuple(legs),
            happened_at=happened_at,
            posted_at=now,
            reason=reason,
        )
    )
    return named
