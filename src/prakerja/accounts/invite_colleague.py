"""A partner's pengelola invites somebody of its staff, or sends them the link once more."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.invite_member import invite_member, put_member
from prakerja.accounts.kinds import Kind
from prakerja.accounts.limits import INVITATIONS_OF_A_PARTNER
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.passwords import hashed
from prakerja.accounts.post_invitation import ADDRESS_IN_USE, post_invitation
from prakerja.audit.record import record
from prakerja.codes.rules import is_too_soon
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import read_address
from prakerja.kit.typed_name import read_name
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.require_keeper import require_keeper
from prakerja.partners.states import PartnerRole


class ColleagueAlready(Refused):
    """They work for this partner, and have made their password."""


def invite_colleague(*, email: str, full_name: str, role: PartnerRole, by: Actor, now: datetime) -> None:
    """A link is on its way to them. A second tap sends nothing; later, another link takes the place of the first.

    Whether the address has an account here is told to its mailbox alone: then its owner is written that it cannot be
    a partner's as well, and the invitation stands in the list like any other, and is never accepted.
    Raises PermissionMissing, NotAPartner, PartnerSuspended, ColleagueAlready, TriesSpent, NotAnAddress, NotAName.
    """
    partner = require_keeper(by=by)
    email, full_name = read_address(email), read_name(full_name)
    invited = _invited(partner, email)
    if invited is not None:
        _again(invited, partner, by, now)
        return
    take(INVITATIONS_OF_A_PARTNER, str(partner.pk), now=now)
    try:
        invite_member(partner=partner, email=email, full_name=full_name, role=role, by=by, now=now)
    except AddressTaken:
        hollow = _hollow(email, full_name)
        put_member(hollow, partner=partner, role=role, by=by, now=now)
        post_invitation(hollow, text=ADDRESS_IN_USE, words={"partner": partner.name}, now=now)


def _invited(partner: Partner, email: str) -> Account | None:
    members = PartnerMember.objects.filter(partner=partner, ended_at=None).values("pk")
    found: Account | None = Account.objects.filter(pk__in=members, email=email).first()
    return found


def _again(account: Account, partner: Partner, by: Actor, now: datetime) -> None:
    held = Account.objects.lock_by_id(account.pk)
    invitation = Invitation.objects.filter(pk=held.pk, used_at=None).first()
    if invitation is None:
        raise ColleagueAlready
    if is_too_soon(invitation.sent_at, now=now):
        return
    take(INVITATIONS_OF_A_PARTNER, str(partner.pk), now=now)
    post_invitation(held, text=invitation.text, words={"partner": partner.name}, now=now)
    record(AccountsEvent.PARTNER_STAFF_INVITED_AGAIN, subject=held, by=by, at=now, partner=partner.client_code)


def _hollow(email: str, full_name: str) -> Account:
    """An account that holds no address: nobody is found by it, and no link of it is ever sent."""
    account = Account(email=email, full_name=full_name, password=hashed(None), kind=Kind.PARTNER)
    account.save(force_insert=True)
    return account
