"""What proves that a course was finished, to anybody."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID4

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.training.querysets import CertificateQuerySet


class Certificate(models.Model):
    """What anybody can check by the code that stands on it."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    code = models.UUIDField(db_default=UUID4())
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    #: By its name in `certificates/reasons.py`, whose words its page says.
    withdrawn_for = models.CharField(max_length=24, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_for="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for="")),
                name="a_certificate_is_withdrawn_for_a_reason",
            )
        ]


class CertificateCode(AppendOnly):
    """Where the code on a certificate leads to."""

    code = models.UUIDField(primary_key=True)
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()


class Badge(models.Model):
    """A certificate as a signed credential that its holder hands on. Made for those alone who have asked for theirs."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    #: It names its holder. The worker has the key to sign with, and the pages have not.
    sealed_token = SealedField(Purpose.BADGE, row="purchase", is_later=True)
    signed_at = models.DateTimeField(null=True)

    token = Opened(sealed_token)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, sealed_token__isnull=True)
                | Q(signed_at__isnull=False, sealed_token__isnull=False),
                name="a_signed_badge_has_its_moment",
            )
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(signed_at__isnull=True), name="badges_to_be_signed"),
        ]
