"""The demo's staff of partners: two officers invite the keepers, and a keeper invites a colleague."""

from datetime import datetime

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.invitation_link import invitation_token
from prakerja.accounts.invite_colleague import invite_colleague
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.partner_staff_act import INVITE_KEEPER, subject_of_keeper
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.kit.actor import Actor
from prakerja.partners.models import PartnerMember
from prakerja.partners.states import PartnerRole
from prakerja.simulation.demo_people import PARTNER_STAFF, PASSWORD, STAFF, PartnerSignIn


def put_partner_staff(*, now: datetime) -> None:
    """Each of them can sign in with a second factor. Whoever is there already stays as they are."""
    for one in PARTNER_STAFF:
        if Account.objects.with_address(one.email).exists():
            continue
        if one.role is PartnerRole.KEEPER:
            _by_two(one, now)
        else:
            _by_keeper(one, now)
        account = Account.objects.with_address(one.email).get()
        token = invitation_token(Invitation.objects.get(pk=account.pk))
        # What everybody else does behind the link that they were sent; these passwords are known to the demo alone.
        accept_invitation(token=token, password=PASSWORD, secret=one.totp_secret, by=Actor.visitor(), now=now)


def _by_two(one: PartnerSignIn, now: datetime) -> None:
    proposer, confirmer = [Actor.staff(Account.objects.with_address(first.email).get().pk) for first in STAFF[:2]]
    proposal = propose_act(
        act=INVITE_KEEPER,
        subject=subject_of_keeper(one.client_code, one.email),
        asked={"email": one.email, "full_name": one.full_name},
        reason="Mitra peragaan",
        by=proposer,
        now=now,
    )
    confirm_proposal(proposal_id=proposal.pk, by=confirmer, now=now)


def _by_keeper(one: PartnerSignIn, now: datetime) -> None:
    keepers = PartnerMember.objects.filter(role=PartnerRole.KEEPER, partner__client_code=one.client_code)
    by = Actor.partner_staff(keepers.values_list("pk", flat=True)[0], one.client_code)
    invite_colleague(email=one.email, full_name=one.full_name, role=one.role, by=by, now=now)
