-- Of these instructions, whose cards are locked and screened: those that may not be paid any more, and why.
-- reads: cards_card
SELECT instruction.payee_id, instruction.number,
    CASE
        WHEN card.held_since IS NOT NULL OR card.state IN ('annulled', 'deceased') THEN %(barred)s::text
        ELSE %(account_changed)s::text
    END AS why
FROM unnest(%(payees)s::uuid[], %(numbers)s::integer[], %(awards)s::smallint[]) AS wanted (payee_id, number, award)
JOIN payouts_instruction AS instruction
    ON instruction.payee_id = wanted.payee_id AND instruction.number = wanted.number
JOIN cards_card AS card ON card.applicant_id = wanted.payee_id AND card.award = wanted.award
LEFT JOIN payouts_linkedaccount AS account
    ON account.applicant_id = instruction.payee_id AND account.number = instruction.account AND account.state = 'linked'
WHERE card.held_since IS NOT NULL OR card.state IN ('annulled', 'deceased') OR account.applicant_id IS NULL
ORDER BY instruction.payee_id, instruction.number
