"""The attempts at a draw: what is stated of each, who holds its secrets, and that one was taken back.

Rows that nobody changes, the program included; the statement is named by *F*, so what hangs on it names it too.
"""

from django.db import models
from django.db.models import F, Q

from prakerja.draw.models.draws import Draw
from prakerja.draw.querysets import StatementQuerySet
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_all

HEX32 = "[0-9a-f]{64}"


class Statement(AppendOnly):
    """One attempt at the draw of a wave, stated before anybody can know its seed."""

    #: *F*: the SHA-256 of the file.
    sha256 = models.CharField(max_length=64, primary_key=True)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="statements", db_index=False)
    #: From 1.
    attempt = models.PositiveSmallIntegerField()
    #: *F* of the attempt before; empty: it is the first.
    previous = models.CharField(max_length=64, blank=True)
    #: `statement.json`, to the byte.
    file = models.TextField()
    commit_by = models.DateTimeField()
    reveal_by = models.DateTimeField()
    #: When the beacon's round is out.
    drawn_from = models.DateTimeField()
    round = models.BigIntegerField()
    stated_at = models.DateTimeField()

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "attempt"], name="one_statement_an_attempt"),
            models.CheckConstraint(condition=is_all("sha256", HEX32), name="a_statement_is_named_by_a_hash"),
            models.CheckConstraint(
                condition=Q(attempt=1, previous="") | Q(attempt__gt=1) & is_all("previous", HEX32),
                name="an_attempt_follows_the_one_before",
            ),
            models.CheckConstraint(
                condition=Q(stated_at__lt=F("commit_by"), commit_by__lt=F("reveal_by"), reveal_by__lt=F("drawn_from")),
                name="commitments_then_reveals_then_the_round",
            ),
        ]


class NamedCustodian(AppendOnly):
    """Somebody whom a statement names, with the account by which they act here."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="named", db_index=False)
    #: Stands in when a custodian fails, in the next attempt.
    is_reserve = models.BooleanField()
    #: From 1, in the order in which the reveals enter the seed, or in which reserves follow.
    position = models.PositiveSmallIntegerField()
    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    #: Ed25519, in hex.
    public_key = models.CharField(max_length=64)

    class Meta:
        ordering = ["is_reserve", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "is_reserve", "position"], name="a_named_custodian_has_their_own_place"
            ),
            models.UniqueConstraint(fields=["statement", "account_id"], name="a_statement_names_a_person_once"),
            models.UniqueConstraint(fields=["statement", "public_key"], name="custodians_sign_with_different_keys"),
        ]


class TakenBack(AppendOnly):
    """An attempt that two people took back before its secrets were committed to; in the open, with why."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="taken_back")
    reason = models.TextField()
    taken_back_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="taking_back_has_a_reason")]


class ChainGivenUp(AppendOnly):
    """An attempt whose round never came, since a quorum of its witnesses waits for it no longer."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="chain_given_up")
    #: The hash of the chain on which the next attempt hangs.
    next_chain = models.CharField(max_length=64)
    #: `witness` and `signature` of each, as the log has them.
    given_up_by = models.JSONField()
    given_up_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=is_all("next_chain", HEX32), name="a_chain_is_named_by_a_hash"),
        ]


class CustodianKey(AppendOnly):
    """The key by which a custodian signs, as their organisation publishes it; the newest of an account counts."""

    account_id = models.UUIDField()
    organisation = models.CharField(max_length=200)
    #: Ed25519, in hex.
    public_key = models.CharField(max_length=64)
    #: Where the organisation shows the key itself.
    shown_at = models.CharField(max_length=200)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(organisation=""), name="a_custodian_is_of_an_organisation"),
            models.CheckConstraint(condition=is_all("public_key", HEX32), name="a_custodian_s_key_is_of_32_bytes"),
            models.UniqueConstraint(fields=["public_key"], name="a_key_is_one_custodian_s"),
        ]
        indexes = [models.Index(fields=["account_id", "id"], name="keys_of_a_custodian")]
