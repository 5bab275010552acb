-- What the rows of fill_journal.sql do to the balances, at once.
UPDATE ledger_balance SET amount = amount + CASE WHEN kind = %(due)s THEN %(each)s ELSE -%(each)s END
WHERE kind IN (%(training)s, %(due)s)
