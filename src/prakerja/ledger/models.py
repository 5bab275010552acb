"""The ledger's tables: transfers, of which none is ever changed; balances that they move; what waits; sums."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import Cast

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.row_domain import RowRules
from prakerja.ledger.chart import BALANCED, AccountKind

_HELD = AccountKind.HELD.value
_HELD_IN, _HELD_OUT = Q(credit=_HELD), Q(debit=_HELD)


def _is_one_of(field: str, kinds: Iterable[AccountKind]) -> Q:
    """As one value and not as a list of them: PostgreSQL reads what it keeps of each constraint anew for every
    statement that writes a row, and a list is long.
    """
    listed = ",".join(str(kind.value) for kind in kinds)
    template = f"%(expressions)s = ANY ('{{{listed}}}'::smallint[])"
    return Q(Func(F(field), template=template, output_field=models.BooleanField()))


def _either(where: Q, *, then: Q, otherwise: Q) -> Q:
    """One question and one answer to it: half the text of both cases side by side."""
    return Q(Case(When(where, then=then), default=otherwise, output_field=models.BooleanField()))


class Transfer(AppendOnly):
    """Whole rupiah from one account to another; those of one act share a posting."""

    pk = models.CompositePrimaryKey("owner_id", "posting_id", "leg")
    #: The applicant to whom it belongs, or the programme (`posting.py`).
    owner_id = models.UUIDField()
    posting_id = models.UUIDField()
    #: From 1.
    leg = models.SmallIntegerField()
    #: What was done: `step.act`.
    act = models.CharField(max_length=40)
    debit = models.SmallIntegerField()
    debit_of = models.UUIDField()
    credit = models.SmallIntegerField()
    credit_of = models.UUIDField()
    amount = models.BigIntegerField()
    #: The budget year from which the money is.
    year = models.SmallIntegerField()
    #: The wave for which it was set aside; null: for none.
    wave = models.IntegerField(null=True)
    happened_at = models.DateTimeField()
    posted_at = models.DateTimeField()
    corrects = models.UUIDField(null=True)
    closes = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    #: The transaction that wrote it: sums go by this, because when one has ended is known.
    transaction_id = models.BigIntegerField(
        db_default=Cast(Cast(models.Func(function="pg_current_xact_id"), models.TextField()), models.BigIntegerField())
    )

    class Meta:
        constraints = [
            RowRules(
                name="sound_transfer",
                fields=[
                    *("owner_id", "leg", "debit", "debit_of", "credit", "credit_of", "amount"),
                    *("corrects", "closes", "held_until"),
                ],
                rules={
                    "transfer_moves_something": Q(amount__gt=0),
                    "legs_are_counted_from_one": Q(leg__gte=1),
                    "transfer_leads_somewhere_else": ~Q(debit=F("credit"), debit_of=F("credit_of")),
                    "transfer_is_between_known_accounts": _is_one_of("debit", AccountKind)
                    & _is_one_of("credit", AccountKind),
                    # So that whoever adds one up finds all of it in the indexes below.
                    "a_hot_account_stands_in_anothers_name": (
                        _is_one_of("debit", BALANCED) | ~Q(debit_of=F("owner_id"))
                    )
                    & (_is_one_of("credit", BALANCED) | ~Q(credit_of=F("owner_id"))),
                    # What is held has a time-out, lies with its owner and is one leg; so is what closes it, and
                    # nothing else takes it away: what lies in HELD is what the open holds add up to.
                    "what_waits_is_held": _either(
                        _HELD_IN,
                        then=Q(held_until__isnull=False, credit_of=F("owner_id"), leg=1),
                        otherwise=Q(held_until__isnull=True),
                    ),
                    "what_is_closed_was_held": _either(
                        _HELD_OUT,
                        then=Q(closes__isnull=False, debit_of=F("owner_id"), leg=1),
                        otherwise=Q(closes__isnull=True),
                    ),
                    "what_is_held_is_not_turned_round": Q(corrects__isnull=True) | ~_HELD_IN & ~_HELD_OUT,
                },
            ),
            models.UniqueConstraint(
                fields=["owner_id", "closes"],
                condition=Q(closes__isnull=False, leg=1),
                name="what_is_held_is_closed_once",
            ),
            models.UniqueConstraint(
                fields=["owner_id", "corrects"],
                condition=Q(corrects__isnull=False, leg=1),
                name="a_posting_is_corrected_once",
            ),
        ]
        indexes = [
            # Stretches of the journal, and what came since the flows were taken, of all accounts. An expression:
            # whoever reads one account is never led through all others.
            models.Index(F("transaction_id") + 0, name="transfers_of_transactions"),
            # What stands on an account in the name of somebody else, in the order in which it is shown: of a treasury
            # or a wave all of it. What is one's own is found by its owner, and has no row here.
            *(
                models.Index(
                    fields=[side, f"{side}_of", "transaction_id", "owner_id", "posting_id", "leg"],
                    condition=~Q(**{f"{side}_of": F("owner_id")}),
                    name=f"{side}s_in_anothers_name",
                )
                for side in ("debit", "credit")
            ),
        ]


class OpenHold(models.Model):
    """What is held and not closed: whoever closes it deletes this row. Of all that ever waited the journal tells."""

    pk = models.CompositePrimaryKey("owner_id", "posting_id")
    owner_id = models.UUIDField()
    posting_id = models.UUIDField()
    held_until = models.DateTimeField(db_index=True)


class Balance(models.Model):
    """What is on an account of a recipient now: what its transfers add up to, and never less than nothing."""

    pk = models.CompositePrimaryKey("of", "kind")
    of = models.UUIDField()
    kind = models.SmallIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="balance_is_never_below_zero"),
            models.CheckConstraint(
                condition=_is_one_of("kind", BALANCED),
                name="balance_is_of_an_account_that_carries_one",
            ),
        ]


class KeptProof(AppendOnly):
    """What the proof of a night came to; the public log has it, too."""

    #: By the calendar of Jakarta.
    night = models.DateField(primary_key=True)
    #: The journal was hashed up to here.
    before_transaction = models.BigIntegerField()
    proven_at = models.DateTimeField()
    transfers = models.BigIntegerField()
    postings = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    #: How many things did not fit; which, `prakerja ledger prove` says.
    faults = models.PositiveIntegerField()


class TakenSum(AppendOnly):
    """What the transfers of all ended transactions before a moment add up to on one hot account."""

    pk = models.CompositePrimaryKey("kind", "of", "before_transaction")
    kind = models.PositiveSmallIntegerField()
    of = models.UUIDField()
    #: Transfers of this transaction and of later ones are not in it.
    before_transaction = models.BigIntegerField()
    debited = models.BigIntegerField()
    credited = models.BigIntegerField()


class Flow(models.Model):
    """What went from one kind of account to another, for a year and a wave: the journal added up, moved on in place."""

    pk = models.CompositePrimaryKey("year", "wave", "debit", "credit")
    year = models.PositiveSmallIntegerField()
    #: 0: for none.
    wave = models.PositiveIntegerField()
    debit = models.PositiveSmallIntegerField()
    credit = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()


class FlowMark(models.Model):
    """Up to which transaction the flows are taken (1), and the sums (2): those before it are in them, and no others."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    before_transaction = models.BigIntegerField()
