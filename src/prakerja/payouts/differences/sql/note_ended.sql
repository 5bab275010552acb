-- What is found no more has ended.
UPDATE payouts_difference AS known
SET ended_at = %(now)s
WHERE known.ended_at IS NULL
  AND (%(payees)s::uuid[] IS NULL OR known.payee_id = ANY(%(payees)s::uuid[]))
  AND NOT EXISTS (
      SELECT FROM found_difference AS found
      WHERE found.payee_id = known.payee_id AND found.award = known.award AND found.due_kind = known.due_kind
        AND found.number = known.number AND found.kind = known.kind
  )
