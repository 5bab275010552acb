-- What each of these purchases has earned for its institution.
INSERT INTO training_payableline (
    applicant_id, purchase, number, partner_id, kind, part, amount, evidence, evidence_number, earned_at, settles_at,
    posting_id, state, was_held
)
SELECT
    applicant_id, 1, 6, %(institution)s, 'final', 'institution', 540000, 'certificate', 0, %(at)s, %(settled)s,
    gen_random_uuid(), 'open', false
FROM training_purchase
