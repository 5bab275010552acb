"""The two SMS gateways and the mail server, as ports: send, and say which reference it got."""

import smtplib
from dataclasses import dataclass
from typing import Final

import httpx
from django.conf import settings
from django.core.mail import EmailMessage

from prakerja.kit.outside import http_client
from prakerja.kit.retries import TryAgain

#: An OTP lives ten minutes: a gateway that has not answered in five seconds gives way to the other one.
_TIMEOUT_S = 5.0

GATEWAYS: Final = ("satu", "dua")


class NotAccepted(Exception):
    """The other side answered for good that it will not deliver; the argument is its code, without personal data."""


@dataclass(frozen=True)
class Handover:
    gateway: str
    provider_ref: str


def send_email(*, message_id: str, address: str, subject: str, body: str) -> Handover:
    """The mail server took it. Raises NotAccepted for a permanent refusal, TryAgain for anything else.

    The Message-ID is our own id, so that a repeat after a crash is recognised by the mailbox as the same letter.
    """
    reference = f"<{message_id}@prakerja.example>"
    letter = EmailMessage(subject=subject, body=body, to=[address], headers={"Message-ID": reference})
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        if all(code >= 500 for code in codes):
            raise NotAccepted(f"smtp {codes[0]}") from error
        raise TryAgain("the mail server refuses for now") from error
    except smtplib.SMTPResponseException as error:
        if error.smtp_code >= 500:
            raise NotAccepted(f"smtp {error.smtp_code}") from error
        raise TryAgain("the mail server refuses for now") from error
    except (smtplib.SMTPException, OSError) as error:
        raise TryAgain("the mail server does not answer") from error
    return Handover(gateway="mail", provider_ref=reference)


def send_sms(*, message_id: str, number: str, text: str, first: str) -> Handover:
    """One of the gateways took it: `first`, or the other one when that fails. Raises TryAgain when neither did."""
    order = sorted(GATEWAYS, key=lambda name: name != (first or GATEWAYS[0]))
    for name in order:
        try:
            return Handover(gateway=name, provider_ref=_SENDERS[name](message_id, number, text))
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            continue
    raise TryAgain("no SMS gateway took the message")


def _send_by_satu(message_id: str, number: str, text: str) -> str:
    answer = (
        http_client()
        .post(
            settings.SMS_URL_SATU,
            json={"to": number, "text": text, "sender": "PRAKERJA", "client_ref": message_id},
            headers={"APIKey": settings.SMS_KEY},
            timeout=_TIMEOUT_S,
        )
        .raise_for_status()
    )
    return _reference(answer.json()["message_id"])


def _send_by_dua(message_id: str, number: str, text: str) -> str:
    form = {"userkey": "prakerja", "passkey": settings.SMS_KEY, "to": number, "message": text, "ref": message_id}
    answer = http_client().post(settings.SMS_URL_DUA, data=form, timeout=_TIMEOUT_S).raise_for_status().json()
    if str(answer["status"]) != "1":
        raise ValueError("not accepted")
    return _reference(answer["messageId"])


def _reference(value: object) -> str:
    if not isinstance(value, str | int) or not str(value):
        raise ValueError("no reference")
    return str(value)[:80]


_SENDERS: Final = {"satu": _send_by_satu, "dua": _send_by_dua}
