"""The life of an identity: the states and their moves are data."""

from typing import Final

from django.db.models import TextChoices


class IdentityState(TextChoices):
    #: Numbers are typed and saved; nobody was asked yet.
    ENTERED = "entered"
    #: The registry is being asked, as long as it takes.
    ASKING = "asking"
    REFUSED = "refused"
    #: The registry agrees; KTP photo and selfie are wanted.
    PHOTOS = "photos"
    #: The NIK is with another account; this one brings photos to show that it is theirs.
    CLAIMING = "claiming"
    #: The claim is with a person.
    CLAIMED = "claimed"
    REVIEW = "review"
    VERIFIED = "verified"


MOVES: Final = {
    IdentityState.ENTERED: {IdentityState.ASKING},
    IdentityState.ASKING: {IdentityState.REFUSED, IdentityState.PHOTOS, IdentityState.CLAIMING},
    IdentityState.REFUSED: {IdentityState.ENTERED, IdentityState.CLAIMING},
    IdentityState.PHOTOS: {IdentityState.VERIFIED, IdentityState.REVIEW, IdentityState.REFUSED},
    IdentityState.CLAIMING: {IdentityState.CLAIMED, IdentityState.ENTERED},
    IdentityState.CLAIMED: {IdentityState.VERIFIED, IdentityState.REFUSED, IdentityState.CLAIMING},
    IdentityState.REVIEW: {IdentityState.VERIFIED, IdentityState.PHOTOS, IdentityState.REFUSED},
    # only by a claim that a reviewer grants
    IdentityState.VERIFIED: {IdentityState.REFUSED},
}

#: In these the NIK belongs to the account, and to no other. While the registry is still being asked it does not:
#: somebody who merely typed a NIK must neither keep its owner out nor learn that it is taken.
HOLDING: Final = (IdentityState.PHOTOS, IdentityState.REVIEW, IdentityState.VERIFIED)
UPLOADING: Final = (IdentityState.PHOTOS, IdentityState.CLAIMING)
ENTERABLE: Final = (IdentityState.ENTERED, IdentityState.REFUSED, IdentityState.CLAIMING)


class ReviewDecision(TextChoices):
    APPROVED = "approved"
    NEW_PHOTOS = "new_photos"
    REFUSED = "refused"
