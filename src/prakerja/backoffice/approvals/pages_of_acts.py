"""On which page of the office an act is seen, and on which it is decided."""

from typing import Final

from django.urls import reverse

from prakerja.appeals.screening.acts import REJECT_VERDICT, UPHOLD_VERDICT, verdict_key_in
from prakerja.approvals.models import Proposal
from prakerja.backoffice.cards.year_end_page import address_of
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_ends import closing_in
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE, RESUME
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION, UPHOLD_OBJECTION, key_in
from prakerja.waves.models import Wave

_OF_COURSES: Final = frozenset({PUBLISH_COURSE.name, RESUME_COURSE.name})
_OF_OBJECTIONS: Final = frozenset({UPHOLD_OBJECTION.name, DISMISS_OBJECTION.name})
_OF_VERDICTS: Final = frozenset({UPHOLD_VERDICT.name, REJECT_VERDICT.name})
_OF_BATCHES: Final = frozenset({RELEASE.name, PAUSE.name, RESUME.name})
_OF_BUDGET: Final = frozenset({ALLOW_BUDGET.name, FUND_WAVE.name, NOTE_DEPOSIT.name, NOTE_FEE.name, MOVE_FLOAT.name})
#: Where all of a step's subjects are seen.
_LISTS: Final = {"partners": "training:partners", "accounts": "accounts:members", "screening": "screening:lists"}


def home_of(proposal: Proposal) -> str:
    """The page on which one sees what became of it."""
    step = proposal.act.partition(".")[0]
    if step in ("waves", "draw") or proposal.act in {FILL_SEATS.name, *_OF_VERDICTS}:
        return _home_of_wave(proposal)
    if proposal.act in _OF_COURSES | _OF_OBJECTIONS:
        return _home_of_training(proposal)
    if proposal.act in _OF_BATCHES:
        return reverse("backoffice:payouts:batch", args=[proposal.subject])
    if proposal.act == LET_GO.name:
        return reverse("backoffice:payouts:instruction", args=[proposal.subject])
    if proposal.act == BOOK_CASE.name:
        return reverse("backoffice:payouts:case", args=[proposal.subject])
    if proposal.act == CLOSE_YEAR.name:
        return address_of(closing_in(proposal.subject))
    if proposal.act in _OF_BUDGET:
        return reverse("backoffice:cards:budget")
    return reverse(f"backoffice:{_LISTS.get(step, 'approvals:proposals')}")


def _home_of_wave(proposal: Proposal) -> str:
    if proposal.act in _OF_VERDICTS:
        applicant_id, wave_id = verdict_key_in(proposal.subject)
        return reverse("backoffice:waves:verdict_objection", args=[_number_of(wave_id), applicant_id])
    page = "vacant_seats" if proposal.act == FILL_SEATS.name else "wave"
    return reverse(f"backoffice:waves:{page}", args=[_number_of(int(proposal.subject))])


def _number_of(wave_id: int) -> int:
    return Wave.objects.values_list("number", flat=True).get(pk=wave_id)


def _home_of_training(proposal: Proposal) -> str:
    if proposal.act in _OF_OBJECTIONS:
        return reverse("backoffice:training:objection", args=key_in(proposal.subject))
    return reverse("backoffice:training:course", args=[int(proposal.subject)])


def evidence_of(proposal: Proposal) -> str:
    """The page that shows more than the plan, on which it is decided; empty: the plan says it all."""
    if proposal.act == HAND_OVER_NIK.name:
        return reverse("backoffice:identity:case", args=review_id_in(proposal.subject))
    return ""
