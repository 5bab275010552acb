-- What is left on the training balance and the incentive reserve of each card of this stretch that ended now goes back to
-- the treasury of its budget year; of a card that is in use when buying ends, the training balance alone.
-- reads: ledger_balance
SELECT
    card.applicant_id AS owner_id,
    ARRAY[card.applicant_id::text, card.award::text, card.moves::text] AS subject,
    row_number() OVER (PARTITION BY card.applicant_id, card.award ORDER BY balance.kind)::smallint AS leg,
    balance.kind AS debit,
    card.applicant_id AS debit_of,
    %(treasury)s AS credit,
    %(treasury_of)s::uuid AS credit_of,
    balance.amount
FROM cards_card AS card
-- Asked of each by its key: all moves and balances there are would be read otherwise.
CROSS JOIN LATERAL (
    SELECT move.at, move.reason
    FROM cards_cardmove AS move
    WHERE move.applicant_id = card.applicant_id AND move.award = card.award AND move.number = card.moves
    OFFSET 0
) AS ended
CROSS JOIN LATERAL (
    SELECT account.kind, account.amount FROM ledger_balance AS account WHERE account.of = card.applicant_id OFFSET 0
) AS balance
WHERE card.wave_id = %(wave_id)s
  AND card.applicant_id BETWEEN %(first)s AND %(last)s
  AND ended.at = %(now)s
  AND (
      card.state IN ('revoked', 'given_back', 'annulled', 'deceased', 'finished')
      AND balance.kind IN (%(training)s, %(incentive)s)
      OR ended.reason = 'buying_over' AND balance.kind = %(training)s
  )
  AND balance.amount > 0
