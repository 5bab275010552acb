"""What the identity step writes into the audit."""

from enum import StrEnum


class IdentityEvent(StrEnum):
    NUMBERS_ENTERED = "identity.numbers.entered"
    REGISTRY_ASKED = "identity.registry.asked"
    REGISTRY_SILENT = "identity.registry.silent"
    REGISTRY_ANSWERED = "identity.registry.answered"
    NIK_CLAIMED = "identity.nik.claimed"
    NIK_READ = "identity.nik.read"
    PHOTO_ADDED = "identity.photo.added"
    PHOTO_OPENED = "identity.photo.opened"
    PHOTO_MISSED = "identity.photo.missed"
    VERIFIED = "identity.identity.verified"
    REFUSED = "identity.identity.refused"
    ASKED_AGAIN = "identity.identity.asked_again"
    REVIEW_OPENED = "identity.review.opened"
    REVIEW_TAKEN = "identity.review.taken"
    REVIEW_HANDED_BACK = "identity.review.handed_back"
    REVIEW_DECIDED = "identity.review.decided"
