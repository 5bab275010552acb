-- What building is compared with: the same rows without rules and without the write-ahead log, in one statement a table.
-- reads: incentives_instalment
CREATE TEMPORARY TABLE reference_instruction (
    payee_id uuid, number integer, reference text, batch_id uuid, amount bigint, state text, built_at timestamptz,
    PRIMARY KEY (payee_id, number)
);
CREATE TEMPORARY TABLE reference_reference (reference text PRIMARY KEY, payee_id uuid, number integer);
CREATE TEMPORARY TABLE reference_due (payee_id uuid, number integer, amount bigint, PRIMARY KEY (payee_id, number));
CREATE TEMPORARY TABLE reference_transfer (posting_id uuid, leg smallint, debit uuid, credit uuid, amount bigint, PRIMARY KEY (posting_id, leg));
CREATE TEMPORARY TABLE reference_balance (of uuid PRIMARY KEY, amount bigint CHECK (amount >= 0));
INSERT INTO reference_instruction
SELECT applicant_id, 1, md5(applicant_id::text), applicant_id, amount, 'built', now() FROM incentives_instalment;
INSERT INTO reference_reference SELECT md5(applicant_id::text), applicant_id, 1 FROM incentives_instalment;
INSERT INTO reference_due SELECT applicant_id, 1, amount FROM incentives_instalment;
INSERT INTO reference_transfer SELECT applicant_id, 1, applicant_id, applicant_id, amount FROM incentives_instalment;
INSERT INTO reference_balance SELECT applicant_id, amount FROM incentives_instalment;
DROP TABLE reference_instruction, reference_reference, reference_due, reference_transfer, reference_balance;
