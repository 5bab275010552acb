-- The account of an address that was just taken for it.
INSERT INTO accounts_account (
    id, email, full_name, password, language, terms_version, terms_agreed_at, kind, is_active
)
VALUES (
    %(id)s, %(email)s, %(full_name)s, %(password)s, %(language)s, %(terms_version)s, %(terms_agreed_at)s, %(kind)s, true
)
