"""`declare_completion()`: the institution declares that its participant has finished what they have proven to have."""

from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.schemes.training import Evidence
from prakerja.training.begin_training import require_standing
from prakerja.training.declarations.add_declaration import add_declaration
from prakerja.training.declarations.note_proof import is_skill_shown
from prakerja.training.declarations.rules import corrected_until
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Completion, Purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.require_attending import NotBegun, lacking
from prakerja.training.statements.pay_milestone import pay_milestone
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_institution
from prakerja.training.working_days import working_days_after

#: Working days until the certificate is there.
CERTIFIED_WITHIN: Final = 1
_HIGHEST: Final = 100

#: Before the training and after it; None: there was no such test.
type Scores = tuple[int | None, int | None]


class ScoreWrong(Refused):
    """Scores are whole numbers from 0 to 100."""


class NotAttended(Refused):
    """Presence is not confirmed everywhere; `missing`: at which meetings, and 999 for the test at the end."""

    def __init__(self, missing: list[int]) -> None:
        self.missing = missing
        super().__init__(f"not attended: {missing}")


class SkillNotShown(Refused):
    """The course asks for the skill, and nothing was handed in for it."""


class DeclaredTooLate(Refused):
    """The money has waited for as long as it may, and goes back or has gone."""


class CorrectionTooLate(Refused):
    """It was declared more than five working days ago."""


def declare_completion(
    *, code: str, score_before: int | None, score_after: int | None, by: Actor, now: datetime
) -> Completion:
    """The certificate follows within a working day. The same again is the same declaration; other scores correct it.

    Raises ScoreWrong, NoSuchCode, NotBegun, NotAttended, SkillNotShown, DeclaredTooLate, CorrectionTooLate and what
    `require_standing` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    scores = require_scores(score_before, score_after)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    latest = latest_completion(purchase)
    if latest is None:
        declared = _declare(purchase, scores, now)
    elif (latest.score_before, latest.score_after) == scores:
        return latest
    else:
        declared = _correct(purchase, latest, scores, now)
    tell_institution(EventKind.COMPLETION_DECLARED, purchase, nth=declared.number, number=declared.number, now=now)
    record(
        TrainingEvent.COMPLETION_DECLARED,
        subject=declared,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        correction=latest is not None,
    )
    return declared


def latest_completion(purchase: Purchase) -> Completion | None:
    of_it = Completion.objects.filter(applicant_id=purchase.applicant_id, purchase=purchase.number)
    return of_it.order_by("-number").first()


def require_proven(purchase: Purchase) -> None:
    """Raises NotAttended, SkillNotShown."""
    if missing := lacking(purchase):
        raise NotAttended(missing)
    if not is_skill_shown(purchase):
        raise SkillNotShown


def _declare(purchase: Purchase, scores: Scores, now: datetime) -> Completion:
    require_standing(purchase)
    if purchase.state != PurchaseState.REDEEMED:
        raise NotBegun
    require_proven(purchase)
    if now >= purchase.waits_until:
        raise DeclaredTooLate
    Purchase.objects.filter(pk=purchase.pk).update(
        certified_by=working_days_after(now, CERTIFIED_WITHIN), declares_itself_at=None
    )
    pay_milestone(purchase, Evidence.COMPLETION, number=1, now=now)
    add_declaration(purchase, DeclarationKind.FINISHED, now=now)
    return _add(purchase, 1, scores, now)


def _correct(purchase: Purchase, latest: Completion, scores: Scores, now: datetime) -> Completion:
    first = Completion.objects.get(pk=(purchase.applicant_id, purchase.number, 1))
    if now >= corrected_until(first.declared_at):
        raise CorrectionTooLate
    return _add(purchase, latest.number + 1, scores, now)


def _add(purchase: Purchase, number: int, scores: Scores, now: datetime) -> Completion:
    before, after = scores
    return Completion.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=number,
        score_before=before,
        score_after=after,
        declared_at=now,
    )


def require_scores(before: int | None, after: int | None) -> Scores:
    """Raises ScoreWrong."""
    for score in (before, after):
        if score is not None and not 0 <= score <= _HIGHEST:
            raise ScoreWrong
    return before, after
