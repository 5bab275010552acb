"""The log's own keys, from outside the database: whoever owns the database alone cannot sign for the log."""

from django.conf import settings

from prakerja.publog.key_changes import hand_over
from prakerja.publog.signed_note import NoteKey, public_key_of


def log_keys() -> list[NoteKey]:
    """The newest first: the only one, but while a new key takes over. None where only pages are served."""
    return [public_key_of(settings.LOG_NAME, secret) for secret in log_secrets()]


def log_secrets() -> list[bytes]:
    return [bytes.fromhex(secret) for secret in settings.LOG_KEYS.split(",") if secret]


def said_of_newest_key() -> dict[str, str]:
    """Signed by the key before it, where there is one."""
    newest, *before = log_keys()
    if not before:
        return {"key": str(newest)}
    return hand_over(newest, before=before[0], secret=log_secrets()[1])
