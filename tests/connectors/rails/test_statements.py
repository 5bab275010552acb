"""A day's statement in each form: the same lines, of the books; and what is cut is never taken for a whole one."""

import io
from collections import Counter
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import pytest
from xmlschema import XMLSchema

from prakerja.connectors.failures import Silence
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.line import CutStatement, Direction, Line, LineKind
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.read_camt053 import read_camt053
from prakerja.connectors.rails.read_float import read_float
from prakerja.connectors.rails.send_payment import send_payment
from prakerja.connectors.rails.statement_lines import statement_lines
from prakerja.connectors.rails.write_pain001 import write_pain001
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja_sandbox.bank.testing import SandboxBank
from tests.connectors.rails.paid import a_payment


@cache
def pain_schema() -> XMLSchema:
    return XMLSchema(str(files("sepaxml").joinpath("schemas/pain.001.001.03.xsd")))


def today() -> date:
    return wib_day(read_clock())


def of(remark: str, lines: list[Line]) -> list[tuple[LineKind, Direction, int]]:
    return sorted((one.kind, one.direction, int(one.amount)) for one in lines if one.remark == remark)


def in_a_file(bank: SandboxBank, house: str = "bni") -> list[Line]:
    return list(read_camt053(io.BytesIO(bank.camt053(house, f"{today()}")), house_called(house)))


def test_both_forms_tell_the_same_lines_with_fees_and_what_came_back(bank: SandboxBank) -> None:
    inside, outside = a_payment(), a_payment(Rail.INTERBANK)
    for payment in (inside, outside):
        send_payment(payment)
    bank.reverse(outside.house, outside.reference)
    over_snap, in_file = list(statement_lines("bni", today())), in_a_file(bank)
    assert of(inside.remark, over_snap) == [(LineKind.TRANSFER, Direction.OUT, 600_000)]
    assert of(outside.remark, over_snap) == [
        (LineKind.FEE, Direction.OUT, 2_500),
        (LineKind.REVERSAL, Direction.IN, 600_000),
        (LineKind.TRANSFER, Direction.OUT, 600_000),
    ]
    assert Counter(over_snap) == Counter(in_file)
    assert LineKind.DEPOSIT in {one.kind for one in over_snap}
    assert read_float("bni") == Rupiah(bank.books().floats["bni"])
    assert list(statement_lines("bni", today() - timedelta(days=3))) == []


def test_a_wallet_is_read_page_after_page_until_an_empty_one(bank: SandboxBank) -> None:
    sent = [a_payment(Rail.WALLET, amount=1_000) for _ in range(27)]
    for payment in sent:
        send_payment(payment)
    bank.switch("statements", "missing-and-doubled")
    lines = list(statement_lines("gopay", today()))
    found = Counter(one.remark for one in lines if one.kind is LineKind.TRANSFER)
    assert Counter(found[payment.remark] for payment in sent) == {1: 25, 0: 1, 2: 1}
    assert sum(one.kind is LineKind.FEE for one in lines) == 27


@pytest.mark.parametrize("mode", ["missing", "doubled"])
def test_a_misprint_reaches_whoever_compares(bank: SandboxBank, mode: str) -> None:
    for _ in range(4):
        send_payment(a_payment())
    whole = Counter(in_a_file(bank))
    bank.switch("statements", mode)
    for lines in (list(statement_lines("bni", today())), in_a_file(bank)):
        assert abs(len(lines) - whole.total()) == 1


@pytest.mark.parametrize("house", ["bni", "gopay"])
@pytest.mark.parametrize(
    ("mode", "error"), [("down", Silence), ("garbage", Silence), ("busy", CutStatement), ("failing", CutStatement)]
)
def test_a_page_that_does_not_come_is_no_end(bank: SandboxBank, house: str, mode: str, error: type[Exception]) -> None:
    bank.switch("12" if house == "gopay" else "14", mode)
    with pytest.raises(error):
        list(statement_lines(house, today()))


def test_a_file_that_is_cut_off_or_is_anothers_is_no_statement(bank: SandboxBank) -> None:
    send_payment(a_payment())
    whole, bni = bank.camt053("bni", f"{today()}"), house_called("bni")
    bad = [whole[:length] for length in (0, 20, len(whole) // 2, whole.rfind(b"</Stmt>"), len(whole) - 12)]
    bad += [whole.replace(b"camt.053", b"camt.054"), whole.replace(b"<Id>8000000001<", b"<Id>8000000002<")]
    bad += [whole.replace(b"Acct>", b"Acc>")]
    bad += [b'<!DOCTYPE x [<!ENTITY a "b">]>' + whole.partition(b"?>")[2], whole.replace(b".00</Amt>", b".50</Amt>")]
    for content in bad:
        with pytest.raises(CutStatement):
            list(read_camt053(io.BytesIO(content), bni))
    assert list(read_camt053(io.BytesIO(whole), bni))


def test_a_batch_is_a_file_of_the_published_schema_that_the_bank_pays(bank: SandboxBank) -> None:
    sent = [a_payment(), a_payment(Rail.INTERBANK, name="D'ARC & <SONS>"), a_payment(Rail.SKN, amount=300_000_000)]
    total = Rupiah(301_200_000)
    head = {"message": "BATCH-1", "count": 3, "total": total, "day": today(), "now": read_clock()}
    text = "".join(write_pain001(sent, house_called("bni"), **head))  # type: ignore[arg-type]
    pain_schema().validate(text)
    answer = bank._client.post("/bank/pain", content=text.encode(), headers={"Content-Type": "application/xml"})
    assert answer.status_code == 200, answer.text
    assert [bank.payments(reference=one.reference)[0]["amount"] for one in sent] == [600_000, 600_000, 300_000_000]
    for wrong in ({"count": 2}, {"total": Rupiah(1)}):
        with pytest.raises(ValueError, match="not those"):
            list(write_pain001(sent, house_called("bni"), **(head | wrong)))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="another house"):
        list(write_pain001([a_payment(Rail.WALLET)], house_called("bni"), **head))  # type: ignore[arg-type]
