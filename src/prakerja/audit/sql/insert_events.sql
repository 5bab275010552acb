-- What one actor did to many things at one moment: an event each.
INSERT INTO audit_event (
    owner_id, at, name, actor_kind, actor_id, actor_name, subject_type, subject_id, reason, facts
)
SELECT
    %(owner_id)s::uuid, %(at)s::timestamptz, told.name, %(actor_kind)s::text, %(actor_id)s::uuid, %(actor_name)s::text,
    %(subject_type)s::text, told.subject_id, '', told.facts::jsonb
FROM unnest(%(names)s::text[], %(subject_ids)s::text[], %(facts)s::text[])
    WITH ORDINALITY AS told (name, subject_id, facts, place)
ORDER BY told.place
