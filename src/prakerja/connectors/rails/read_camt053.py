"""A statement as ISO 20022 has it, camt.053, read line by line: a million of them take no more memory than one.

A file that is cut off, or whose account is another one, is no statement. One with a document type is refused at once:
it alone can name entities, by which a few bytes become gigabytes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Final

# Document types are refused below; a parser that is written in Python takes 45 s for a million lines.
from xml.etree.ElementTree import ParseError, XMLParser

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.line import CutStatement, Line, Statement, Totals, told_line
from prakerja.connectors.rails.read_answer import rupiah_in
from prakerja.kit.clock import WIB
from prakerja.kit.rupiah import Rupiah

_SPACE: Final = "{urn:iso:std:iso:20022:tech:xsd:camt.053.001."
_PIECE: Final = 2**16
#: As banks call charges: our sandbox's own word, and the codes of ISO's list.
_CHARGES: Final = ("fee", "CHRG", "CHRGS", "COMM", "FEES")
#: ISO's code for a credit transfer that came back.
_RETURNED: Final = "RRTN"
_STATEMENT: Final = "/Document/BkToCstmrStmt/Stmt"
_ENTRY: Final = f"{_STATEMENT}/Ntry"
_ACCOUNT: Final = f"{_STATEMENT}/Acct"
_BALANCE: Final = f"{_STATEMENT}/Bal"
_SUMMARY: Final = f"{_STATEMENT}/TxsSummry"
#: Where the summary counts the lines: all of them, or those of each side.
_COUNTS: Final = (("/TtlNtries/NbOfNtries",), ("/TtlCdtNtries/NbOfNtries", "/TtlDbtNtries/NbOfNtries"))
#: More than this in one line is no line.
_MOST_PARTS: Final = 500
_DETAILS: Final = "/NtryDtls/TxDtls"
_SUB_FAMILY: Final = "/BkTxCd/Domn/Fmly/SubFmlyCd"

type _Parts = Mapping[str, str]


class _Lines:
    """What the parser tells: `found` are the parts of each line by their place in it, of which the first one counts."""

    def __init__(self, account: str) -> None:
        self.found: list[_Parts] = []
        self.is_ours = False
        self._account = account
        self._places = [""]
        self._text = ""
        self._parts: dict[str, str] = {}
        self._balance: dict[str, str] = {}
        self.balances: dict[str, int] = {}
        self.summary: dict[str, str] = {}

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002 - as the parser calls it
        raise CutStatement("a document type")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - the same
        if len(self._places) == 1 and not tag.startswith(_SPACE):
            raise CutStatement("not a camt.053")
        place = f"{self._places[-1]}/{tag.rpartition('}')[2]}"
        self._places.append(place)
        self._text = ""
        if place == _STATEMENT:
            self.is_ours = False

    def data(self, text: str) -> None:
        self._text += text

    def end(self, tag: str) -> None:  # noqa: ARG002 - the same
        place = self._places.pop()
        if place == _ENTRY:
            if not self.is_ours:
                raise CutStatement("of no account")
            self.found.append(self._parts)
            self._parts = {}
        elif place.startswith(_ENTRY):
            self._keep(place.removeprefix(_ENTRY))
        elif place in (f"{_ACCOUNT}/Id/Othr/Id", f"{_ACCOUNT}/Id/IBAN"):
            if self._text.strip() != self._account:
                raise CutStatement("of another account")
            self.is_ours = True
        elif place.startswith(_BALANCE):
            self._keep_balance(place.removeprefix(_BALANCE))
        elif place.startswith(_SUMMARY):
            self.summary[place.removeprefix(_SUMMARY)] = self._text.strip()
        self._text = ""

    def totals(self) -> Totals:
        counts = ([self.summary.get(place, "") for place in places] for places in _COUNTS)
        told = next((found for found in counts if all(map(_is_count, found))), None)
        opening = self.balances.get("OPBD", self.balances.get("PRCD"))
        return Totals(opening, self.balances.get("CLBD"), None if told is None else sum(map(int, told)))

    def _keep_balance(self, place: str) -> None:
        if place:
            self._balance[place] = self._text.strip()
            return
        sign = -1 if self._balance.get("/CdtDbtInd") == "DBIT" else 1
        amount = sign * int(_amount(self._balance.get("/Amt", "")))
        # Of a statement in parts the first opening and the last closing are the day's.
        code, told = self._balance.get("/Tp/CdOrPrtry/Cd", ""), self.balances
        self.balances[code] = amount if code == "CLBD" else told.get(code, amount)
        self._balance = {}

    def _keep(self, place: str) -> None:
        if len(self._parts) > _MOST_PARTS:
            raise CutStatement("a line without end")
        self._parts.setdefault(place, self._text.strip())

    def taken(self) -> list[_Parts]:
        found, self.found = self.found, []
        return found


def read_camt053(file: IO[bytes], house: House) -> Statement:
    """Every line, in the file's order. What is read is whole once the iterator has ended; then it returns what the
    file says of itself. Raises CutStatement.
    """
    lines = _Lines(house.source_account)
    parser = XMLParser(target=lines)  # noqa: S314 - see above
    try:
        while piece := file.read(_PIECE):
            parser.feed(piece)
            for parts in lines.taken():
                yield _line(parts, house)
        parser.close()
    except (ParseError, UnicodeError, LookupError) as error:
        raise CutStatement(f"not a whole file: {type(error).__name__}") from None
    for parts in lines.taken():
        yield _line(parts, house)
    if not lines.is_ours:
        raise CutStatement("of no account")
    return lines.totals()


def _is_count(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) < 10


def _line(parts: _Parts, house: House) -> Line:
    def first(*places: str) -> str:
        return next((found for place in places if (found := parts.get(place))), "")

    sign = first("/CdtDbtInd")
    if sign not in ("CRDT", "DBIT"):
        raise CutStatement("a line of neither side")
    return told_line(
        house,
        at=_moment(first("/BookgDt/DtTm", "/BookgDt/Dt")),
        amount=_amount(first("/Amt")),
        is_in=sign == "CRDT",
        text=first(f"{_DETAILS}/RmtInf/Ustrd", f"{_DETAILS}/Refs/EndToEndId", "/AddtlNtryInf"),
        number=first("/AcctSvcrRef", "/NtryRef"),
        is_fee=first("/BkTxCd/Prtry/Cd", _SUB_FAMILY) in _CHARGES,
        is_back=_is_back(parts),
    )


def _is_back(parts: _Parts) -> bool:
    """A bank marks what came back in one of three ways: reversed, by its code, or by the reason for which it did."""
    is_marked = parts.get("/RvslInd") in ("true", "1") or parts.get(_SUB_FAMILY) == _RETURNED
    return is_marked or any(place.startswith(f"{_DETAILS}/RtrInf/") for place in parts)


def _amount(told: str) -> Rupiah:
    whole, _, parts = told.partition(".")
    amount = rupiah_in(f"{whole}.{parts.rstrip('0') or '00'}")
    if amount is None:
        raise CutStatement("a line of no amount in rupiah")
    return amount


def _moment(told: str) -> datetime:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise CutStatement("a line of no day") from None
    return at if at.tzinfo else at.replace(tzinfo=WIB)
