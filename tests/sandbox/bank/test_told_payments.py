"""What a file tells of payments is in the books as if each had been called for: asked for, stated, settled."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from prakerja_sandbox.bank.bank import WIB, Bank, BankOptions
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.keys import Keys
from prakerja_sandbox.bank.paying import settle_due
from prakerja_sandbox.bank.proof import counted, faults_of, received
from prakerja_sandbox.bank.put_told import open_bank_with
from prakerja_sandbox.bank.told_payments import NotAPaymentsFile
from tests.sandbox.bank.desk import FINE, Desk

NOW: Final = datetime.now(UTC).replace(microsecond=0)
GOPAY: Final = HOUSE_BY_CODE["gopay"]
ACCOUNT: Final = GOPAY.number_of(FINE["gopay"])
PAID: Final[dict[str, Any]] = {
    "house": "gopay",
    "service": "38",
    "reference": "PAID",
    "external_id": "1",
    "account": ACCOUNT,
    "holder": "SESEORANG",
    "amount": 600_000,
    "text": "PAID",
    "at": (NOW - timedelta(days=1)).isoformat(),
    "status": "00",
}
TOLD: Final = [
    PAID,
    PAID | {"reference": "BACK", "external_id": "2", "text": "BACK", "status": "04"},
    PAID | {"reference": "REFUSED", "external_id": "3", "status": "06", "code": "40315"},
    PAID
    | {"reference": "PENDING", "external_id": "4", "status": "03", "due_at": (NOW + timedelta(days=1)).isoformat()},
]


def bank_with(folder: Path, keys: Keys, told: object = TOLD) -> Bank:
    file = folder / "payments.json"
    file.write_text(json.dumps(told))
    bank = open_bank_with(file, BankOptions(state=folder / "books"))
    bank._keys = keys
    return bank


def test_what_was_told_is_asked_for_as_what_was_called_for(tmp_path: Path, keys: Keys) -> None:
    desk = Desk(bank_with(tmp_path, keys))
    for reference, state in {"PAID": "00", "BACK": "04", "REFUSED": "06", "PENDING": "03"}.items():
        said = desk.ask("gopay", "39", {"originalPartnerReferenceNo": reference, "serviceCode": "38"})
        assert (said["responseCode"], said["latestTransactionStatus"]) == ("2003900", state)
    assert said["previousResponseCode"] == "2023800"
    desk.bank.books.close()


def test_the_books_hold_and_the_day_has_its_lines_and_not_the_first_money(tmp_path: Path, keys: Keys) -> None:
    bank = bank_with(tmp_path, keys)
    assert faults_of(bank) == []
    assert received(bank) == {GOPAY.id_of(ACCOUNT): 600_000}
    day = (NOW - timedelta(days=1)).astimezone(WIB).date().isoformat()
    period = {"fromDateTime": f"{day}T00:00:00+07:00", "toDateTime": f"{day}T23:59:59+07:00", "pageSize": "50"}
    lines = Desk(bank).ask("gopay", "12", period)["detailData"]
    assert sorted(line["remark"] for line in lines if line["remark"][:5] != "BIAYA") == sorted(
        ["PAID", "BACK", "RETUR BACK", "PAID"]
    )
    settle_due(bank, now=(NOW + timedelta(days=2)).timestamp())
    assert counted(bank) == {"00": 2, "04": 1, "06": 1}
    assert faults_of(bank) == []
    bank.books.close()


def test_told_again_after_a_restart_it_is_there_once(tmp_path: Path, keys: Keys) -> None:
    bank_with(tmp_path, keys).books.close()
    again = bank_with(tmp_path, keys)
    assert counted(again) == {"00": 1, "03": 1, "04": 1, "06": 1}
    assert faults_of(again) == []
    again.books.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"house": "bri"},
        {"service": "15"},
        {"amount": 0},
        {"status": "07"},
        {"status": "06"},
        {"status": "03"},
        {"code": "40315"},
        {"at": "2026-11-26T10:00:00"},
    ],
)
def test_what_does_not_fit_together_is_refused_by_its_file(
    tmp_path: Path, keys: Keys, wrong: dict[str, object]
) -> None:
    with pytest.raises(NotAPaymentsFile, match=r"payments\.json"):
        bank_with(tmp_path, keys, [PAID | wrong])


def test_without_a_file_the_bank_is_as_ever(tmp_path: Path) -> None:
    bank = open_bank_with(tmp_path / "none.json", BankOptions())
    assert counted(bank) == {}
    bank.books.close()
