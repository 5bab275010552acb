-- Something lies on its training balance (10), it is not held, and nothing of it waits for somebody outside.
-- reads: ledger_balance, ledger_openhold
card.held_since IS NULL
AND NOT EXISTS (SELECT FROM ledger_openhold AS waits WHERE waits.owner_id = card.applicant_id)
AND EXISTS (
    SELECT FROM ledger_balance AS balance
    WHERE balance.of = card.applicant_id AND balance.kind = 10 AND balance.amount > 0
)
