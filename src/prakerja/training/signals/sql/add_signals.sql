-- These signals are noted, those that were found before left as they are; returns the new ones.
INSERT INTO training_signal (course_id, kind, about, facts, state, found_at, reason)
SELECT course_id, %(kind)s::text, about, facts::jsonb, 'open', %(now)s::timestamptz, ''
FROM unnest(%(courses)s::bigint[], %(abouts)s::text[], %(facts)s::text[]) AS found (course_id, about, facts)
ON CONFLICT (course_id, kind, about) DO NOTHING
RETURNING id
