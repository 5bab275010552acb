"""From a call's bytes to the bank's answer: the gate, the fields, the service."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from prakerja_sandbox.bank import inquiries, statements, statuses, transfers
from prakerja_sandbox.bank.bank import Bank, day_of
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.fields import require_fields
from prakerja_sandbox.bank.gate import TOKEN_LASTS_S, new_token, require_call, require_client, seconds_now
from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.service_table import PAYING, TOKEN, Givers, Service
from prakerja_sandbox.bank.switches import BankMode, BankSwitch

_LONGEST: Final = 65_536
_ANSWERS: Final[dict[str, Callable[[Bank, Call], Reply]]] = {
    "11": inquiries.balance,
    "12": statements.history,
    "13": statements.history_detail,
    "14": statements.statement,
    "15": inquiries.inquiry,
    "16": inquiries.inquiry,
    "36": statuses.status,
    "37": inquiries.wallet_inquiry,
    "39": statuses.status,
    **dict.fromkeys(PAYING, transfers.transfer),
}
_REFUSE_THEMSELVES: Final = (*PAYING, "36", "39")


@dataclass(frozen=True, slots=True)
class Sent:
    """A call as it came; `path` with its query; header names in small letters."""

    house: House
    service: Service
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


def admitted(bank: Bank, sent: Sent) -> tuple[str, dict[str, object], float]:
    """The call's own number, its body, and the moment. Raises Refused."""
    now = seconds_now()
    if sent.method != "POST":
        raise Refused("40500")
    if sent.service.given_by is (Givers.BANKS if sent.house.is_wallet else Givers.WALLETS):
        raise Refused("40301", f"[{sent.house.name}]")
    number = require_call(
        bank.keys,
        sent.house,
        sent.headers,
        method=sent.method,
        path=sent.path,
        body=sent.body,
        now=now,
        tolerance_s=bank.options.tolerance_s,
    )
    if not bank.books.is_new_call(sent.house, day_of(now), number):
        raise Refused("40900")
    return number, _object(sent.body), now


def answered(bank: Bank, sent: Sent, number: str, body: dict[str, object], now: float, switch: BankSwitch) -> Reply:
    """What the service says to a call that was admitted. Raises Refused."""
    require_fields(sent.service.fields, body)
    if switch.mode is BankMode.REFUSING and sent.service.code not in _REFUSE_THEMSELVES:
        raise Refused(switch.code or "40305")
    return _ANSWERS[sent.service.code](bank, Call(sent.house, sent.service, number, body, now, switch))


def answered_call(bank: Bank, call: Call) -> Reply:
    """What the service says to a call that came another way than over SNAP. Raises Refused."""
    require_fields(call.service.fields, call.body)
    return _ANSWERS[call.service.code](bank, call)


def token(bank: Bank, sent: Sent) -> Reply:
    """An access token for whoever signs as the partner. Raises Refused."""
    now = seconds_now()
    if sent.method != "POST":
        raise Refused("40500")
    require_client(bank.keys, sent.headers, now=now, tolerance_s=bank.options.tolerance_s)
    body = _object(sent.body)
    # Its name before version 1.0.2.
    body.setdefault("grantType", body.get("granttype"))
    require_fields(TOKEN.fields, body)
    if body["grantType"] != "client_credentials":
        raise Refused("40001", "grantType")
    given = new_token(bank.keys, sent.house, now=now)
    return reply("20000", TOKEN.code, accessToken=given, tokenType="Bearer", expiresIn=str(TOKEN_LASTS_S))


def _object(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body or b"{}") if len(body) <= _LONGEST else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Refused("40000")
    return told
