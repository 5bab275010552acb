"""The demo's office: an operator appoints its first two members, and these two decide about the others."""

from collections.abc import Iterator
from datetime import datetime

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.acts import APPOINT, subject_of_address
from prakerja.accounts.appoint_first_staff import appoint_first_staff
from prakerja.accounts.invitation_link import invitation_token
from prakerja.accounts.kinds import STAFF_KINDS, Kind
from prakerja.accounts.models import Account, Invitation
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.kit.actor import Actor
from prakerja.simulation.demo_custodians import put_custodian_key
from prakerja.simulation.demo_people import PASSWORD, STAFF, StaffSignIn


def put_staff(*, by: Actor, now: datetime) -> None:
    """Everybody of the office can sign in with a second factor. Whoever is there already stays as they are."""
    for account in _put_missing(by, now):
        if account.kind == Kind.CUSTODIAN:
            put_custodian_key(account, now=now)


def _put_missing(by: Actor, now: datetime) -> Iterator[Account]:
    present = set(Account.objects.filter(kind__in=STAFF_KINDS).values_list("email", flat=True))
    for place, one in enumerate(STAFF):
        if one.email in present:
            continue
        account = _first(one, by, now) if place < 2 else _by_two(one, now)
        token = invitation_token(Invitation.objects.get(pk=account.pk))
        # What everybody else does behind the link that they were sent; these passwords are known to the demo alone.
        accept_invitation(token=token, password=PASSWORD, secret=one.totp_secret, by=Actor.visitor(), now=now)
        yield account


def _first(one: StaffSignIn, by: Actor, now: datetime) -> Account:
    return appoint_first_staff(email=one.email, full_name=one.full_name, roles=[one.role], by=by, now=now)


def _by_two(one: StaffSignIn, now: datetime) -> Account:
    proposer, confirmer = [Actor.staff(Account.objects.with_address(first.email).get().pk) for first in STAFF[:2]]
    proposal = propose_act(
        act=APPOINT,
        subject=subject_of_address(one.email),
        asked={"email": one.email, "full_name": one.full_name, "roles": [one.role.value]},
        reason="Kantor peragaan",
        by=proposer,
        now=now,
    )
    confirm_proposal(proposal_id=proposal.pk, by=confirmer, now=now)
    return Account.objects.with_address(one.email).get()
