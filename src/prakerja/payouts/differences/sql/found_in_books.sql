-- What the books say otherwise of somebody than what is due to them, or than their instructions; of these payees, or of all.
-- reads: cards_card, cards_cardmove, incentives_instalment, incentives_survey, ledger_balance, ledger_transfer
INSERT INTO found_difference (payee_id, award, due_kind, number, kind, wave_id, amount, since)
WITH due AS (
    SELECT due.payee_id, sum(due.amount)::bigint AS amount, max(due.wave_id) AS wave_id
    FROM (
        SELECT applicant_id AS payee_id, award, 'instalment' AS due_kind, number, amount, fell_due_at, wave_id
        FROM incentives_instalment
        WHERE state = 'due' AND settled_at IS NULL
          AND (%(payees)s::uuid[] IS NULL OR applicant_id = ANY(%(payees)s::uuid[]))
        UNION ALL
        SELECT applicant_id, award, 'survey', number, amount, fell_due_at, wave_id
        FROM incentives_survey
        WHERE state = 'due' AND settled_at IS NULL
          AND (%(payees)s::uuid[] IS NULL OR applicant_id = ANY(%(payees)s::uuid[]))
    ) AS due
    JOIN cards_card AS card ON card.applicant_id = due.payee_id AND card.award = due.award
    WHERE card.state <> 'annulled'
      AND NOT EXISTS (
          SELECT FROM cards_cardmove AS ended
          WHERE card.state IN ('revoked', 'deceased')
            AND ended.applicant_id = card.applicant_id
            AND ended.award = card.award
            AND ended.reason = ANY(%(of_entitlement)s::text[])
            AND ended.number = card.moves
            AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
      )
      AND NOT EXISTS (
          SELECT FROM payouts_instructeddue AS instructed
          WHERE instructed.payee_id = due.payee_id AND instructed.kind = due.due_kind AND instructed.award = due.award
            AND instructed.number = due.number AND instructed.is_live
      )
    GROUP BY due.payee_id
), held AS (
    SELECT balance.of AS payee_id, balance.amount
    FROM ledger_balance AS balance
    WHERE balance.kind = %(due_account)s
      AND (%(payees)s::uuid[] IS NULL OR balance.of = ANY(%(payees)s::uuid[]))
), said AS (
    SELECT payee_id, sum(amount)::bigint AS amount, max(wave_id) AS wave_id
    FROM payouts_instruction
    WHERE state = 'paid' AND payee_kind = 'recipient'
      AND (%(payees)s::uuid[] IS NULL OR payee_id = ANY(%(payees)s::uuid[]))
    GROUP BY payee_id
), booked AS (
    SELECT owner_id AS payee_id,
        sum(CASE WHEN credit = %(float)s THEN amount ELSE -amount END)::bigint AS amount
    FROM ledger_transfer
    WHERE ((debit = %(in_transit)s AND credit = %(float)s) OR (debit = %(float)s AND credit IN (%(in_transit)s, %(due_account)s)))
      AND owner_id <> %(programme)s
      AND (%(payees)s::uuid[] IS NULL OR owner_id = ANY(%(payees)s::uuid[]))
    GROUP BY owner_id
), short AS (
    -- What was not paid of a due stays on the account, and is listed as that due.
    SELECT payee_id, sum(amount)::bigint AS amount
    FROM found_difference
    WHERE kind IN ('too_little', 'said_paid')
    GROUP BY payee_id
), held_otherwise AS (
    SELECT payee_id, due.wave_id,
        coalesce(held.amount, 0) - coalesce(due.amount, 0) - coalesce(short.amount, 0) AS more
    FROM due
    FULL JOIN held USING (payee_id)
    LEFT JOIN short USING (payee_id)
), booked_otherwise AS (
    SELECT payee_id, said.wave_id, coalesce(booked.amount, 0) - coalesce(said.amount, 0) AS more
    FROM said
    FULL JOIN booked USING (payee_id)
)
SELECT payee_id, 0, '', 0, CASE WHEN more < 0 THEN 'books_less' ELSE 'books_more' END, wave_id, abs(more), NULL::timestamptz
FROM held_otherwise
WHERE more <> 0
UNION ALL
SELECT payee_id, 0, '', 0, CASE WHEN more < 0 THEN 'booked_less' ELSE 'booked_more' END, wave_id, abs(more), NULL::timestamptz
FROM booked_otherwise
WHERE more <> 0
