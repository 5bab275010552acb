"""The first page after signing in: how far one is, what comes next, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.appeals.repayment.own_demand import own_demand
from prakerja.appeals.screening.own_objection import is_verdict_overturned
from prakerja.cards.own_card import AwaitedCard, OwnCard, own_card
from prakerja.cards.states import LIVE, CardState
from prakerja.incentives.own_incentives import own_incentives
from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.known_waves import known_waves
from prakerja.journey.next_moves import (
    DoStep,
    JoinWave,
    MendStep,
    NextMove,
    SeeResult,
    WaitForClosing,
    WaitForOpening,
    WaitForUs,
)
from prakerja.journey.next_of_money import (
    AnswerSurvey,
    ConfirmAccount,
    FollowPayment,
    LinkAccount,
    MoneyMove,
    ReadPayments,
    ReviewTraining,
    TooLate,
    WaitForDue,
    next_of_money,
)
from prakerja.journey.person import person_of
from prakerja.journey.whats_next import may_aim_at, shut_by_household, whats_next
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import read_clock, wib_day
from prakerja.pages.middleware import ApplicantRequest, desk_of
from prakerja.payouts.own_payments import own_payments
from prakerja.screening.failed_rules import failed_rules_of
from prakerja.waves.rules import JourneyStep, Readiness
from prakerja.waves.states import WaveState
from prakerja.words.banner import Banner
from prakerja.words.cards import card_banner, tag_of
from prakerja.words.journey import banner_of, overturned_banner, result_page
from prakerja.words.moments import for_reader
from prakerja.words.money_banner import money_banner
from prakerja.words.refusals import household_words
from prakerja.words.repayment_banner import repayment_banner
from prakerja.words.steps import MINUTES, step_of
from prakerja.words.waves import STATUS_TAGS, STEP_NAMES, When, step_page, what_happens_now
from prakerja.words.words import Words

#: Of such a wave nobody waits for anything.
_OVER: Final = (WaveState.PUBLISHED, WaveState.CANCELLED)
#: A training was bought: before that nothing can be earned.
_EARNING: Final = LIVE - {CardState.AWARDED}
_OF_MONEY: Final = (
    ReviewTraining,
    LinkAccount,
    ConfirmAccount,
    AnswerSurvey,
    FollowPayment,
    TooLate,
    WaitForDue,
    ReadPayments,
)
#: On the way to the draw of a wave.
_TO_THE_DRAW: Final = (DoStep, MendStep, WaitForUs, JoinWave, WaitForOpening, WaitForClosing)
#: They can go on now; while we check, or something stands in the way, no minutes of theirs lead anywhere.
_THEIRS: Final = (DoStep, MendStep, JoinWave)


@dataclass(frozen=True)
class Task:
    """A row of the task list; without a link it cannot be started yet."""

    name: Words
    tag: str
    status: Words
    link: str = ""


@dataclass(frozen=True)
class JoinedWave:
    number: int
    receipt: str
    happening: str
    link: str
    label: str


@require_safe
def dashboard(request: ApplicantRequest) -> HttpResponse:
    if desk := desk_of(request.user):
        return redirect(desk)
    now = read_clock()
    person = person_of(request.applicant_id, now=now)
    waves = known_waves(person=person, now=now)
    card = own_card(request.applicant_id) if any(wave.result is ResultKind.SEATED for wave in waves) else None
    money = _money_of(request.applicant_id, now) if isinstance(card, OwnCard) and card.state in _EARNING else None
    card_of = card.wave if isinstance(card, OwnCard) and card.has_moved_on else None
    move = whats_next(readiness=person.readiness, waves=waves, now=now, money=money, card_of=card_of)
    domicile = person.readiness.domicile

    def when(moment: datetime) -> str:
        return for_reader(moment, domicile)

    aims = [wave for wave in waves if may_aim_at(wave, readiness=person.readiness, now=now)]
    context = {
        "step": step_of(person.readiness) if isinstance(move, _THEIRS) else None,
        "steps": len(MINUTES),
        "household": _household(waves, person.readiness, now) if isinstance(move, _TO_THE_DRAW) else "",
        "banner": _owing(card, request.applicant_id, now)
        or _banner(move, card, request.applicant_id, now=now, when=when),
        "tasks": [
            *_step_tasks(person.readiness),
            _join_task(waves, is_ready=person.readiness.is_complete and bool(aims)),
            *_card_tasks(card, now),
        ],
        "joined": [_joined_wave(wave, now, when) for wave in waves if wave.joined],
        "open_waves": aims,
        "domicile": domicile,
    }
    return render(request, "dashboard.html", context)


def _household(waves: list[KnownWave], readiness: Readiness, now: datetime) -> str:
    """Empty unless their family card holds all the cards that a wave ahead gives it."""
    wave = shut_by_household(waves, readiness=readiness, now=now)
    if wave is None or wave.household_cap is None:
        return ""
    return household_words(number=wave.number, held=readiness.household_held, cap=wave.household_cap)


def _money_of(applicant_id: ApplicantId, now: datetime) -> MoneyMove | None:
    payments = own_payments(applicant_id, at=now)
    return next_of_money(own_incentives(applicant_id), payments, today=wib_day(now))


def _owing(card: OwnCard | AwaitedCard | None, applicant_id: ApplicantId, now: datetime) -> Banner | None:
    """Before all else: a clock runs, and whoever lets it run out is in the lawyers' hands."""
    own = own_demand(applicant_id) if isinstance(card, OwnCard) else None
    return repayment_banner(own, now) if own else None


def _banner(
    move: NextMove, card: OwnCard | AwaitedCard | None, applicant_id: ApplicantId, *, now: datetime, when: When
) -> Banner:
    """Once the result was read, or is history, what there is to tell of the card and its money."""
    if isinstance(move, _OF_MONEY):
        return money_banner(move)
    if isinstance(card, OwnCard) and isinstance(move, SeeResult) and _is_history(move, card):
        return card_banner(card, now=now, when=when)
    if isinstance(move, SeeResult) and move.wave.result is ResultKind.NOT_ELIGIBLE:
        return _left_out_banner(move, applicant_id, now, when)
    return banner_of(move, now=now, when=when)


def _is_history(move: SeeResult, card: OwnCard) -> bool:
    return move.wave.has_read_result or (card.has_moved_on and card.wave == move.wave.number)


def _card_tasks(card: OwnCard | AwaitedCard | None, now: datetime) -> list[Task]:
    """Of whoever got a seat."""
    if card is None:
        return []
    tag, status = tag_of(card, now) if isinstance(card, OwnCard) else ("quiet", _("Sedang dibuat"))
    return [Task(_("Kartu saya"), tag, status, reverse("cards:card"))]


def _left_out_banner(move: SeeResult, applicant_id: ApplicantId, now: datetime, when: When) -> Banner:
    """With the reasons, unless they do not stand any more; nothing of it is read for anybody else."""
    if is_verdict_overturned(wave_id=move.wave.id, applicant_id=applicant_id):
        return overturned_banner(move.wave.number)
    failed = failed_rules_of(wave_id=move.wave.id, applicant_ids=[applicant_id]).get(applicant_id, ())
    return banner_of(move, now=now, when=when, failed=failed)


def _step_tasks(readiness: Readiness) -> list[Task]:
    return [Task(STEP_NAMES[step], *STATUS_TAGS[readiness.statuses[step]], step_page(step)) for step in JourneyStep]


def _join_task(waves: list[KnownWave], *, is_ready: bool) -> Task:
    name = _("Gabung gelombang")
    seated = [wave.number for wave in waves if wave.result is ResultKind.SEATED]
    if seated:
        return Task(name, "good", _("Selesai"), result_page(max(seated)))
    running = [wave for wave in waves if wave.joined and wave.state not in _OVER]
    if running:
        return Task(name, "good", _("Selesai"), reverse("waves:joined", args=[running[0].number]))
    if is_ready:
        return Task(name, "empty", _("Belum dimulai"), reverse("waves:index"))
    return Task(name, "quiet", _("Belum bisa dimulai"))


def _joined_wave(wave: KnownWave, now: datetime, when: When) -> JoinedWave:
    number, happening = wave.number, what_happens_now(wave, now, when)
    if wave.state == WaveState.PUBLISHED:
        return JoinedWave(number, wave.receipt, happening, result_page(number), _("Lihat hasil saya"))
    page = reverse("waves:joined", args=[number])
    return JoinedWave(number, wave.receipt, happening, page, _("Lihat bukti bergabung"))
