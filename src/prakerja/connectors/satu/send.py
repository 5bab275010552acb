"""An SMS by `satu`."""

from typing import Final

from django.conf import settings

from prakerja.connectors.failures import Silence
from prakerja.connectors.post import post, reference_in

#: An OTP lives ten minutes: a gateway that has not answered in five seconds gives way to the other one.
_TIMEOUT_S: Final = 5.0


def send(*, message_id: str, number: str, text: str) -> str:
    """Its reference of the SMS that it took. Raises NotAccepted, NotNow, Silence."""
    answer = post(
        settings.SMS_URL_SATU,
        json={"to": number, "text": text, "sender": "PRAKERJA", "client_ref": message_id},
        headers={"APIKey": settings.SMS_KEY},
        timeout_s=_TIMEOUT_S,
    )
    match answer:
        case {"message_id": reference}:
            return reference_in(reference)
        case _:
            raise Silence("not understood")
