"""What happened to partners, where they want to be told of it, and what came of telling them. Nothing of a person."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.kit.states import MovingQuerySet
from prakerja.partners.webhooks.states import EVENT_MOVES, EventState, WebhookState


class Webhook(models.Model):
    """Where a partner wants to be told, of what, and how that goes."""

    partner_id = models.UUIDField(primary_key=True)
    address = models.CharField(max_length=500)
    kinds = ArrayField(models.CharField(max_length=32))
    state = models.CharField(max_length=7, choices=WebhookState, default=WebhookState.LIVE)
    #: Changed by its partner alone: what came of a try at an earlier address says nothing of this one.
    set_at = models.DateTimeField()
    #: In a row, since something was taken last.
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    #: Until then nobody tries; afterwards one event is tried.
    rests_until = models.DateTimeField(null=True)
    #: It has hung lately: until then it is told from the places of the slow ones.
    slow_until = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=WebhookState.values), name="webhook_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(failures=0, failing_since__isnull=True, rests_until__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
                name="a_webhook_fails_since_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=WebhookState.STOPPED, stopped_at__isnull=False)
                | (~Q(state=WebhookState.STOPPED) & Q(stopped_at__isnull=True)),
                name="a_webhook_was_stopped_at_a_moment",
            ),
        ]


class WebhookSecret(models.Model):
    """What deliveries are signed with. Two are live while one replaces the other."""

    pk = models.CompositePrimaryKey("partner_id", "number")
    partner_id = models.UUIDField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    sealed_secret = SealedField(Purpose.WEBHOOK, owner="partner_id", row="number")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    secret = Opened(sealed_secret)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="a_webhook_secret_is_valid_for_a_while",
            )
        ]


class PartnerEventQuerySet(MovingQuerySet["PartnerEvent", EventState]):
    moves = EVENT_MOVES


class PartnerEvent(models.Model):
    """Something that happened to a partner: written once, with what happened. Kept for thirty days."""

    pk = models.CompositePrimaryKey("partner_id", "id")
    partner_id = models.UUIDField()
    #: By which the partner knows it, however often it is delivered; in the order in which events were written.
    id = models.UUIDField(db_default=UUID7())
    kind = models.CharField(max_length=32)
    #: What it happened to, in words of the step that tells it; nobody outside sees it.
    subject = models.CharField(max_length=80)
    facts = models.JSONField()
    occurred_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=EventState)
    #: In vain, since it was last put on its way.
    tries = models.PositiveSmallIntegerField(default=0)
    #: When it is tried next.
    due_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    objects = PartnerEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner_id", "kind", "subject"], name="a_partner_is_told_once_of_a_thing"),
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="event_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=EventState.WAITING, due_at__isnull=False)
                | (~Q(state=EventState.WAITING) & Q(due_at__isnull=True)),
                name="an_event_is_due_exactly_while_it_waits",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partner_id", "due_at"], condition=Q(state=EventState.WAITING), name="events_to_be_delivered"
            ),
            models.Index(fields=["partner_id", "updated_at", "id"], name="events_of_a_partner_by_change"),
            BrinIndex(fields=["occurred_at"], name="events_by_time"),
        ]


class Delivery(models.Model):
    """One try to deliver an event, and how it ended; never what was answered. Kept for thirty days."""

    pk = models.CompositePrimaryKey("partner_id", "id")
    partner_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    event_id = models.UUIDField()
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    #: Of the answer; none where there was none.
    status = models.PositiveSmallIntegerField(null=True)
    #: Why it was not taken (`connectors/webhooks/failures.py`); empty where it was.
    cause = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["partner_id", "at", "id"], name="deliveries_of_partner_by_time"),
            BrinIndex(fields=["at"], name="deliveries_by_time"),
        ]
