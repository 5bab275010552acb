-- One sitting per applicant: a second start adds nothing and returns no row.
INSERT INTO assessment_sitting (
    applicant_id, state, bank, seed, answer_key, scheme, minutes, extra_minutes,
    motivation_items, reading_items, arithmetic_items, ordering_items, started_at, ends_at
)
VALUES (
    %(applicant_id)s, 'running', %(bank)s, %(seed)s, %(answer_key)s::smallint [], %(scheme)s,
    %(minutes)s, %(extra_minutes)s, %(motivation)s, %(reading)s, %(arithmetic)s, %(ordering)s,
    %(started_at)s, %(ends_at)s
)
ON CONFLICT (applicant_id) DO NOTHING
RETURNING applicant_id
