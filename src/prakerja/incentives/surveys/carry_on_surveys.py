"""`carry_on_surveys()`: surveys not answered in time are lost, those that soon will be are told of, the next open."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import WaveBudget
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.incentives.events import IncentivesEvent
from prakerja.incentives.surveys.questions import newest_version
from prakerja.incentives.surveys.rules import REMINDED_BEFORE, last_day_of_surveys, open_until
from prakerja.kit.actor import Actor
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.sql import sql_file
from prakerja.messages.states import Channel
from prakerja.schemes.load_scheme import load_scheme

_AT_ONCE: Final = 10_000
_BY_MAIL: Final = (Channel.EMAIL,)

type _Value = int | date | datetime


class _Told(NamedTuple):
    applicant_id: UUID
    award: int
    number: int
    amount: int
    open_until: date


def carry_on_surveys(*, wave_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """Returns whether any may be left.

    The first opens once the first instalment has reached its holder, each other once the one before it was handed in
    or is lost, and none on a card that is held or has ended, nor after the year's last day of surveys. Each is open so
    many days from its notice as the scheme says; who has not answered is reminded before the last ones.
    """
    require(Permission.KEEP_SURVEYS, by=by)
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    values: dict[str, _Value] = {"wave_id": wave_id, "today": wib_day(now), "now": now, "limit": at_once}
    lost = _asked("lose_surveys", values)
    reminded = _tell("remind_of_surveys", values | {"from": wib_day(now) + REMINDED_BEFORE}, "survey_reminder", now)
    opened = _open(budget, values, now)
    counts = len(lost), len(reminded), len(opened)
    if any(counts):
        _note(budget, counts, by=by, now=now)
    return at_once in counts


def _note(budget: WaveBudget, counts: tuple[int, int, int], *, by: Actor, now: datetime) -> None:
    lost, reminded, opened = counts
    event = IncentivesEvent.SURVEYS_CARRIED_ON
    record(event, subject=budget, by=by, at=now, lost=lost, reminded=reminded, opened=opened)


def _open(budget: WaveBudget, values: dict[str, _Value], now: datetime) -> Sequence[_Told]:
    scheme = load_scheme(budget.wave.scheme)
    end, today = scheme.year_end(budget.year_id), wib_day(now)
    if today > last_day_of_surveys(end):
        return ()
    until = open_until(today, open_days=scheme.deadlines.survey_open_days, end=end)
    terms: dict[str, _Value] = {
        "surveys": scheme.benefits.surveys,
        "amount": int(scheme.benefits.survey_incentive),
        "version": newest_version(),
        "open_until": until,
    }
    return _tell("open_surveys", values | terms, "survey_opened", now)


def _tell(statement: str, values: dict[str, _Value], text: str, now: datetime) -> Sequence[_Told]:
    found = _asked(statement, values)
    news = {
        one.applicant_id: News(
            f"{text}:{one.award}:{one.number}",
            {"number": one.number, "amount": one.amount, "open_until": _end_of(one.open_until)},
        )
        for one in found
    }
    tell_holders(news, text=text, now=now, over=_BY_MAIL)
    return found


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=WIB)


def _asked(statement: str, values: dict[str, _Value]) -> Sequence[_Told]:
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, statement), values)
        return [_Told(*row) for row in asked.fetchall()]
