"""One conversation with the mail server, for as many letters as there are: greeting it anew cost half of a mailing."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend


class MailSession:
    """Opened by its first letter. After trouble the next letter begins a new conversation."""

    def __init__(self) -> None:
        self._mailer: BaseEmailBackend | None = None

    def send(self, letter: EmailMessage) -> None:
        """The server took it. Raises what smtplib raises."""
        is_first = self._mailer is None
        try:
            self._send(letter)
        except smtplib.SMTPServerDisconnected:
            if is_first:
                raise
            # It hung up after the letter before, as many do after so many letters: no silence, and no trouble.
            self._send(letter)

    def _send(self, letter: EmailMessage) -> None:
        if self._mailer is None:
            self._mailer = mailers.default
        try:
            self._mailer.open()
            self._mailer.send_messages([letter])
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        mailer, self._mailer = self._mailer, None
        if mailer is not None:
            # What was sent is sent; how they part does not matter.
            with suppress(smtplib.SMTPException, OSError):
                mailer.close()


@contextmanager
def mail_session() -> Iterator[MailSession]:
    """Whatever is sent inside is sent in one conversation."""
    session = MailSession()
    try:
        yield session
    finally:
        session.close()
