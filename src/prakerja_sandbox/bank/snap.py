"""The bank's addresses `/snap/{house}/v1.0/…`: bare ASGI, since routes and forms would cost half of its rate."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from starlette.types import Receive, Scope, Send

from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.callbacks import tell
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.desk import Sent, admitted, answered, token
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.payment import Status
from prakerja_sandbox.bank.service_table import PAYING, SERVICE_BY_PATH, TOKEN
from prakerja_sandbox.bank.switches import GARBAGE, RATES, BankMode, BankSwitch, chance_of, dealt
from prakerja_sandbox.faults import cut

PREFIX: Final = "/snap/"
_VERSION: Final = "/v1.0/"
_REFERENCE: Final = re.compile(rb'"(?:originalP|p)artnerReferenceNo"\s*:\s*"([^"]*)"')
_LONGEST: Final = 65_536
#: Of a thousand that random lets wait.
_FAILING: Final = 100
_SPOILT: Final = {
    "html": (b"<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx", "text/html"),
    "json": (b'{"responseCode":"20018', "application/json"),
    "word": (b'{"responseCode":"barangkali","responseMessage":"Mungkin (??)"}', "application/json"),
    "empty": (b"", "application/json"),
    # Seven digits that contradict the status of HTTP.
    "number": (b'{"responseCode":"5041800","responseMessage":"Successful"}', "application/json"),
}


class _Cut(Exception):
    """The caller gets no answer."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    headers: dict[str, str]


class Snap:
    """Answers every call below /snap/."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self._turns: Counter[str] = Counter()
        self._spoilt = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As the switches have it: an answer, or none."""
        sent = _sent(scope, await _body(receive))
        try:
            answer = await self._answer(sent) if sent else _written(Reply(404, {"responseMessage": "Not Found"}))
        except _Cut:
            await cut(scope, receive)
            return
        heads = [(name.lower().encode(), value.encode()) for name, value in answer.headers.items()]
        heads.append((b"content-length", str(len(answer.content)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": heads})
        await send({"type": "http.response.body", "body": answer.content})

    async def _answer(self, sent: Sent) -> _Answer:
        switch, code = self._switch(sent), sent.service.code
        match switch.mode:
            case BankMode.DOWN:
                raise _Cut
            case BankMode.SILENT_BEFORE:
                await asyncio.sleep(switch.seconds)
                raise _Cut
            case BankMode.LATE:
                self._do_later(sent, switch)
                raise _Cut
            case BankMode.BUSY:
                busy = reply("42900", code)
                busy.headers["Retry-After"] = str(switch.retry_after)
                return _written(busy)
            case BankMode.EXPIRED:
                return _written(reply("40101", code))
        if switch.booked or switch.mode not in (BankMode.FAILING, BankMode.GARBAGE):
            done = self._done(sent, switch)
        return await self._afterwards(switch, code) or _written(done)

    async def _afterwards(self, switch: BankSwitch, code: str) -> _Answer | None:
        match switch.mode:
            case BankMode.SLOW:
                await asyncio.sleep(switch.seconds)
            case BankMode.SILENT_AFTER:
                await asyncio.sleep(switch.seconds)
                raise _Cut
            case BankMode.FAILING:
                return _written(reply(switch.code or "50000", code))
            case BankMode.GARBAGE:
                return self._garbage(switch)
        return None

    def _switch(self, sent: Sent) -> BankSwitch:
        switch = self.bank.take_switch(sent.service.code)
        if switch.mode is not BankMode.RANDOM:
            return switch
        found = _REFERENCE.search(sent.body)
        which = found[1].decode(errors="replace") if found else ""
        about = f"{sent.house.code} {sent.service.code} {which}"
        self._turns[about] += 1
        about = f"{about} {self._turns[about]}"
        drawn = dealt(switch, about, RATES)
        return drawn if drawn.outcome or drawn.mode is not BankMode.PENDING else _with_outcome(drawn, about)

    def _done(self, sent: Sent, switch: BankSwitch) -> Reply:
        try:
            if sent.service is TOKEN:
                return token(self.bank, sent)
            number, body, now = admitted(self.bank, sent)
            said = answered(self.bank, sent, number, body, now, switch)
        except Refused as refused:
            return reply(refused.code, sent.service.code, refused.about)
        self._tell(sent, str(body.get("partnerReferenceNo")))
        return said

    def _do_later(self, sent: Sent, switch: BankSwitch) -> None:
        with _quietly():
            if sent.service is not TOKEN:
                number, body, _ = admitted(self.bank, sent)
                self.bank.start(self._later(sent, number, body, switch))

    async def _later(self, sent: Sent, number: str, body: dict[str, object], switch: BankSwitch) -> None:
        await asyncio.sleep(switch.seconds)
        with _quietly():
            answered(self.bank, sent, number, body, seconds_now(), switch)
            self._tell(sent, str(body.get("partnerReferenceNo")))

    def _tell(self, sent: Sent, reference: str) -> None:
        if sent.service.code not in PAYING or not (self.bank.switches.callback_url or self.bank.options.callbacks):
            return
        payment = self.bank.books.payment(sent.house, reference)
        if payment and payment.status is Status.SUCCESS:
            self.bank.start(tell(self.bank, payment))

    def _garbage(self, switch: BankSwitch) -> _Answer:
        kind = switch.kind or GARBAGE[self._spoilt % len(GARBAGE)]
        self._spoilt += 1
        content, media = _SPOILT[kind]
        return _Answer(200, content, {"Content-Type": media})


@contextmanager
def _quietly() -> Iterator[None]:
    """Nobody waits for the answer, and so nobody hears a refusal."""
    try:
        yield
    except Refused:
        return


def _with_outcome(switch: BankSwitch, about: str) -> BankSwitch:
    """One of ten that are pending fails in the end."""
    return replace(switch, outcome="failed" if chance_of(switch.seed, f"outcome {about}") < _FAILING else "success")


def _sent(scope: Scope, body: bytes) -> Sent | None:
    house, _, path = str(scope["path"]).removeprefix(PREFIX).partition(_VERSION)
    service, known = SERVICE_BY_PATH.get(path), HOUSE_BY_CODE.get(house)
    if service is None or known is None or not known.float_account:
        return None
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Sent(known, service, scope["method"], path, headers, body)


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body") or len(body) > _LONGEST:
            return body


def _written(said: Reply) -> _Answer:
    content = json.dumps(said.body, separators=(",", ":")).encode()
    headers = {"Content-Type": "application/json", "X-TIMESTAMP": written(seconds_now()), **said.headers}
    return _Answer(said.status, content, headers)
