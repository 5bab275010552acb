"""The audit's tables. No foreign keys: the trail neither blocks nor vanishes with the rows it speaks of."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import UUID7, Cast

from prakerja.kit.append_only import AppendOnly


class Event(AppendOnly):
    """Somebody did something to something, for a reason."""

    pk = models.CompositePrimaryKey("owner_id", "id")
    #: Whose trail it stands in (owner.py); their own access log is read by this.
    owner_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    #: The transaction that wrote it. Seals go by this: when one has ended is known, and no number is counted for it.
    transaction_id = models.BigIntegerField(
        db_default=Cast(Cast(models.Func(function="pg_current_xact_id"), models.TextField()), models.BigIntegerField())
    )
    at = models.DateTimeField()
    #: `step.thing.action`, e.g. `waves.wave.joined`.
    name = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    subject_type = models.CharField(max_length=60)
    #: The subject's key; the parts of one that has several are joined by colons.
    subject_id = models.CharField(max_length=120)
    reason = models.TextField(blank=True)
    #: Facts that the event needs to be understood later; never a NIK, a phone number or an address.
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="audit_events_of_a_subject"),
            # What the office did, as one list: a small part of all.
            models.Index(fields=["id"], condition=models.Q(actor_kind="staff"), name="audit_events_of_the_office"),
            # Rows come in the order of their transactions, or nearly: a few bytes for each megabyte find them again.
            BrinIndex(fields=["transaction_id"], name="audit_events_of_transactions", autosummarize=True),
        ]


class Seal(AppendOnly):
    """The events of some transactions closed into the chain: its hash covers them and the seal before it."""

    #: It covers the events of transactions from this one, where the seal before ended, …
    from_transaction = models.BigIntegerField(unique=True)
    #: … up to this one, which it does not cover.
    to_transaction = models.BigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    events = models.PositiveIntegerField()
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_transaction__gt=models.F("from_transaction")),
                name="seal_ends_after_its_beginning",
            ),
            models.CheckConstraint(condition=models.Q(events__gt=0), name="seal_covers_at_least_one_event"),
        ]


class SecurityCount(models.Model):
    """How often something of a kind happened since the programme began (`security.py`), on several rows a kind."""

    pk = models.CompositePrimaryKey("kind", "share")
    kind = models.CharField(max_length=30)
    share = models.PositiveSmallIntegerField()
    times = models.BigIntegerField()


class Suspicion(models.Model):
    """How often something of a kind happened to somebody, and how much of it the audit has been told.

    A flood fills one row, and the audit hears of it once an hour.
    """

    pk = models.CompositePrimaryKey("subject", "kind")
    #: An account; or what stands for an address that has none, so that both leave the same behind.
    subject = models.UUIDField()
    kind = models.CharField(max_length=30)
    times = models.BigIntegerField()
    told = models.BigIntegerField()
    told_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["last_at"], condition=models.Q(times__gt=models.F("told")), name="suspicions_to_tell"),
        ]
