-- What is due and in no live instruction: why, by year and by the first thing that stands in its way.
-- reads: cards_card, cards_wavebudget, incentives_instalment
SELECT year, why, count(DISTINCT applicant_id), sum(amount)::bigint
FROM (
    SELECT
        budget.year_id AS year,
        instalment.applicant_id,
        instalment.amount,
        CASE
            WHEN card.held_since IS NOT NULL THEN 'held'
            WHEN card.state IN ('annulled', 'deceased', 'revoked') THEN 'ended'
            WHEN EXISTS (
                SELECT FROM payouts_instructeddue AS instructed
                JOIN payouts_instruction AS removed
                    ON removed.payee_id = instructed.payee_id AND removed.number = instructed.instruction
                WHERE instructed.payee_id = instalment.applicant_id
                  AND instructed.kind = 'instalment'
                  AND instructed.award = instalment.award
                  AND instructed.number = instalment.number
                  AND removed.removed_for = 'by_office'
                  AND removed.let_go_at IS NULL
            ) THEN 'by_office'
            WHEN account.applicant_id IS NULL THEN 'no_account'
            WHEN account.usable_from > %(now)s THEN 'account_rests'
            WHEN last.state IN ('refused', 'returned') THEN 'account_failed'
            ELSE 'another_night'
        END AS why
    FROM incentives_instalment AS instalment
    JOIN cards_card AS card ON card.applicant_id = instalment.applicant_id AND card.award = instalment.award
    JOIN cards_wavebudget AS budget ON budget.wave_id = card.wave_id
    LEFT JOIN payouts_linkedaccount AS account
        ON account.applicant_id = instalment.applicant_id AND account.state = 'linked'
    LEFT JOIN LATERAL (
        SELECT settled.state
        FROM payouts_instruction AS settled
        WHERE settled.payee_id = instalment.applicant_id
          AND settled.account = account.number
          AND settled.state IN ('paid', 'refused', 'returned')
        ORDER BY settled.moved_at DESC, settled.number DESC
        LIMIT 1
    ) AS last ON true
    WHERE instalment.state = 'due'
      AND instalment.settled_at IS NULL
      AND NOT EXISTS (
          SELECT FROM payouts_instructeddue AS instructed
          WHERE instructed.payee_id = instalment.applicant_id
            AND instructed.kind = 'instalment'
            AND instructed.award = instalment.award
            AND instructed.number = instalment.number
            AND instructed.is_live
      )
) AS waiting
GROUP BY year, why
