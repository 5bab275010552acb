"""Partners, whose they are, who works for them, by what they sign, what they have asked. Small, but for the calls."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7

from prakerja.kit.constraints import is_clean_line
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.partners.sso.models import (
    SignInAddress,
    SignInClient,
    SignInConsent,
    SignInGrant,
    SignInLink,
    SignInTicket,
)
from prakerja.partners.states import PartnerKind, PartnerRole
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook, WebhookSecret

__all__ = [
    "Call",
    "Delivery",
    "Partner",
    "PartnerEvent",
    "PartnerKey",
    "PartnerMember",
    "PartnerOwner",
    "RedirectAddress",
    "SignInAddress",
    "SignInClient",
    "SignInConsent",
    "SignInGrant",
    "SignInLink",
    "SignInTicket",
    "Webhook",
    "WebhookSecret",
]

_LONGEST_ADDRESS = 500


class Partner(models.Model):
    """A platform or an institution. Who does both is two partners, and owned by the same."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    #: By which it names itself in every call; it never changes.
    client_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=11, choices=PartnerKind)
    name = models.CharField(max_length=120)
    #: Nomor induk berusaha, thirteen digits: by it others name it as their owner.
    business_number = models.CharField(max_length=13)
    #: Its calls are refused since; what was bought is not undone by that.
    suspended_at = models.DateTimeField(null=True)
    admitted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client_code"], name="a_client_code_is_one_partners"),
            models.CheckConstraint(condition=Q(kind__in=PartnerKind.values), name="partner_kind_is_a_known_kind"),
            models.CheckConstraint(condition=Q(client_code__regex=r"^[!-~]{3,40}$"), name="client_code_can_be_typed"),
            models.CheckConstraint(condition=is_clean_line("name"), name="partner_name_is_a_line_that_is_seen"),
            models.CheckConstraint(
                condition=Q(business_number__regex=r"^[0-9]{13}$"), name="business_number_has_13_digits"
            ),
        ]


class PartnerOwner(models.Model):
    """Who owns a partner. Whoever is owned by the same is affiliated with it, and sells nothing of it."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="owners", db_index=False)
    business_number = models.CharField(max_length=13)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "business_number"], name="an_owner_stands_once"),
            models.CheckConstraint(condition=Q(business_number__regex=r"^[0-9]{13}$"), name="owner_has_13_digits"),
        ]


class PartnerKey(models.Model):
    """What a partner signs with. Two are valid while one replaces the other."""

    pk = models.CompositePrimaryKey("partner_id", "number")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="keys", db_index=False)
    #: From 1.
    number = models.PositiveSmallIntegerField()
    sealed_sign_key = SealedField(Purpose.SIGN_KEY, owner="partner_id", row="number")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    sign_key = Opened(sealed_sign_key)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="a_key_is_valid_for_a_while",
            )
        ]


class RedirectAddress(models.Model):
    """Where an institution may have its participants led back to; nowhere else are they led."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="redirect_addresses", db_index=False)
    address = models.CharField(max_length=_LONGEST_ADDRESS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "address"], name="a_redirect_address_stands_once")]


class PartnerMember(models.Model):
    """Somebody works for a partner, and signs in here. By account, and without a foreign key: the ground knows no step.

    One row a person: who works for two partners has two accounts.
    """

    account_id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="members")
    role = models.CharField(max_length=6, choices=PartnerRole)
    since = models.DateTimeField()
    #: They are let in no more since.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=PartnerRole.values), name="a_member_holds_a_known_role"),
        ]


class Call(models.Model):
    """What a partner has asked, and how it ended; never what was in it. Kept for ninety days."""

    pk = models.CompositePrimaryKey("partner_id", "id")
    partner_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    #: The path below `/api/`.
    endpoint = models.CharField(max_length=60)
    status = models.PositiveSmallIntegerField()
    #: The error's code; empty where it went well.
    error = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    #: From the whole request to the answer.
    microseconds = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["partner_id", "at"], name="calls_of_a_partner_by_time"),
            # Added in the order of time, and looked for by it once a night.
            BrinIndex(fields=["at"], name="calls_by_time"),
        ]


class UsedNonce(models.Model):
    """A call of v2 was signed with it: no other of its partner is, as long as its timestamp is in time."""

    pk = models.CompositePrimaryKey("partner_id", "nonce")
    partner_id = models.UUIDField()
    nonce = models.CharField(max_length=64)
    kept_until = models.DateTimeField()

    class Meta:
        indexes = [BrinIndex(fields=["kept_until"], name="nonces_by_time")]
