-- As many cards as there are people, as a wave's awarding writes them, and the seats that they are for; nothing of what lies
-- beside them (prakerja bench awards --rescreen).
INSERT INTO screening_recipient (applicant_id, award, nik_digest, kk_digest, wave_id, received_at)
SELECT
    ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, 1, gen_random_uuid(), gen_random_uuid(), %(wave)s,
    %(now)s
FROM generate_series(1, %(cards)s) AS number;
INSERT INTO cards_card (
    applicant_id, award, wave_id, state, moves, sealed_number, number_digest, last_four, awarded_at, buys_until, held_for
)
SELECT
    ('01950000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, 1, %(wave)s, 'active', 2,
    decode(repeat('00', 46), 'hex'), gen_random_uuid(), lpad((number %% 10000)::text, 4, '0'), %(now)s, %(until)s, ''
FROM generate_series(1, %(cards)s) AS number;
