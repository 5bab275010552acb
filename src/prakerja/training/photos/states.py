"""What becomes of a photo by which somebody showed that they are present."""

from datetime import timedelta
from typing import Final

from django.db.models import TextChoices


class PhotoState(TextChoices):
    #: The service is asked whether it shows the participant; their presence stands meanwhile.
    ASKED = "asked"
    #: The service says that it does.
    MATCHED = "matched"
    #: A person is to look at it.
    WAITING = "waiting"
    #: A person found nothing against it, or nobody has looked in time.
    STANDS = "stands"
    #: A person found that it shows somebody else: the presence does not count.
    REFUSED = "refused"
    #: Its participant says that it is them: another person is to look. It does not count before that.
    OBJECTED = "objected"


class PhotoDoubt(TextChoices):
    """Why a person looks."""

    #: The service cannot tell.
    UNSURE = "unsure"
    #: The service says that it is somebody else; it decides nothing.
    OTHER = "other"
    #: The service has said nothing for a day, or does not take these photos.
    SILENT = "silent"
    #: There is no photo of an identity to compare it with.
    NOTHING_KNOWN = "nothing"


PHOTO_MOVES: Final = {
    PhotoState.ASKED: {PhotoState.MATCHED, PhotoState.WAITING, PhotoState.STANDS},
    PhotoState.WAITING: {PhotoState.STANDS, PhotoState.REFUSED},
    PhotoState.REFUSED: {PhotoState.OBJECTED},
    PhotoState.OBJECTED: {PhotoState.STANDS, PhotoState.REFUSED},
    PhotoState.MATCHED: set(),
    PhotoState.STANDS: set(),
}
#: A presence with such a photo is none.
NOT_COUNTED: Final = frozenset({PhotoState.REFUSED, PhotoState.OBJECTED})
#: A person of the office has to look.
TO_BE_LOOKED_AT: Final = frozenset({PhotoState.WAITING, PhotoState.OBJECTED})
#: Who waits for a service so long is not asked to wait for it any longer (ours).
SILENT_AFTER: Final = timedelta(days=1)
#: A picture is kept so long from the moment it was sent, decided against, or objected about; then it is deleted, and
#: whatever nobody has decided by then stands (ours). So long a participant can object.
KEPT_FOR: Final = timedelta(days=30)
