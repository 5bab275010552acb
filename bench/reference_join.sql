-- A join as the bare statements that it cannot do without: what `prakerja bench intake` measures itself against.
-- Sessions and people are those of the measurement, the joiner is a new one each time.
\set person random(1, :people)
SELECT session.data, session.touched_at, account.* FROM accounts_session AS session JOIN accounts_account AS account ON account.id = session.account_id WHERE session.account_id = ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid AND session.expires_at > now();
BEGIN;
SELECT pg_advisory_xact_lock_shared(:wave::bigint);
SELECT wave.state, wave.opens_at, wave.closes_at, identity.state, identity.birth_date, particulars.completed_at, particulars.domicile_regency, particulars.office, particulars.employment, particulars.in_formal_education, phone.verified_at, declaration.version, sitting.state FROM waves_wave AS wave, identity_identity AS identity JOIN profile_particulars AS particulars USING (applicant_id) JOIN profile_phone AS phone USING (applicant_id) JOIN profile_declaration AS declaration USING (applicant_id) JOIN assessment_sitting AS sitting USING (applicant_id) WHERE wave.id = :wave AND identity.applicant_id = ('01950000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid;
INSERT INTO waves_joiner (wave_id, applicant_id, receipt, joined_at, regency) VALUES (:wave, uuidv7(), '12-' || substr(md5(random()::text), 1, 14), now(), '3273') ON CONFLICT DO NOTHING RETURNING receipt;
INSERT INTO audit_event (owner_id, at, name, actor_kind, actor_id, actor_name, subject_type, subject_id, reason, facts) VALUES (uuidv7(), now(), 'waves.joiner.joined', 'applicant', uuidv7(), '', 'waves.Joiner', uuidv7()::text, '', '{"wave": 12}');
COMMIT;
