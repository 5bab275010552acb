-- What whoever holds a letter may know: of whom it speaks, and how the card stands now.
-- reads: accounts_account, waves_wave
SELECT
    account.full_name,
    wave.number AS wave,
    card.awarded_at,
    card.state,
    card.held_since,
    -- Since when it is in this state: a hold, or more time, is a step of its life that leaves it there.
    (
        SELECT min(move.at)
        FROM cards_cardmove AS move
        WHERE move.applicant_id = card.applicant_id AND move.award = card.award AND NOT EXISTS (
            SELECT FROM cards_cardmove AS later
            WHERE later.applicant_id = move.applicant_id AND later.award = move.award AND later.number > move.number
                AND later.state <> card.state
        ) AND move.state = card.state
    ) AS moved_at
FROM cards_awardletter AS letter
JOIN cards_card AS card ON card.applicant_id = letter.applicant_id AND card.award = letter.award
JOIN waves_wave AS wave ON wave.id = card.wave_id
LEFT JOIN accounts_account AS account ON account.id = letter.applicant_id
WHERE letter.code = %(code)s
