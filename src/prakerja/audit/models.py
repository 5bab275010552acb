"""The audit's tables. No foreign keys: the trail neither blocks nor vanishes with the rows it speaks of."""

from django.db import models

from prakerja.kit.append_only import AppendOnly


class Event(AppendOnly):
    """Somebody did something to something, for a reason."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    #: `step.thing.action`, e.g. `waves.wave.joined`.
    name = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    #: The applicant whom it concerns, when there is one: their own access log is read by this.
    applicant_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    #: Facts that the event needs to be understood later; never a NIK, a phone number or an address.
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["applicant_id", "id"], name="audit_events_of_an_applicant"),
            models.Index(fields=["subject_type", "subject_id", "id"], name="audit_events_of_a_subject"),
        ]


class Seal(AppendOnly):
    """A batch of events closed into the chain: its hash covers the events and the seal before it."""

    first_event_id = models.BigIntegerField(unique=True)
    last_event_id = models.BigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_event_id__gte=models.F("first_event_id")), name="seal_covers_at_least_one_event"
            )
        ]
