"""The lives of a course, and of what was bought of it."""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices


class Method(TextChoices):
    """How a course is taught."""

    SELF_PACED = "self_paced"
    WEBINAR = "webinar"
    FACE_TO_FACE = "face_to_face"


class Part(StrEnum):
    """Whose part of a price it is."""

    COMMISSION = "commission"
    INSTITUTION = "institution"


class Level(TextChoices):
    SKILLING = "skilling"
    UPSKILLING = "upskilling"
    RESKILLING = "reskilling"


class CourseState(TextChoices):
    #: Its institution writes it; nobody else sees it.
    DRAFT = "draft"
    #: Two curators have looked at it against the checklist: it can be bought.
    LIVE = "live"
    #: Nobody buys it or begins it for now; who has begun it goes on.
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


COURSE_MOVES: Final = {
    CourseState.DRAFT: {CourseState.LIVE, CourseState.WITHDRAWN},
    CourseState.LIVE: {CourseState.SUSPENDED, CourseState.WITHDRAWN},
    CourseState.SUSPENDED: {CourseState.LIVE, CourseState.WITHDRAWN},
    CourseState.WITHDRAWN: set(),
}


class PurchaseState(TextChoices):
    #: Paid for; the redeem code is with its holder.
    BOUGHT = "bought"
    #: The code is redeemed with the institution: the training has begun.
    REDEEMED = "redeemed"
    #: The certificate is issued.
    FINISHED = "finished"
    #: Undone before the code was redeemed, or it does not take place; the money is back.
    VOIDED = "voided"
    #: Its holder did not come, or did not finish in time; another schedule may still be taken.
    ABSENT = "absent"
    #: Its holder left it, with a reason.
    LEFT = "left"
    #: Not finished when the scheme's year ended; the money went back.
    LAPSED = "lapsed"


PURCHASE_MOVES: Final = {
    PurchaseState.BOUGHT: {PurchaseState.REDEEMED, PurchaseState.VOIDED, PurchaseState.ABSENT, PurchaseState.LAPSED},
    PurchaseState.REDEEMED: {
        PurchaseState.FINISHED,
        # Its schedule was cancelled, or two people undid it on a card that is held; nobody else does.
        PurchaseState.VOIDED,
        PurchaseState.ABSENT,
        PurchaseState.LEFT,
        PurchaseState.LAPSED,
    },
    # To another schedule of the same course; or back where it was, where it was declared wrongly (ADR 0041).
    PurchaseState.ABSENT: {PurchaseState.BOUGHT, PurchaseState.REDEEMED, PurchaseState.LAPSED},
    PurchaseState.LEFT: {PurchaseState.REDEEMED, PurchaseState.LAPSED},
    PurchaseState.FINISHED: set(),
    PurchaseState.VOIDED: set(),
    PurchaseState.LAPSED: set(),
}
#: While a purchase is in one of these no other is made: the second training comes after the first is finished, and
#: who did not come has not finished it.
UNFINISHED: Final = frozenset({PurchaseState.BOUGHT, PurchaseState.REDEEMED, PurchaseState.ABSENT, PurchaseState.LEFT})
