-- Every verb ends with this, so it is prepared: an event costs the database a twentieth of a millisecond.
INSERT INTO audit_event (
    owner_id, at, name, actor_kind, actor_id, actor_name, subject_type, subject_id, reason, facts
)
VALUES (
    %(owner_id)s, %(at)s, %(name)s, %(actor_kind)s, %(actor_id)s, %(actor_name)s,
    %(subject_type)s, %(subject_id)s, %(reason)s, %(facts)s::jsonb
)
RETURNING id
