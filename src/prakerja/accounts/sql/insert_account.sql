-- The account of a confirmed address; no row comes back when the address has one already.
INSERT INTO accounts_account (
    email, full_name, password, language, terms_version, terms_agreed_at, is_staff, is_active, is_superuser
)
VALUES (
    %(email)s, %(full_name)s, %(password)s, %(language)s, %(terms_version)s, %(terms_agreed_at)s,
    %(is_staff)s, true, false
)
ON CONFLICT (email) DO NOTHING
RETURNING id
