-- Nothing was bought in time, and no clock stands still: the card is not held, and no money of it waits for somebody
-- outside (a purchase that is under way: 13 is AccountKind.HELD).
-- reads: ledger_balance
card.held_since IS NULL
AND card.buys_until <= %(now)s
AND NOT EXISTS (
    SELECT FROM ledger_balance AS waiting
    WHERE waiting.of = card.applicant_id AND waiting.kind = 13 AND waiting.amount > 0
)
