-- Those with a seat, with the family card of today: later waves screen against them.
INSERT INTO screening_recipient (applicant_id, nik_digest, kk_digest, wave_id, received_at)
SELECT outcome.applicant_id, identity.nik_digest, identity.kk_digest, outcome.draw_id, %(now)s
FROM draw_outcome AS outcome
JOIN identity_identity AS identity ON identity.applicant_id = outcome.applicant_id
WHERE outcome.draw_id = %(wave_id)s AND outcome.outcome = 'seated'
