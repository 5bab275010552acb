"""Services 36 and 39: what became of a payment."""

from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.fields import amount_of
from prakerja_sandbox.bank.payment import STATUS_WORDS, Payment
from prakerja_sandbox.bank.service_table import PAYING
from prakerja_sandbox.bank.switches import BankMode


def status(bank: Bank, call: Call) -> Reply:
    """The payment as it stands. Raises Refused: 404xx01 where the bank knows nothing of it."""
    if call.text("serviceCode") not in PAYING:
        raise Refused("40001", "serviceCode")
    if call.switch.mode is BankMode.REFUSING:
        raise Refused(call.switch.code or "40401")
    found = _found(bank, call)
    if found is None or found.service != call.text("serviceCode"):
        raise Refused("40401")
    if call.body.get("amount") not in (None, amount_of(found.amount)):
        raise Refused("40413")
    shown = _of_wallet(found) if call.house.is_wallet else _of_bank(found, call)
    return reply("20000", call.service.code, **_of_both(found), **shown)


def _found(bank: Bank, call: Call) -> Payment | None:
    reference, ours = call.text("originalPartnerReferenceNo"), call.text("originalReferenceNo")
    if reference:
        return bank.books.payment(call.house, reference)
    if ours:
        return bank.books.payment_with_reference_no(call.house, ours)
    if call.text("originalExternalId"):
        return bank.books.payment_of_call(call.house, call.text("originalExternalId"))
    raise Refused("40002", "originalPartnerReferenceNo")


def _of_both(found: Payment) -> dict[str, object]:
    return {
        "originalPartnerReferenceNo": found.reference,
        "originalReferenceNo": found.reference_no,
        "originalExternalId": found.external_id,
        "serviceCode": found.service,
        "transactionDate": written(found.at),
        "amount": amount_of(found.amount),
        "latestTransactionStatus": found.status.value,
        "transactionStatusDesc": STATUS_WORDS[found.status],
        "additionalInfo": {"feeAmount": amount_of(found.fee)},
    }


def _of_bank(found: Payment, call: Call) -> dict[str, object]:
    return {
        "beneficiaryAccountNo": found.account_no,
        **({"beneficiaryBankCode": found.bank} if found.bank else {}),
        "currency": "IDR",
        "previousResponseCode": found.response_code,
        "referenceNumber": found.reference_no,
        "sourceAccountNo": call.house.float_account,
        "transactionId": f"{found.number:08}"[-8:],
    }


def _of_wallet(found: Payment) -> dict[str, object]:
    return {"customerNumber": found.account_no, "previousResponseCode": found.response_code}
