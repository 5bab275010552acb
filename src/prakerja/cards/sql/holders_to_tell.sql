-- How these are reached, and in which language; nothing of whoever closed their account.
-- reads: accounts_account, profile_phone
SELECT wanted.applicant_id, account.email, account.full_name, account.language, phone.sealed_number
FROM {wanted} AS wanted (applicant_id)
-- Each is asked for by key: as one question about ten thousand, everybody's account and telephone were read.
CROSS JOIN LATERAL (
    SELECT one.email, one.full_name, one.language FROM accounts_account AS one WHERE one.id = wanted.applicant_id OFFSET 0
) AS account
LEFT JOIN LATERAL (
    SELECT one.sealed_number FROM profile_phone AS one WHERE %(by_sms)s::bool AND one.applicant_id = wanted.applicant_id OFFSET 0
) AS phone ON true
ORDER BY wanted.applicant_id
