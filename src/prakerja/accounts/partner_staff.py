"""Who works for a partner, as its own staff and the office see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account, Invitation
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole


@dataclass(frozen=True, slots=True)
class Colleague:
    id: UUID
    full_name: str
    email: str
    role: PartnerRole
    since: datetime
    #: They have not used their link yet; and it is too old.
    is_invited: bool
    is_late: bool


def colleagues_of(partner: Partner, *, now: datetime) -> list[Colleague]:
    """Those who are let in or invited, in the order in which they came. Three statements, however many they are."""
    return _read(list(PartnerMember.objects.filter(partner=partner, ended_at=None).order_by("since", "pk")), now)


def colleague_of(partner: Partner, account_id: UUID, *, now: datetime) -> Colleague | None:
    found = _read(list(PartnerMember.objects.filter(partner=partner, ended_at=None, pk=account_id)), now)
    return found[0] if found else None


def _read(members: list[PartnerMember], now: datetime) -> list[Colleague]:
    ids = [one.pk for one in members]
    accounts, links = Account.objects.in_bulk(ids), Invitation.objects.filter(used_at=None).in_bulk(ids)
    return [
        Colleague(
            id=one.pk,
            full_name=accounts[one.pk].full_name,
            email=accounts[one.pk].email,
            role=PartnerRole(one.role),
            since=one.since,
            is_invited=one.pk in links,
            is_late=one.pk in links and not links[one.pk].is_open(now),
        )
        for one in members
        if one.pk in accounts
    ]
