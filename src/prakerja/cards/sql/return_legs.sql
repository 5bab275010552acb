-- What is left on the training balance and the incentive reserve of each of these cards, whose last move this was, goes back
-- to the treasury of its budget year; of a card that is in use when buying ends, the training balance alone.
-- reads: ledger_balance
SELECT
    ended.applicant_id AS owner_id,
    ARRAY[ended.applicant_id::text, ended.award::text, ended.move::text] AS subject,
    balance.leg,
    balance.kind AS debit,
    ended.applicant_id AS debit_of,
    %(treasury)s::smallint AS credit,
    %(treasury_of)s::uuid AS credit_of,
    balance.amount
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(moves)s::smallint[]) AS ended (applicant_id, award, move)
-- Asked of each by its key: all cards and balances there are would be read otherwise.
CROSS JOIN LATERAL (
    SELECT one.state
    FROM cards_card AS one
    WHERE one.applicant_id = ended.applicant_id AND one.award = ended.award AND one.moves = ended.move
    OFFSET 0
) AS card
CROSS JOIN LATERAL (
    SELECT account.kind, account.amount, row_number() OVER (ORDER BY account.kind)::smallint AS leg
    FROM ledger_balance AS account
    WHERE account.of = ended.applicant_id
      AND account.amount > 0
      AND (
          account.kind = %(training)s
          OR account.kind = %(incentive)s
              AND card.state IN ('revoked', 'given_back', 'annulled', 'deceased', 'finished')
      )
    OFFSET 0
) AS balance
WHERE card.state <> 'awarded'
