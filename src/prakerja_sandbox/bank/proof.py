"""Whether the books hold, and what they say account by account: for whoever compares them with theirs."""

from typing import Final

from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.books import float_of
from prakerja_sandbox.bank.houses import SERVED

#: Payments of which not exactly what their state says has arrived, or is on its way.
_WRONG: Final = """
WITH net AS (
    SELECT payment.number, status, payment.amount - paid_by_payee AS wanted,
        payment.amount + fee - paid_by_payee AS cost,
        coalesce(sum((credit = account) * entry.amount - (debit = account) * entry.amount), 0) AS arrived,
        coalesce(sum(((credit LIKE '%:transit') - (debit LIKE '%:transit')) * entry.amount), 0) AS under_way
    FROM payment LEFT JOIN entry ON entry.payment = payment.number GROUP BY payment.number
)
SELECT number, status FROM net
WHERE arrived <> (CASE status WHEN '00' THEN wanted ELSE 0 END)
    OR under_way <> (CASE status WHEN '03' THEN cost ELSE 0 END)
"""


def faults_of(bank: Bank) -> list[str]:
    """What is wrong with the books, in words; none: they hold."""
    found = [f"payment {number} in state {status} has other entries" for number, status in _wrong(bank)]
    for house in SERVED:
        kept, summed = bank.books.float_balance(house), bank.books.balance(float_of(house))
        if kept != summed:
            found.append(f"the float of {house.code} is {kept}, its entries make {summed}")
        if summed < 0:
            found.append(f"the float of {house.code} is below nothing: {summed}")
    return found


def received(bank: Bank) -> dict[str, int]:
    """By account, of those that got any: what arrived and stayed, of payments alone."""
    rows = bank.books.database.execute(
        "SELECT account, sum(amount - paid_by_payee) FROM payment WHERE status = '00' GROUP BY account ORDER BY account"
    )
    return {str(account): int(amount) for account, amount in rows.fetchall()}


def counted(bank: Bank) -> dict[str, int]:
    """By state: how many payments."""
    rows = bank.books.database.execute("SELECT status, count(*) FROM payment GROUP BY status ORDER BY status")
    return {str(status): int(count) for status, count in rows.fetchall()}


def _wrong(bank: Bank) -> list[tuple[int, str]]:
    return [(int(number), str(status)) for number, status in bank.books.database.execute(_WRONG).fetchall()]
