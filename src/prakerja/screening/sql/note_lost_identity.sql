-- A new verdict, with the same facts and its own reason, in each of these waves where the rules had found nothing: about
-- the draw while nothing is frozen, about the award from then on.
-- reads: waves_wave
INSERT INTO screening_verdict (
    applicant_id, occasion, number, decided_at, rules_version, as_of, minimum_age, maximum_age, household_cap,
    verified_on, age, in_formal_education, employment, office, disability, received_wave, household_held,
    household, receipt, regency, tickets, place, education_list_id, office_list_id, aid_list_id, recipient_list_id, reasons
)
SELECT
    verdict.applicant_id, CASE WHEN wave.state IN ('closed', 'screened') THEN 'identity' ELSE 'award' END, verdict.number, %(now)s, verdict.rules_version, verdict.as_of,
    verdict.minimum_age, verdict.maximum_age, verdict.household_cap, verdict.verified_on, verdict.age,
    verdict.in_formal_education, verdict.employment, verdict.office, verdict.disability, verdict.received_wave,
    verdict.household_held, verdict.household, verdict.receipt, verdict.regency, verdict.tickets, verdict.place,
    verdict.education_list_id, verdict.office_list_id, verdict.aid_list_id, verdict.recipient_list_id,
    ARRAY['identity_lost']
FROM screening_verdict AS verdict
JOIN waves_wave AS wave ON wave.number = verdict.number
WHERE
    verdict.applicant_id = %(applicant_id)s AND verdict.occasion = 'draw' AND verdict.reasons = '{}'
    AND wave.id = ANY (%(waves)s)
ON CONFLICT DO NOTHING
RETURNING number, occasion
