-- A case of this day that is none by what is told now, and one of any day whose instruction has become what the house
-- said, is closed by itself.
UPDATE payouts_reconciliationcase AS one
SET closed_at = %(now)s::timestamptz
WHERE one.house = %(house)s::text
  AND one.closed_at IS NULL
  AND NOT EXISTS (SELECT FROM found_case WHERE found_case.kind = one.kind AND found_case.about = one.about)
  AND (
      one.day = %(day)s::date
      OR EXISTS (
          SELECT FROM stated WHERE stated.payee_id = one.payee_id AND stated.instruction = one.instruction
      )
      OR EXISTS (
          SELECT FROM payouts_instruction AS instruction
          WHERE instruction.payee_id = one.payee_id
            AND instruction.number = one.instruction
            AND (
                (one.kind = 'paid_there' AND instruction.state = 'paid')
                OR (one.kind = 'no_answer' AND instruction.state NOT IN ('sending', 'pending', 'unknown'))
                OR (one.kind IN ('paid_here', 'missing_line') AND instruction.state <> 'paid')
            )
      )
  )
