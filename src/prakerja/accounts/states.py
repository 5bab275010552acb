"""What a code is for."""

from django.db.models import TextChoices


class CodePurpose(TextChoices):
    #: Shows that the address of a sign-up is theirs; an account follows.
    CONFIRM = "confirm"
    SIGN_IN = "sign_in"
    RESET = "reset"
