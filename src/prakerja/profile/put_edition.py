"""The text that is signed, kept once for everybody who signs it. Part of the verb that signs."""

from prakerja.profile.declaration_text import DeclarationText
from prakerja.profile.models import DeclarationEdition


def put_edition(text: DeclarationText, *, language: str) -> None:
    """The edition stands in its table; the first one who signs it puts it there."""
    edition = DeclarationEdition(
        version=text.version,
        language=language,
        text_sha256=text.sha256(language),
        statements=[one.name for one in text.statements],
    )
    DeclarationEdition.objects.bulk_create([edition], ignore_conflicts=True)
