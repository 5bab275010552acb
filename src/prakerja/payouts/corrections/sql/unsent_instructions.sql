-- Instructions of these cards of which nothing was sent, and that carry what a withdrawn certificate has earned.
-- reads: incentives_instalment, training_certificate
SELECT DISTINCT instruction.batch_id, instruction.payee_id, instruction.number
FROM unnest(%(applicants)s::uuid[], %(awards)s::smallint[]) AS wanted (applicant_id, award)
JOIN payouts_instructeddue AS instructed
    ON instructed.payee_id = wanted.applicant_id AND instructed.award = wanted.award AND instructed.is_live
JOIN payouts_instruction AS instruction
    ON instruction.payee_id = instructed.payee_id AND instruction.number = instructed.instruction
    AND instruction.state = 'built'
JOIN incentives_instalment AS first_one
    ON first_one.applicant_id = wanted.applicant_id AND first_one.award = wanted.award AND first_one.number = 1
JOIN training_certificate AS certificate
    ON certificate.applicant_id = first_one.applicant_id AND certificate.purchase = first_one.purchase
WHERE certificate.withdrawn_at IS NOT NULL
ORDER BY instruction.batch_id, instruction.payee_id, instruction.number
