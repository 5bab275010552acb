"""What two curators decide about an objection: that it is right, or that what was declared stands."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan, declare_act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.declarations.querysets import DeclarationKey
from prakerja.training.declarations.refusals import NoSuchObjection, TrainingWentOn
from prakerja.training.declarations.states import DeclarationKind, DeclarationState
from prakerja.training.models import Certificate, Purchase, TrainingDeclaration
from prakerja.training.states import PurchaseState

_BETWEEN: Final = ":"
#: As many as the columns hold.
_NUMBERS: Final = range(1, 2**15)


def subject_of_declaration(key: DeclarationKey) -> str:
    return _BETWEEN.join(map(str, key))


def key_in(subject: str) -> DeclarationKey:
    """Raises NoSuchObjection for what is no declaration's subject."""
    applicant_id, _, numbers = subject.partition(_BETWEEN)
    purchase, _, number = numbers.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(purchase), int(number)
    except ValueError:
        raise NoSuchObjection from None
    # Written in another way, it would be another subject: two decisions about one declaration.
    if subject_of_declaration(key) != subject or not {key[1], key[2]} <= set(_NUMBERS):
        raise NoSuchObjection
    return key


def objection_with(key: DeclarationKey) -> TrainingDeclaration:
    """One that waits for a decision. Raises NoSuchObjection."""
    found: TrainingDeclaration | None = TrainingDeclaration.objects.filter(
        pk=key, state=DeclarationState.OBJECTED
    ).first()
    if found is None:
        raise NoSuchObjection
    return found


def decision_on_objection(act: Act, key: DeclarationKey, *, by: Actor) -> Proposal | None:
    """What two curators decided, when the second of them acts; None: it is carried out. Raises NotConfirmed."""
    decided = require_confirmed(act, subject=subject_of_declaration(key), by=by)
    return None if decided.carried_out_at is not None else decided


def require_undoable(declaration: TrainingDeclaration, purchase: Purchase) -> None:
    """Raises TrainingWentOn."""
    if declaration.kind == DeclarationKind.DEFERRED and purchase.state in {
        PurchaseState.REDEEMED,
        PurchaseState.FINISHED,
    }:
        raise TrainingWentOn


def certifies(declaration: TrainingDeclaration) -> Certificate | None:
    """The certificate that its completion came to, as long as it stands."""
    if declaration.kind != DeclarationKind.FINISHED:
        return None
    of_it = Certificate.objects.filter(pk=(declaration.applicant_id, declaration.purchase))
    standing: Certificate | None = of_it.filter(withdrawn_at=None).first()
    return standing


def _dismissing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    declaration = objection_with(key_in(subject))
    purchase = Purchase.objects.select_related("schedule__course__institution").get(
        pk=(declaration.applicant_id, declaration.purchase)
    )
    course = purchase.schedule.course
    return {
        "course": course.title,
        "institution": course.institution.name,
        "course_price": purchase.price,
        "declared": declaration.kind,
    }


def _upholding(subject: str, asked: Plan, now: datetime) -> Plan:
    said = _dismissing(subject, asked, now)
    declaration = objection_with(key_in(subject))
    require_undoable(declaration, Purchase.objects.get(pk=(declaration.applicant_id, declaration.purchase)))
    certificate = certifies(declaration)
    if certificate is None:
        return said
    # What will be proposed is foreseen here, so that it says why not before anybody decides.
    return {**said, **WITHDRAW_CERTIFICATE.foresee(subject_of_certificate(certificate.pk), asked, now)}


#: What was declared is undone: its money waits on, or is on the training balance again. Asked where a certificate
#: stands: `withdrawn_for`.
UPHOLD_OBJECTION = declare_act(
    "training.uphold_objection", permission=Permission.DECIDE_OBJECTIONS, foresee=_upholding, keeps_plan=True
)
#: What was declared stands, and comes to what it would have come to.
DISMISS_OBJECTION = declare_act(
    "training.dismiss_objection", permission=Permission.DECIDE_OBJECTIONS, foresee=_dismissing, keeps_plan=True
)
