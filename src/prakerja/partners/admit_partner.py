"""A platform or an institution becomes a partner: it names itself by its client code from now on."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.unit_of_work import savepoint
from prakerja.partners.acts import ADMIT, ClientCodeTaken, admission_in
from prakerja.partners.events import PartnersEvent
from prakerja.partners.models import Partner, PartnerOwner, RedirectAddress
from prakerja.partners.rules import Admission


def admit_partner(*, client_code: str, by: Actor, now: datetime) -> None:
    """There is a partner of this client code, with its owners. One decision carried out twice is carried out once.

    It cannot call before it has a sign key. Raises NotConfirmed, AdmissionRefused, ClientCodeTaken.
    """
    decided = require_confirmed(ADMIT, subject=str(client_code), by=by)
    if decided.carried_out_at is not None or Partner.objects.filter(client_code=client_code).exists():
        return
    wanted = admission_in(client_code, decided.asked)
    partner = _put(wanted, now)
    PartnerOwner.objects.bulk_create(
        PartnerOwner(partner=partner, business_number=one.business_number, name=one.name) for one in wanted.owners
    )
    RedirectAddress.objects.bulk_create(
        RedirectAddress(partner=partner, address=one) for one in wanted.redirect_addresses
    )
    record(PartnersEvent.ADMITTED, subject=partner, by=by, at=now, reason=decided.reason, kind=partner.kind)


def _put(wanted: Admission, now: datetime) -> Partner:
    try:
        with savepoint():
            return Partner.objects.create(
                client_code=wanted.client_code,
                kind=wanted.kind,
                name=wanted.name,
                business_number=wanted.business_number,
                admitted_at=now,
            )
    except IntegrityError as error:
        if not violates(error, "a_client_code_is_one_partners"):
            raise
        raise ClientCodeTaken from error
