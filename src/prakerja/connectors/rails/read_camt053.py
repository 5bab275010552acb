"""A statement as ISO 20022 has it, camt.053, read line by line: a million of them take no more memory than one.

A file that is cut off, or whose account is another one, is no statement.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Final, Protocol

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.line import CutStatement, Line, told_line
from prakerja.connectors.rails.read_answer import rupiah_in
from prakerja.kit.clock import WIB
from prakerja.kit.rupiah import Rupiah

_SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
#: As banks call charges: our sandbox's own word, and the code of ISO's list.
_CHARGES: Final = ("fee", "CHRG", "CHRGS", "COMM", "FEES")
_ERRORS: Final = (ParseError, DefusedXmlException, UnicodeError)


class Node(Protocol):
    """What is read of an element."""

    tag: str
    text: str | None

    def find(self, path: str) -> "Node | None": ...
    def clear(self) -> None: ...


def read_camt053(file: IO[bytes], house: House) -> Iterator[Line]:
    """Every line, in the file's order. What is read is whole once the iterator has ended. Raises CutStatement."""
    space, open_, is_ours = "", list[Node](), False
    try:
        for event, node in iterparse(file, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                space = space or _space_of(node)
                open_.append(node)
                continue
            open_.pop()
            name = node.tag.removeprefix(space)
            if name == "Acct" and open_[-1].tag == f"{space}Stmt":
                _require_account(node, space, house)
                is_ours = True
            if name == "Ntry":
                if not is_ours:
                    raise CutStatement("of no account")
                yield _line(node, space, house)
                # The parent would keep every one of them.
                open_[-1].clear()
    except _ERRORS as error:
        raise CutStatement(f"not a whole file: {type(error).__name__}") from None
    if not space:
        raise CutStatement("an empty file")


def _space_of(root: Node) -> str:
    space, _, name = root.tag.partition("}")
    if not space.startswith("{" + _SPACE) or name != "Document":
        raise CutStatement("not a camt.053")
    return space + "}"


def _require_account(node: Node, space: str, house: House) -> None:
    told = _text(node, space, "Id", "Othr", "Id") or _text(node, space, "Id", "IBAN")
    if told != house.source_account:
        raise CutStatement("of another account")


def _line(node: Node, space: str, house: House) -> Line:
    sign, number = _text(node, space, "CdtDbtInd"), _text(node, space, "AcctSvcrRef")
    own = _text(node, space, "BkTxCd", "Prtry", "Cd") or _text(node, space, "BkTxCd", "Domn", "Fmly", "SubFmlyCd")
    details = ("NtryDtls", "TxDtls")
    text = _text(node, space, *details, "RmtInf", "Ustrd") or _text(node, space, *details, "Refs", "EndToEndId")
    if sign not in ("CRDT", "DBIT"):
        raise CutStatement("a line of neither side")
    return told_line(
        house,
        at=_moment(node, space),
        amount=_amount(node, space),
        is_in=sign == "CRDT",
        text=text or _text(node, space, "AddtlNtryInf"),
        number=number or _text(node, space, "NtryRef"),
        is_fee=own in _CHARGES,
        is_back=_text(node, space, "RvslInd") in ("true", "1"),
    )


def _amount(node: Node, space: str) -> Rupiah:
    whole, _, parts = _text(node, space, "Amt").partition(".")
    amount = rupiah_in(f"{whole}.{parts.rstrip('0') or '00'}")
    if amount is None:
        raise CutStatement("a line of no amount in rupiah")
    return amount


def _moment(node: Node, space: str) -> datetime:
    told = _text(node, space, "BookgDt", "DtTm") or _text(node, space, "BookgDt", "Dt")
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise CutStatement("a line of no day") from None
    return at if at.tzinfo else at.replace(tzinfo=WIB)


def _text(within: Node, space: str, *path: str) -> str:
    found = within.find("/".join(f"{space}{name}" for name in path))
    return (found.text or "").strip() if found is not None else ""
