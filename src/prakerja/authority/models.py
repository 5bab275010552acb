"""The members of the programme office. By account, and without a foreign key to it: the ground knows no step."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from prakerja.authority.querysets import MemberQuerySet
from prakerja.authority.roles import Role


class Member(models.Model):
    """What one person of the office is: one row a person, so that the database can refuse what must not meet."""

    account_id = models.UUIDField(primary_key=True)
    #: Empty: no longer in the office.
    roles = ArrayField(models.CharField(max_length=20))
    changed_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=Role.values), name="a_member_holds_known_roles_only"
            ),
            models.CheckConstraint(
                condition=~Q(roles__contains=[Role.CUSTODIAN]) | Q(roles=[Role.CUSTODIAN]),
                name="a_custodian_is_from_outside_the_office",
            ),
            models.CheckConstraint(
                condition=~Q(roles__contains=[Role.REVIEWER, Role.AUDITOR]), name="no_reviewer_audits_reviews"
            ),
        ]
