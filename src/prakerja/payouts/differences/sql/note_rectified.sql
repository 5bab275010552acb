-- These were rectified by so much; with how often each was by now.
UPDATE payouts_difference AS known
SET rectified = known.rectified + done.amount, rectified_at = %(now)s, times_rectified = known.times_rectified + 1
FROM unnest(
    %(payees)s::uuid[], %(awards)s::smallint[], %(due_kinds)s::text[], %(numbers)s::integer[], %(kinds)s::text[],
    %(amounts)s::bigint[]
) AS done (payee_id, award, due_kind, number, kind, amount)
WHERE known.payee_id = done.payee_id
  AND known.award = done.award
  AND known.due_kind = done.due_kind
  AND known.number = done.number
  AND known.kind = done.kind
  AND known.ended_at IS NULL
  AND known.amount - known.rectified = done.amount
RETURNING known.payee_id, known.award, known.due_kind, known.number, known.kind, known.wave_id, done.amount, known.times_rectified
