"""A statement as ISO 20022 has it, camt.053, read line by line: a million of them take no more memory than one.

A file that is cut off, or whose account is another one, is no statement. One with a document type is refused at once:
it alone can name entities, by which a few bytes become gigabytes.
"""

from collections.abc import Mapping
from typing import IO, Final

from prakerja.connectors.rails.camt053_lines import CamtLines
from prakerja.connectors.rails.camt053_parts import CamtParts
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.line import CutStatement, Line, Statement, moment_in, told_line
from prakerja.connectors.rails.read_answer import rupiah_in
from prakerja.kit.rupiah import Rupiah

#: As banks call charges: our sandbox's own word, and the codes of ISO's list.
_CHARGES: Final = ("fee", "CHRG", "CHRGS", "COMM", "FEES")
#: ISO's code for a credit transfer that came back.
_RETURNED: Final = "RRTN"
_SIGN: Final = "/CdtDbtInd"
_AMOUNT: Final = "/Amt"
#: Of each the first that says something.
_BOOKED: Final = ("/BookgDt/DtTm", "/BookgDt/Dt")
_TEXT: Final = ("/NtryDtls/TxDtls/RmtInf/Ustrd", "/NtryDtls/TxDtls/Refs/EndToEndId", "/AddtlNtryInf")
_NUMBER: Final = ("/AcctSvcrRef", "/NtryRef")
_SUB_FAMILY: Final = "/BkTxCd/Domn/Fmly/SubFmlyCd"
_CODE: Final = ("/BkTxCd/Prtry/Cd", _SUB_FAMILY)
_REVERSED: Final = "/RvslInd"
_WHY_RETURNED: Final = "/NtryDtls/TxDtls/RtrInf/"
_LOOKED_AT: Final = frozenset((_SIGN, _AMOUNT, *_BOOKED, *_TEXT, *_NUMBER, *_CODE, _REVERSED))

type _Parts = Mapping[str, str]


def read_camt053(file: IO[bytes], house: House) -> Statement:
    """Every line, in the file's order. What is read is whole once the iterator has ended; then it returns what the
    file says of itself. Raises CutStatement.
    """
    parsed = CamtParts(house.source_account, lambda told: int(_amount(told)))
    for parts in CamtLines(parsed, _looks_at).read_from(file):
        yield _line(parts, house)
    return parsed.totals()


def _looks_at(place: str) -> bool:
    return place in _LOOKED_AT or place.startswith(_WHY_RETURNED)


def _line(parts: _Parts, house: House) -> Line:
    sign = parts.get(_SIGN)
    if sign not in ("CRDT", "DBIT"):
        raise CutStatement("a line of neither side")
    return told_line(
        house,
        at=moment_in(_first(parts, _BOOKED)),
        amount=_amount(parts.get(_AMOUNT, "")),
        is_in=sign == "CRDT",
        text=_first(parts, _TEXT),
        number=_first(parts, _NUMBER),
        is_fee=_first(parts, _CODE) in _CHARGES,
        is_back=_is_back(parts),
    )


def _first(parts: _Parts, places: tuple[str, ...]) -> str:
    for place in places:
        if found := parts.get(place):
            return found
    return ""


def _is_back(parts: _Parts) -> bool:
    """A bank marks what came back in one of three ways: reversed, by its code, or by the reason for which it did."""
    if parts.get(_REVERSED) in ("true", "1") or parts.get(_SUB_FAMILY) == _RETURNED:
        return True
    for place in parts:  # noqa: SIM110 - `any` takes three times as long, a million times
        if place.startswith(_WHY_RETURNED):
            return True
    return False


def _amount(told: str) -> Rupiah:
    amount = rupiah_in(told)
    if amount is None:
        # As ISO 20022 has it: any number of places, or none.
        whole, _, parts = told.partition(".")
        amount = rupiah_in(f"{whole}.{parts.rstrip('0') or '00'}")
    if amount is None:
        raise CutStatement("a line of no amount in rupiah")
    return amount
