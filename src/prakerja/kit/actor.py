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
    #: A platform or an institution, by its client code: its program, or somebody of its staff (`account_id`).
    PARTNER = "partner"
    #: Somebody at the command line, by the name that they gave.
    OPERATOR = "operator"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    kind: ActorKind
    #: The account; None for whoever acts without one.
    account_id: UUID | None = None
    #: Of a task of the system, of a partner, of the operator who typed; empty for other people with an account.
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
    def partner(cls, client_code: str) -> "Actor":
        return cls(ActorKind.PARTNER, None, client_code)

    @classmethod
    def partner_staff(cls, account_id: UUID, client_code: str = "") -> "Actor":
        """`client_code`: empty where they act for themselves, as when they sign in."""
        return cls(ActorKind.PARTNER, account_id, client_code)

    @classmethod
    def operator(cls, name: str) -> "Actor":
        return cls(ActorKind.OPERATOR, None, name)

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(ActorKind.SYSTEM, None, name)
