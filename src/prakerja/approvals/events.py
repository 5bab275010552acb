"""What the approvals write into the audit."""

from enum import StrEnum


class ApprovalsEvent(StrEnum):
    PROPOSED = "approvals.proposal.proposed"
    CONFIRMED = "approvals.proposal.confirmed"
    WITHDRAWN = "approvals.proposal.withdrawn"
    EXPIRED = "approvals.proposal.expired"
    VOIDED = "approvals.proposal.voided"
    UNDONE = "approvals.proposal.undone"
