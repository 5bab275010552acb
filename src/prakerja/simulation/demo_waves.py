"""The demo's waves: 10 is of a year that is over, 11 is published with its proof, 12 is open for twenty thousand."""

from datetime import date, datetime, time, timedelta
from typing import Final

from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from prakerja.cards import jobs as jobs_of_cards
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, year_of
from prakerja.cards.award_cards import award_cards
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.houses import known_houses
from prakerja.cards.models import Card
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.jobs import tell_joiners
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.clock import WIB
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.regions.known import provinces_on
from prakerja.schemes.groups import SeatGroup
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.priority import Priority
from prakerja.screening.screen_wave import screen_wave
from prakerja.simulation.demo_custodians import make_seed, stated_before
from prakerja.simulation.demo_float import AT_EACH_HOUSE
from prakerja.simulation.lives import adult_lives
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_joiners, put_ready_applicants
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.plan_rules import WavePlan
from prakerja.waves.plan_wave import plan_wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.work.end_work import end_work

_JOINERS_OF_WAVE_10: Final = 40
JOINERS_OF_WAVE_11: Final = 800
JOINERS_OF_WAVE_12: Final = 20_000
#: Where the waves' people begin in the synthetic nation.
_FIRST_OF_WAVE_10: Final = 14_000
_FIRST_OF_WAVE_11: Final = 0
_FIRST_OF_WAVE_12: Final = 15_000
#: Whom seats are set aside for where the scheme leaves it open.
_GROUPS: Final = (SeatGroup.DISMISSED, SeatGroup.FURLOUGHED, SeatGroup.DISABLED)
_BY: Final = Actor.operator("bin/run")
_AWARDING: Final = Actor.system("cards.award_cards")
_SCREENING: Final = Actor.system("screening.screen_wave")
#: A hundred billion rupiah, for more cards than the demo has.
_ALLOWED: Final = 100_000_000_000
#: Filling twenty thousand people's tables takes longer than a page may.
_MINUTE_MS: Final = 60_000


def put_old_wave(*, opened: datetime, closed: datetime, published: datetime) -> None:
    """Wave 10, by its verbs at the moments that are said."""
    wave = _planned_wave(10, "2020b", opened, closed, now=opened - timedelta(days=1))
    _screen(wave, _JOINERS_OF_WAVE_10, first=_FIRST_OF_WAVE_10)
    _draw(wave, now=published)


def put_published_wave(now: datetime) -> None:
    """Wave 11 closed four days ago, and by its verbs it was drawn and published yesterday, when it was due."""
    opened, closed = _noon(now.date() - timedelta(days=8)), _noon(now.date() - timedelta(days=4))
    due = closed + timedelta(days=3)
    wave = _planned_wave(11, "2020b", opened, closed, now=opened - timedelta(days=1))
    _screen(wave, JOINERS_OF_WAVE_11, first=_FIRST_OF_WAVE_11)
    _draw(wave, now=due)


def _screen(wave: Wave, joiners: int, *, first: int) -> None:
    """It was opened, joined, closed and screened when it says."""
    decide(wave, OPEN, at=wave.opens_at - timedelta(hours=2))
    _put_joiners(wave, joiners, first=first, at=wave.opens_at + timedelta(hours=3))
    decide(wave, CLOSE, at=wave.closes_at)
    with unit_of_work(by=_SCREENING, statement_timeout_ms=_MINUTE_MS):
        screen_wave(wave_id=wave.pk, by=_SCREENING, now=wave.closes_at + timedelta(hours=1))


def put_open_wave(now: datetime, *, joiners: int | None = None) -> None:
    """Wave 12 opened yesterday and closes in three days at noon."""
    opened = _noon(now.date() - timedelta(days=1))
    wave = _planned_wave(12, "2021", opened, _noon(now.date() + timedelta(days=3)), now=opened - timedelta(days=1))
    decide(wave, OPEN, at=opened - timedelta(hours=2))
    _put_joiners(wave, joiners or JOINERS_OF_WAVE_12, first=_FIRST_OF_WAVE_12, at=opened + timedelta(hours=1))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=WIB)


def _planned_wave(number: int, scheme: str, opens_at: datetime, closes_at: datetime, *, now: datetime) -> Wave:
    planned: Wave | None = Wave.objects.filter(number=number).first()
    if planned is not None:
        return planned
    plan = WavePlan(
        number=number,
        scheme=scheme,
        opens_at=opens_at,
        closes_at=closes_at,
        result_expected_at=closes_at + timedelta(days=3),
        seats=_seats(_joiners_of(number), load_scheme(scheme).priority),
    )
    with unit_of_work(by=officer(0)) as work:
        return plan_wave(plan=plan, by=work.actor, now=now)


def _joiners_of(number: int) -> int:
    return {10: _JOINERS_OF_WAVE_10, 11: JOINERS_OF_WAVE_11}.get(number, JOINERS_OF_WAVE_12)


def _seats(joiners: int, priority: Priority) -> tuple[SeatsLine, ...]:
    """Three in ten joiners get a seat: some set aside by group, as the scheme asks, the rest by province or free."""
    seats = joiners * 3 // 10
    areas = sorted(province.code for province in provinces_on(date(2021, 2, 23)))
    first = _reserved(seats, priority) or [SeatsLine(1, "ID", group, seats // 20, carry=False) for group in _GROUPS]
    left = seats - sum(row.seats for row in first)
    each = left * 7 // 9 // len(areas)
    by_province = [SeatsLine(2, area, "*", each, carry=False) for area in areas if each]
    rest = left - sum(row.seats for row in by_province)
    return (*first, *by_province, SeatsLine(3, "ID", "*", rest, carry=True))


def _reserved(seats: int, priority: Priority) -> list[SeatsLine]:
    """The share that the scheme sets aside, in equal parts for its groups; the first takes what does not divide."""
    least = priority.share_of([("*", seats)]).least
    if not least:
        return []
    part, over = divmod(least, len(priority.seat_groups))
    return [
        SeatsLine(1, "ID", group, part + (over if place == 0 else 0), carry=False)
        for place, group in enumerate(priority.seat_groups)
    ]


def decide(wave: Wave, act: Act, *, at: datetime) -> None:
    decide_on(str(wave.pk), act, at=at)


def decide_on(subject: str, act: Act, *, at: datetime, asked: Plan | None = None) -> None:
    """One officer proposes, another confirms, as in the back office; what was decided before stays as it is."""
    if Proposal.objects.of(act.name, subject).decided().exists():
        return
    propose_and_confirm(subject, act, at=at, asked=asked)


def propose_and_confirm(subject: str, act: Act, *, at: datetime, asked: Plan | None = None) -> None:
    first, second = officer(0), officer(1)
    with unit_of_work(by=first):
        proposal = propose_act(act=act, subject=subject, asked=asked, reason="Contoh", by=first, now=at)
    with unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=at)


def put_budget(wave: Wave, *, at: datetime) -> None:
    """The state allows enough for the year, and the money for the wave's seats is set aside."""
    decide_on(str(year_of(wave)), ALLOW_BUDGET, at=at, asked={"amount": _ALLOWED})
    decide(wave, FUND_WAVE, at=at)


def put_deposit(year: int, *, at: datetime) -> None:
    """As much of the year's money as the sandbox's bank begins with lies at each house."""
    if Proposal.objects.of(NOTE_DEPOSIT.name, str(year)).decided().exists():
        return
    for house in sorted(known_houses()):
        propose_and_confirm(str(year), NOTE_DEPOSIT, at=at, asked={"amount": AT_EACH_HOUSE, "house": house})


def put_cards(wave: Wave, *, now: datetime) -> None:
    """Every recipient has their card; nobody is told of it by a letter (see `_draw`)."""
    if Card.objects.filter(wave=wave).exists():
        return
    with unit_of_work(by=_AWARDING, statement_timeout_ms=_MINUTE_MS) as work:
        award_cards(wave_id=wave.pk, by=work.actor, now=now)
        end_work(jobs_of_cards.award_cards, work.now, wave_id=wave.pk)
        Message.objects.filter(text="card_awarded").update(useful_until=work.now)


def _put_joiners(wave: Wave, count: int, *, first: int, at: datetime) -> None:
    with unit_of_work(by=_BY, statement_timeout_ms=_MINUTE_MS):
        if Joiner.objects.filter(wave=wave).exists():
            return
        applicants: list[Applicant] = [
            applicant_of(life) for life in adult_lives(start=first, count=count, on=at.date())
        ]
        put_ready_applicants(applicants, at=at - timedelta(days=2))
        put_joiners(applicants, wave=wave, at=at)


def _draw(wave: Wave, *, now: datetime) -> None:
    stated = stated_before(now)
    decide(wave, FREEZE, at=stated)
    run_freezing(wave_id=wave.pk, by=officer(1), now=stated)
    if Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN:
        make_seed(wave)
    decide(wave, DRAW, at=now)
    run_drawing(wave_id=wave.pk, by=officer(1), now=now)
    put_budget(wave, at=now)
    decide(wave, PUBLISH, at=now)
    with unit_of_work(by=officer(1)) as work:
        seat_winners(wave_id=wave.pk, by=work.actor, now=now)
        # Nobody of wave 11 is told again: four hundred letters would bury the first one that a newcomer looks for.
        end_work(tell_joiners, work.now, wave_id=wave.pk)
    put_cards(wave, now=now)


def officer(place: int) -> Actor:
    officers = Account.objects.filter(pk__in=Member.objects.holding(Role.OFFICER).values("pk")).order_by("email")
    return Actor.staff(officers[place].pk)
