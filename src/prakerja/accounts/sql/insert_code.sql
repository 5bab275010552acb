-- A code under the key of the page that asked for it; the same page sent twice adds nothing and returns no row.
INSERT INTO accounts_emailcode (
    id, purpose, email, language, account_id, is_hollow, round, tries, sent_at, expires_at
)
VALUES (
    %(id)s, %(purpose)s, %(email)s, %(language)s, %(account_id)s, %(is_hollow)s, 1, 0, %(sent_at)s, %(expires_at)s
)
ON CONFLICT (id) DO NOTHING
RETURNING id
