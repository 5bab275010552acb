"""Named filters and moves of the photos of presences."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from prakerja.kit.states import MovingQuerySet
from prakerja.training.photos.states import NOT_COUNTED, PHOTO_MOVES, TO_BE_LOOKED_AT, PhotoState

#: `(applicant_id, purchase, sequence)`.
type PresenceKey = tuple[UUID, int, int]


class PresencePhotoQuerySet(MovingQuerySet[Any, PhotoState]):
    moves = PHOTO_MOVES

    def of(self, key: PresenceKey) -> Self:
        """The one photo of this presence, if there is one."""
        applicant_id, purchase, sequence = key
        return self.filter(applicant_id=applicant_id, purchase=purchase, sequence=sequence)

    def not_counted(self) -> Self:
        """Their presences are none."""
        return self.filter(state__in=NOT_COUNTED)

    def for_a_person(self) -> Self:
        """The queue of the office: who has waited longest first."""
        return self.filter(state__in=TO_BE_LOOKED_AT).order_by("sent_at", "applicant_id", "purchase", "sequence")

    def named(self, names: Sequence[str]) -> set[str]:
        """Of these pictures, those that are kept."""
        return set(self.filter(file_name__in=names).values_list("file_name", flat=True))

    def to_be_deleted(self, now: datetime) -> Self:
        """Their pictures have been kept for long enough."""
        return self.exclude(file_name="").filter(kept_until__lte=now)
