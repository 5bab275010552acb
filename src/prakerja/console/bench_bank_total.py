"""All the money of the bank, read at one moment while it moves."""

import psycopg

from prakerja.console.bench_ledger_books import TREASURY
from prakerja.kit.sql import sql_file
from prakerja.ledger import balances


def read_total(url: str) -> int:
    """What is on all balances, and in the treasury by its taken sum and what came since. Raises OperationalError."""
    statement = sql_file(balances.__file__, "sum_of_account").encode()
    with psycopg.connect(url, connect_timeout=2) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        kept = reader.execute(sql_file(__file__, "money_on_balances").encode()).fetchone()
        since = reader.execute(sql_file(balances.__file__, "summed_until").encode()).fetchone()
        assert since is not None
        asked = {"kind": TREASURY.kind.value, "of": TREASURY.of, "since": since[0]}
        summed = reader.execute(statement, asked).fetchone()
    assert kept is not None
    assert summed is not None
    debited, credited = summed
    return int(kept[0] + credited - debited)
