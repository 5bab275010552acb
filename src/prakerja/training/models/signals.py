"""What looks like fraud, and by what it was seen."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField, digest_or_none
from prakerja.kit.purpose import Purpose
from prakerja.training.signals.querysets import SignalQuerySet
from prakerja.training.signals.states import SignalKind, SignalState


class PresenceTrace(models.Model):
    """From where presence was confirmed: enough to see that two are from the same place, and forgotten within days."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "sequence")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    course_id = models.BigIntegerField()
    network = DigestField(Purpose.PRESENCE_NETWORK, runs_out=True)
    #: Of the browser's own key; none where it keeps none.
    device = digest_or_none(Purpose.PRESENCE_DEVICE, runs_out=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="traces_of_presence_by_time")]


class Signal(models.Model):
    """Something of a course looks like fraud. It holds what was earned, and decides nothing."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    course = models.ForeignKey("training.Course", on_delete=models.PROTECT, related_name="signals", db_index=False)
    kind = models.CharField(max_length=20, choices=SignalKind)
    #: Which of this kind it is of the course: the day, the price; never whose.
    about = models.CharField(max_length=60)
    #: What was counted, and from where on it is a signal: whole numbers by their names in `words/signals.py`.
    facts = models.JSONField()
    state = models.CharField(max_length=9, choices=SignalState, default=SignalState.OPEN)
    found_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)
    #: What the office wrote.
    reason = models.CharField(max_length=1_000, blank=True)

    objects = SignalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "kind", "about"], name="a_signal_is_found_once"),
            models.CheckConstraint(condition=Q(kind__in=SignalKind.values), name="signal_is_of_a_known_kind"),
            models.CheckConstraint(condition=Q(state__in=SignalState.values), name="signal_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=SignalState.OPEN, judged_at__isnull=True)
                | (~Q(state=SignalState.OPEN) & Q(judged_at__isnull=False)),
                name="a_judged_signal_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["state", "-found_at", "-id"], name="signals_by_state")]


class SignalledPurchase(AppendOnly):
    """What a signal is about, and holds."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "signal")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="purchases")
