"""What the parser finds in a camt.053: the parts of each line by their place in it, and the file's own totals."""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from prakerja.connectors.rails.line import CutStatement, Totals

_SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
_STATEMENT: Final = "/Document/BkToCstmrStmt/Stmt"
ENTRY: Final = f"{_STATEMENT}/Ntry"
_ACCOUNT: Final = f"{_STATEMENT}/Acct"
_BALANCE: Final = f"{_STATEMENT}/Bal"
_SUMMARY: Final = f"{_STATEMENT}/TxsSummry"
#: Where the summary counts the lines: all of them, or those of each side.
_COUNTS: Final = (("/TtlNtries/NbOfNtries",), ("/TtlCdtNtries/NbOfNtries", "/TtlDbtNtries/NbOfNtries"))
#: More than this in one line is no line.
_MOST_PARTS: Final = 500
_DEEPEST: Final = 50
#: In these a sign below 128 is the byte of its number, whatever else they hold.
_PLAIN_BELOW_128: Final = ("", "utf-8", "us-ascii", "iso-8859-1")

type Parts = Mapping[str, str]


class CamtParts:
    """`found` are the parts of each line so far, of which the first one of a place counts.

    `amount`: of a balance, as its text tells it.
    """

    def __init__(self, account: str, amount: Callable[[str], int]) -> None:
        self.found: list[Parts] = []
        self.is_ours = False
        #: Of the statement that is being read, from 1: in another one the same tags may mean something else.
        self.statement = 0
        self.is_plain = True
        self._account = account
        self._amount = amount
        self._places = [""]
        self._text = ""
        self._parts: dict[str, str] = {}
        self._balance: dict[str, str] = {}
        self._balances: dict[str, int] = {}
        self._summary: dict[str, str] = {}
        self._fed = 0
        self._ended_at = -1
        self._parser = self._new_parser()

    def feed(self, piece: bytes) -> None:
        """Raises CutStatement."""
        self._fed += len(piece)
        self._parse(piece, is_end=False)

    def close(self) -> None:
        """Nothing comes any more. Raises CutStatement."""
        self._parse(b"", is_end=True)
        if not self.is_ours:
            raise CutStatement("of no account")

    def taken(self) -> list[Parts]:
        found, self.found = self.found, []
        return found

    def ends_with_a_line(self, tag: str) -> bool:
        """Whether the last that was fed is this end of a line, and not a text that looks like one."""
        return self._ended_at == self._fed - len(tag)

    def totals(self) -> Totals:
        counts = ([self._summary.get(place, "") for place in places] for places in _COUNTS)
        told = next((found for found in counts if all(map(_is_count, found))), None)
        opening = self._balances.get("OPBD", self._balances.get("PRCD"))
        return Totals(opening, self._balances.get("CLBD"), None if told is None else sum(map(int, told)))

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._data
        parser.EndElementHandler = self._end
        return parser

    def _parse(self, piece: bytes, *, is_end: bool) -> None:
        try:
            self._parser.Parse(piece, is_end)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise CutStatement(f"not a whole file: {type(error).__name__}") from None

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002 - as it is called
        self.is_plain = (encoding or "").lower() in _PLAIN_BELOW_128

    def _refuse_document_type(self, *_: object) -> None:
        raise CutStatement("a document type")

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - the same
        if len(self._places) == 1 and not tag.startswith(_SPACE):
            raise CutStatement("not a camt.053")
        if len(self._places) > _DEEPEST:
            raise CutStatement("parts without end")
        place = f"{self._places[-1]}/{tag.rpartition('}')[2]}"
        self._places.append(place)
        self._text = ""
        if place == _STATEMENT:
            self.statement += 1
            self.is_ours = False

    def _data(self, text: str) -> None:
        self._text += text

    def _end(self, tag: str) -> None:  # noqa: ARG002 - the same
        place = self._places.pop()
        if place == ENTRY:
            if not self.is_ours:
                raise CutStatement("of no account")
            self.found.append(self._parts)
            self._parts = {}
            self._ended_at = self._parser.CurrentByteIndex
        elif place.startswith(ENTRY):
            self._keep(place.removeprefix(ENTRY))
        elif place in (f"{_ACCOUNT}/Id/Othr/Id", f"{_ACCOUNT}/Id/IBAN"):
            if self._text.strip() != self._account:
                raise CutStatement("of another account")
            self.is_ours = True
        elif place.startswith(_BALANCE):
            self._keep_balance(place.removeprefix(_BALANCE))
        elif place.startswith(_SUMMARY):
            self._summary[place.removeprefix(_SUMMARY)] = self._text.strip()
        self._text = ""

    def _keep_balance(self, place: str) -> None:
        if place:
            self._balance[place] = self._text.strip()
            return
        sign = -1 if self._balance.get("/CdtDbtInd") == "DBIT" else 1
        amount = sign * self._amount(self._balance.get("/Amt", ""))
        # Of a statement in parts the first opening and the last closing are the day's.
        code, told = self._balance.get("/Tp/CdOrPrtry/Cd", ""), self._balances
        self._balances[code] = amount if code == "CLBD" else told.get(code, amount)
        self._balance = {}

    def _keep(self, place: str) -> None:
        if len(self._parts) > _MOST_PARTS:
            raise CutStatement("a line without end")
        self._parts.setdefault(place, self._text.strip())


def _is_count(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) < 10
