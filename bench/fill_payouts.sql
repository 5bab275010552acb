-- Beside the cards of fill_cards.sql: the certificate that each holder has, the first instalment that it earned and that
-- fell due, and the account that is paid into, in turn at one of these houses, if any. Nobody opens what is sealed here
-- (prakerja bench payouts).
-- reads: cards_card
INSERT INTO training_certificate (applicant_id, purchase, code, issued_at, withdrawn_for)
SELECT applicant_id, 1, gen_random_uuid(), %(now)s, '' FROM cards_card;
INSERT INTO incentives_instalment (
    applicant_id, award, number, wave_id, purchase, amount, due_on, state, earned_at, fell_due_at
)
SELECT applicant_id, award, 1, wave_id, 1, %(amount)s, %(due_on)s, 'due', %(now)s, %(now)s FROM cards_card;
INSERT INTO payouts_linkedaccount (
    applicant_id, number, house, bank_code, sealed_account_number, account_digest, sealed_account_name, state, problem,
    house_code, name_match, asked_at, linked_at, usable_from
)
SELECT
    applicant_id, 1, house.name, house.bank_code, decode(repeat('00', 46), 'hex'), gen_random_uuid(),
    decode(repeat('00', 60), 'hex'), 'linked', '', '', '', %(now)s, %(now)s, %(now)s
FROM (
    SELECT applicant_id, row_number() OVER (ORDER BY applicant_id) %% greatest(cardinality(%(houses)s::text[]), 1) + 1 AS turn
    FROM cards_card
) AS holder
JOIN unnest(%(houses)s::text[], %(bank_codes)s::text[]) WITH ORDINALITY AS house (name, bank_code, turn) USING (turn)
