"""However many transfers there are, a hot account is read from where its sums end, by the index of its side."""

import pytest
from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger import summed_until
from prakerja.ledger.chart import AccountKind, named_in_sql, of_number
from tests.volume.many_cards import many_cards

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
        assert "newest_transfers" not in line


@pytest.mark.parametrize("statement", ["flows", "take_flows"])
def test_what_came_since_the_flows_were_taken_is_found_by_its_transaction(statement: str) -> None:
    many_cards()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (COSTS OFF) {sql_file(summed_until.__file__, statement)}")
        plan = [line for (line,) in cursor.fetchall()]
    assert any("newest_transfers" in line for line in plan)
    assert not any("Seq Scan on ledger_transfer" in line for line in plan)
