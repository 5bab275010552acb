-- The joiners of a wave who have no verdict yet, numbered in the order of their accounts, each with what joining fixed and with
-- their place among all joiners in the order of the receipts. Of this connection alone, which keeps it from one transaction to
-- the next.
-- reads: waves_joiner
-- With the usual 16 MB each sort went to the disk and back.
SET LOCAL work_mem = '64MB';

DROP TABLE IF EXISTS joiner_order;

CREATE TEMPORARY TABLE joiner_order AS
SELECT row_number() OVER (ORDER BY everybody.applicant_id) AS number, everybody.*
FROM (
    SELECT applicant_id, receipt, regency, row_number() OVER (ORDER BY receipt COLLATE "C") - 1 AS place
    FROM waves_joiner
    WHERE wave_id = %(wave_id)s
) AS everybody
WHERE NOT EXISTS (
    SELECT FROM screening_verdict AS verdict
    WHERE
        verdict.applicant_id = everybody.applicant_id
        AND verdict.number = %(number)s
        AND verdict.occasion = 'draw'
);

ALTER TABLE joiner_order ADD PRIMARY KEY (number);

ANALYZE joiner_order;
