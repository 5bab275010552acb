"""What two people decide about who belongs to the office, and as what."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from prakerja.accounts.address_holder import email_digest
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.kinds import STAFF_KINDS, kind_for
from prakerja.accounts.models import Account
from prakerja.accounts.second_factors import has_second_factor
from prakerja.approvals.register import Plan, declare_act
from prakerja.approvals.rules import Concern
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role, never_together
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.authority.who_may import OF_ROLE
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import read_address
from prakerja.kit.typed_name import read_name

#: Fewer could decide nothing any more, not even who joins them.
DECIDERS: Final = 2


class NoRoles(Refused):
    """Whoever is appointed is appointed to something."""


class SameRoles(Refused):
    """The person holds exactly these roles already."""


class KindStays(Refused):
    """A custodian is from outside the office: whoever changes sides is appointed with another address."""


class NoSecondFactor(Refused):
    """There is none to be taken away: they have not used the link that they were sent."""


class TooFewDeciders(Refused):
    """Nobody would be left who could decide by two who belongs to the office."""


def subject_of_address(email: str) -> str:
    """An appointment is about an address: two proposals for the same are one, however it is typed."""
    return str(email_digest(email))


def roles_asked(asked: Plan) -> list[Role]:
    """In the order of the house, each once. Raises RolesNeverMeet."""
    wanted = asked.get("roles")
    held = [role for role in Role if isinstance(wanted, list) and role.value in wanted]
    for pair in never_together(held):
        raise RolesNeverMeet(pair)
    return held


def _appointing(_subject: str, asked: Plan, _now: datetime) -> Plan:
    roles = roles_asked(asked)
    if not roles:
        raise NoRoles
    email, full_name = read_address(str(asked["email"])), read_name(str(asked["full_name"]))
    if Account.objects.with_address(email).exists():
        raise AddressTaken
    return {"full_name": full_name, "email": email, "roles": _as_json(roles)}


def _changing(subject: str, asked: Plan, _now: datetime) -> Plan:
    account = Account.objects.get(pk=UUID(subject), kind__in=STAFF_KINDS)
    roles, held = roles_asked(asked), roles_of(account.pk)
    if set(roles) == held:
        raise SameRoles
    if roles and kind_for(roles) != account.kind:
        raise KindStays
    if _decides(held) and not _decides(roles):
        _refuse_to_strand_the_office(account.pk)
    before = [role for role in Role if role in held]
    return {"full_name": account.full_name, "roles_before": _as_json(before), "roles": _as_json(roles)}


def _resetting(subject: str, _asked: Plan, _now: datetime) -> Plan:
    account = Account.objects.get(pk=UUID(subject), kind__in=STAFF_KINDS)
    if not has_second_factor(account.pk):
        raise NoSecondFactor
    return {"full_name": account.full_name, "email": account.email}


def _about_their_factor(subject: str, _asked: Plan) -> Concern:
    """They get into their account again: nobody proposes that for themselves, and nobody confirms it."""
    return Concern(UUID(subject), gains=True)


def _about(subject: str, asked: Plan) -> Concern:
    """Whoever gets a role that they do not hold has won something; whoever only leaves one has not."""
    person = UUID(subject)
    return Concern(person, gains=not roles_of(person) >= set(roles_asked(asked)))


def _decides(roles: Iterable[Role]) -> bool:
    return any(Permission.DECIDE_STAFF in OF_ROLE[role] for role in roles)


def _refuse_to_strand_the_office(leaving: UUID) -> None:
    if Member.objects.who_may(Permission.DECIDE_STAFF).exclude(pk=leaving).count() < DECIDERS:
        raise TooFewDeciders


def _as_json(roles: list[Role]) -> list[JsonValue]:
    return [role.value for role in roles]


APPOINT = declare_act("accounts.appoint", permission=Permission.DECIDE_STAFF, foresee=_appointing)
#: To none: they leave the office.
CHANGE_ROLES = declare_act(
    "accounts.change_roles", permission=Permission.DECIDE_STAFF, foresee=_changing, concerns=_about
)
#: The telephone is lost and the codes on paper, too.
RESET_FACTOR = declare_act(
    "accounts.reset_second_factor",
    permission=Permission.DECIDE_STAFF,
    foresee=_resetting,
    concerns=_about_their_factor,
)
