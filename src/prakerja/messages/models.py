"""The outbox: one row per message, written in the transaction that needs it said."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import UUID7

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.messages.querysets import MessageQuerySet
from prakerja.messages.states import Channel, MessageState


class Message(models.Model):
    """Something to be told to one person over one channel. Address and words are sealed."""

    pk = models.CompositePrimaryKey("owner_id", "id")
    #: The applicant; where there is no account yet, a value that is always the same for this address (`owner.py`).
    owner_id = models.UUIDField()
    id = models.UUIDField(db_default=UUID7())
    channel = models.CharField(max_length=5, choices=Channel)
    #: Name of the text in `texts/`, e.g. `confirm_email`.
    text = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    sealed_address = SealedField(Purpose.MESSAGE, owner="owner_id", row="id")
    #: What the text needs, as sealed JSON; emptied once nothing more will be sent.
    sealed_words = SealedField(Purpose.MESSAGE_WORDS, owner="owner_id", row="id")
    state = models.CharField(max_length=9, default=MessageState.QUEUED)
    created_at = models.DateTimeField()
    #: After this moment it is of no use (a code has run out); it is dropped instead of sent late.
    useful_until = models.DateTimeField(null=True)
    #: Nobody wants to hear it before: it waits for the morning of its reader (`ask_again.py`).
    not_before = models.DateTimeField(null=True)
    #: The SMS gateway to try first; the other one follows when it fails.
    gateway = models.CharField(max_length=8, blank=True)
    provider_ref = models.CharField(max_length=80, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    #: Why it failed, in the gateway's code; never its free text, which may repeat the address.
    failure = models.CharField(max_length=80, blank=True)
    #: The same thing is told once: result of wave 12 to applicant X over SMS.
    once_key = models.CharField(max_length=120, null=True)  # noqa: DJ001  many have none

    address = Opened(sealed_address)
    words_as_json = Opened(sealed_words)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="message_state_is_a_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=False) | ~models.Q(state__in=["sent", "delivered"]),
                name="message_that_went_out_has_its_time",
            ),
            models.UniqueConstraint(
                fields=["owner_id", "once_key"],
                condition=models.Q(once_key__isnull=False),
                name="the_same_thing_is_told_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(state=MessageState.QUEUED), name="messages_still_queued"
            ),
            # How many of a mailing are in the outbox is asked by the beginning of their key.
            models.Index(
                OpClass("once_key", name="varchar_pattern_ops"),
                condition=models.Q(once_key__isnull=False),
                name="messages_by_what_they_tell",
            ),
        ]


class DeliveryReport(models.Model):
    """What a gateway says became of one SMS, and which message it speaks of; whichever is known first makes the row.

    A report may come before we noted the sending, or never.
    """

    pk = models.CompositePrimaryKey("gateway", "reference")
    gateway = models.CharField(max_length=8)
    reference = models.CharField(max_length=80)
    #: The message, once its sending is noted.
    owner_id = models.UUIDField(null=True)
    message_id = models.UUIDField(null=True)
    #: The first final word, once it is here. True: on the handset. False: it never will be.
    delivered = models.BooleanField(null=True)
    code = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(delivered__isnull=True, received_at__isnull=True)
                | models.Q(delivered__isnull=False, received_at__isnull=False),
                name="delivery_report_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(owner_id__isnull=True, message_id__isnull=True)
                | models.Q(owner_id__isnull=False, message_id__isnull=False),
                name="delivery_report_names_a_whole_message",
            ),
        ]
