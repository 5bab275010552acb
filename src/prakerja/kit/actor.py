"""Who acts: stamped on every unit of work and every audit event."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

ApplicantId = NewType("ApplicantId", UUID)
StaffId = NewType("StaffId", UUID)


class ActorKind(StrEnum):
    VISITOR = "visitor"
    APPLICANT = "applicant"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    kind: ActorKind
    #: The account, or None for a visitor and for the system.
    account_id: UUID | None = None
    #: What part of the system, e.g. the task's name; empty for people.
    name: str = ""

    @classmethod
    def visitor(cls) -> "Actor":
        return cls(ActorKind.VISITOR)

    @classmethod
    def applicant(cls, account_id: UUID) -> "Actor":
        return cls(ActorKind.APPLICANT, account_id)

    @classmethod
    def staff(cls, account_id: UUID) -> "Actor":
        return cls(ActorKind.STAFF, account_id)

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(ActorKind.SYSTEM, None, name)
