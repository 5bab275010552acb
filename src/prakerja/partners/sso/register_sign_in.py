"""A partner may sign people in from now on, because two officers decided so."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.acts import partner_in
from prakerja.partners.events import PartnersEvent
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.sso.act import REGISTER_SIGN_IN, registration_in
from prakerja.partners.sso.models import SignInAddress, SignInClient
from prakerja.partners.sso.rules import Registration
from prakerja.partners.states import AddressUse


def register_sign_in(*, client_code: str, by: Actor, now: datetime) -> None:
    """These addresses and scopes are its own, and those of before no more. A decision is carried out once.

    Who had agreed to more hands over what was agreed, and no more is asked for. Raises NotConfirmed, NoPartner,
    RegistrationRefused.
    """
    decided = require_confirmed(REGISTER_SIGN_IN, subject=str(client_code), by=by)
    partner = lock_partner(partner_in(client_code).pk)
    if decided.carried_out_at is not None:
        return
    wanted = registration_in(decided.asked)
    if _holds_already(partner.pk, wanted):
        return
    SignInClient.objects.update_or_create(
        partner_id=partner.pk, defaults={"scopes": list(wanted.scopes), "registered_at": now}
    )
    SignInAddress.objects.filter(partner_id=partner.pk).delete()
    SignInAddress.objects.bulk_create(
        SignInAddress(partner_id=partner.pk, use=use, address=address) for use, address in _addresses(wanted)
    )
    record(
        PartnersEvent.SIGN_IN_REGISTERED,
        subject=partner,
        by=by,
        at=now,
        reason=decided.reason,
        scopes=list(wanted.scopes),
    )


def _holds_already(partner_id: UUID, wanted: Registration) -> bool:
    client = SignInClient.objects.filter(pk=partner_id).first()
    registered = SignInAddress.objects.filter(partner_id=partner_id).values_list("use", "address")
    is_same = client is not None and set(client.scopes) == set(wanted.scopes)
    return is_same and set(registered) == set(_addresses(wanted))


def _addresses(wanted: Registration) -> Iterator[tuple[AddressUse, str]]:
    yield from ((AddressUse.REDIRECT, one) for one in wanted.redirect_addresses)
    yield from ((AddressUse.LOGIN, one) for one in wanted.login_addresses)
