-- One sitting per applicant: a second start adds nothing and returns no row; nor is there one of a closed account, whose
-- row is shared, as a foreign key would do: it is closed before this or after it.
-- reads: accounts_account
INSERT INTO assessment_sitting (
    applicant_id, state, bank, seed, answer_key, scheme, minutes, extra_minutes,
    motivation_items, reading_items, arithmetic_items, ordering_items, started_at, ends_at
)
SELECT
    account.id, 'running', %(bank)s, %(seed)s, %(answer_key)s::smallint [], %(scheme)s,
    %(minutes)s, %(extra_minutes)s, %(motivation)s, %(reading)s, %(arithmetic)s, %(ordering)s,
    %(started_at)s, %(ends_at)s
FROM accounts_account AS account
WHERE account.id = %(applicant_id)s
FOR KEY SHARE OF account
ON CONFLICT (applicant_id) DO NOTHING
RETURNING applicant_id
