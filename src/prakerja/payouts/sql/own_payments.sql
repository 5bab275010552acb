-- Whatever one applicant has earned or was asked to answer, with each instruction that has carried it, how its card and their
-- account stand, in one statement: a row for each due and each of its instructions, one where there is none.
-- reads: cards_card, cards_cardmove, cards_wavebudget, incentives_instalment, incentives_survey, training_certificate, waves_wave
WITH due AS (
    SELECT
        'instalment' AS kind, applicant_id, award, number, amount, due_on, state, NULL::timestamptz AS handed_in_at, fell_due_at,
        settled_at, purchase
    FROM incentives_instalment
    WHERE applicant_id = %(applicant_id)s
    UNION ALL
    SELECT
        'survey', survey.applicant_id, survey.award, survey.number, survey.amount, survey.open_until, survey.state,
        survey.handed_in_at, survey.fell_due_at, survey.settled_at, first_one.purchase
    FROM incentives_survey AS survey
    LEFT JOIN incentives_instalment AS first_one
        ON first_one.applicant_id = survey.applicant_id AND first_one.award = survey.award AND first_one.number = 1
    WHERE survey.applicant_id = %(applicant_id)s
)
SELECT
    due.award, due.kind, due.number, due.amount, due.due_on, due.state, due.handed_in_at, due.settled_at,
    wave.scheme, budget.year_id, card.state AS card_state, card.held_for,
    EXISTS (
        SELECT FROM training_certificate AS certificate
        WHERE certificate.applicant_id = due.applicant_id
          AND certificate.purchase = due.purchase
          AND certificate.withdrawn_at IS NULL
    ) AS is_certified,
    card.state IN ('annulled', 'deceased') OR EXISTS (
        SELECT FROM cards_cardmove AS ended
        WHERE card.state = 'revoked'
          AND ended.applicant_id = card.applicant_id
          AND ended.award = card.award
          AND ended.reason = ANY(%(of_entitlement)s::text[])
          AND ended.number = card.moves
          AND ended.effective_on <= (due.fell_due_at AT TIME ZONE 'Asia/Jakarta')::date
    ) AS is_gone,
    linked.number AS linked, linked.usable_from, newest.state AS newest,
    instruction.number AS instruction, instruction.reference, instruction.state AS instruction_state,
    instruction.amount AS instructed, instruction.account, instruction.moved_at, instruction.next_at, instruction.code,
    instruction.bank_reference, instruction.removed_for, instruction.let_go_at, batch.state AS batch_state, batch.pays_on,
    batch.arrives_by,
    paid_into.house, paid_into.sealed_account_number
FROM due
JOIN cards_card AS card ON card.applicant_id = due.applicant_id AND card.award = due.award
JOIN waves_wave AS wave ON wave.id = card.wave_id
JOIN cards_wavebudget AS budget ON budget.wave_id = card.wave_id
LEFT JOIN payouts_linkedaccount AS linked ON linked.applicant_id = due.applicant_id AND linked.state = 'linked'
LEFT JOIN LATERAL (
    SELECT account.state
    FROM payouts_linkedaccount AS account
    WHERE account.applicant_id = due.applicant_id
    ORDER BY account.number DESC
    LIMIT 1
) AS newest ON true
LEFT JOIN payouts_instructeddue AS instructed
    ON instructed.payee_id = due.applicant_id AND instructed.kind = due.kind AND instructed.award = due.award
    AND instructed.number = due.number
LEFT JOIN payouts_instruction AS instruction
    ON instruction.payee_id = instructed.payee_id AND instruction.number = instructed.instruction
LEFT JOIN payouts_batch AS batch ON batch.id = instruction.batch_id
LEFT JOIN payouts_linkedaccount AS paid_into
    ON paid_into.applicant_id = instruction.payee_id AND paid_into.number = instruction.account
ORDER BY due.award DESC, due.kind, due.number, instruction.number
