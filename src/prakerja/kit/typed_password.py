"""A password as people type and paste it, in the one spelling in which it is measured, compared and hashed. Pure."""

from unicodedata import normalize

from prakerja.kit.unseen import seen


def read_password(typed: str) -> str:
    """Letters composed, every space the same, capitals kept, as RFC 8265 has it (OpaqueString).

    What nobody sees is left away and not refused, and so are spaces at the ends: they come with a paste, and nobody
    would type them again. Nothing may be left: spaces alone are no password.
    """
    return normalize("NFC", seen(typed)).strip()
