-- What awarding is compared with: the same rows without rules and without the write-ahead log, in one statement a table.
CREATE TEMPORARY TABLE reference_card (applicant_id uuid, award smallint, number bytea, until timestamptz, PRIMARY KEY (applicant_id, award));
CREATE TEMPORARY TABLE reference_transfer (posting_id uuid, leg smallint, debit uuid, credit uuid, amount bigint, PRIMARY KEY (posting_id, leg));
CREATE TEMPORARY TABLE reference_balance (of uuid, kind smallint, amount bigint CHECK (amount >= 0), PRIMARY KEY (of, kind));
CREATE TEMPORARY TABLE reference_message (owner_id uuid, id uuid, address bytea, words bytea, PRIMARY KEY (owner_id, id));
INSERT INTO reference_card
SELECT applicant_id, award, decode(repeat('00', 46), 'hex'), now() FROM screening_recipient;
INSERT INTO reference_transfer
SELECT applicant_id, leg, applicant_id, applicant_id, 1000000 FROM screening_recipient, generate_series(1, 2) AS leg;
INSERT INTO reference_balance
SELECT applicant_id, leg, 1000000 FROM screening_recipient, generate_series(1, 2) AS leg;
INSERT INTO reference_message
SELECT applicant_id, gen_random_uuid(), decode(repeat('00', 60), 'hex'), decode(repeat('00', 160), 'hex') FROM screening_recipient;
DROP TABLE reference_card, reference_transfer, reference_balance, reference_message;
