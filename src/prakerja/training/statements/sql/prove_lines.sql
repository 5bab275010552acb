-- Lines that are not what their posting says, and money of partners in the name of applicants that no line tells of.
-- reads: ledger_transfer
WITH posted AS (
    SELECT
        owner_id AS applicant_id,
        posting_id,
        CASE WHEN credit = %(payable)s THEN credit_of ELSE debit_of END AS partner_id,
        sum(CASE WHEN credit = %(payable)s THEN amount ELSE -amount END) AS amount
    FROM ledger_transfer
    WHERE (credit = %(payable)s OR debit = %(payable)s) AND owner_id <> '00000000-0000-0000-0000-000000000000'
    GROUP BY 1, 2, 3
),
judged AS (
    SELECT
        coalesce(line.applicant_id, posted.applicant_id) AS applicant_id,
        line.purchase,
        line.number,
        CASE
            WHEN line.number IS NULL THEN 'is posted and told to nobody: ' || posted.amount
            WHEN posted.amount IS NULL THEN 'has no posting'
            WHEN posted.amount <> line.amount THEN 'tells of ' || line.amount || ', and ' || posted.amount || ' is posted'
        END AS fault
    FROM posted
    FULL JOIN training_payableline AS line
        ON line.applicant_id = posted.applicant_id
        AND line.posting_id = posted.posting_id
        AND line.partner_id = posted.partner_id
)
SELECT applicant_id, purchase, number, fault FROM judged WHERE fault IS NOT NULL ORDER BY applicant_id, purchase, number
