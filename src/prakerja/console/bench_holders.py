"""The recipients of a measurement: everybody with an account, a telephone, and a card with money on it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.console.bench_awards_wave import LONGEST_MS, award_all, published_wave
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.messages.models import Message
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Recipient
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.lives import adult_lives, without_barriers
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_ready_applicants
from prakerja.waves.models import Wave

_BY: Final = Actor.operator("prakerja bench")


def put_holders(count: int) -> list[tuple[Applicant, Card]]:
    """So many recipients of one wave, each with their card; nobody is told of it."""
    now = read_clock()
    lives = adult_lives(start=0, count=count, on=wib_day(now))
    people = [applicant_of(without_barriers(life)) for life in lives]
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS):
        put_ready_applicants(people, at=now - timedelta(days=2))
        wave = _wave_of(people)
    award_all(wave, count)
    with unit_of_work(by=_BY, statement_timeout_ms=LONGEST_MS):
        Message.objects.filter(text="card_awarded").update(useful_until=now)
    cards = {card.applicant_id: card for card in Card.objects.filter(wave=wave)}
    return [(one, cards[one.id]) for one in people]


def _wave_of(people: Sequence[Applicant]) -> Wave:
    """With the money for their cards."""
    now = read_clock()
    wave, package = published_wave(now), package_of(load_scheme("2021").benefits)
    whole = int(package.whole) * len(people)
    year = YearBudget.objects.create(year=now.year, allowed=whole, set_aside=whole)
    parts = {"training": int(package.training), "incentive": int(package.incentive)}
    WaveBudget.objects.create(wave=wave, year=year, seats=len(people), **parts)
    _fund(wave, Rupiah(whole), now)
    rows = ([one.id, 1, uuid4(), uuid4(), wave.pk, now] for one in people)
    copy_in(Recipient, ["applicant_id", "award", "nik_digest", "kk_digest", "wave", "received_at"], rows)
    return wave


def _fund(wave: Wave, amount: Rupiah, now: datetime) -> None:
    """The state allows it for the year, and it is set aside for the wave's seats: as after two decisions."""
    budget, treasury = (of_number(kind, now.year) for kind in (AccountKind.STATE_BUDGET, AccountKind.TREASURY))
    reserve = of_number(AccountKind.WAVE_RESERVE, wave.number)
    for act, leg, of_wave in (
        (ALLOW_BUDGET.name, Leg(budget, treasury, amount), None),
        (FUND_WAVE.name, Leg(treasury, reserve, amount), wave.number),
    ):
        post(Posting(posting_id(act, wave.pk), PROGRAMME, act, now.year, (leg,), now, now, wave=of_wave))
