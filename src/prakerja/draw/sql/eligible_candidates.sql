-- One row per candidate behind a receipt, in the order of receipts: the facts that were fixed with the verdict, and nothing
-- else, so that no later change of a person's answers, region or numbers changes a row. The last column is how many cards the
-- household would hold if every candidate of it won: the cap binds only where that is more.
-- reads: screening_verdict
SELECT receipt, regency, employment, disability, tickets, household, household_held, at_most
FROM (
    SELECT
        verdict.receipt,
        verdict.regency,
        verdict.employment,
        verdict.disability,
        verdict.tickets,
        verdict.household,
        verdict.household_held,
        max(verdict.household_held) OVER household + count(*) OVER household AS at_most
    FROM screening_verdict AS verdict
    WHERE
        verdict.number = %(number)s AND verdict.occasion = 'draw' AND verdict.reasons = '{}'
        AND NOT EXISTS (
            SELECT FROM screening_verdict AS lost
            WHERE lost.applicant_id = verdict.applicant_id AND lost.number = verdict.number AND lost.occasion = 'identity'
        )
    WINDOW household AS (PARTITION BY verdict.household)
) AS candidate
WHERE receipt COLLATE "C" > %(behind)s
ORDER BY receipt COLLATE "C"
