"""An account is shown with its transfers, page by page; the whole journal is a file that is held against a proof."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from django.db import transaction

from prakerja.console.main import prakerja
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg
from prakerja.ledger.spelling import account_named, spelled
from prakerja.ledger.transfers_of import NoSuchPage, transfers_of
from tests.ledger.conftest import ANA
from tests.ledger.test_prove import proven
from tests.situations.ledger import INSTITUTION, RESERVE, TREASURY, YEAR, a_posting, training

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str) -> Result:
    return CliRunner().invoke(prakerja, ["ledger", *words])


def test_an_account_is_shown_with_what_it_holds_and_how_that_came(books: None) -> None:
    shown = run("show", f"treasury:{YEAR}", "--json")
    assert shown.exit_code == 0, shown.output
    told = json.loads(shown.output)
    assert (told["holds"], [row["act"] for row in told["transfers"]]) == (0, ["waves.reserve", "budget.grant"])
    assert told["transfers"][0]["credit"] == "wave-reserve:11"


def test_what_is_no_account_is_bad_input() -> None:
    ended = run("show", "kas:2020")
    assert ended.exit_code == 2
    assert "training-balance" in ended.output


def test_an_end_of_no_page_is_bad_input(books: None) -> None:
    assert run("show", f"treasury:{YEAR}", "--after", "1:2").exit_code == 2
    with pytest.raises(NoSuchPage):
        transfers_of(TREASURY, after="x:y:z:1", limit=5)


@pytest.mark.parametrize(
    "name", [f"training-balance:{ANA}", "wave-reserve:11", spelled(INSTITUTION.kind, INSTITUTION.of)]
)
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_hold_every_transfer_once_the_newest_first(books: None, name: str, limit: int) -> None:
    account, whole = account_named(name), transfers_of(account_named(name), after="", limit=1_000)
    assert len(whole) > 3
    paged, after = [], ""
    while page := transfers_of(account, after=after, limit=limit):
        paged.extend(page)
        after = page[-1].key
    assert paged == whole
    assert [one.transaction_id for one in whole] == sorted((one.transaction_id for one in whole), reverse=True)


def test_what_is_posted_in_somebody_elses_name_is_shown_too(books: None, now: datetime) -> None:
    with transaction.atomic():
        leg = Leg(RESERVE, training(ANA), Rupiah(5))
        post(a_posting("test.gift", leg, owner_id=INSTITUTION.of, about=1, now=now, wave=11))
    assert transfers_of(training(ANA), after="", limit=1)[0].act == "test.gift"


def test_the_exported_text_is_the_one_that_is_proven(books: None, tmp_path: Path) -> None:
    file = tmp_path / "buku.csv"
    ended = run("export", "--out", str(file))
    assert ended.exit_code == 0, ended.output
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert sha256 in ended.output
    assert proven().sha256 == sha256
    assert len(file.read_text().splitlines()) == 21


def test_the_journal_as_parquet_holds_the_same_rows(books: None, tmp_path: Path) -> None:
    file = tmp_path / "buku.parquet"
    assert run("export", "--out", str(file)).exit_code == 0
    asked = "SELECT count(*), sum(amount), count(held_until), count(wave) FROM read_parquet($file)"
    assert duckdb.execute(asked, {"file": str(file)}).fetchone() == (20, 209_604_002, 6, 19)
    assert [one.name for one in tmp_path.iterdir()] == ["buku.parquet"]


@pytest.mark.parametrize("name", ["buku.txt", "there.csv"])
def test_nothing_is_written_over_and_nothing_of_another_kind(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.csv").write_text("x")
    assert run("export", "--out", str(tmp_path / name)).exit_code == 2
    assert (tmp_path / "there.csv").read_text() == "x"
