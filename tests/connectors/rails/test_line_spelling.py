"""A line that is read by its spelling is what the parser makes of it, to the sign; what is not alike is parsed."""

import io
from typing import Any, Final

import pytest

from prakerja.connectors.rails import camt053_lines
from prakerja.connectors.rails.camt053_parts import CamtParts
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.line import CutStatement, Line, Totals
from prakerja.connectors.rails.read_camt053 import read_camt053

_KNOWN: Final[dict[str, Any]] = {"name": "bni", "source_account": "8000000001"}
BNI: Final = House.model_construct(**_KNOWN)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    "<BkToCstmrStmt>"
)
_ACCOUNT: Final = "<Stmt><Acct><Id><Othr><Id>8000000001</Id></Othr></Id></Acct>"
_LINE: Final = (
    '\n<Ntry><NtryRef>{0:04}</NtryRef><Amt Ccy="IDR">{1}.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    "<BookgDt><DtTm>2026-11-27T09:00:{0:02}+07:00</DtTm></BookgDt><AcctSvcrRef>A{0}</AcctSvcrRef><NtryDtls><TxDtls>"
    "<RmtInf><Ustrd>BIAYA PK{0:028X}</Ustrd><Ustrd>more</Ustrd></RmtInf><Refs/></TxDtls></NtryDtls></Ntry>"
)
_TAIL: Final = "</Stmt></BkToCstmrStmt></Document>\n"
_LINES: Final = 40
#: In the midst of lines that are alike.
_HERE: Final = _LINE.format(20, 600_020)


def a_file(*, here: str = _HERE, lines: int = _LINES) -> str:
    whole = _HEAD + _ACCOUNT + "".join(_LINE.format(number, 600_000 + number) for number in range(lines)) + _TAIL
    assert whole.count(_HERE) == 1
    return whole.replace(_HERE, here)


def changed(before: str, after: str) -> str:
    assert before in _HERE
    return a_file(here=_HERE.replace(before, after))


def read(content: bytes) -> tuple[list[Line], Totals] | str:
    lines, reading = list[Line](), read_camt053(io.BytesIO(content), BNI)
    try:
        while True:
            lines.append(next(reading))
    except StopIteration as ended:
        return lines, ended.value
    except CutStatement as error:
        return str(error).partition(":")[0]


#: What stands there instead; whether the file is still a statement.
_OTHERWISE: Final = {
    "entity": (changed("BIAYA ", "BIAYA&#32;"), True),
    "sign that has a name": (changed("BIAYA PK", "A &amp; B PK"), True),
    "comment": (changed("</Ntry>", "<!-- </Ntry> --></Ntry>"), True),
    "comment between lines": (changed("\n<Ntry>", "\n<!-- </Ntry> -->\n<Ntry>"), True),
    "text that looks like an end": (changed("BIAYA ", "<![CDATA[</Ntry>]]>"), True),
    "letters beyond ASCII": (changed("BIAYA", "BIAYÀ \N{FULLWIDTH LATIN SMALL LETTER A}"), True),
    "another order": (changed("<Sts><Cd>BOOK</Cd></Sts>", ""), True),
    "a reason": (changed("<Refs/>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"), True),
    "an empty reason": (changed("<Refs/>", "<RtrInf/>"), True),
    "reversed": (changed("<Sts>", "<RvslInd>true</RvslInd><Sts>"), True),
    "nothing said": (changed("BIAYA PK" + f"{20:028X}", ""), True),
    "two ends of a line": (changed("\n<Ntry>", "\r\n\r\n<Ntry>"), True),
    "blanks inside": (changed("<Ustrd>BIAYA ", "<Ustrd>\n  BIAYA\t"), True),
    "an old line's end inside": (changed("BIAYA ", "BIAYA\r"), True),
    "another attribute": (changed('Ccy="IDR"', "Ccy='IDR' "), True),
    "something between": (changed("\n<Ntry>", "<Bal><Amt>7.00</Amt></Bal>\n<Ntry>"), True),
    "a part that is never looked at": (changed("<Sts>", "<Sts><Any><Thing>1</Thing></Any>"), True),
    "the next statement": (changed("</Ntry>", f"</Ntry></Stmt>{_ACCOUNT}"), True),
    "another account": (changed("</Ntry>", f"</Ntry></Stmt>{_ACCOUNT.replace('01<', '02<')}"), False),
    "no account": (changed("</Ntry>", "</Ntry></Stmt><Stmt>"), False),
    "a sign that XML has not": (changed("BIAYA ", "BIAYA\x01"), False),
    "the end of what was never begun": (changed("BIAYA ", "BIAYA]]>"), False),
    "a name without one": (changed("BIAYA ", "A & B "), False),
    "another tag's end": (changed("</Ustrd><Ustrd>", "</Ustrd></Ustrd>"), False),
    "a prefix of nobody": (changed("<Refs/>", "<x:Refs/>"), False),
    "no whole rupiah": (changed("20.00", "20.50"), False),
    "neither side": (changed("DBIT", "BOTH"), False),
    "no day": (changed("T09:00", "T25:00"), False),
    "an attribute twice": (changed('Ccy="IDR"', 'Ccy="IDR" Ccy="IDR"'), False),
    "cut in a line": (a_file().partition("A30</")[0], False),
    "cut behind a line": (a_file().partition(_HERE)[0], False),
    "bytes of no letter": (changed("BIAYA ", "BIAYA\udcff"), False),
    "a document within": (changed("\n<Ntry>", '\n<?xml version="1.0"?><Ntry>'), False),
    "parts without end": (changed("<Refs/>", "<a>" * 60 + "</a>" * 60), False),
}


@pytest.mark.parametrize(("content", "is_whole"), _OTHERWISE.values(), ids=_OTHERWISE)
@pytest.mark.parametrize("piece", [97, 2**18])
def test_whatever_one_line_is_the_file_says_what_the_parser_makes_of_it(
    monkeypatch: pytest.MonkeyPatch, content: str, *, is_whole: bool, piece: int
) -> None:
    written = content.encode(errors="surrogateescape")
    monkeypatch.setattr(camt053_lines, "_PIECE", piece)
    spelled = read(written)
    monkeypatch.setattr(camt053_lines, "_MOST_SPELLINGS", 0)
    assert spelled == read(written)
    assert isinstance(spelled, tuple) is is_whole


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "koi8-r"])
def test_in_another_encoding_it_is_the_same_statement(encoding: str) -> None:
    assert read(a_file().replace("UTF-8", encoding).encode(encoding)) == read(a_file().encode())


def test_letters_of_several_bytes_that_no_parser_knows_are_no_statement() -> None:
    assert read(a_file().replace("UTF-8", "shift_jis").encode()) == "not a whole file"


def test_of_lines_that_are_alike_the_parser_reads_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fed, feed = list[int](), CamtParts.feed

    def counted(self: CamtParts, piece: bytes) -> None:
        fed.append(len(piece))
        feed(self, piece)

    monkeypatch.setattr(CamtParts, "feed", counted)
    assert len(read(a_file(here=_HERE).encode())[0]) == _LINES
    assert sum(fed) < len(_HEAD + _ACCOUNT + _TAIL) + 2 * len(_HERE)


def test_a_line_that_does_not_end_takes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camt053_lines, "_LONGEST_LINE", 1_000)
    long = changed("<Refs/>", f"<AddtlTxInf>{'x' * 5_000}</AddtlTxInf>").encode()
    monkeypatch.setattr(camt053_lines, "_PIECE", 100)
    assert read(long) == read(a_file().encode())
