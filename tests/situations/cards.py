"""Money set aside for waves, and cards in every state."""

from datetime import UTC, datetime
from typing import Final

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.register import Act
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, year_of
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.award_cards import award_cards
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import Card, WaveBudget
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from tests.situations.waves import an_officer

AWARDING: Final = Actor.system("cards.award_cards")
#: Ten thousand cards of 2021.
A_GRANT: Final = 35_500_000_000
NOW: Final = datetime(2021, 2, 27, 3, 0, tzinfo=UTC)


def decided(act: Act, subject: object, *, at: datetime = NOW, **asked: int) -> Actor:
    """Two officers have decided it; the second of them, who does it."""
    first, second = an_officer(name="Ratna"), an_officer(name="Bima")
    assert first.account_id is not None
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


def allowed(year: int, amount: int = A_GRANT, *, at: datetime = NOW) -> None:
    """The state allows so much for the year."""
    by = decided(ALLOW_BUDGET, year, at=at, amount=amount)
    with unit_of_work(by=by):
        allow_budget(year=year, by=by, now=at)
        note_carried_out(act=ALLOW_BUDGET, subject=str(year), now=at)


def funded(wave: Wave, *, at: datetime = NOW) -> Wave:
    """The money for all its seats is set aside."""
    if WaveBudget.objects.filter(pk=wave.pk).exists():
        return wave
    allowed(year_of(wave), at=at)
    by = decided(FUND_WAVE, wave.pk, at=at)
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
