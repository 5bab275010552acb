"""By what a case and a photo are called: always whose, then which."""

from uuid import UUID

#: Of an applicant, by number from 1.
type ReviewId = tuple[UUID, int]
#: Of an applicant: set, kind, number of the try.
type PhotoId = tuple[UUID, int, str, int]
