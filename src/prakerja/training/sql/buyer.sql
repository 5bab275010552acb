-- What a purchase asks of its buyer, whose card is locked.
-- reads: accounts_account, cards_wavebudget, identity_identity, ledger_balance, profile_particulars, waves_wave
SELECT
    account.full_name AS name,
    identity.birth_date AS born,
    (SELECT one.education FROM profile_particulars AS one WHERE one.applicant_id = account.id) AS education,
    coalesce(
        (SELECT one.amount FROM ledger_balance AS one WHERE one.of = account.id AND one.kind = %(balance)s::smallint), 0
    ) AS balance,
    EXISTS (
        SELECT FROM training_purchase AS one WHERE one.applicant_id = account.id AND one.state = ANY (%(unfinished)s::text[])
    ) AS has_unfinished,
    (SELECT coalesce(max(one.number), 0) FROM training_purchase AS one WHERE one.applicant_id = account.id) AS last_number,
    budget.year_id AS year,
    wave.number AS wave,
    wave.scheme
FROM accounts_account AS account
JOIN identity_identity AS identity ON identity.applicant_id = account.id
JOIN cards_wavebudget AS budget ON budget.wave_id = %(wave_id)s::bigint
JOIN waves_wave AS wave ON wave.id = budget.wave_id
WHERE account.id = %(applicant_id)s
