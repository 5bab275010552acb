-- Nothing was bought with it, its deadline has not gone by, and nothing stands in the way of its end (12 is
-- AccountKind.INCENTIVE_DUE).
-- reads: ledger_balance, ledger_openhold
card.state = 'awarded'
AND card.held_since IS NULL
AND card.buys_until > %(now)s
AND NOT EXISTS (SELECT FROM ledger_openhold AS waits WHERE waits.owner_id = card.applicant_id)
AND NOT EXISTS (
    SELECT FROM ledger_balance AS due WHERE due.of = card.applicant_id AND due.kind = 12 AND due.amount > 0
)
