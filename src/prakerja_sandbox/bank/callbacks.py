"""What the bank tells by itself when a payment is final, signed by its own key.

SNAP defines this for RTGS and SKN (services 76 and 75); for the others the form is that of real providers.
"""

import asyncio
import json
import secrets
from dataclasses import replace
from typing import Final

from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.fields import amount_of
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.paying import settle_due
from prakerja_sandbox.bank.payment import STATUS_WORDS, Payment, Status
from prakerja_sandbox.bank.signatures import asymmetric_signature, asymmetric_text
from prakerja_sandbox.bank.switches import CALLBACKS, RATES_OF_CALLBACKS, BankMode, dealt
from prakerja_sandbox.posting import status_of_post

PATH_BY_SERVICE: Final = {
    "17": "transfer/notify",
    "18": "transfer/notify",
    "22": "transfer-rtgs/notify",
    "23": "transfer-skn/notify",
    "38": "emoney/topup/notify",
}
#: A partner that is just restarting must still hear of it; after these waits the bank gives up.
_WAITS_S: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
_PATIENCE_S: Final = 5.0
_TICK_S: Final = 0.1
_NOT_OURS: Final = "0" * 8


async def tell(bank: Bank, payment: Payment) -> None:
    """The partner was told the payment's state, in the way that the switch has it."""
    base = bank.switches.callback_url or bank.options.callbacks
    if not base:
        return
    switch = bank.take_switch(CALLBACKS)
    if switch.mode is BankMode.RANDOM:
        switch = dealt(switch, f"callback {payment.reference} {payment.status}", RATES_OF_CALLBACKS)
    number = str(secrets.randbelow(10**18))
    match switch.mode:
        case BankMode.NONE:
            return
        case BankMode.LATE:
            await asyncio.sleep(switch.seconds)
        case BankMode.FORGED:
            await _send(bank, base, _contradicted(payment), str(secrets.randbelow(10**18)), is_forged=True)
        case BankMode.UNKNOWN:
            stranger = replace(payment, reference=f"{payment.reference[:40]}-{_NOT_OURS}", number=99_999_999)
            await _send(bank, base, stranger, str(secrets.randbelow(10**18)))
        case BankMode.DOUBLED:
            await _send(bank, base, payment, number)
    await _send(bank, base, payment, number)


async def keep_settling(bank: Bank) -> None:
    """What is pending is settled as its time comes, and told, for as long as the bank runs."""
    while True:
        for payment in settle_due(bank, now=seconds_now()):
            bank.start(tell(bank, payment))
        await asyncio.sleep(_TICK_S)


def body_of(payment: Payment, *, at: float) -> bytes:
    """The callback's JSON."""
    said = {
        "originalPartnerReferenceNo": payment.reference,
        "originalReferenceNo": payment.reference_no,
        "originalExternalId": payment.external_id,
        "latestTransactionStatus": payment.status.value,
        "transactionStatusDesc": STATUS_WORDS[payment.status],
        "amount": amount_of(payment.amount),
        "beneficiaryAccountNo": payment.account_no,
        "transactionDate": written(at),
        "additionalInfo": {"serviceCode": payment.service},
    }
    return json.dumps(said, separators=(",", ":")).encode()


async def _send(bank: Bank, base: str, payment: Payment, number: str, *, is_forged: bool = False) -> None:
    url = f"{base.rstrip('/')}/{payment.house}/v1.0/{PATH_BY_SERVICE[payment.service]}"
    for wait in _WAITS_S:
        await asyncio.sleep(wait)
        body = body_of(payment, at=payment.at)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                status = await status_of_post(url, body, _headers(bank, url, body, number, is_forged=is_forged))
        except (OSError, ValueError):
            continue
        # What is forged is tried once, as by whoever would do it.
        if status < 500 or is_forged:
            return


def _headers(bank: Bank, url: str, body: bytes, number: str, *, is_forged: bool) -> dict[str, str]:
    at = written(seconds_now())
    path = "/" + url.split("/", 3)[3]
    text = asymmetric_text("POST", path, body, at)
    signature = asymmetric_signature(bank.keys.bank_signs, text + b"?" if is_forged else text)
    return {
        "Content-Type": "application/json",
        "X-TIMESTAMP": at,
        "X-SIGNATURE": signature,
        "X-PARTNER-ID": bank.keys.partner_id,
        "X-EXTERNAL-ID": number,
        "CHANNEL-ID": "95221",
    }


def _contradicted(payment: Payment) -> Payment:
    is_paid = payment.status is Status.SUCCESS
    return replace(payment, status=Status.FAILED if is_paid else Status.SUCCESS)
