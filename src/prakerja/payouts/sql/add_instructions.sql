-- One instruction for what each card has due, with its reference: made of its key, the same whoever makes it, its dues, and the sums of its
-- batch. A batch that is built already takes none.
CREATE TEMPORARY TABLE built_instruction ON COMMIT DROP AS
SELECT
    keyed.*,
    {reference} AS reference
FROM (
    SELECT
        due.applicant_id AS payee_id,
        due.award,
        batch.id AS batch_id,
        due.rail,
        due.account,
        due.amount,
        coalesce(earlier.number, 0) + row_number() OVER (PARTITION BY due.applicant_id ORDER BY due.award) AS number
    FROM (
        SELECT applicant_id, award, house, rail, account, sum(amount)::bigint AS amount
        FROM payable_due
        GROUP BY applicant_id, award, house, rail, account
    ) AS due
    JOIN payouts_batch AS batch
        ON batch.due_on = %(due_on)s AND batch.house = due.house AND batch.payee_kind = 'recipient'
        AND batch.year = %(year)s AND batch.state = 'building'
    LEFT JOIN LATERAL (
        SELECT max(instruction.number) AS number
        FROM payouts_instruction AS instruction
        WHERE instruction.payee_id = due.applicant_id
    ) AS earlier ON true
) AS keyed
