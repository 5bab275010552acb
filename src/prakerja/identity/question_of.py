"""What the registry is to be asked about an applicant."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.registry.ask import Question
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId


def question_of(*, applicant_id: ApplicantId, question_number: int, by: Actor) -> tuple[Question, UUID] | None:
    """The question of this number and the NIK's digest; None when it was answered or corrected meanwhile."""
    require(Permission.RECORD_REGISTRY_ANSWERS, by=by)
    identity = Identity.objects.asking(applicant_id, question_number=question_number).first()
    if identity is None:
        return None
    question = Question(
        nik=identity.nik,
        family_card=identity.family_card,
        name=Account.objects.values_list("full_name", flat=True).get(pk=applicant_id),
        birth_date=identity.birth_date,
    )
    return question, identity.nik_digest
