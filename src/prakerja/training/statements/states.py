"""The lives of what is owed: a line, a month's statement, a dispute."""

from typing import Final

from django.db.models import TextChoices


class LineKind(TextChoices):
    #: For a milestone before the last.
    PARTIAL = "partial"
    #: For the certificate.
    FINAL = "final"
    #: Takes back what an earlier line of the same purchase gave: its amount is below nothing.
    CLAW_BACK = "claw_back"


class LineState(TextChoices):
    #: The next statement has it, once its window is over.
    OPEN = "open"
    #: A signal, a dispute or an objection keeps it from every statement.
    HELD = "held"
    STATED = "stated"
    #: Taken back before it was on a statement, or what took that back: the two are nothing together.
    TAKEN_BACK = "taken_back"


class StatementState(TextChoices):
    #: Its lines are being gathered.
    MAKING = "making"
    #: The partner reads and may dispute it; what is held meanwhile comes off it.
    READY = "ready"
    #: Two people of the office have approved it: nothing of it changes any more.
    APPROVED = "approved"


STATEMENT_MOVES: Final = {
    StatementState.MAKING: {StatementState.READY},
    StatementState.READY: {StatementState.APPROVED},
    StatementState.APPROVED: set(),
}


class AdjustmentKind(TextChoices):
    #: What an earlier statement could not take back in full.
    CLAIM = "claim"
    #: What two people decided after a dispute.
    DECISION = "decision"
    #: Paid beyond what was approved, as two people say; above nothing where that turned out to be no claim.
    OVERPAID = "overpaid"


class DisputeState(TextChoices):
    RAISED = "raised"
    REJECTED = "rejected"
    ACCEPTED = "accepted"


DISPUTE_MOVES: Final = {
    DisputeState.RAISED: {DisputeState.REJECTED, DisputeState.ACCEPTED},
    DisputeState.REJECTED: set(),
    DisputeState.ACCEPTED: set(),
}
