-- What a list says against these cards, which are locked: of each once, and not again where two people have decided about
-- such a list of the same kind already. A list that was withdrawn and is in force anew says it anew.
-- reads: screening_exclusionlist
INSERT INTO cards_doubt (
    applicant_id, award, number, reason, list_id, effective_on, source, noted_at, state
)
SELECT
    named.applicant_id,
    named.award,
    1 + (
        SELECT coalesce(max(earlier.number), 0)
        FROM cards_doubt AS earlier
        WHERE earlier.applicant_id = named.applicant_id AND earlier.award = named.award
    ),
    'listed', %(list_id)s, named.effective_on, '', %(now)s, 'open'
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[], %(effective_on)s::date[])
    AS named (applicant_id, award, effective_on)
WHERE NOT EXISTS (
    SELECT
    FROM cards_doubt AS earlier
    JOIN screening_exclusionlist AS list ON list.id = earlier.list_id
    WHERE earlier.applicant_id = named.applicant_id AND earlier.award = named.award
      AND (
          (earlier.list_id = %(list_id)s AND earlier.state <> 'withdrawn')
          OR (
              earlier.state = 'dismissed' AND list.kind = %(kind)s
              AND list.year IS NOT DISTINCT FROM %(year)s::int
          )
      )
)
ORDER BY named.applicant_id, named.award
RETURNING applicant_id, award, number
