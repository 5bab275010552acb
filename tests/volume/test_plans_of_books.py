"""However many transfers there are, a hot account is read from where its sums end, by the index of its side."""

import tracemalloc
from typing import Final

import pytest
from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger import summed_until
from prakerja.ledger.chart import AccountKind, named_in_sql, of_number
from prakerja.ledger.transfers_of import all_of
from tests.volume.many_cards import many_cards

RESERVE: Final = of_number(AccountKind.WAVE_RESERVE, 12)
#: Money lies on the cards that nobody has set aside: it was never there.
pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]


@pytest.mark.parametrize("statement", ["sum_of_account", "take_sums", "hot_accounts"])
def test_what_came_since_is_found_by_side_and_transaction_and_nothing_else_is_read(statement: str) -> None:
    many_cards()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint + 1")
        (since,) = cursor.fetchone()
        sql = sql_file(summed_until.__file__, statement)
        if statement != "sum_of_account":
            sql = summed_until.moved_since(sql, kinds="2, 3, 20")
        asked = {**named_in_sql(of_number(AccountKind.WAVE_RESERVE, 12)), "since": since, "until": 2**63 - 1}
        cursor.execute(f"EXPLAIN (COSTS OFF) {sql}", asked)
        plan = [line for (line,) in cursor.fetchall()]
    found = [line for line in plan if "Index Cond" in line and "transaction_id >=" in line]
    assert len(found) == 2
    for line in plan:
        assert "Seq Scan on ledger_transfer" not in line
        assert "transfers_of_transactions" not in line


@pytest.mark.parametrize("statement", ["flows", "take_flows"])
def test_what_came_since_the_flows_were_taken_is_found_by_its_transaction(statement: str) -> None:
    many_cards()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (COSTS OFF) {sql_file(summed_until.__file__, statement)}")
        plan = [line for (line,) in cursor.fetchall()]
    assert any("transfers_of_transactions" in line for line in plan)
    assert not any("Seq Scan on ledger_transfer" in line for line in plan)


def test_a_stretch_of_the_journal_is_found_by_its_transactions() -> None:
    many_cards()
    text = sql_file(summed_until.__file__, "journal_text")
    read = text[text.index("SELECT") : text.rindex(")", 0, text.rindex("TO STDOUT"))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint + 1")
        (since,) = cursor.fetchone()
        cursor.execute(f"EXPLAIN (COSTS OFF) {read}", {"from": since, "before": since + 1})
        plan = [line for (line,) in cursor.fetchall()]
    assert any("transfers_of_transactions" in line for line in plan)
    assert not any("Seq Scan on ledger_transfer" in line for line in plan)


def test_an_account_of_forty_thousand_transfers_is_taken_whole_with_a_stretch_of_them_in_memory() -> None:
    """As for its file: a stretch is about 9 MB while it becomes lines, and all of them would be more than 30. Most were
    written by one transaction, as a wave is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_transfer (owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount,"
            " year, wave, happened_at, posted_at, reason, transaction_id)"
            " SELECT ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, gen_random_uuid(), 1,"
            " 'test.many', 3, %(wave)s, 2, %(year)s, 1, 2020, 12, now(), now(), '', 1000 + number / 15000"
            " FROM generate_series(1, 40000) AS number",
            {"wave": RESERVE.of, "year": of_number(AccountKind.TREASURY, 2020).of},
        )
    tracemalloc.start()
    try:
        taken = sum(1 for _ in all_of(RESERVE))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken == 40_000
    assert most < 15_000_000
