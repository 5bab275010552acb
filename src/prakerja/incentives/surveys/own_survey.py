"""One survey of one's own: its questions are those of its version."""

from uuid import UUID

from prakerja.incentives.models import Survey


def own_survey(applicant_id: UUID, number: int) -> Survey | None:
    """Of the newest card; None: they were not asked to answer it."""
    return Survey.objects.filter(applicant_id=applicant_id, number=number).order_by("-award").first()
