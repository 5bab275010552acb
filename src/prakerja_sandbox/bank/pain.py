"""Credit transfers that come as an ISO 20022 file, pain.001: each is a payment like one that came over SNAP."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import MESSAGES, Refused
from prakerja_sandbox.bank.desk import answered_call
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import SERVED, House
from prakerja_sandbox.bank.paying import MOST_BY_SERVICE
from prakerja_sandbox.bank.service_table import SERVICE_BY_CODE
from prakerja_sandbox.bank.switches import BankSwitch

_TICK_S: Final = 0.5
_A_TURN: Final = 50


class Node(Protocol):
    """What is read of an element."""

    tag: str
    text: str | None

    def find(self, path: str) -> "Node | None":
        """The first below it that is named so."""

    def iter(self, tag: str) -> "Iterator[Node]":
        """All below it that are named so."""

    def get(self, key: str, default: str) -> str:
        """An attribute."""


class NotAPain(ValueError):
    """The file is no pain.001, or none for a float of the bank; nothing of it was done."""


@dataclass(frozen=True, slots=True)
class Done:
    """One transfer of the file: its `EndToEndId`, and seven digits of what the bank said."""

    reference: str
    code: str
    about: str


async def take_pain(bank: Bank, content: bytes) -> list[Done]:
    """Every transfer of the file was tried once; one whose reference was paid before says so. Raises NotAPain."""
    done: list[Done] = []
    try:
        root: Node = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotAPain("a pain.001 declares no document type") from error
    except ParseError as error:
        raise NotAPain(f"not XML: {error}") from error
    space = root.tag.partition("}")[0] + "}"
    if ":pain.001.001." not in space:
        raise NotAPain("not a pain.001.001")
    asked = list(_asked(root, space))
    for turn, (house, service, body) in enumerate(asked):
        done.append(_tried(bank, house, service, body))
        if turn % _A_TURN == 0:
            # Calls are answered between.
            await asyncio.sleep(0)
    return done


async def take_dropped(bank: Bank, folder: Path) -> None:
    """Every file `*.xml` of the folder was taken; beside it lies `….done` or `….refused`, and it is `….taken`."""
    for file in _dropped(folder):
        try:
            done = await take_pain(bank, file.read_bytes())
        except NotAPain as error:
            file.with_suffix(".refused").write_text(f"{error}\n")
        else:
            rows = "".join(f"{one.reference},{one.code},{one.about}\n" for one in done)
            file.with_suffix(".done").write_text("reference,code,message\n" + rows)
        file.rename(file.with_suffix(".taken"))


def _dropped(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    return sorted(folder.glob("*.xml"))


async def keep_taking(bank: Bank, folder: Path) -> None:
    """What is dropped is taken, for as long as the bank runs."""
    while True:
        await take_dropped(bank, folder)
        await asyncio.sleep(_TICK_S)


def _asked(root: Node, space: str) -> Iterator[tuple[House, str, dict[str, object]]]:
    for batch in root.iter(f"{space}PmtInf"):
        payer = _text(batch, space, "DbtrAcct", "Id", "Othr", "Id")
        house = next((one for one in SERVED if one.float_account == payer and not one.is_wallet), None)
        if house is None:
            raise NotAPain(f"the payer's account {payer!r} is no float of a bank")
        for one in batch.iter(f"{space}CdtTrfTxInf"):
            yield house, *_transfer(one, space, house)


def _transfer(one: Node, space: str, house: House) -> tuple[str, dict[str, object]]:
    value, currency = _text(one, space, "Amt", "InstdAmt"), one.find(f"{space}Amt/{space}InstdAmt")
    amount = f"{value}.00" if value.isdigit() else value
    bank_code = _text(one, space, "CdtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId")
    number = _text(one, space, "CdtrAcct", "Id", "Othr", "Id")
    reference = _text(one, space, "PmtId", "EndToEndId")
    said = _text(one, space, "RmtInf", "Ustrd")
    body: dict[str, object] = {
        "partnerReferenceNo": reference,
        "amount": {"value": amount, "currency": "" if currency is None else currency.get("Ccy", "")},
        "beneficiaryAccountNo": number,
        "sourceAccountNo": house.float_account,
        "transactionDate": written(seconds_now()),
        "customerReference": (said or reference)[:30],
    }
    if bank_code in ("", house.bank_code):
        return "17", body
    service = _rail_of(value)
    of_bank = {"beneficiaryBankCode": bank_code, "beneficiaryAccountName": _text(one, space, "Cdtr", "Nm")}
    cleared = {"beneficiaryCustomerResidence": "1", "beneficiaryCustomerType": "1"} if service != "18" else {}
    return service, {**body, **of_bank, **cleared}


def _rail_of(value: str) -> str:
    """The cheapest that carries the amount."""
    digits = value.partition(".")[0]
    whole = int(digits) if digits.isascii() and digits.isdigit() else 0
    return next((rail for rail in ("18", "23") if whole <= MOST_BY_SERVICE[rail]), "22")


def _tried(bank: Bank, house: House, service: str, body: dict[str, object]) -> Done:
    call = Call(house, SERVICE_BY_CODE[service], "", body, seconds_now(), BankSwitch())
    reference = str(body["partnerReferenceNo"])
    try:
        said = answered_call(bank, call).body
    except Refused as refused:
        return Done(reference, f"{refused.code[:3]}{service}{refused.code[3:]}", MESSAGES[refused.code])
    return Done(reference, str(said["responseCode"]), str(said["responseMessage"]))


def _text(within: Node, space: str, *path: str) -> str:
    found = within.find("/".join(f"{space}{name}" for name in path))
    return (found.text or "").strip() if found is not None else ""
