-- What was found is listed; what was listed, was ended and is found again is as if it were new; what was rectified stays so as
-- far as it was.
INSERT INTO payouts_difference AS known (
    payee_id, award, due_kind, number, kind, wave_id, amount, since, found_at, rectified, times_rectified
)
SELECT found.payee_id, found.award, found.due_kind, found.number, found.kind, found.wave_id, found.amount, found.since, %(now)s, 0, 0
FROM found_difference AS found
ORDER BY found.payee_id, found.award, found.due_kind, found.number, found.kind
ON CONFLICT (payee_id, award, due_kind, number, kind) DO UPDATE
SET amount = excluded.amount,
    since = excluded.since,
    found_at = CASE WHEN known.ended_at IS NULL THEN known.found_at ELSE excluded.found_at END,
    ended_at = NULL
WHERE known.ended_at IS NOT NULL OR (known.amount, known.since) IS DISTINCT FROM (excluded.amount, excluded.since)
