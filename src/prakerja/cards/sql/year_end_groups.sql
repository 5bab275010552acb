-- Live cards of these waves of which something else is to be said than that they are in use: held, waiting for somebody
-- outside, overdue, or never bought with; counted, with what lies on them. Each kind is found by an index of its own; for
-- what is due is looked only where something is.
-- reads: ledger_balance, ledger_openhold
WITH looked_at AS (
    SELECT card.applicant_id, card.award
    FROM cards_card AS card
    WHERE card.wave_id = ANY (%(waves)s) AND card.state = 'awarded'
    UNION
    SELECT card.applicant_id, card.award
    FROM cards_card AS card
    WHERE card.wave_id = ANY (%(waves)s) AND card.state IN ('awarded', 'active') AND card.held_since IS NOT NULL
    UNION
    SELECT card.applicant_id, card.award
    FROM ledger_openhold AS hold
    JOIN cards_card AS card ON card.applicant_id = hold.owner_id
    WHERE card.wave_id = ANY (%(waves)s) AND card.state IN ('awarded', 'active')
    UNION
    SELECT card.applicant_id, card.award
    FROM ledger_balance AS balance
    JOIN cards_card AS card ON card.applicant_id = balance.of
    WHERE %(something_is_due)s
      AND balance.kind = %(due)s
      AND balance.amount > 0
      AND card.wave_id = ANY (%(waves)s)
      AND card.state IN ('awarded', 'active')
),
standing AS (
    SELECT
        card.wave_id,
        card.applicant_id,
        CASE
            WHEN card.held_since IS NOT NULL THEN 'held'
            WHEN EXISTS (SELECT FROM ledger_openhold AS waits WHERE waits.owner_id = card.applicant_id) THEN 'under_way'
            WHEN card.state = 'awarded' AND card.buys_until <= %(now)s THEN 'overdue'
            WHEN (card.state = 'awarded' OR NOT %(of_training)s) AND EXISTS (
                SELECT
                FROM ledger_balance AS balance
                WHERE balance.of = card.applicant_id AND balance.kind = %(due)s AND balance.amount > 0
            ) THEN 'under_way'
            WHEN card.state = 'awarded' THEN 'unused'
        END AS name
    FROM looked_at
    JOIN cards_card AS card USING (applicant_id, award)
)
SELECT
    standing.wave_id,
    standing.name,
    count(*) AS cards,
    coalesce(sum(training.amount), 0)::bigint AS training,
    coalesce(sum(incentive.amount), 0)::bigint AS incentive
FROM standing
LEFT JOIN ledger_balance AS training ON training.of = standing.applicant_id AND training.kind = %(training)s
LEFT JOIN ledger_balance AS incentive ON incentive.of = standing.applicant_id AND incentive.kind = %(incentive)s
WHERE standing.name IS NOT NULL
GROUP BY standing.wave_id, standing.name
