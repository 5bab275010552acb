-- What is due and in no live instruction: why, by year and by the first thing that stands in its way.
-- reads: cards_card, cards_cardmove, cards_wavebudget, incentives_instalment, incentives_survey
SELECT year, why, count(DISTINCT applicant_id), sum(amount)::bigint
FROM (
    SELECT
        budget.year_id AS year,
        due.applicant_id,
        due.amount,
        CASE
            WHEN card.held_since IS NOT NULL THEN 'held'
            -- Of an entitlement that ended before it fell due the money is gone; what was due before is paid.
            WHEN card.state IN ('annulled', 'deceased') OR EXISTS (
                SELECT FROM cards_cardmove AS ended
                WHERE card.state = 'revoked'
                  AND ended.applicant_id = card.applicant_id
                  AND ended.award = card.award
                  AND ended.reason = ANY(%(of_entitlement)s::text[])
                  AND ended.number = card.moves
                  AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
            ) THEN 'ended'
            WHEN EXISTS (
                SELECT FROM payouts_instructeddue AS instructed
                JOIN payouts_instruction AS removed
                    ON removed.payee_id = instructed.payee_id AND removed.number = instructed.instruction
                WHERE instructed.payee_id = due.applicant_id
                  AND instructed.kind = due.kind
                  AND instructed.award = due.award
                  AND instructed.number = due.number
                  AND removed.removed_for = 'by_office'
                  AND removed.let_go_at IS NULL
            ) THEN 'by_office'
            WHEN account.applicant_id IS NULL THEN 'no_account'
            WHEN account.usable_from > %(now)s THEN 'account_rests'
            WHEN last.state IN ('refused', 'returned') THEN 'account_failed'
            ELSE 'another_night'
        END AS why
    FROM (
        SELECT applicant_id, award, 'instalment' AS kind, number, amount, fell_due_at
        FROM incentives_instalment
        WHERE state = 'due' AND settled_at IS NULL
        UNION ALL
        SELECT applicant_id, award, 'survey', number, amount, fell_due_at
        FROM incentives_survey
        WHERE state = 'due' AND settled_at IS NULL
    ) AS due
    JOIN cards_card AS card ON card.applicant_id = due.applicant_id AND card.award = due.award
    JOIN cards_wavebudget AS budget ON budget.wave_id = card.wave_id
    LEFT JOIN payouts_linkedaccount AS account
        ON account.applicant_id = due.applicant_id AND account.state = 'linked'
    LEFT JOIN LATERAL (
        SELECT settled.state
        FROM payouts_instruction AS settled
        WHERE settled.payee_id = due.applicant_id
          AND settled.account = account.number
          AND settled.state IN ('paid', 'refused', 'returned')
        ORDER BY settled.moved_at DESC, settled.number DESC
        LIMIT 1
    ) AS last ON true
    WHERE NOT EXISTS (
        SELECT FROM payouts_instructeddue AS instructed
        WHERE instructed.payee_id = due.applicant_id
          AND instructed.kind = due.kind
          AND instructed.award = due.award
          AND instructed.number = due.number
          AND instructed.is_live
    )
) AS waiting
GROUP BY year, why
