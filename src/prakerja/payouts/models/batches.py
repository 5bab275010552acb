"""What is paid together after two people have looked at it, and what became of each payment of it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7

from prakerja.connectors.rails.rail import Rail
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import values_of
from prakerja.payouts.querysets import BatchQuerySet, InstructionQuerySet
from prakerja.payouts.states import BatchState, DueKind, InstructionState, PayeeKind, RemovalReason

_UNRELEASED = [BatchState.BUILDING.value, BatchState.BUILT.value]
_TO_SEND = Q(state=InstructionState.BUILT)
#: What is paid is asked for when its house says so alone: it may have come back.
_TO_ASK = Q(
    state__in=[InstructionState.SENDING, InstructionState.PENDING, InstructionState.UNKNOWN, InstructionState.PAID],
    next_at__isnull=False,
)


class Batch(models.Model):
    """The payments of one night through one bank or wallet, out of the money of one year. Small; one row for all."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    #: In Jakarta: whatever fell due until then is in it.
    due_on = models.DateField()
    #: By the name of its section in the file of houses: whose account pays.
    house = models.CharField(max_length=12)
    payee_kind = models.CharField(max_length=9, choices=PayeeKind)
    year = models.PositiveSmallIntegerField()
    #: The working day on which it is to be sent, and the one by which it has arrived.
    pays_on = models.DateField()
    arrives_by = models.DateField()
    state = models.CharField(max_length=8, choices=BatchState, default=BatchState.BUILDING)
    #: As built: what leaves it later stays counted here.
    items = models.PositiveIntegerField(default=0)
    #: In whole rupiah.
    amount = models.BigIntegerField(default=0)
    #: What was due that night and is in no instruction: by reason, so many people and so much money.
    held_back = models.JSONField(default=dict)
    #: SHA-256 of its lines (`batch_hash.py`), in hex; kept as it was whatever leaves the batch.
    sha256 = models.CharField(max_length=64, blank=True)
    built_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    #: Why it stopped itself: a word of `send`.
    stopped_for = models.CharField(max_length=16, blank=True)
    #: What its house told of its float when it was asked last, before a first send; in whole rupiah.
    float_left = models.BigIntegerField(null=True)
    #: Since when its house is asked for the float, and does not tell it.
    float_untold_since = models.DateTimeField(null=True)
    #: Since when it is sent: the float covered it, or was not told for too long. Asked anew when it goes on.
    sent_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values, payee_kind__in=PayeeKind.values),
                name="batch_has_known_words",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_batch_pays_no_less_than_nothing"),
            models.CheckConstraint(
                condition=Q(state=BatchState.BUILDING, sha256="", built_at__isnull=True)
                | (~Q(state=BatchState.BUILDING) & Q(sha256__regex=r"^[0-9a-f]{64}$", built_at__isnull=False)),
                name="a_built_batch_has_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_UNRELEASED, released_at__isnull=True)
                | Q(state=BatchState.ENDED)
                | (~Q(state__in=_UNRELEASED) & Q(released_at__isnull=False)),
                name="what_is_sent_was_released",
            ),
            models.CheckConstraint(
                condition=(Q(state=BatchState.STOPPED) & ~Q(stopped_for=""))
                | (~Q(state=BatchState.STOPPED) & Q(stopped_for="")),
                name="a_stopped_batch_says_why",
            ),
            models.UniqueConstraint(
                fields=["due_on", "house", "payee_kind", "year"], name="one_batch_of_a_night_and_house"
            ),
        ]


class Instruction(models.Model):
    """One payment to one account under one reference. Another account, or another try, is another instruction."""

    pk = models.CompositePrimaryKey("payee_id", "number")
    #: An applicant, or a partner.
    payee_id = models.UUIDField()
    #: From 1, over all that was ever to be paid to them.
    number = models.PositiveIntegerField()
    payee_kind = models.CharField(max_length=9, choices=PayeeKind)
    #: Made of the key (`sql/add_instructions.sql`), so that it never changes.
    reference = models.CharField(max_length=30)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="instructions", db_index=False)
    #: Whose money it is; null: that of partners.
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False, null=True)
    rail = models.CharField(max_length=9)
    #: Which of the payee's accounts (`LinkedAccount`, or `PartnerAccount`).
    account = models.PositiveSmallIntegerField()
    #: In whole rupiah.
    amount = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=InstructionState, default=InstructionState.BUILT)
    built_at = models.DateTimeField()
    #: Since when it is in this state.
    moved_at = models.DateTimeField()
    #: How often it was sent.
    sendings = models.PositiveSmallIntegerField(default=0)
    #: The first moment to send it again, or to ask what became of it.
    next_at = models.DateTimeField(null=True)
    #: When its house was last asked what became of it.
    asked_at = models.DateTimeField(null=True)
    #: What was answered last: SNAP's seven digits, or empty.
    code = models.CharField(max_length=7, blank=True)
    bank_reference = models.CharField(max_length=64, blank=True)
    #: What the bank or wallet took for it.
    fee = models.BigIntegerField(default=0)
    removed_for = models.CharField(max_length=15, blank=True)
    #: What somebody of the office wrote; empty where a rule did it.
    removal_note = models.CharField(max_length=1_000, blank=True)
    #: Since when two people let its dues be paid again; until then what somebody of the office took out is kept back.
    let_go_at = models.DateTimeField(null=True)

    objects = InstructionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=InstructionState.values, rail__in=values_of(Rail), payee_kind__in=PayeeKind.values
                ),
                name="instruction_has_known_words",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0, fee__gte=0), name="an_instruction_pays_something"),
            models.CheckConstraint(
                condition=Q(state=InstructionState.REMOVED, removed_for__in=values_of(RemovalReason))
                | (~Q(state=InstructionState.REMOVED) & Q(removed_for="")),
                name="what_left_its_batch_says_why",
            ),
            models.CheckConstraint(
                condition=Q(payee_kind=PayeeKind.RECIPIENT, wave__isnull=False)
                | Q(payee_kind=PayeeKind.PARTNER, wave__isnull=True),
                name="a_recipients_money_is_of_a_wave",
            ),
        ]
        indexes = [
            # Page by page, state by state.
            models.Index(fields=["batch", "state", "payee_id", "number"], name="instructions_of_a_batch"),
            # Of six million these few alone are looked for, in this order.
            models.Index(
                "batch",
                F("next_at").asc(nulls_first=True),
                "payee_id",
                condition=_TO_SEND,
                name="instructions_to_send",
            ),
            models.Index(fields=["next_at", "payee_id"], condition=_TO_ASK, name="instructions_to_ask_for"),
            models.Index(
                fields=["batch", "removed_for"],
                condition=Q(state=InstructionState.REMOVED),
                name="instructions_that_left",
            ),
        ]


class InstructedDue(models.Model):
    """Which dues an instruction pays: each is in one that is live, and no more."""

    # In this order it finds the dues of an instruction too, and they need no index of their own.
    pk = models.CompositePrimaryKey("payee_id", "instruction", "kind", "award", "number")
    payee_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=DueKind)
    award = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    #: The number of the payee's instruction.
    instruction = models.PositiveIntegerField()
    #: In whole rupiah.
    amount = models.BigIntegerField()
    #: Until its instruction is refused, removed or returned; what is paid stays so.
    is_live = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DueKind.values, amount__gt=0), name="a_due_is_something"),
            models.UniqueConstraint(
                fields=["payee_id", "kind", "award", "number"],
                condition=Q(is_live=True),
                name="a_due_is_in_one_live_instruction",
            ),
        ]


class InstructionReference(AppendOnly):
    """Whose a reference is that a bank names: one and the same for ever."""

    reference = models.CharField(max_length=30, primary_key=True)
    payee_id = models.UUIDField()
    #: Of the payee's instruction.
    number = models.PositiveIntegerField()


class Sending(models.Model):
    """One call that may have paid: written before it is made, with what it was answered after."""

    pk = models.CompositePrimaryKey("payee_id", "instruction", "number")
    payee_id = models.UUIDField()
    instruction = models.PositiveIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    #: X-EXTERNAL-ID: digits, another for each call, for ever.
    external_id = models.CharField(max_length=36)
    sent_at = models.DateTimeField()
    #: null: nobody has answered, or whoever asked is gone.
    answered_at = models.DateTimeField(null=True)
    #: An `OutcomeKind` and SNAP's seven digits, or empty.
    outcome = models.CharField(max_length=10, blank=True)
    code = models.CharField(max_length=7, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payee_id", "external_id"], name="each_call_has_its_own_id"),
            models.CheckConstraint(
                condition=(Q(answered_at__isnull=True, outcome="")) | (Q(answered_at__isnull=False) & ~Q(outcome="")),
                name="an_answered_call_says_what",
            ),
        ]
