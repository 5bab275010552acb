"""Somebody keeps a partner here, because two officers decided so."""

from datetime import datetime

from prakerja.accounts.invite_member import invite_member
from prakerja.accounts.models import Account
from prakerja.accounts.partner_staff_act import INVITE_KEEPER, partner_of_subject
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.kit.actor import Actor
from prakerja.partners.acts import partner_in
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.states import PartnerRole


def invite_keeper(*, subject: str, by: Actor, now: datetime) -> Account:
    """They are a pengelola of the partner, who invites everybody else; their link is on its way.

    `subject`: of the act. Raises NotConfirmed, NoPartner, AddressTaken.
    """
    asked = require_confirmed(INVITE_KEEPER, subject=str(subject), by=by).asked
    partner = lock_partner(partner_in(partner_of_subject(subject)[0]).pk)
    return invite_member(
        partner=partner,
        email=str(asked["email"]),
        full_name=str(asked["full_name"]),
        role=PartnerRole.KEEPER,
        by=by,
        now=now,
    )
