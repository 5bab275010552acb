"""A letter by the mail server."""

import smtplib
import ssl
from typing import Final, NoReturn

from django.core.mail import EmailMessage

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotAccepted, NotNow, Silence
from prakerja.connectors.mail.session import MailSession
from prakerja.kit.retries import TryAgain

#: Enhanced codes of this class are about who sends (RFC 3463): policy, sign-in, reputation.
_ABOUT_US: Final = b"5.7."


class MailboxBusy(TryAgain):
    """This mailbox takes nothing now; the others may."""


def send_email(session: MailSession, *, message_id: str, address: str, subject: str, body: str) -> str:
    """The mail server took it; returns its Message-ID. Raises NotAccepted, NotNow, Silence, Resting.

    The Message-ID is our own id, so that a repeat after a crash is recognised by the mailbox as the same letter.
    """
    reference = f"<{message_id}@prakerja.example>"
    letter = EmailMessage(subject=subject, body=body, to=[address], headers={"Message-ID": reference})
    with breaker("mail"):
        _send(session, letter)
    return reference


def _send(session: MailSession, letter: EmailMessage) -> None:
    try:
        session.send(letter)
    except smtplib.SMTPRecipientsRefused as error:
        ((code, said), *_) = error.recipients.values()
        _refuse(code, said)
    except smtplib.SMTPDataError as error:
        _refuse(error.smtp_code, error.smtp_error)
    # Our greeting, our sign-in, our sender's address: whatever their code, it says nothing of the recipient.
    except smtplib.SMTPResponseException as error:
        raise NotNow(f"smtp {error.smtp_code}") from None
    # Before the next two: Python takes a certificate that does not verify for a ValueError as well.
    except ssl.SSLCertVerificationError:
        raise NotNow("certificate") from None
    # An address that the form takes and nobody can send to.
    except (UnicodeError, ValueError, smtplib.SMTPNotSupportedError):
        raise NotAccepted("address") from None
    except (smtplib.SMTPException, OSError) as error:
        raise Silence(type(error).__name__) from None


def _refuse(code: int, said: bytes | str) -> NoReturn:
    words = said if isinstance(said, bytes) else said.encode(errors="replace")
    if code >= 500 and not words.startswith(_ABOUT_US):
        raise NotAccepted(f"smtp {code}")
    # Below 500 it is one mailbox that is busy, and no trouble with the server.
    raise NotNow(f"smtp {code}") if code >= 500 else MailboxBusy(f"smtp {code}")
