"""Django's form of the local blocklist. Its words are given at the entrance, by the code."""

from django.core.exceptions import ValidationError

from prakerja.accounts.local_passwords import is_local_favourite


class LocalFavouritesValidator:
    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002  Django hands it over
        if is_local_favourite(password):
            raise ValidationError("too common", code="password_too_common")

    def get_help_text(self) -> str:
        return ""
