"""What two officers decide about a partner: that it is one, and that it is one again."""

from datetime import datetime
from typing import Final

from pydantic import JsonValue, TypeAdapter, ValidationError

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.kit.typed_line import clean_line
from prakerja.partners.models import Partner
from prakerja.partners.rules import Admission, AdmissionFault

_ADMISSION: Final = TypeAdapter(Admission)


class AdmissionRefused(Refused):
    """Something about the admission is not as it must be; `faults` says what."""

    def __init__(self, faults: list[AdmissionFault]) -> None:
        self.faults = faults
        super().__init__(f"not as it must be: {', '.join(faults)}")


class ClientCodeTaken(Refused):
    """Another partner has this client code."""


class NoPartner(Refused):
    """There is no such partner."""


class NotSuspended(Refused):
    """The partner does what it is for already."""


def admission_in(subject: str, asked: Plan) -> Admission:
    """What was asked for, read and measured. Raises AdmissionRefused."""
    try:
        read = _ADMISSION.validate_python({**asked, "client_code": subject})
    except ValidationError:
        raise AdmissionRefused(list(AdmissionFault)) from None
    faults = read.faults()
    names = [read.name, *(owner.name for owner in read.owners)]
    if any(clean_line(name) != name for name in names) and AdmissionFault.NAME not in faults:
        faults.insert(0, AdmissionFault.NAME)
    if faults:
        raise AdmissionRefused(faults)
    return read


def asked_for(admission: Admission) -> Plan:
    """The same as what a proposal keeps."""
    return {
        "kind": admission.kind,
        "name": admission.name,
        "business_number": admission.business_number,
        "owners": [{"business_number": one.business_number, "name": one.name} for one in admission.owners],
        "redirect_addresses": list(admission.redirect_addresses),
    }


def partner_in(subject: str) -> Partner:
    """Raises NoPartner."""
    found: Partner | None = Partner.objects.filter(client_code=subject).first()
    if found is None:
        raise NoPartner
    return found


def _admitting(subject: str, asked: Plan, _now: datetime) -> Plan:
    wanted = admission_in(subject, asked)
    if Partner.objects.filter(client_code=subject).exists():
        raise ClientCodeTaken
    addresses: dict[str, JsonValue] = (
        {"redirect_addresses": list(wanted.redirect_addresses)} if wanted.redirect_addresses else {}
    )
    return {
        "partner": wanted.name,
        "partner_kind": wanted.kind,
        "client_code": wanted.client_code,
        "business_number": wanted.business_number,
        "owners": [f"{one.name} ({one.business_number})" for one in wanted.owners],
        **addresses,
    }


def _resuming(subject: str, _asked: Plan, _now: datetime) -> Plan:
    partner = partner_in(subject)
    if partner.suspended_at is None:
        raise NotSuspended
    return {
        "partner": partner.name,
        "partner_kind": partner.kind,
        "client_code": partner.client_code,
        "suspended_at": partner.suspended_at.isoformat(),
    }


#: Of a client code that nobody has yet.
ADMIT = declare_act("partners.admit", permission=Permission.ADMIT_PARTNERS, foresee=_admitting, keeps_plan=True)
#: Of the client code; one alone has suspended it.
RESUME = declare_act("partners.resume", permission=Permission.ADMIT_PARTNERS, foresee=_resuming, keeps_plan=True)
