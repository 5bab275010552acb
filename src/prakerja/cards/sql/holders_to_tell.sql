-- How these are reached, and in which language; nothing of whoever closed their account.
-- reads: accounts_account, profile_phone
SELECT account.id, account.email, account.full_name, account.language, phone.sealed_number
FROM unnest(%(applicants)s::uuid[]) AS wanted (applicant_id)
JOIN accounts_account AS account ON account.id = wanted.applicant_id
LEFT JOIN profile_phone AS phone ON %(by_sms)s AND phone.applicant_id = wanted.applicant_id
ORDER BY account.id
