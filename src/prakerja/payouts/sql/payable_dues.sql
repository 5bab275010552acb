-- Of these dues of a wave, whose cards are locked and screened: those that are due still and in no live instruction, with
-- the account that is paid now. What one transfer of its rail cannot carry waits for another night. Where the last payment
-- into the account failed, nothing is tried again before the account is linked anew; but what mends itself with the day or
-- the month is. All come from one stretch of applicants, which is said of each table: otherwise PostgreSQL, which does not
-- see it in the arrays, reads the whole tables for every stretch where they are of middling size (400,000 cards: 38 µs a
-- due instead of 11).
-- reads: cards_card, incentives_instalment, incentives_survey
CREATE TEMPORARY TABLE payable_due ON COMMIT DROP AS
SELECT *
FROM (
    SELECT
        due.*,
        account.house,
        account.number AS account,
        CASE account.bank_code WHEN '' THEN 'wallet' ELSE 'intrabank' END AS rail,
        sum(due.amount) OVER (PARTITION BY due.applicant_id, due.award ORDER BY due.kind, due.number) AS up_to_here
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(kinds)s::text[], %(numbers)s::integer[], %(amounts)s::bigint[])
        AS due (applicant_id, award, kind, number, amount)
    JOIN cards_card AS card
        ON card.applicant_id = due.applicant_id AND card.award = due.award AND card.held_since IS NULL
        AND card.state NOT IN ('annulled', 'deceased')
        AND card.applicant_id BETWEEN %(first)s AND %(last)s
    JOIN payouts_linkedaccount AS account
        ON account.applicant_id = due.applicant_id AND account.state = 'linked' AND account.usable_from <= %(now)s
        AND account.applicant_id BETWEEN %(first)s AND %(last)s
    WHERE CASE due.kind
        WHEN 'instalment' THEN EXISTS (
            SELECT FROM incentives_instalment AS instalment
            WHERE instalment.applicant_id = due.applicant_id AND instalment.award = due.award
              AND instalment.applicant_id BETWEEN %(first)s AND %(last)s
              AND instalment.number = due.number AND instalment.state = 'due' AND instalment.settled_at IS NULL
        )
        ELSE EXISTS (
            SELECT FROM incentives_survey AS survey
            WHERE survey.applicant_id = due.applicant_id AND survey.award = due.award
              AND survey.applicant_id BETWEEN %(first)s AND %(last)s
              AND survey.number = due.number AND survey.state = 'due' AND survey.settled_at IS NULL
        )
    END
    AND NOT EXISTS (
        SELECT FROM payouts_instructeddue AS instructed
        WHERE instructed.payee_id = due.applicant_id
          AND instructed.payee_id BETWEEN %(first)s AND %(last)s
          AND instructed.kind = due.kind
          AND instructed.award = due.award
          AND instructed.number = due.number
          AND instructed.is_live
    )
    -- Somebody of the office took it out, and two people have not let it go.
    AND NOT EXISTS (
        SELECT FROM payouts_instructeddue AS instructed
        JOIN payouts_instruction AS removed
            ON removed.payee_id = instructed.payee_id AND removed.number = instructed.instruction
        WHERE instructed.payee_id = due.applicant_id
          AND instructed.payee_id BETWEEN %(first)s AND %(last)s
          AND instructed.kind = due.kind
          AND instructed.award = due.award
          AND instructed.number = due.number
          AND removed.removed_for = 'by_office'
          AND removed.let_go_at IS NULL
    )
    AND NOT EXISTS (
        SELECT
        FROM (
            SELECT last.state, left(last.code, 3) || right(last.code, 2) AS case_of, (last.moved_at AT TIME ZONE 'Asia/Jakarta') AS at
            FROM payouts_instruction AS last
            WHERE last.payee_id = due.applicant_id
              AND last.account = account.number
              AND last.state IN ('paid', 'refused', 'returned')
            ORDER BY last.moved_at DESC, last.number DESC
            LIMIT 1
        ) AS settled
        WHERE settled.state = 'returned'
           OR (settled.state = 'refused' AND CASE
               WHEN settled.case_of = ANY(%(over_next_day)s::text[]) THEN settled.at::date >= %(today)s
               WHEN settled.case_of = ANY(%(over_next_month)s::text[])
                   THEN date_trunc('month', settled.at) >= date_trunc('month', %(today)s::date)
               ELSE true
           END)
    )
) AS due
WHERE up_to_here <= CASE rail WHEN 'wallet' THEN %(wallet_takes)s::bigint ELSE up_to_here END
