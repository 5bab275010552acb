"""What is written to a service. Pure."""

from typing import Final

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import SETTLED_LATER, Rail
from prakerja.connectors.rails.read_answer import amount_of
from prakerja.kit.rupiah import Rupiah

type Body = dict[str, object]

#: A resident; a person, or a company.
_RESIDENT: Final = "1"
_PERSON, _COMPANY = "1", "2"
#: A top-up of a wallet, as the standard's sample has it.
_TOP_UP: Final = "6"


def transfer_body(payment: Payment, house: House, *, at: str) -> Body:
    """Services 17, 18, 22 and 23."""
    body: Body = {
        "partnerReferenceNo": payment.reference,
        "amount": amount_of(payment.amount),
        "currency": "IDR",
        "beneficiaryAccountNo": payment.number,
        "sourceAccountNo": house.source_account,
        "transactionDate": at,
        "feeType": "OUR",
        # What a statement prints, by which its lines are matched.
        "customerReference": payment.remark,
    }
    if payment.rail is not Rail.INTERBANK:
        body["remark"] = payment.remark
    if payment.bank_code:
        body |= {"beneficiaryBankCode": payment.bank_code, "beneficiaryAccountName": payment.name}
    if payment.service in SETTLED_LATER:
        kind = _COMPANY if payment.is_company else _PERSON
        body |= {"beneficiaryCustomerResidence": _RESIDENT, "beneficiaryCustomerType": kind}
    return body


def topup_body(payment: Payment, *, at: str, session: str, fee: Rupiah | None) -> Body:
    """Service 38, with the session that 37 gave."""
    return {
        "partnerReferenceNo": payment.reference,
        "customerNumber": wallet_number(payment.number),
        "customerName": payment.name,
        "amount": amount_of(payment.amount),
        **({} if fee is None else {"feeAmount": amount_of(fee)}),
        "transactionDate": at,
        **({"sessionId": session} if session else {}),
        "categoryId": _TOP_UP,
        "notes": payment.remark,
    }


def status_body(reference: str, rail_service: str) -> Body:
    """Services 36 and 39."""
    return {"originalPartnerReferenceNo": reference, "serviceCode": rail_service}


def wallet_number(number: str) -> str:
    """`628…`, however a person writes it."""
    digits = number.removeprefix("+")
    return f"62{digits[1:]}" if digits.startswith("0") else digits
