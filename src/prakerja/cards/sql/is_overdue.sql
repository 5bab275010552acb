-- Nothing was bought in time (also when somebody who was quicker has just moved it: a card in use may be revoked as well,
-- and not for this), and no clock stands still: the card is not held, and no money of it waits for somebody
-- outside (a purchase that is under way: 13 is AccountKind.HELD).
-- reads: ledger_balance
card.state = 'awarded'
AND card.held_since IS NULL
AND card.buys_until <= %(now)s
AND NOT EXISTS (
    SELECT FROM ledger_balance AS waiting
    WHERE waiting.of = card.applicant_id AND waiting.kind = 13 AND waiting.amount > 0
)
