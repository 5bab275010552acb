-- The newest award of one applicant with its card, if that is there, what is on it, and its life: in one statement.
-- reads: ledger_balance, profile_particulars, screening_recipient, waves_wave
SELECT
    recipient.award,
    wave.number AS wave,
    wave.scheme,
    particulars.domicile_regency AS regency,
    card.state,
    card.last_four,
    card.letter,
    card.awarded_at,
    card.buys_until,
    card.held_since,
    card.held_for,
    balance.amount AS balance,
    claim.amount AS owed,
    ARRAY (
        SELECT jsonb_build_array(move.state, move.reason, move.at, move.effective_on)
        FROM cards_cardmove AS move
        WHERE move.applicant_id = card.applicant_id AND move.award = card.award
        ORDER BY move.number DESC
    ) AS moves,
    (
        SELECT max(objection.number)
        FROM cards_objection AS objection
        WHERE objection.applicant_id = card.applicant_id AND objection.award = card.award
    ) AS objected
FROM screening_recipient AS recipient
JOIN waves_wave AS wave ON wave.id = recipient.wave_id
LEFT JOIN cards_card AS card ON card.applicant_id = recipient.applicant_id AND card.award = recipient.award
LEFT JOIN ledger_balance AS balance ON balance.of = recipient.applicant_id AND balance.kind = %(training_balance)s
-- Whichever of their awards it comes from.
LEFT JOIN ledger_balance AS claim ON claim.of = recipient.applicant_id AND claim.kind = %(claim)s
LEFT JOIN profile_particulars AS particulars ON particulars.applicant_id = recipient.applicant_id
WHERE recipient.applicant_id = %(applicant_id)s
ORDER BY recipient.award DESC
LIMIT 1
