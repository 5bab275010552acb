-- A running session together with the account that it belongs to; of a visitor's session no account comes back.
SELECT session.data AS session_data, session.touched_at AS session_touched_at, account.*
FROM accounts_session AS session
LEFT JOIN accounts_account AS account ON account.id = session.account_id
WHERE session.account_id = %(account_id)s AND session.digest = %(digest)s AND session.expires_at > %(now)s
