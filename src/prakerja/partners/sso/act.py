"""What two officers decide: that a partner may sign people in, where they are led, and what it may ask for."""

from datetime import datetime
from typing import Final

from pydantic import TypeAdapter, ValidationError

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.partners.acts import partner_in
from prakerja.partners.sso.rules import Registration, RegistrationFault

_REGISTRATION: Final = TypeAdapter(Registration)


class RegistrationRefused(Refused):
    """Something about it is not as it must be; `faults` says what."""

    def __init__(self, faults: list[RegistrationFault]) -> None:
        self.faults = faults
        super().__init__(f"not as it must be: {', '.join(faults)}")


def registration_in(asked: Plan) -> Registration:
    """What was asked for, read and measured. Raises RegistrationRefused."""
    try:
        read = _REGISTRATION.validate_python(dict(asked))
    except ValidationError:
        raise RegistrationRefused(list(RegistrationFault)) from None
    if faults := read.faults():
        raise RegistrationRefused(faults)
    return read


def as_asked(wanted: Registration) -> Plan:
    """The same as what a proposal keeps."""
    return {
        "redirect_addresses": list(wanted.redirect_addresses),
        "login_addresses": list(wanted.login_addresses),
        "scopes": list(wanted.scopes),
    }


def _registering(subject: str, asked: Plan, _now: datetime) -> Plan:
    partner, wanted = partner_in(subject), registration_in(asked)
    return {
        "partner": partner.name,
        "partner_kind": partner.kind,
        "client_code": partner.client_code,
        "sign_in_redirects": list(wanted.redirect_addresses),
        "sign_in_logins": list(wanted.login_addresses),
        "sign_in_scopes": list(wanted.scopes),
    }


#: Of the client code. What is decided last is what holds.
REGISTER_SIGN_IN: Final = declare_act(
    "partners.register_sign_in", permission=Permission.ADMIT_PARTNERS, foresee=_registering, keeps_plan=True
)
