-- What was found is a case, unless it is one already, open, or closed by a person, or by what is in the books, when
-- the house had just this.
INSERT INTO payouts_reconciliationcase (
    house, day, kind, about, payee_id, instruction, here, there, difference, remark, found_at, note, ended_as, booked
)
SELECT %(house)s::text, %(day)s::date, kind, about, payee_id, instruction, here, there, difference, remark, %(now)s::timestamptz, '', '', 0
FROM found_case
WHERE NOT EXISTS (
    SELECT FROM payouts_reconciliationcase AS closed
    WHERE closed.house = %(house)s::text
      AND closed.kind = found_case.kind
      AND closed.about = found_case.about
      AND (closed.closed_by IS NOT NULL OR closed.posting_id IS NOT NULL)
      AND closed.there IS NOT DISTINCT FROM found_case.there
)
ON CONFLICT (house, kind, about) WHERE closed_at IS NULL DO NOTHING
