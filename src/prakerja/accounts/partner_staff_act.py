"""What two officers decide about a partner's staff: who keeps it, and invites the others."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.address_holder import email_digest
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.invite_member import is_free_for_partners
from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.typed_address import read_address
from prakerja.kit.typed_name import read_name
from prakerja.partners.acts import partner_in


def subject_of_keeper(client_code: str, email: str) -> str:
    """The partner, and the address's digest: two proposals for the same person are one."""
    return f"{client_code}:{email_digest(email)}"


def partner_of_subject(subject: str) -> tuple[str, UUID]:
    """Client code and digest: a client code may hold colons, a digest none."""
    code, _colon, digest = subject.rpartition(":")
    return code, UUID(digest)


def _inviting(subject: str, asked: Plan, _now: datetime) -> Plan:
    partner = partner_in(partner_of_subject(subject)[0])
    email, full_name = read_address(str(asked["email"])), read_name(str(asked["full_name"]))
    if not is_free_for_partners(email):
        raise AddressTaken
    return {
        "partner": partner.name,
        "partner_kind": partner.kind,
        "client_code": partner.client_code,
        "full_name": full_name,
        "email": email,
    }


INVITE_KEEPER = declare_act("accounts.invite_keeper", permission=Permission.ADMIT_PARTNERS, foresee=_inviting)
