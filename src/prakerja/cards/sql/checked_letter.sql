-- What whoever holds a letter may know: of whom it speaks, and how the card stands now.
-- reads: accounts_account, waves_wave
SELECT
    account.full_name,
    wave.number AS wave,
    card.awarded_at,
    card.state,
    card.held_since,
    move.at AS moved_at
FROM cards_awardletter AS letter
JOIN cards_card AS card ON card.applicant_id = letter.applicant_id AND card.award = letter.award
JOIN waves_wave AS wave ON wave.id = card.wave_id
LEFT JOIN accounts_account AS account ON account.id = letter.applicant_id
LEFT JOIN cards_cardmove AS move
    ON move.applicant_id = card.applicant_id AND move.award = card.award AND move.number = card.moves
WHERE letter.code = %(code)s
