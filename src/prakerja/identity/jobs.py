"""What the identity step asks of the background."""

from uuid import UUID

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.kit.retries import UNTIL_ANSWERED


@job(lane=Lane.REGISTRY, retry=UNTIL_ANSWERED)
def check_identity(*, applicant_id: UUID, question_number: int) -> None:
    """The registry is asked about the numbers that were typed, for as long as it takes (journey.identity_check_job)."""


@job(lane=Lane.FILES)
def delete_photo(*, applicant_id: UUID, file_name: str) -> None:
    """The picture is no longer in the storage."""
