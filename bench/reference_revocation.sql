-- What revoking is compared with: the same rows without rules and without the write-ahead log, in one statement a table.
UPDATE reference_card SET state = 'revoked';
INSERT INTO reference_move SELECT applicant_id, award, 2, now() FROM reference_card;
INSERT INTO reference_transfer
SELECT of, kind, of, of, amount FROM reference_balance;
UPDATE reference_balance SET amount = 0;
INSERT INTO reference_message
SELECT applicant_id, gen_random_uuid(), decode(repeat('00', 60), 'hex'), decode(repeat('00', 160), 'hex')
FROM reference_card, generate_series(1, 2);
DROP TABLE reference_card, reference_move, reference_transfer, reference_balance, reference_message;
