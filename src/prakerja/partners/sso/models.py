"""Partners that sign people in, whom, and the codes and tokens of that. Codes and tokens are known by digests alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID4, UUID7

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField
from prakerja.kit.purpose import Purpose
from prakerja.partners.states import AddressUse, Ended, TicketKind


class SignInClient(models.Model):
    """A partner that may sign people in; two officers have decided it, and what it may ever ask for."""

    partner_id = models.UUIDField(primary_key=True)
    scopes = ArrayField(models.CharField(max_length=10))
    registered_at = models.DateTimeField()


class SignInAddress(models.Model):
    """Where people are led back to, and where the partner's own sign-in is; sign for sign."""

    pk = models.CompositePrimaryKey("partner_id", "use", "address")
    partner_id = models.UUIDField()
    use = models.CharField(max_length=8, choices=AddressUse)
    address = models.CharField(max_length=500)


class SignInLink(models.Model):
    """Somebody signs in with a partner. Whoever changes what lies between the two holds this row."""

    pk = models.CompositePrimaryKey("applicant_id", "partner_id")
    applicant_id = models.UUIDField()
    partner_id = models.UUIDField()
    #: By which this partner knows them, and no other does: drawn by chance, and kept when a consent ends.
    subject = models.UUIDField(db_default=UUID4())
    #: Of the last consent; 0: none was ever given.
    consent = models.PositiveSmallIntegerField(default=0)
    #: What they have agreed to hand over; empty: nothing, or no more.
    scopes = ArrayField(models.CharField(max_length=10), default=list)
    text_version = models.CharField(max_length=10, blank=True)
    since = models.DateTimeField(null=True)


class SignInConsent(AppendOnly):
    """Each time that somebody agreed, and to what; without scopes they have taken it back."""

    pk = models.CompositePrimaryKey("applicant_id", "partner_id", "number")
    applicant_id = models.UUIDField()
    partner_id = models.UUIDField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    scopes = ArrayField(models.CharField(max_length=10))
    #: Of the page that they read.
    text_version = models.CharField(max_length=10)
    at = models.DateTimeField()


class SignInGrant(models.Model):
    """One signing in: its code, and all tokens that came of it. Where it has ended, none of them opens anything."""

    pk = models.CompositePrimaryKey("applicant_id", "id")
    applicant_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    partner_id = models.UUIDField()
    scopes = ArrayField(models.CharField(max_length=10))
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_for = models.CharField(max_length=10, choices=Ended, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_for="") | (Q(ended_at__isnull=False) & ~Q(ended_for="")),
                name="a_grant_ends_for_a_reason",
            )
        ]
        indexes = [
            models.Index(fields=["partner_id"], condition=Q(ended_at__isnull=True), name="open_grants_of_a_partner")
        ]


class SignInTicket(models.Model):
    """A code, an access token or a refresh token."""

    digest = DigestField(Purpose.SIGN_IN, primary_key=True, runs_out=True)
    kind = models.CharField(max_length=7, choices=TicketKind)
    applicant_id = models.UUIDField()
    grant_id = models.UUIDField()
    partner_id = models.UUIDField()
    #: Of a code: where it was led to.
    redirect_address = models.CharField(max_length=500, blank=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    #: A code and a refresh token are used once.
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="sign_in_tickets_by_end")]
