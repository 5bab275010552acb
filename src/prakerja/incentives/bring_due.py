"""`bring_due()`: what has come to its day is due, screened in that moment; ten thousand of a wave at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import WaveBudget
from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.cards.screen_cards import screen_cards
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.incentives import jobs
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.states import DueKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post_set import post_set
from prakerja.messages.states import Channel
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.work.progress import Progress, held_progress, note_progress

FELL_DUE: Final = "incentives.due"
SURVEY_FELL_DUE: Final = "incentives.survey_due"
_AT_ONCE: Final = 10_000
_BEGINNING: Final = f"{date.min} {UUID(int=0)}"


class _Due(NamedTuple):
    applicant_id: UUID
    award: int
    number: int
    amount: int
    kind: DueKind


def bring_due(*, wave_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next instalments of the wave whose day has come, and surveys that were handed in, are due, their money has
    left the reserve, and their holders are told; returns whether any may be left.

    Before that the cards are screened against the lists of this moment: whom one names is held and told, and nothing
    falls due. What stands in the way of one (a card that is held or has ended, a certificate that was withdrawn, a
    review that nobody reads) keeps it waiting. After the scheme's last day of payment nothing falls due any more.
    """
    require(Permission.BRING_INCENTIVES_DUE, by=by)
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    scheme, today = load_scheme(budget.wave.scheme), wib_day(now)
    if today > scheme.year_end(budget.year_id).last_payment_on:
        return False
    reached = held_progress(jobs.bring_due, wave_id=wave_id)
    found = _next(wave_id, cursor=reached.cursor, today=today, limit=at_once)
    if not found:
        return False
    due = _fall_due(sorted({(applicant_id, award) for _, applicant_id, award in found}), scheme, now)
    if due:
        _pay(due, budget, by=by, now=now)
    last_day, last, _ = found[-1]
    note_progress(jobs.bring_due, Progress(f"{last_day} {last}", done=reached.done + len(due)), wave_id=wave_id)
    return len(found) == at_once


def _next(wave_id: int, *, cursor: str, today: date, limit: int) -> list[tuple[date, UUID, int]]:
    after_day, after = (cursor or _BEGINNING).split()
    values: dict[str, str | int | date] = {"wave_id": wave_id, "after_day": after_day, "after": after}
    values |= {"today": today, "limit": limit}
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "next_due"), values)
        return list(asked.fetchall())


def _fall_due(cards: Sequence[CardKey], scheme: Scheme, now: datetime) -> list[_Due]:
    """They are screened, and judged in the next statement: whoever was held by it is seen."""
    lists = screen_cards(cards, scheme=scheme.name, now=now)
    values: dict[str, Value] = {
        **columns_of(cards),
        "lists": lists,
        "rules_version": f"{scheme.name}-{scheme.version}",
        "today": wib_day(now),
        "now": now,
    }
    return [
        _Due(applicant_id, award, number, amount, kind)
        for kind, statement in _STATEMENTS.items()
        for applicant_id, award, number, amount in run_with_arrays(sql_file(__file__, statement), values).fetchall()
    ]


def _pay(due: Sequence[_Due], budget: WaveBudget, *, by: Actor, now: datetime) -> None:
    for kind, act in _ACTS.items():
        if of_kind := [one for one in due if one.kind is kind]:
            _post(of_kind, act, budget, now)
    tell_holders({one: _news(of) for one, of in _by_holder(due).items()}, text="incentive_due", now=now, over=_BY_MAIL)
    amount = sum(one.amount for one in due)
    record(IncentivesEvent.FELL_DUE, subject=budget, by=by, at=now, instalments=len(due), amount=amount)


def _post(due: Sequence[_Due], act: str, budget: WaveBudget, now: datetime) -> None:
    post_set(
        rows=sql_file(__file__, "due_legs"),
        act=act,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "reserve": AccountKind.INCENTIVE_RESERVE.value,
            "due": AccountKind.INCENTIVE_DUE.value,
            "applicants": [one.applicant_id for one in due],
            "awards": [one.award for one in due],
            "numbers": [one.number for one in due],
            "amounts": [one.amount for one in due],
        },
    )


_STATEMENTS: Final = {DueKind.INSTALMENT: "fall_due", DueKind.SURVEY: "surveys_fall_due"}
_ACTS: Final = {DueKind.INSTALMENT: FELL_DUE, DueKind.SURVEY: SURVEY_FELL_DUE}
_BY_MAIL: Final = (Channel.EMAIL,)


def _by_holder(due: Sequence[_Due]) -> dict[UUID, list[_Due]]:
    """Several of one that was held for months are told in one letter."""
    found: dict[UUID, list[_Due]] = {}
    for one in due:
        found.setdefault(one.applicant_id, []).append(one)
    return found


def _news(due: Sequence[_Due]) -> News:
    last = due[-1]
    return News(f"incentive_due:{last.award}:{last.kind}:{last.number}", {"amount": sum(one.amount for one in due)})
