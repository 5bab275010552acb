"""An SMS by `dua`."""

from typing import Final

from django.conf import settings

from prakerja.connectors.failures import Silence
from prakerja.connectors.post import post, reference_in

#: An OTP lives ten minutes: a gateway that has not answered in five seconds gives way to the other one.
_TIMEOUT_S: Final = 5.0


def send(*, message_id: str, number: str, text: str) -> str:
    """Its reference of the SMS that it took. Raises NotAccepted, NotNow, Silence."""
    form = {"userkey": "prakerja", "passkey": settings.SMS_KEY, "to": number, "message": text, "ref": message_id}
    match post(settings.SMS_URL_DUA, form=form, timeout_s=_TIMEOUT_S):
        case {"status": 1 | "1", "messageId": reference}:
            return reference_in(reference)
        case _:
            raise Silence("not accepted")
