-- The next recipients of a wave, and how they are reached; null where nobody is left to write to.
-- reads: accounts_account, screening_recipient
SELECT recipient.applicant_id, recipient.award, account.email, account.full_name, account.language
FROM screening_recipient AS recipient
LEFT JOIN accounts_account AS account ON account.id = recipient.applicant_id
WHERE recipient.wave_id = %(wave_id)s AND recipient.applicant_id > %(after)s
ORDER BY recipient.applicant_id
LIMIT %(limit)s
