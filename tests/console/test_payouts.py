"""`prakerja payouts differences` and `reconcile`: what people and programs read of them, and the exit statuses."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django.fixtures import Settings

from prakerja.connectors.rails.houses import house_called
from prakerja.console import payouts
from prakerja.ledger.models import Transfer
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.models import BankStatement, Difference, ReconciliationCase, StatementLine
from tests.situations.differences import TAMPERED
from tests.situations.rows import nothing_changes
from tests.situations.sandbox_bank import houses_without_a_bank

pytestmark = pytest.mark.django_db
DAY = "2021-03-01"


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(payouts, "django_ready", ready)
    settings.HOUSES_FILE = houses_without_a_bank()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(payouts.payouts, [*arguments, "--operator", "Wati"])


def test_where_nothing_differs_it_says_so_and_the_status_is_0() -> None:
    for arguments, said in (((), "Nothing differs.\n"), (("--json",), '{"differences": []}\n')):
        answer = run("differences", *arguments)
        assert (answer.exit_code, answer.stdout) == (0, said)


@pytest.mark.parametrize("kind", [DifferenceKind.TOO_MUCH, DifferenceKind.SAID_PAID])
def test_what_differs_is_told_by_kind_with_status_1_and_twice_is_once(kind: DifferenceKind) -> None:
    tamper, amount = TAMPERED[kind]
    tamper()
    first = run("differences")
    assert first.exit_code == 1, first.output
    row, where = first.stdout.splitlines()
    assert row.split() == [kind.value, "1", "in", "1", "people", str(amount)]
    assert "/kantor/pencairan/selisih/" in where
    again = run("differences", "--json")
    assert again.exit_code == 1
    assert json.loads(again.stdout) == {"differences": [{"kind": kind.value, "rows": 1, "people": 1, "amount": amount}]}
    assert Difference.objects.count() == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("differences", "--all"),
        ("reconcile",),
        ("reconcile", "--house", "bni"),
        ("reconcile", "--house", "bni", "--day", "1/3/2021"),
        ("reconcile", "--house", "bni", "--day", "2021-02-29"),
        ("reconcile", "--house", "bni", "--day", DAY, "--file", "/nowhere/at.all"),
        ("reconcile", "--house", "bni", "--day", DAY, "--file", "/"),
        ("reconcile", "--house", "nobody", "--day", DAY),
        ("reconcile", "--house", "bni", "--day", "2999-01-01", "--file", __file__),
    ],
)
def test_wrong_arguments_are_told_with_status_2_and_nothing_is_done(arguments: tuple[str, ...]) -> None:
    with nothing_changes():
        answer = run(*arguments)
    assert (answer.exit_code, answer.stdout) == (2, ""), answer.output
    assert "Error: " in answer.stderr
    assert "Traceback" not in answer.output


def test_a_house_that_does_not_answer_is_status_1() -> None:
    answer = run("reconcile", "--house", "bni", "--day", DAY)
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.output
    assert "bni does not answer" in answer.stderr
    assert not BankStatement.objects.exists()


def written(folder: Path, *, cut: int = 0, lines: int = 2) -> str:
    """A day of a deposit and a fee, as a bank writes it."""
    account = house_called("bni").source_account
    entries = "".join(
        f"<Ntry><Amt Ccy='IDR'>{amount}.00</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><DtTm>{DAY}T10:00:00+07:00</DtTm></BookgDt><NtryDtls><TxDtls><Refs><AcctSvcrRef>{number}"
        f"</AcctSvcrRef></Refs><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        for number, amount, sign, text in ((1, 5_000, "CRDT", "SETORAN"), (2, 300, "DBIT", "BIAYA"))[:lines]
    )
    balances = "".join(
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='IDR'>{amount}.00</Amt>"
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{DAY}</Dt></Dt></Bal>"
        for code, amount in (("OPBD", 0), ("CLBD", 4_700))
    )
    whole = (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt>"
        f"<Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{balances}{entries}</Stmt></BkToCstmrStmt></Document>"
    )
    file = folder / f"{cut}{lines}.xml"
    file.write_text(whole[: len(whole) - cut])
    return str(file)


def of_file(file: str, *more: str) -> Result:
    return run("reconcile", "--house", "bni", "--day", DAY, "--file", file, *more)


def test_a_statement_is_taken_from_its_file_and_twice_is_once(tmp_path: Path) -> None:
    file = written(tmp_path)
    answer = of_file(file)
    assert (answer.exit_code, answer.stdout) == (0, f"bni {DAY}: 2 lines, 2 open cases\n"), answer.output
    with nothing_changes():
        again = of_file(file, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout) == {
        "house": "bni",
        "day": DAY,
        "lines": 2,
        "revision": 1,
        "is_short": False,
        "cases": 2,
    }
    assert (BankStatement.objects.count(), StatementLine.objects.count()) == (1, 2)
    assert ReconciliationCase.objects.waiting().count() == 2
    assert not Transfer.objects.exists()


@pytest.mark.parametrize("cut", [1, 30, 200, 700])
def test_a_cut_file_is_refused_whole(tmp_path: Path, cut: int) -> None:
    file = written(tmp_path, cut=cut)
    with nothing_changes():
        answer = of_file(file)
    assert (answer.exit_code, answer.stdout) == (2, ""), answer.output
    assert "It is not whole, and nothing of it was taken" in answer.stderr


def test_a_file_whose_balances_are_not_those_of_its_lines_is_refused_whole(tmp_path: Path) -> None:
    with nothing_changes():
        answer = of_file(written(tmp_path, lines=1))
    assert (answer.exit_code, answer.stdout) == (2, ""), answer.output
