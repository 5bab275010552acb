"""Money set aside for waves, and cards in every state."""

from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.register import Act
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, year_of
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.award_cards import award_cards
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import Card, CardMove, WaveBudget
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from tests.situations.waves import an_officer

AWARDING: Final = Actor.system("cards.award_cards")
#: Ten thousand cards of 2021.
A_GRANT: Final = 35_500_000_000
NOW: Final = datetime(2021, 2, 27, 3, 0, tzinfo=UTC)


def decided(act: Act, subject: object, *, at: datetime = NOW, **asked: int | str) -> Actor:
    """Two officers have decided it; the second of them, who does it."""
    return decided_by(two_officers(), act, subject, at=at, **asked)


def two_officers() -> tuple[Actor, Actor]:
    return an_officer(name="Ratna"), an_officer(name="Bima")


def decided_by(
    officers: tuple[Actor, Actor], act: Act, subject: object, *, at: datetime = NOW, **asked: int | str
) -> Actor:
    """These have decided it; the second of them, who does it."""
    first, second = officers
    assert first.account_id is not None
    # An earlier decision about the same is done by now.
    Proposal.objects.of(act.name, str(subject)).filter(state=ProposalState.CONFIRMED).update(
        state=ProposalState.CARRIED_OUT, carried_out_at=at
    )
    Proposal.objects.create(
        act=act.name,
        subject=str(subject),
        asked=asked,
        plan={},
        reason="Sesuai keputusan",
        proposed_by=first.account_id,
        proposed_at=at,
        expires_at=expires_at(at),
        state=ProposalState.CONFIRMED,
        confirmed_by=second.account_id,
        confirmed_at=at,
    )
    return second


def allowed(
    year: int, amount: int = A_GRANT, *, at: datetime = NOW, officers: tuple[Actor, Actor] | None = None
) -> None:
    """The state allows so much for the year."""
    by = decided_by(officers or two_officers(), ALLOW_BUDGET, year, at=at, amount=amount)
    with unit_of_work(by=by):
        allow_budget(year=year, by=by, now=at)
        note_carried_out(act=ALLOW_BUDGET, subject=str(year), now=at)


def deposited(year: int, amount: int, *, house: str = "bni", at: datetime = NOW) -> None:
    """So much more of the year's money lies there."""
    by = decided(NOTE_DEPOSIT, year, at=at, amount=amount, house=house)
    with unit_of_work(by=by):
        note_deposit(year=year, by=by, now=at)
        note_carried_out(act=NOTE_DEPOSIT, subject=str(year), now=at)


def funded(wave: Wave, *, at: datetime = NOW, officers: tuple[Actor, Actor] | None = None) -> Wave:
    """The money for all its seats is set aside, by two officers, or by these."""
    if WaveBudget.objects.filter(pk=wave.pk).exists():
        return wave
    allowed(year_of(wave), at=at, officers=officers)
    by = decided_by(officers or two_officers(), FUND_WAVE, wave.pk, at=at)
    with unit_of_work(by=by):
        fund_wave(wave_id=wave.pk, by=by, now=at)
        note_carried_out(act=FUND_WAVE, subject=str(wave.pk), now=at)
    return wave


def awarded(wave: Wave, *, at: datetime = NOW) -> list[Card]:
    """All recipients of a published wave have their cards."""
    with unit_of_work(by=AWARDING):
        begin_work(job, at, wave_id=wave.pk)
        while award_cards(wave_id=wave.pk, by=AWARDING, now=at):
            pass
    return list(Card.objects.filter(wave=wave).order_by("applicant_id"))


def a_card_like(card: Card, *, last_four: str) -> Card:
    """Another holder's card of the same wave; nobody stands behind it, and no money lies on it."""
    applicant_id = uuid4()
    return Card.objects.create(
        applicant_id=applicant_id,
        award=1,
        wave=card.wave,
        moves=1,
        sealed_number=seal(f"900000000000{last_four}", purpose=Purpose.CARD_NUMBER, owner=applicant_id, row=1),
        number_digest=uuid4(),
        last_four=last_four,
        awarded_at=card.awarded_at,
        buys_until=card.buys_until,
    )


def a_move_like(card: Card, *, number: int) -> None:
    """It moved once more, and nothing else came of it."""
    CardMove.objects.create(
        applicant_id=card.applicant_id,
        award=card.award,
        number=number,
        state=CardState.ACTIVE,
        reason=MoveReason.BOUGHT,
        at=NOW,
        effective_on=NOW.date(),
    )
