-- Each of these is what was paid of it, and the rest is another instalment of the same training, after all others.
WITH paid AS (
    UPDATE {table} AS due
    SET amount = due.amount - short.rest
    FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(numbers)s::smallint[], %(amounts)s::bigint[])
        AS short (applicant_id, award, number, rest)
    WHERE due.applicant_id = short.applicant_id
      AND due.award = short.award
      AND due.number = short.number
      AND due.state = 'due'
      AND due.amount > short.rest
    RETURNING due.applicant_id, due.award, due.number, short.rest
)
INSERT INTO incentives_instalment (
    applicant_id, award, number, wave_id, purchase, amount, due_on, state, earned_at, fell_due_at, times_taken_back
)
SELECT
    paid.applicant_id, paid.award,
    last.number + row_number() OVER (PARTITION BY paid.applicant_id, paid.award ORDER BY paid.number),
    last.wave_id, last.purchase, paid.rest, (%(now)s AT TIME ZONE 'Asia/Jakarta')::date, 'due', %(now)s, %(now)s, 0
FROM paid
JOIN LATERAL (
    SELECT instalment.number, instalment.wave_id, instalment.purchase
    FROM incentives_instalment AS instalment
    WHERE instalment.applicant_id = paid.applicant_id AND instalment.award = paid.award
    ORDER BY instalment.number DESC
    LIMIT 1
) AS last ON true
