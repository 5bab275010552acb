"""What programs ask and steer beside SNAP: accounts, books, switches, the float, what is paid in, reversals."""

from dataclasses import asdict
from typing import Final, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prakerja_sandbox.bank.accounts import Account, Condition, accounts_of
from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.books import FIRST_FLOAT
from prakerja_sandbox.bank.callbacks import tell
from prakerja_sandbox.bank.codes import Refused
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE, SERVED, House
from prakerja_sandbox.bank.paying import send_back
from prakerja_sandbox.bank.payment import Payment
from prakerja_sandbox.bank.proof import counted, faults_of, received
from prakerja_sandbox.bank.switches import BadBankSwitch, BankSwitches
from prakerja_sandbox.faults import json_object
from prakerja_sandbox.population import POPULATION

_MOST: Final = 10_000
#: As much as a bank prints beside an amount.
_LONGEST_TEXT: Final = 140


def bank_of(request: Request) -> Bank:
    """The bank that this request came to."""
    return cast("Bank", request.app.state.bank)


async def health(request: Request) -> Response:
    """200 while the bank works."""
    return JSONResponse({"status": "ok", "houses": [house.code for house in SERVED], **counted(bank_of(request))})


async def keys(request: Request) -> Response:
    """By which the partner signs, and the bank."""
    return JSONResponse(bank_of(request).keys.as_json())


async def person_accounts(request: Request) -> Response:
    """All accounts of the person with this number, and in which condition they are."""
    number = request.path_params["number"]
    if not 0 <= number < POPULATION:
        raise HTTPException(404, "there is nobody of this number")
    bank = bank_of(request)
    return JSONResponse([_known(bank, one).as_json() for one in accounts_of(number)])


async def open_account(request: Request) -> Response:
    """An account is there as it was sent: `house`, `number`, `holder`, `nik`, `condition`; what is left out stays."""
    bank, told = bank_of(request), await json_object(request) or {}
    house = _house(told.get("house"))
    number = str(told.get("number") or "")
    try:
        condition = Condition(str(told.get("condition") or Condition.ACTIVE))
    except ValueError as error:
        raise HTTPException(400, f"condition is one of {[one.value for one in Condition]}") from error
    if not (number.isascii() and number.isdigit() and len(number) <= 34):
        raise HTTPException(400, "number is up to 34 digits")
    known = bank.account(house, number)
    holder, nik = (str(told.get(name) or (getattr(known, name) if known else "")) for name in ("holder", "nik"))
    if not holder:
        raise HTTPException(400, "holder is the name of whose account it is")
    account = Account(house, number, holder, nik, condition)
    bank.open_account(account)
    return JSONResponse(account.as_json())


async def books(request: Request) -> Response:
    """Whether they hold, what is on the floats, what arrived by account, and how many payments are in which state."""
    bank = bank_of(request)
    floats = {house.code: bank.books.float_balance(house) for house in SERVED}
    told = {"faults": faults_of(bank), "floats": floats, "received": received(bank), "payments": counted(bank)}
    return JSONResponse(told)


async def payments(request: Request) -> Response:
    """By the bank's number, after `after`, at most 10,000; of one `reference` where it is named."""
    try:
        after = int(request.query_params.get("after", 0))
    except ValueError as error:
        raise HTTPException(400, "after is a number") from error
    found = bank_of(request).books.payments(after=after, reference=request.query_params.get("reference"), limit=_MOST)
    return JSONResponse([_shown(one) for one in found])


async def fund(request: Request) -> Response:
    """The float of `house` has `amount` more, or less; or is set `to`."""
    bank, told = bank_of(request), await json_object(request) or {}
    house = _house(told.get("house"))
    left = bank.books.float_balance(house)
    try:
        more = int(str(told["amount"])) if "amount" in told else int(str(told["to"])) - left
    except (KeyError, ValueError) as error:
        raise HTTPException(400, "amount or to is in whole rupiah") from error
    if left + more < 0:
        raise HTTPException(400, "a float is not below nothing")
    if more:
        bank.books.fund(house, more, now=seconds_now())
    return JSONResponse({"house": house.code, "float": bank.books.float_balance(house)})


async def pay_in(request: Request) -> Response:
    """Somebody sends `amount` to the float of `house`, with `text` beside it: as it stands on the statement."""
    bank, told = bank_of(request), await json_object(request) or {}
    house, text = _house(told.get("house")), str(told.get("text") or "")
    try:
        amount = int(str(told["amount"]))
    except (KeyError, ValueError) as error:
        raise HTTPException(400, "amount is in whole rupiah") from error
    if not 0 < amount <= FIRST_FLOAT:
        raise HTTPException(400, "amount is more than nothing, and no more than a float begins with")
    if not (text.isprintable() and len(text) <= _LONGEST_TEXT):
        raise HTTPException(400, f"text is up to {_LONGEST_TEXT} signs")
    bank.books.pay_in(house, amount, told=text, now=seconds_now())
    return JSONResponse({"house": house.code, "float": bank.books.float_balance(house)})


async def reverse(request: Request) -> Response:
    """The payment of `house` and `reference` that arrived is sent back by the beneficiary's bank, and told."""
    bank, told = bank_of(request), await json_object(request) or {}
    payment = bank.books.payment(_house(told.get("house")), str(told.get("reference")))
    if payment is None:
        raise HTTPException(404, "the bank has no such payment")
    try:
        back = send_back(bank, payment, now=seconds_now())
    except Refused as error:
        raise HTTPException(409, "only what arrived can be sent back") from error
    bank.start(tell(bank, back))
    return JSONResponse(_shown(back))


async def switches(request: Request) -> Response:
    """Those that are not as at the first start."""
    return JSONResponse(bank_of(request).switches.as_json())


async def set_switches(request: Request) -> Response:
    """Those named are set, the others left alone; or 400 and none is set."""
    bank = bank_of(request)
    try:
        bank.set_switches(bank.switches.changed(await json_object(request)))
    except BadBankSwitch as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse(bank.switches.as_json())


async def reset_switches(request: Request) -> Response:
    """Everything goes well again."""
    bank_of(request).set_switches(BankSwitches())
    return Response(status_code=204)


def _known(bank: Bank, account: Account) -> Account:
    return bank.account(account.house, account.number) or account


def _house(code: object) -> House:
    house = HOUSE_BY_CODE.get(str(code))
    if house is None:
        raise HTTPException(400, f"house is one of {list(HOUSE_BY_CODE)}")
    return house


def _shown(payment: Payment) -> dict[str, object]:
    return {**asdict(payment), "status": payment.status.value, "reference_no": payment.reference_no}


ROUTES: Final = [
    Route("/bank/healthz", health),
    Route("/bank/keys.json", keys),
    Route("/bank/people/{number:int}.json", person_accounts),
    Route("/bank/accounts.json", open_account, methods=["POST"]),
    Route("/bank/books.json", books),
    Route("/bank/payments.json", payments),
    Route("/bank/float.json", fund, methods=["POST"]),
    Route("/bank/credits.json", pay_in, methods=["POST"]),
    Route("/bank/reverse.json", reverse, methods=["POST"]),
    Route("/bank/switches.json", switches),
    Route("/bank/switches.json", set_switches, methods=["POST"]),
    Route("/bank/switches.json", reset_switches, methods=["DELETE"]),
]
