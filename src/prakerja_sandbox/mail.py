"""The mail server: SMTP that accepts everything and puts it into the inbox, unless the switch says otherwise."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from prakerja_sandbox.messages import Channel, NewMessage, address, plain
from prakerja_sandbox.switches import MAIL, Mode, Switch
from prakerja_sandbox.world import World

_ACCEPTED: Final = "250 OK"
_ANSWER_BY_MODE: Final = {
    Mode.FAILING: "451 4.3.0 Requested action aborted: local error in processing",
    Mode.WRONG: "550 5.1.1 Mailbox unavailable",
    # Of a conversation that had begun before: whoever comes later is not even greeted.
    Mode.DOWN: "421 4.3.2 Service not available, closing transmission channel",
    Mode.GARBAGE: "<html><h1>502 Bad Gateway</h1></html>",
}


class MailServer(SMTP):
    """One SMTP conversation."""

    def __init__(self, world: World) -> None:
        super().__init__(
            _Inbox(world),
            hostname="sandbox",
            ident="prakerja-sandbox",
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=_anybody,
        )
        self._world = world

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or hang up when the switch says down."""
        super().connection_made(transport)
        if self._world.store.switches[MAIL].mode is Mode.DOWN:
            cast("asyncio.Transport", transport).abort()


class _Inbox:
    """Where accepted mail goes; the names are aiosmtpd's."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        """Accept the message, once per recipient, or answer as the switch says."""
        switch = self._world.store.switches[MAIL]
        if answer := await _fault_of(switch):
            return answer
        message = message_from_bytes(cast("bytes", envelope.content), policy=policy.default)
        html = _part(message, "html")
        text = _part(message, "plain") or plain(html)
        subject, sender = str(message.get("Subject", "")), str(message.get("From", envelope.mail_from))
        letter = str(message.get("Message-ID", "")) or None
        for to in map(address, envelope.rcpt_tos):
            self._world.store.deliver(NewMessage(Channel.EMAIL, to, sender, subject, text, html, letter))
        return _ACCEPTED


async def _fault_of(switch: Switch) -> str | None:
    if switch.mode is Mode.SLOW:
        await asyncio.sleep(switch.seconds)
    return _ANSWER_BY_MODE.get(switch.mode)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()).replace("\r\n", "\n").strip() if part else ""


def _anybody(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:  # noqa: ARG001
    return AuthResult(success=True)
