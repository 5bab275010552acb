"""The books: whatever comes in whatever order, they hold; one reference pays once; statements say what moved."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja_sandbox.bank.accounts import Condition, accounts_of
from prakerja_sandbox.bank.bank import BankOptions, day_of, open_bank
from prakerja_sandbox.bank.books import Books
from prakerja_sandbox.bank.codes import Refused
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.keys import Keys
from prakerja_sandbox.bank.paying import send_back, settle_due
from prakerja_sandbox.bank.proof import faults_of, received
from prakerja_sandbox.bank.switches import BankMode, BankSwitch
from tests.sandbox.bank.desk import FINE, Desk, transfer

BNI: Final = HOUSE_BY_CODE["bni"]
REFERENCES: Final = st.sampled_from(["R1", "R2", "R3"])
SENT: Final = st.tuples(
    st.just("send"),
    st.sampled_from(["17", "18", "23"]),
    REFERENCES,
    st.sampled_from([10_000, 20_000]),
    st.sampled_from(["OUR", "BEN", "SHA|1000"]),
    st.sampled_from(["ok", "success", "failed", "refusing"]),
)
ACTS: Final = st.lists(SENT | st.tuples(st.just("settle")) | st.tuples(st.just("reverse"), REFERENCES), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_books_hold_whatever_happens_and_one_reference_pays_once(keys: Keys, acts: list[Any]) -> None:
    bank = open_bank(BankOptions(settle_s=0, first_float=60_000))
    bank._keys = keys
    desk = Desk(bank)
    for act in acts:
        if act[0] == "send":
            _, service, reference, amount, fee_type, how = act
            switch = BankSwitch(seconds=0)
            if how != "ok":
                mode = BankMode.REFUSING if how == "refusing" else BankMode.PENDING
                switch = BankSwitch(mode=mode, seconds=0, outcome=how if how != "refusing" else "")
            desk.ask("bni", service, transfer(service, reference, amount, feeType=fee_type), switch=switch)
        elif act[0] == "settle":
            settle_due(bank, now=seconds_now() + 1)
        elif payment := bank.books.payment(BNI, act[1]):
            with suppress(Refused):
                send_back(bank, payment, now=seconds_now())
        assert faults_of(bank) == []
    for payment in bank.books.payments():
        entries = bank.books.database.execute(
            "SELECT count(*) FROM entry WHERE payment = ? AND credit = ? AND kind IN ('transfer', 'settled')",
            (payment.number, payment.account),
        ).fetchone()
        assert entries[0] <= 1
    sums = bank.books.database.execute(
        "SELECT sum(amount) FROM (SELECT amount FROM entry UNION ALL SELECT 0 - amount FROM entry)"
    ).fetchone()
    assert sums[0] == 0
    assert sum(received(bank).values()) <= 60_000
    bank.books.close()


def test_another_amount_account_or_service_under_one_reference_is_inconsistent(desk: Desk) -> None:
    assert desk.said("bni", "18", transfer("18", "R1")) == "2001800"
    other = HOUSE_BY_CODE["bri"].number_of(FINE["bri"])
    for body in (
        transfer("18", "R1", 599_999),
        transfer("18", "R1", beneficiaryBankCode="002", beneficiaryAccountNo=other),
    ):
        assert desk.said("bni", "18", body) == "4041818"
    assert desk.said("bni", "17", transfer("17", "R1")) == "4041718"
    assert desk.said("bni", "18", transfer("18", "R1")) == "4091801"
    assert len(desk.bank.books.payments()) == 1


def test_the_status_is_found_by_each_name_and_by_no_other(desk: Desk) -> None:
    done = desk.ask("bni", "18", transfer("18", "R1"), x_external_id="77")
    for named in (
        {"originalPartnerReferenceNo": "R1"},
        {"originalReferenceNo": done["referenceNo"]},
        {"originalExternalId": "77"},
    ):
        told = desk.ask("bni", "36", {"serviceCode": "18", **named})
        assert (told["responseCode"], told["latestTransactionStatus"]) == ("2003600", "00")
        assert (told["referenceNumber"], told["previousResponseCode"]) == (done["referenceNo"], "2001800")
    assert desk.said("bni", "36", {"serviceCode": "17", "originalPartnerReferenceNo": "R1"}) == "4043601"
    assert desk.said("bca", "36", {"serviceCode": "18", "originalPartnerReferenceNo": "R1"}) == "4043601"
    assert desk.said("bni", "36", {"serviceCode": "11", "originalPartnerReferenceNo": "R1"}) == "4003601"
    assert desk.said("bni", "36", {"serviceCode": "18"}) == "4003602"
    wrong = {"value": "1.00", "currency": "IDR"}
    body = {"serviceCode": "18", "originalPartnerReferenceNo": "R1", "amount": wrong}
    assert desk.said("bni", "36", body) == "4043613"


def test_who_pays_the_fee_is_as_asked(desk: Desk) -> None:
    for reference, fee_type, float_less, arrived in (
        ("R1", "OUR", 602_500, 600_000),
        ("R2", "BEN", 600_000, 597_500),
        ("R3", "SHA|1000", 601_000, 598_500),
    ):
        before, had = desk.bank.books.float_balance(BNI), sum(received(desk.bank).values())
        desk.ask("bni", "18", transfer("18", reference, feeType=fee_type))
        assert before - desk.bank.books.float_balance(BNI) == float_less
        assert sum(received(desk.bank).values()) - had == arrived


def test_what_is_sent_back_is_refunded_once_and_stands_on_the_statement(desk: Desk) -> None:
    desk.ask("bni", "18", transfer("18", "R1"))
    payment = desk.bank.books.payment(BNI, "R1")
    assert payment is not None
    back = send_back(desk.bank, payment, now=seconds_now())
    told = desk.ask("bni", "36", {"serviceCode": "18", "originalPartnerReferenceNo": "R1"})
    assert told["latestTransactionStatus"] == "04"
    with pytest.raises(Refused, match="40400"):
        send_back(desk.bank, back, now=seconds_now())
    lines = desk.ask("bni", "14", {"accountNo": BNI.float_account})["detailData"]
    assert [(one["type"], one["remark"], one["amount"]["value"]) for one in lines][:3] == [
        ("CREDIT", "RETUR CR1", "600000.00"),
        ("DEBIT", "BIAYA CR1", "2500.00"),
        ("DEBIT", "CR1", "600000.00"),
    ]
    assert faults_of(desk.bank) == []


def test_a_statement_carries_no_reference_of_the_partner_and_its_balances_run(desk: Desk) -> None:
    for turn in range(5):
        desk.ask("bni", "17", transfer("17", f"PARTNER-{turn}", customerReference=f"C{turn}"))
    told = desk.ask("bni", "14", {"accountNo": BNI.float_account})
    assert "PARTNER" not in str(told)
    assert (told["hasMore"], told["totalDebitEntries"]["numberOfEntries"]) == ("N", 5)
    lines = told["detailData"]
    ends = [one["detailBalance"]["endAmount"][0]["amount"]["value"] for one in lines]
    starts = [one["detailBalance"]["startAmount"][0]["amount"]["value"] for one in lines]
    assert ends[1:] == starts[:-1]
    assert told["balance"][0]["endingBalance"]["value"] == ends[0]
    pages = [desk.ask("bni", "12", {"pageSize": 2, "pageNumber": page})["detailData"] for page in range(4)]
    assert [len(page) for page in pages] == [2, 2, 2, 0]
    assert [one["remark"] for page in pages for one in page][:5] == ["C4", "C3", "C2", "C1", "C0"]


def test_a_long_statement_comes_in_pages_that_lose_and_double_no_line(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr("prakerja_sandbox.bank.statements._LINES_OF_STATEMENT", 3)
    now = seconds_now()
    for turn in range(20):
        desk.bank.books.fund(BNI, turn + 1, now=now - 100 + turn // 4)
    found: list[str] = []
    until: str | None = None
    for _ in range(20):
        more: dict[str, str] = {"toDateTime": until} if until else {}
        told = desk.ask("bni", "14", {"accountNo": BNI.float_account, **more})
        found += [one["amount"]["value"] for one in told["detailData"]]
        if told["hasMore"] == "N":
            break
        last = str(told["lastRecordDateTime"])
        until = one_second_before(last)
    assert sorted(found, key=float)[:20] == [f"{turn + 1}.00" for turn in range(20)]
    assert len(found) == 21


def one_second_before(moment: str) -> str:
    return (datetime.fromisoformat(moment) - timedelta(seconds=1)).isoformat(timespec="seconds")


def test_a_misprinted_statement_lacks_one_line_and_has_one_twice(desk: Desk) -> None:
    for turn in range(6):
        desk.ask("bni", "17", transfer("17", f"R{turn}", customerReference=f"C{turn}"))

    def printed() -> list[str]:
        lines = desk.ask("bni", "14", {"accountNo": BNI.float_account})["detailData"]
        return [one["remark"] for one in lines if one["type"] == "DEBIT"][::-1]

    whole = [f"C{turn}" for turn in range(6)]
    for mode, wanted in (
        ("ok", whole),
        ("missing", ["C0", *whole[2:]]),
        ("doubled", ["C0", "C1", "C2", *whole[2:]]),
        ("missing-and-doubled", ["C0", "C2", *whole[2:]]),
    ):
        desk.bank.set_switches(desk.bank.switches.changed({"statements": {"mode": mode}}))
        assert printed() == wanted
    assert faults_of(desk.bank) == []


def test_people_have_accounts_in_every_condition_and_one_that_is_fine() -> None:
    found = [account for number in range(400) for account in accounts_of(number)]
    assert {account.condition for account in found} == set(Condition)
    assert all(any(one.condition is Condition.ACTIVE for one in accounts_of(number)) for number in range(400))
    assert all(account.nik.endswith("0000") for account in found)
    assert max(len(one.holder) for one in found if one.house.code == "bca") == 20


def test_a_bank_that_was_killed_has_what_it_answered(desk: Desk, tmp_path: Any) -> None:
    bank = open_bank(BankOptions(state=tmp_path / "books"))
    bank._keys = desk.bank.keys
    said = Desk(bank).ask("bni", "17", transfer("17", "R1"))
    # Read beside the one that is still open, as after a kill: nothing is closed, nothing is written late.
    books = Books(tmp_path / "books")
    kept = books.payment(BNI, "R1")
    assert kept is not None
    assert kept.reference_no == said["referenceNo"]
    assert books.float_balance(BNI) == bank.books.float_balance(BNI)
    assert day_of(kept.at) == day_of(seconds_now())
    books.close()
    bank.books.close()
