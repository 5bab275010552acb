"""The roles of the programme office, and which of them must not meet in one person."""

from collections.abc import Collection
from typing import Final

from django.db.models import TextChoices


class Role(TextChoices):
    #: Plans waves; proposes and confirms the decisive acts (never both for the same one).
    OFFICER = "officer"
    #: Looks at doubtful identities and photos, side by side.
    REVIEWER = "reviewer"
    #: Holds one of the secrets that make the seed of a draw.
    CUSTODIAN = "custodian"
    #: Looks at courses against the checklist; two of them let one in.
    CURATOR = "curator"
    #: Reads everything, changes nothing.
    AUDITOR = "auditor"


#: A custodian is from outside the office; who decides about people does not audit how they were decided about.
NEVER_TOGETHER: Final = (
    (Role.OFFICER, Role.CUSTODIAN),
    (Role.REVIEWER, Role.CUSTODIAN),
    (Role.AUDITOR, Role.CUSTODIAN),
    (Role.REVIEWER, Role.AUDITOR),
    (Role.CURATOR, Role.CUSTODIAN),
)


def never_together(roles: Collection[str]) -> list[tuple[Role, Role]]:
    """The pairs among these roles that one person may not hold."""
    return [pair for pair in NEVER_TOGETHER if set(pair) <= set(roles)]
