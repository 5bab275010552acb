-- What the list said against these cards, which are locked, it says no more.
UPDATE cards_doubt AS doubt
SET state = 'withdrawn', settled_at = %(now)s
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS named (applicant_id, award)
WHERE doubt.applicant_id = named.applicant_id
  AND doubt.award = named.award
  AND doubt.list_id = %(list_id)s
  AND doubt.state = 'open'
