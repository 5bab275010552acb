-- It stands, unless it does already; then nothing is returned.
INSERT INTO payouts_bankstatement (house, day, revision, is_latest, digest, lines, opening, closing, is_short, taken_at)
SELECT
    %(house)s::text, %(day)s::date, coalesce(max(revision), 0) + 1, TRUE, %(digest)s::text, %(lines)s::integer, %(opening)s::bigint,
    %(closing)s::bigint, FALSE, %(now)s::timestamptz
FROM payouts_bankstatement
WHERE house = %(house)s::text AND day = %(day)s::date
ON CONFLICT (house, day, digest) DO NOTHING
RETURNING id
