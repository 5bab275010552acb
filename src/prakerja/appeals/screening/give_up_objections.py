"""What an applicant who goes for good wrote against verdicts is not kept."""

from uuid import UUID

from prakerja.appeals.models import VerdictObjection


def give_up_objections(applicant_id: UUID) -> None:
    """How they were decided stays: in the log, and in what two people said. Part of closing an account."""
    VerdictObjection.objects.filter(applicant_id=applicant_id).delete()
