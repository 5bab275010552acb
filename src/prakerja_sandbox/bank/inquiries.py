"""Services 11, 15, 16 and 37: what is on the float, and whose account it is."""

from typing import Final

from prakerja_sandbox.bank.accounts import Account, Condition
from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.fields import amount_of
from prakerja_sandbox.bank.houses import HOUSE_BY_BANK_CODE
from prakerja_sandbox.bank.paying import FEE_BY_SERVICE, MOST_BY_SERVICE, require_usable, room_of
from prakerja_sandbox.bank.transfers import session_of

_ACTIVE: Final = "0001"


def balance(bank: Bank, call: Call) -> Reply:
    """Service 11: of the float, which alone is the partner's."""
    if call.text("accountNo") not in ("", call.house.float_account):
        raise Refused("40411")
    left = amount_of(bank.books.float_balance(call.house))
    amounts = ("amount", "floatAmount", "availableBalance", "ledgerBalance")
    info = {"balanceType": "Cash", "status": _ACTIVE, "holdAmount": amount_of(0), **dict.fromkeys(amounts, left)}
    return reply(
        "20000",
        call.service.code,
        referenceNo=f"INQ{call.number}"[:64],
        **_echoed(call),
        accountNo=call.house.float_account,
        name="PROGRAM PRAKERJA",
        accountInfos=[info],
    )


def inquiry(bank: Bank, call: Call) -> Reply:
    """Services 15 and 16. Raises Refused where nobody can be paid there."""
    house = call.house
    if call.service.code == "16":
        found = HOUSE_BY_BANK_CODE.get(call.text("beneficiaryBankCode"))
        if found is None:
            raise Refused("40403")
        house = found
    account = require_usable(bank.account(house, call.text("beneficiaryAccountNo")))
    more = (
        {"beneficiaryBankCode": house.bank_code, "beneficiaryBankName": house.name}
        if call.service.code == "16"
        else {"beneficiaryAccountStatus": _ACTIVE, "beneficiaryAccountType": "S"}
    )
    return reply(
        "20000",
        call.service.code,
        referenceNo=f"INQ{call.number}"[:64],
        **_echoed(call),
        beneficiaryAccountName=account.holder,
        beneficiaryAccountNo=account.number,
        currency="IDR",
        **more,
        additionalInfo=_known_of(account),
    )


def wallet_inquiry(bank: Bank, call: Call) -> Reply:
    """Service 37: whose wallet it is, and what it still takes this month."""
    account = require_usable(bank.account(call.house, call.text("customerNumber")))
    return reply(
        "20000",
        call.service.code,
        referenceNo=f"INQ{call.number}"[:64],
        **_echoed(call),
        sessionId=session_of(bank.keys, call.house, account.number, now=call.now),
        customerNumber=account.number,
        customerName=account.holder,
        customerMonthlyInLimit=f"{_room(bank, account, call)}.00",
        minAmount=amount_of(1),
        maxAmount=amount_of(MOST_BY_SERVICE["38"]),
        amount=call.body["amount"],
        feeAmount=amount_of(FEE_BY_SERVICE["38"]),
        feeType="OUR",
        transactionDate=written(call.now),
        additionalInfo=_known_of(account),
    )


def _room(bank: Bank, account: Account, call: Call) -> int:
    return 0 if account.condition is Condition.UNVERIFIED else room_of(bank, account, now=call.now)


def _echoed(call: Call) -> dict[str, str]:
    sent = call.text("partnerReferenceNo")
    return {"partnerReferenceNo": sent} if sent else {}


def _known_of(account: Account) -> dict[str, str]:
    """Ours: no service of SNAP tells the NIK, which a partner's check of identities would."""
    is_verified = account.condition is not Condition.UNVERIFIED
    return {"nik": account.nik if is_verified else "", "kycStatus": "VERIFIED" if is_verified else "UNVERIFIED"}
