"""The statement of a day as ISO 20022 has it: camt.053.001.08, written line by line so that its size is no matter."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Final

from prakerja_sandbox.bank.bank import Bank, written
from prakerja_sandbox.bank.books import Entry, float_of
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.lines import balance_before, each_line, printed_by, totals
from prakerja_sandbox.bank.statements import day_bounds, remark_of

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
    "<GrpHdr><MsgId>{id}</MsgId><CreDtTm>{now}</CreDtTm></GrpHdr><Stmt><Id>{id}</Id><CreDtTm>{now}</CreDtTm>"
    "<FrToDt><FrDtTm>{since}</FrDtTm><ToDtTm>{until}</ToDtTm></FrToDt>"
    "<Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>IDR</Ccy></Acct>"
)
_BALANCE: Final = (
    "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    '<Amt Ccy="IDR">{amount}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>'
)
_SUMMARY: Final = (
    "<TxsSummry><TtlCdtNtries><NbOfNtries>{credits}</NbOfNtries><Sum>{credit}.00</Sum></TtlCdtNtries>"
    "<TtlDbtNtries><NbOfNtries>{debits}</NbOfNtries><Sum>{debit}.00</Sum></TtlDbtNtries></TxsSummry>"
)
_ENTRY: Final = (
    '<Ntry><NtryRef>{number}</NtryRef><Amt Ccy="IDR">{amount}.00</Amt><CdtDbtInd>{sign}</CdtDbtInd>{reversal}'
    "<Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>{at}</DtTm></BookgDt><AcctSvcrRef>{number}</AcctSvcrRef>"
    "<BkTxCd><Prtry><Cd>{kind}</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>"
    '<Refs><AcctSvcrRef>{number}</AcctSvcrRef></Refs><Amt Ccy="IDR">{amount}.00</Amt><CdtDbtInd>{sign}</CdtDbtInd>'
    "<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
)
_TAIL: Final = "</Stmt></BkToCstmrStmt></Document>\n"


def camt053(bank: Bank, house: House, day: date) -> Iterator[str]:
    """The file, in pieces. Its lines are misprinted when a switch says so; its balances and totals are not."""
    since, until = day_bounds(day)
    yield _HEAD.format(
        id=f"{house.code.upper()}{day:%Y%m%d}",
        now=written(seconds_now()),
        since=written(since),
        until=written(until - 1),
        account=house.float_account,
    )
    yield _BALANCE.format(code="OPBD", amount=balance_before(bank, house, since), day=day)
    yield _BALANCE.format(code="CLBD", amount=balance_before(bank, house, until), day=day)
    sums = totals(bank, house, since, until)
    (credits_, credit), (debits, debit) = sums["CREDIT"], sums["DEBIT"]
    yield _SUMMARY.format(credits=credits_, credit=credit, debits=debits, debit=debit)
    for found in each_line(bank, house, since, until):
        yield "".join(_entry(one, house) for one in printed_by(bank, house, found))
    yield _TAIL


def _entry(one: Entry, house: House) -> str:
    return _ENTRY.format(
        number=f"{one.number:012}",
        amount=one.amount,
        sign="CRDT" if one.credit == float_of(house) else "DBIT",
        reversal="<RvslInd>true</RvslInd>" if one.kind in ("back", "reversed") else "",
        at=written(one.at),
        kind=one.kind,
        text=escape(remark_of(one), quote=False),
    )
