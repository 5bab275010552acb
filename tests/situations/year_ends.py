"""The end of a scheme's year, decided by two and carried out; and what stands in its way."""

from datetime import UTC, datetime, timedelta
from typing import Final

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Plan
from prakerja.cards import jobs
from prakerja.cards.close_year import close_year
from prakerja.cards.models import Card, YearClosing
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_ends import closing_in
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.hold import Hold, hold
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.cards import decided, funded
from tests.situations.doubts import place_of
from tests.situations.waves import a_wave, an_officer

TRAINING: Final = "2021:2021:training"
CARDS: Final = "2021:2021:cards"
#: The first moments after the last day of buying, and after the last day of payment.
BUYING_IS_OVER: Final = closing_in(TRAINING).opens_at
ALL_IS_OVER: Final = closing_in(CARDS).opens_at
_IN_2020: Final = datetime(2020, 11, 2, 5, 0, tzinfo=UTC)
#: So late that its deadline lies behind the last day of buying.
LATE_AWARD: Final = BUYING_IS_OVER - timedelta(days=6)


#: A year that is over when most tests of pages happen, in February 2021, and a wave of it with money for nobody.
OF_2020: Final = "2020b:2020:training"


def money_of_2020() -> None:
    """A wave of 2020 got its money, its result is public, and nobody has won a seat."""
    wave = a_wave(
        number=11,
        scheme="2020b",
        state=WaveState.PUBLISHED,
        opens_at=_IN_2020,
        closes_at=_IN_2020 + timedelta(days=2),
        result_expected_at=_IN_2020 + timedelta(days=4),
    )
    funded(wave, at=_IN_2020)


def opens_at(subject: str) -> datetime:
    return closing_in(subject).opens_at


def dry_run(subject: str, *, at: datetime | None = None) -> Plan:
    return CLOSE_YEAR.foresee(subject, {}, at or opens_at(subject))


def proposed_closing(subject: str, *, at: datetime | None = None) -> Plan:
    """An officer has proposed it."""
    by = an_officer(name="Ratna")
    one = propose_act(act=CLOSE_YEAR, subject=subject, reason="Akhir tahun", by=by, now=at or opens_at(subject))
    plan: Plan = one.plan
    return plan


def decided_closing(subject: str, *, at: datetime | None = None) -> Actor:
    """Two have decided it, and its work is due."""
    by = decided(CLOSE_YEAR, subject, at=at or opens_at(subject))
    with unit_of_work(by=by):
        begin_work(jobs.close_year, at or opens_at(subject), subject=subject)
    return by


def one_stretch(subject: str, *, by: Actor, at: datetime | None = None, at_once: int = 10_000) -> bool:
    with unit_of_work(by=by):
        return close_year(subject=subject, by=by, now=at or opens_at(subject), at_once=at_once)


def closed(subject: str, *, at: datetime | None = None, at_once: int = 10_000) -> YearClosing:
    """Two have decided it, and all of it is done."""
    by = decided_closing(subject, at=at)
    while one_stretch(subject, by=by, at=at, at_once=at_once):
        pass
    with unit_of_work(by=by):
        end_work(jobs.close_year, at or opens_at(subject), subject=subject)
    return YearClosing.objects.filter(subject=subject).latest("began_at", "id")


def moved_on_card(card: Card, to: AccountKind, *, amount: int, at: datetime, out_of: AccountKind | None = None) -> None:
    """Stands for what later steps do: it is spent on a training, or has fallen due."""
    source = out_of or AccountKind.TRAINING_BALANCE
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        post(
            Posting(
                id=posting_id("tests.move", card.applicant_id, to, at),
                owner_id=card.applicant_id,
                act="tests.move",
                year=2021,
                wave=card.wave.number,
                legs=(Leg(place_of(card, source), place_of(card, to), Rupiah(amount)),),
                happened_at=at,
                posted_at=at,
            )
        )


def spent(card: Card, *, amount: int, at: datetime) -> None:
    moved_on_card(card, AccountKind.PAYABLE, amount=amount, at=at)


def due(card: Card, *, amount: int, at: datetime) -> None:
    moved_on_card(card, AccountKind.INCENTIVE_DUE, amount=amount, at=at, out_of=AccountKind.INCENTIVE_RESERVE)


def paid(card: Card, *, amount: int, at: datetime) -> None:
    moved_on_card(card, AccountKind.IN_TRANSIT, amount=amount, at=at, out_of=AccountKind.INCENTIVE_RESERVE)


def under_way(card: Card, *, amount: int, at: datetime) -> Hold:
    """A purchase waits for the institution's answer."""
    wanted = Hold(
        id=posting_id("tests.hold", card.applicant_id, at),
        act="tests.hold",
        source=place_of(card, AccountKind.TRAINING_BALANCE),
        amount=Rupiah(amount),
        until=at + timedelta(minutes=15),
        year=2021,
        wave=card.wave.number,
        happened_at=at,
    )
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        hold(wanted, now=at)
    return wanted
