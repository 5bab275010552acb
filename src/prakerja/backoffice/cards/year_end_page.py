"""The end of a scheme's year as the office sees it: how it stands, how far its work is, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.cards import jobs
from prakerja.cards.models import YearClosing
from prakerja.cards.unclosed_years import unclosed_years
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_end_figures import CloseFigures
from prakerja.cards.year_ends import Closing, YearPart, closings
from prakerja.words.words import Words
from prakerja.words.year_ends import STANDINGS, YEAR_PARTS, CloseStanding
from prakerja.work.models import LongWork
from prakerja.work.progress import progress_of
from prakerja.work.states import OPEN, WorkState

#: By the word in the address.
PARTS: Final = {"saldo": YearPart.TRAINING, "kartu": YearPart.CARDS}
_WORDS: Final = {part: word for word, part in PARTS.items()}


def address_of(closing: Closing) -> str:
    """Of the page on which it is closed."""
    return reverse("backoffice:cards:year_end", args=[closing.scheme, closing.end.year, _WORDS[closing.part]])


@dataclass(frozen=True)
class YearEndRow:
    """One part of a scheme's year in the list of all."""

    closing: Closing
    standing: CloseStanding

    @property
    def address(self) -> str:
        return address_of(self.closing)

    @property
    def part(self) -> Words:
        return YEAR_PARTS[self.closing.part]

    @property
    def tag(self) -> tuple[str, Words]:
        return STANDINGS[self.standing]


@dataclass(frozen=True)
class Outcome:
    """What a decision came to, beside what both people were shown."""

    decided_at: datetime
    ended_at: datetime | None
    planned_cards: int
    cards: int
    planned_amount: int
    amount: int
    waiting: int

    @property
    def differs(self) -> bool:
        return self.ended_at is not None and (self.planned_cards, self.planned_amount) != (self.cards, self.amount)


def year_end_rows(*, now: datetime) -> list[YearEndRow]:
    """Of all schemes; what stands of each is read for all at once."""
    left = unclosed_years(now=now)
    waiting = waiting_proposals(now=now)
    works = dict(LongWork.objects.filter(kind=jobs.close_year.name).values_list("arguments__subject", "state"))
    closed = set(YearClosing.objects.exclude(ended_at=None).values_list("subject", flat=True))
    return [
        YearEndRow(one, _standing(one, now=now, left=left, waiting=waiting, works=works, closed=closed))
        for one in closings()
    ]


def waiting_proposals(*, now: datetime) -> dict[str, Proposal]:
    """By what they would close."""
    rows = Proposal.objects.waiting(now).filter(act=CLOSE_YEAR.name)
    return {one.subject: one for one in still_open(rows, now=now)}


def _standing(
    closing: Closing,
    *,
    now: datetime,
    left: Mapping[str, CloseFigures],
    waiting: Mapping[str, Proposal],
    works: Mapping[str, str],
    closed: set[str],
) -> CloseStanding:
    subject = closing.subject
    work = works.get(subject)
    found = (
        (CloseStanding.OPEN, now < closing.opens_at),
        (CloseStanding.FAILED, work == WorkState.FAILED),
        (CloseStanding.UNDER_WAY, work in OPEN),
        (CloseStanding.PROPOSED, subject in waiting),
        (CloseStanding.DUE, subject in left),
        (CloseStanding.CLOSED, subject in closed),
    )
    return next((standing for standing, is_so in found if is_so), CloseStanding.NOTHING)


def outcomes(closing: Closing) -> Sequence[Outcome]:
    """Newest first."""
    rows = YearClosing.objects.filter(subject=closing.subject).order_by("-began_at", "-id")
    plans = dict(Proposal.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "plan"))
    return [_outcome(row, plans[row.pk]) for row in rows]


def _outcome(row: YearClosing, plan: Mapping[str, int]) -> Outcome:
    return Outcome(
        decided_at=row.began_at,
        ended_at=row.ended_at,
        planned_cards=plan.get("finished", 0),
        cards=row.finished,
        planned_amount=plan.get("returned", 0),
        amount=row.training + row.incentive + row.reserve,
        waiting=row.waiting,
    )


def percent_done(closing: Closing) -> int:
    progress = progress_of(jobs.close_year, subject=closing.subject)
    return 100 * progress.done // progress.of if progress.of else 0
