"""What the payouts write into the audit."""

from enum import StrEnum


class PayoutsEvent(StrEnum):
    #: Of a whole stretch; which instructions there are stands in their rows.
    BUILT = "payouts.instructions.built"
    #: A stretch of it, when it is released and when it is sent: against which lists.
    SCREENED = "payouts.batch.screened"
    #: It has all, and its hash.
    CLOSED = "payouts.batch.closed"
    RELEASED = "payouts.batch.released"
    #: Some of it are in a file for its bank: its number, how many, and how much.
    FILED = "payouts.batch.filed"
    PAUSED = "payouts.batch.paused"
    RESUMED = "payouts.batch.resumed"
    #: Of one instruction, or of those that a list names.
    REMOVED = "payouts.instruction.removed"
    #: Two people let what was taken out be paid again.
    LET_GO = "payouts.instruction.let_go"
    #: It stopped itself; subject: the batch.
    STOPPED = "payouts.batch.stopped"
    #: Of one direction; what became of each stands in its row.
    RECTIFIED = "payouts.differences.rectified"
    #: The same of partners.
    PARTNERS_RECTIFIED = "payouts.partners.rectified"
