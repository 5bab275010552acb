"""Whose an account is. It never changes: who is one thing today and another tomorrow has two accounts."""

from collections.abc import Collection
from typing import Final

from django.db.models import TextChoices

from prakerja.authority.roles import Role


class Kind(TextChoices):
    APPLICANT = "applicant"
    #: The programme office: officers, reviewers, auditors.
    OFFICE = "office"
    #: From outside the office: holds a secret of the draw and no other role.
    CUSTODIAN = "custodian"
    #: Works for a platform or an institution (`partners.PartnerMember`), and is nothing else here.
    PARTNER = "partner"


#: They sign in at the office's pages, with a second factor, and apply for nothing.
STAFF_KINDS: Final = (Kind.OFFICE, Kind.CUSTODIAN)
#: What they leave open concerns others: a second factor, and shorter sessions.
GUARDED_KINDS: Final = (*STAFF_KINDS, Kind.PARTNER)


def kind_for(roles: Collection[Role]) -> Kind:
    """Of the account of somebody who is appointed to these roles."""
    return Kind.CUSTODIAN if Role.CUSTODIAN in roles else Kind.OFFICE
