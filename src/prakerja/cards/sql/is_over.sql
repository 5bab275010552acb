-- Nothing stands in the way of its end: it is not held, no money of it waits for somebody outside or is due and not paid
-- (12 is AccountKind.INCENTIVE_DUE), and it is none that the night revokes for its deadline.
-- reads: ledger_balance, ledger_openhold
card.held_since IS NULL
AND (card.state <> 'awarded' OR card.buys_until > %(now)s)
AND NOT EXISTS (SELECT FROM ledger_openhold AS waits WHERE waits.owner_id = card.applicant_id)
AND NOT EXISTS (
    SELECT FROM ledger_balance AS due WHERE due.of = card.applicant_id AND due.kind = 12 AND due.amount > 0
)
