"""What training writes into the audit."""

from enum import StrEnum


class TrainingEvent(StrEnum):
    CODE_REDEEMED = "training.code.redeemed"
    PRESENCE_ASKED = "training.presence.asked"
    PRESENCE_CONFIRMED = "training.presence.confirmed"
    PRESENCE_DECLINED = "training.presence.declined"
    HANDED_IN = "training.hand_in.received"
    FEEDBACK_GIVEN = "training.feedback.given"
    COMPLETION_DECLARED = "training.completion.declared"
    CERTIFICATE_ISSUED = "training.certificate.issued"
    REVIEWED = "training.review.written"
    REVIEW_ANSWERED = "training.review.answered"
