-- Nothing was bought in time (also when somebody who was quicker has just moved it: a card in use may be revoked as well,
-- and not for this), and no clock stands still: the card is not held, and no money of it waits for somebody
-- outside (a purchase that is under way: 13 is AccountKind.HELD).
-- reads: ledger_balance
-- Said so that each card is found by its key: else it is looked for in the index of those that have yet to buy, once for
-- every deadline there is.
coalesce(card.state = 'awarded', false)
AND card.held_since IS NULL
AND card.buys_until <= %(now)s
-- Asked of each card by its key: as one question about all of them, the balances were read whole, and what waits anywhere
-- was compared with every card.
AND coalesce(
    (SELECT waiting.amount FROM ledger_balance AS waiting WHERE waiting.of = card.applicant_id AND waiting.kind = 13), 0
) = 0
