"""The outbox: one row per message, written in the transaction that needs it said."""

from django.db import models
from django.db.models.functions import UUID7

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.messages.states import Channel, MessageState


class Message(models.Model):
    """Something to be told to one person over one channel. Address and words are sealed."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    channel = models.CharField(max_length=5, choices=Channel)
    #: Name of the text in `texts/`, e.g. `confirm_email`.
    text = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    sealed_address = SealedField(Purpose.MESSAGE)
    #: What the text needs, as sealed JSON; emptied once nothing more will be sent.
    sealed_words = SealedField(Purpose.MESSAGE)
    applicant_id = models.UUIDField(null=True)
    state = models.CharField(max_length=9, default=MessageState.QUEUED)
    created_at = models.DateTimeField()
    #: After this moment it is of no use (a code has run out); it is dropped instead of sent late.
    useful_until = models.DateTimeField(null=True)
    #: The SMS gateway to try first; the other one follows when it fails.
    gateway = models.CharField(max_length=8, blank=True)
    provider_ref = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    #: Why it failed, in the gateway's code; never its free text, which may repeat the address.
    failure = models.CharField(max_length=80, blank=True)
    #: The same thing is told once: result of wave 12 to applicant X over SMS.
    once_key = models.CharField(max_length=120, null=True, unique=True)  # noqa: DJ001  many have none

    address = Opened(sealed_address)
    words_as_json = Opened(sealed_words)

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
                fields=["gateway", "provider_ref"],
                condition=~models.Q(provider_ref=""),
                name="a_gateway_gives_each_reference_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(state=MessageState.QUEUED), name="messages_still_queued"
            ),
            models.Index(fields=["applicant_id", "-created_at"], name="messages_of_an_applicant"),
        ]


class Receipt(models.Model):
    """A gateway's final word on one SMS; kept even when it comes before we noted the sending."""

    gateway = models.CharField(max_length=8)
    provider_ref = models.CharField(max_length=80)
    delivered = models.BooleanField()
    code = models.CharField(max_length=40)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gateway", "provider_ref"], name="the_first_final_receipt_counts")
        ]
