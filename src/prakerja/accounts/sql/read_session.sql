-- A running session together with the account that it belongs to; of a visitor's session no account comes back.
SELECT
    session.data AS session_data,
    session.touched_at AS session_touched_at,
    session.begun_at AS session_begun_at,
    session.confirmed_at AS session_confirmed_at,
    session.browser AS session_browser,
    session.expires_at AS session_expires_at,
    session.is_replaced AS session_is_replaced,
    account.password,
    account.last_login,
    account.id,
    account.email,
    account.full_name,
    account.language,
    account.terms_version,
    account.terms_agreed_at,
    account.kind,
    account.is_active,
    account.created_at,
    account.session_epoch
FROM accounts_session AS session
LEFT JOIN accounts_account AS account ON account.id = session.account_id
WHERE session.account_id = %(account_id)s AND session.digest = %(digest)s AND session.expires_at > %(now)s
