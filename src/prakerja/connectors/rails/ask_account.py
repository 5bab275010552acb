"""Whose account it is, and what it still takes: services 15 and 16 of a bank, 37 of a wallet."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.rails.bodies import Body, wallet_number
from prakerja.connectors.rails.call import Answered, call, new_external_id
from prakerja.connectors.rails.exchange import timestamp
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.connectors.rails.read_answer import Said, amount_in, amount_of, rupiah_in
from prakerja.connectors.rails.read_outcome import refusal
from prakerja.connectors.rails.tokens import Refuses
from prakerja.kit.rupiah import Rupiah

_NIK: Final = re.compile(r"[0-9]{16}")
_LEAST_ASKED: Final = Rupiah(10_000)
_LONGEST_SESSION: Final = 25


class Kyc(StrEnum):
    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    #: The standard has no field for it, and this house told nothing.
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True, repr=False)
class AccountFound:
    """`nik` is empty where the house tells none; `limit_left` and `session` are of a wallet. No repr: it is
    personal."""

    name: str
    nik: str
    kyc: Kyc
    limit_left: Rupiah | None = None
    session: str = ""
    fee: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class AccountRefused:
    """Nobody can be paid there; `code` are seven digits of the house."""

    code: str


def ask_account(
    house: str, number: str, bank_code: str = "", *, amount: Rupiah = _LEAST_ASKED
) -> AccountFound | AccountRefused:
    """What the house knows of the account. `bank_code`: of another bank, which the house asks; empty: its own.

    Raises TryAgain (Silence, NotNow, Resting) where nothing was learnt of the account.
    """
    return ask_account_of(house_called(house), number, bank_code, amount=amount)


def ask_account_of(house: House, number: str, bank_code: str, *, amount: Rupiah) -> AccountFound | AccountRefused:
    service, body = _question(house, number, bank_code, amount)
    answered = call(house, service, body, external_id=new_external_id())
    said = answered.said
    if said.http == 200 and said.case == "00":
        return _found(said)
    # It moves no money: what a bank does not find is not there, in whichever words.
    about = refusal(said.code)
    if about.kind is OutcomeKind.REFUSED or (said.http in (403, 404) and about.kind is OutcomeKind.UNKNOWN):
        return AccountRefused(said.code)
    raise _failure(answered, halts=about.halts)


def _question(house: House, number: str, bank_code: str, amount: Rupiah) -> tuple[str, Body]:
    if house.is_wallet:
        asked: Body = {"customerNumber": wallet_number(number), "amount": amount_of(amount)}
        return "37", asked | {"transactionDate": timestamp()}
    if bank_code in ("", house.bank_code):
        return "15", {"beneficiaryAccountNo": number}
    return "16", {"beneficiaryAccountNo": number, "beneficiaryBankCode": bank_code}


def _found(said: Said) -> AccountFound:
    name = said.text("customerName" if said.service == "37" else "beneficiaryAccountName").strip()
    if not name:
        raise Silence("no name")
    nik, session = said.more("nik"), said.text("sessionId")
    return AccountFound(
        name=name,
        nik=nik if isinstance(nik, str) and _NIK.fullmatch(nik) else "",
        kyc=_kyc(said.more("kycStatus")),
        limit_left=rupiah_in(said.body.get("customerMonthlyInLimit")),
        session=session if len(session) <= _LONGEST_SESSION else "",
        fee=amount_in(said.body.get("feeAmount")),
    )


def _kyc(told: object) -> Kyc:
    known = {"VERIFIED": Kyc.VERIFIED, "UNVERIFIED": Kyc.UNVERIFIED}
    return known.get(told, Kyc.NOT_TOLD) if isinstance(told, str) else Kyc.NOT_TOLD


def _failure(answered: Answered, *, halts: bool) -> Exception:
    code = answered.said.code
    if halts:
        return Refuses(code)
    return NotNow(code) if answered.said.http in (401, 403, 429) else Silence(code)
