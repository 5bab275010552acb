\set n random(1, :people)
SELECT s.session_data, s.expire_date, a.full_name, a.language, a.is_staff, a.is_active, a.password, a.session_round FROM accounts_account a LEFT JOIN django_session s ON s.session_key = 'x' || a.id::text WHERE a.id = ('01950000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid;
BEGIN;
SELECT pg_advisory_xact_lock_shared(12, :wave::int);
SELECT w.state, w.opens_at, w.closes_at, i.state, i.birth_date, p.completed_at, p.domicile_regency, p.office, p.employment, p.in_formal_education, ph.verified_at, d.version, s.state FROM waves_wave w, identity_identity i JOIN profile_particulars p USING (applicant_id) JOIN profile_phone ph USING (applicant_id) JOIN profile_declaration d USING (applicant_id) JOIN assessment_sitting s USING (applicant_id) WHERE w.id = :wave AND i.applicant_id = ('01950000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid;
INSERT INTO waves_joiner (wave_id, applicant_id, receipt, joined_at, regency) VALUES (:wave, uuidv7(), '12-' || substr(md5(random()::text), 1, 13), now(), '3273') ON CONFLICT DO NOTHING RETURNING *;
INSERT INTO audit_event (at, name, actor_kind, actor_id, actor_name, subject_type, subject_id, applicant_id, reason, facts) VALUES (now(), 'waves.joiner.joined', 'applicant', uuidv7(), '', 'waves.Joiner', 'x', uuidv7(), '', '{"wave": 12}');
COMMIT;
