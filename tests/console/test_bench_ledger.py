"""What `prakerja bench ledger` measures: the verb's own statement, and books that are right."""

import re
from uuid import UUID

import pytest
from django.db import connection

from prakerja.console import bench_ledger_books, bench_ledger_rates, bench_ledger_reads
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Balance, Transfer

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_books_are_filled_and_read() -> None:
    opened = bench_ledger_books.open_accounts(50)
    moved = bench_ledger_books.move_among_balances(50, about=1)
    assert (opened.postings, moved.postings) == (50, 50)
    report = bench_ledger_reads.fill_and_read(400, people=50)
    assert report["postings"] >= 400
    # Four sets of filling, and one that no sum holds yet.
    assert balance_of(Account(AccountKind.INCENTIVE_DUE, bench_ledger_books.person(50))) == Rupiah(1 + 1 + 4 + 1)


@pytest.mark.parametrize("is_bare", [False, True])
def test_a_set_moves_a_rupiah_of_each_whether_it_is_bare_or_not(is_bare: bool) -> None:
    bench_ledger_books.open_accounts(50)
    books = Balance.objects.filter(of=bench_ledger_books.person(7)).values_list("kind", "amount")
    before = dict(books)
    moved = bench_ledger_books.move_in_bare_sql(50) if is_bare else bench_ledger_books.move_among_balances(50, about=1)
    assert moved.postings == Transfer.objects.filter(act="bench.bare" if is_bare else "bench.move").count() == 50
    gained = {kind: amount - before[kind] for kind, amount in books.all()}
    assert gained == {AccountKind.TRAINING_BALANCE: -1, AccountKind.INCENTIVE_DUE: 1}


def test_the_one_call_is_a_posting_that_moves_two_balances() -> None:
    bench_ledger_books.open_accounts(1)
    variable, statement = bench_ledger_rates.one_call().split("\n", 1)
    assert variable == r"\set person random(1, :people)"
    with connection.cursor() as cursor:
        cursor.execute(re.sub(r":person\b", "1", statement))
        assert cursor.fetchone() == (1,)
    assert Transfer.objects.filter(act="bench.transfer").count() == 1
    amounts = dict(Balance.objects.values_list("kind", "amount"))
    assert amounts[AccountKind.INCENTIVE_DUE] == 2


def test_the_reference_does_what_a_posting_does_on_the_same_accounts() -> None:
    sql = bench_ledger_rates.REFERENCE.read_text()
    statements = [line for line in sql.splitlines() if line and not line.startswith(("--", "\\"))]
    assert [one.split()[0].strip(";") for one in statements] == ["BEGIN", "INSERT", "UPDATE", "UPDATE", "COMMIT"]
    assert str(bench_ledger_books.person(1)) == str(UUID("01950000-0000-7000-8000-000000000001"))
