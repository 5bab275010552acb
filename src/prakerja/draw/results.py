"""The result of a wave for its joiners, read from the verdicts and the outcomes: page and messages say the same."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models import AppealOutcome, AreaResult, Draw, LaterSeat, Outcome
from prakerja.regions.areas import areas_around
from prakerja.screening.failed_rules import FailedRule, failed_rules_of


@dataclass(frozen=True)
class Seated:
    """A seat: from which row of the seats file, at which rank of all candidates; None: by an appeal, without one."""

    pass_number: int
    area: str
    group: str
    rank: int | None


@dataclass(frozen=True)
class NoSeat:
    """No seat. `area` is the smallest one with seats of its own that the joiner lives in; counts and rank are of it.

    `household_full`: a seat was free at their turn, and the family card already held as many cards as it may.
    """

    household_full: bool
    area: str
    candidates: int
    seats: int
    seated: int
    area_rank: int
    rank: int
    of_candidates: int
    #: Places inside the area have seats of their own: whoever lives there is counted there, and not here.
    is_part: bool


@dataclass(frozen=True)
class NotEligible:
    """The rules that were not met, in the order of Rule; at least one."""

    failed: tuple[FailedRule, ...]


#: Fewer people than this in a small place could be recognised.
FEWEST_SHOWN: Final = 5

type Result = Seated | NoSeat | NotEligible


def result_of(*, wave_id: int, applicant_id: UUID) -> Result | None:
    """The joiner's result once the wave is published; None before, and for somebody who did not join."""
    if not Draw.objects.filter(pk=wave_id, published_at__isnull=False).exists():
        return None
    return results_of(wave_id=wave_id, applicant_ids=[applicant_id]).get(applicant_id)


def results_of(*, wave_id: int, applicant_ids: Sequence[UUID]) -> Mapping[UUID, Result]:
    """The results of these joiners of a drawn wave, in a handful of queries."""
    later = LaterSeat.objects.filter(draw_id=OuterRef("draw_id"), applicant_id=OuterRef("applicant_id"))
    outcomes = Outcome.objects.filter(draw_id=wave_id, applicant_id__in=applicant_ids).annotate(
        later=Subquery(later.values(seat=JSONObject(pass_number=F("pass_number"), area=F("area"), group=F("group"))))
    )
    areas = {area.area: area for area in AreaResult.objects.filter(draw_id=wave_id)}
    of_candidates = Draw.objects.values_list("candidates_count", flat=True).get(pk=wave_id)
    parts = _left_over(areas)
    drawn: dict[UUID, Result] = {row.applicant_id: _drawn(row, areas, parts, of_candidates) for row in outcomes}
    failed = failed_rules_of(wave_id=wave_id, applicant_ids=applicant_ids)
    refused: dict[UUID, Result] = {applicant_id: NotEligible(rules) for applicant_id, rules in failed.items()}
    return {**drawn, **refused, **_by_appeal(wave_id, refused)}


def _by_appeal(wave_id: int, refused: Collection[UUID]) -> dict[UUID, Result]:
    """Who was left out, was heard since, and has a seat: by the appeal itself, or by one that fell vacant later."""
    if not refused:
        return {}
    theirs = {"draw_id": wave_id, "applicant_id__in": refused}
    columns = ("applicant_id", "pass_number", "area", "group")
    heard = AppealOutcome.objects.filter(outcome=AppealEnd.SEATED, **theirs).values_list(*columns)
    later = LaterSeat.objects.filter(**theirs).values_list(*columns)
    return {one: Seated(number or 0, area, group, rank=None) for one, number, area, group in [*heard, *later]}


def may_be_shown(candidates: int) -> bool:
    """Whether an area's figures may be published: nobody was there, or too many for one to be told apart."""
    return candidates == 0 or candidates >= FEWEST_SHOWN


def _left_over(areas: Iterable[str]) -> frozenset[str]:
    """The areas around those that have seats of their own."""
    return frozenset(outer for area in areas for outer in areas_around(area) - {area})


def _drawn(row: Outcome, areas: Mapping[str, AreaResult], parts: frozenset[str], of_candidates: int) -> Result:
    """A seat that fell vacant has the rank of the whole draw."""
    later = getattr(row, "later", None)
    if later:
        return Seated(**later, rank=row.rank)
    if row.outcome == OutcomeKind.SEATED:
        return _seated(row)
    return _no_seat(row, areas[row.home_area], of_candidates, is_part=row.home_area in parts)


def _seated(row: Outcome) -> Seated:
    return Seated(pass_number=row.pass_number or 0, area=row.area, group=row.group, rank=row.rank)


def _no_seat(row: Outcome, home: AreaResult, of_candidates: int, *, is_part: bool) -> NoSeat:
    return NoSeat(
        household_full=row.outcome == OutcomeKind.HOUSEHOLD_FULL,
        area=row.home_area,
        candidates=home.candidates,
        seats=home.seats,
        seated=home.seated,
        area_rank=row.home_rank,
        rank=row.rank,
        of_candidates=of_candidates,
        is_part=is_part,
    )
