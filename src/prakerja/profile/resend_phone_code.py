"""`resend_phone_code()`: another code to the number that waits for its proof, by the other gateway if asked for."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.messages.gateways import GATEWAYS
from prakerja.messages.models import Message
from prakerja.profile.models import PhoneCode
from prakerja.profile.send_phone_code import message_key, send_phone_code


class NoNumberWaits(Refused):
    """There is no number that waits for a code: none was given yet, or it is proven already."""


def resend_phone_code(
    *, applicant_id: ApplicantId, other_gateway: bool, language: str, by: Actor, now: datetime
) -> PhoneCode:
    """A fresh code waits in the outbox for the number given last.

    Raises NoNumberWaits and what send_phone_code raises.
    """
    require(Permission.APPLY, by=by)
    last = PhoneCode.objects.for_applicant(applicant_id).first()
    if last is None or last.spent_at is not None:
        raise NoNumberWaits
    return send_phone_code(
        applicant_id=applicant_id,
        typed=last.number,
        language=language,
        by=by,
        now=now,
        gateway=_other_than(_gateway_of(last)) if other_gateway else last.gateway,
    )


def _gateway_of(code: PhoneCode) -> str:
    """The gateway that took the last SMS, or else the one that was to be tried first."""
    took = Message.objects.filter(once_key=message_key(code)).values_list("gateway", flat=True).first()
    return took or code.gateway or GATEWAYS[0]


def _other_than(gateway: str) -> str:
    return next(name for name in GATEWAYS if name != gateway)
