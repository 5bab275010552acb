"""What training writes into the audit."""

from enum import StrEnum


class TrainingEvent(StrEnum):
    #: A platform has asked to be paid, and its customer has a code.
    PAYMENT_ASKED = "training.payment.asked"
    BOUGHT = "training.purchase.bought"
    VOIDED = "training.purchase.voided"
    LAPSED = "training.purchase.lapsed"
    CODE_REDEEMED = "training.code.redeemed"
    PRESENCE_ASKED = "training.presence.asked"
    PRESENCE_CONFIRMED = "training.presence.confirmed"
    PRESENCE_DECLINED = "training.presence.declined"
    HANDED_IN = "training.hand_in.received"
    FEEDBACK_GIVEN = "training.feedback.given"
    #: Somebody did not come, comes another time, or left.
    DECLARED = "training.declaration.made"
    DECLARATION_TAKEN_BACK = "training.declaration.taken_back"
    DECLARATION_CONFIRMED = "training.declaration.confirmed"
    DECLARATION_OBJECTED = "training.declaration.objected"
    OBJECTION_UPHELD = "training.objection.upheld"
    OBJECTION_DISMISSED = "training.objection.dismissed"
    SCHEDULE_TAKEN = "training.schedule.taken"
    COMPLETION_DECLARED = "training.completion.declared"
    #: Its money had gone back, or waited no longer.
    CERTIFIED_TOO_LATE = "training.completion.too_late"
    #: With a test code: nobody has learned anything.
    REHEARSAL_PASSED = "training.rehearsal.passed"
    CERTIFICATE_ISSUED = "training.certificate.issued"
    PAYABLES_HELD = "training.payables.held"
    PAYABLES_RELEASED = "training.payables.released"
    SIGNAL_FOUND = "training.signal.found"
    SIGNAL_CONFIRMED = "training.signal.confirmed"
    SIGNAL_CLEARED = "training.signal.cleared"
    BADGE_ASKED = "training.badge.asked"
    BADGE_SIGNED = "training.badge.signed"
    CERTIFICATE_WITHDRAWN = "training.certificate.withdrawn"
    CERTIFICATE_REINSTATED = "training.certificate.reinstated"
    REVIEWED = "training.review.written"
    REVIEW_ANSWERED = "training.review.answered"
    STATEMENT_READY = "training.statement.ready"
    STATEMENT_APPROVED = "training.statement.approved"
    TAKEN_BACK = "training.payables.taken_back"
    DISPUTE_RAISED = "training.dispute.raised"
    DISPUTE_ANSWERED = "training.dispute.answered"
