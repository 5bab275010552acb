"""Whether something of one card is due to its holder and was not paid."""

from uuid import UUID

from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import InstalmentState, SurveyState


def is_owed(applicant_id: UUID, award: int) -> bool:
    """Whatever has become of the card since; on its way or not."""
    unpaid = {"applicant_id": applicant_id, "award": award, "settled_at": None}
    return (
        Instalment.objects.filter(state=InstalmentState.DUE, **unpaid).exists()
        or Survey.objects.filter(state=SurveyState.DUE, **unpaid).exists()
    )
