"""Codes that were sent, and what is counted. Of neither can be read whom it is about."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from prakerja.codes.bound import NOTHING, Bound, marks_of, written
from prakerja.codes.figures import DIGITS, TRIES
from prakerja.codes.querysets import CodeQuerySet
from prakerja.codes.rules import CodeFacts
from prakerja.kit.digest_field import DigestField, digest_or_none
from prakerja.kit.digests import digest, every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.messages.states import Channel


class Code(models.Model):
    """Six digits sent to an address, to be typed within ten minutes, and what became of them.

    The digits are not kept: they follow from the key of the row, the edition, what they are bound to, and a secret.
    """

    pk = models.CompositePrimaryKey("owner_id", "id")
    #: The applicant; while there is none, the page that asked: its key, made with the page, is then `id` as well.
    owner_id = models.UUIDField()
    id = models.UUIDField()
    purpose = models.CharField(max_length=40)
    channel = models.CharField(max_length=5)
    sealed_address = SealedField(Purpose.CODE_ADDRESS, owner="owner_id", row="id")
    address_digest = DigestField(Purpose.CODE_ADDRESS, runs_out=True)
    language = models.CharField(max_length=2)
    #: Whom it lets in; none while there is no account.
    account_id = models.UUIDField(null=True)
    #: Who asked, when it was not the owner: a platform asks, the owner types.
    asked_by = models.UUIDField(null=True)
    #: Of the data that the code confirms; none when it confirms nothing but its purpose.
    bound_mark = digest_or_none(Purpose.BOUND_TO, runs_out=True)
    #: No code was sent and none is right: the address has no account, or, at sign-up, has one already. Everything
    #: else is done all the same, so that neither words nor timing tell.
    is_hollow = models.BooleanField()
    #: The SMS gateway that was asked for; empty: whichever is first.
    gateway = models.CharField(max_length=8, blank=True)
    #: A new edition has new digits and new tries.
    edition = models.PositiveSmallIntegerField(default=1)
    #: Counted on the newest of its family, whichever code was meant.
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    #: What it opened has been done, where that comes after passing.
    used_at = models.DateTimeField(null=True)

    address = Opened(sealed_address)

    objects = CodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tries__lte=TRIES), name="a_code_allows_as_many_tries_as_stated"),
            models.CheckConstraint(
                condition=Q(passed_at=None) | Q(is_hollow=False), name="a_hollow_code_lets_nobody_pass"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(passed_at__isnull=False), name="a_used_code_has_been_passed"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("sent_at")), name="a_code_expires_after_it_was_sent"),
        ]
        indexes = [models.Index(fields=["sent_at"], name="codes_by_age")]

    def __str__(self) -> str:
        return f"code {self.id}"

    @property
    def digits(self) -> str:
        return self.digits_for(NOTHING)

    def digits_for(self, bound_to: Bound) -> str:
        plain = f"{self.owner_id}:{self.id}:{self.edition}:{written(bound_to)}"
        # Under the key of the row: a code that is under way while the key is changed stays right.
        made = digest(plain, purpose=Purpose.CODE, like=self.address_digest)
        return f"{int.from_bytes(made.bytes[:8]) % 10**DIGITS:0{DIGITS}d}"

    def goes_to(self, address: str) -> bool:
        """Whether this is where it was sent."""
        forms = every_digest(_written_address(self.channel, address), purpose=Purpose.CODE_ADDRESS)
        return self.address_digest in forms

    def facts_for(self, bound_to: Bound) -> CodeFacts:
        """What counts when it is typed to confirm these data: of other data none of its digits are right."""
        is_meant = not self.is_hollow and self.bound_mark in marks_of(bound_to)
        digits = self.digits_for(bound_to)
        return CodeFacts(
            digits=digits if is_meant else None,
            expires_at=self.expires_at,
            tries=self.tries,
            passed_at=self.passed_at,
            locked_until=self.locked_until,
        )


def address_digest(channel: Channel, address: str) -> UUID:
    return digest(_written_address(channel, address), purpose=Purpose.CODE_ADDRESS)


def _written_address(channel: str, address: str) -> str:
    return f"{channel}:{address}"


class Tally(models.Model):
    """When something limited was done for one address, account or network."""

    pk = models.CompositePrimaryKey("kind", "subject", "share")
    kind = models.CharField(max_length=30)
    #: Keyed digest of whom it is about.
    subject = DigestField(Purpose.TALLY, runs_out=True)
    #: 0, but for subjects that are counted on several rows.
    share = models.PositiveSmallIntegerField()
    #: What still counted when the last one was added, oldest first.
    times = ArrayField(models.DateTimeField())
    closed_until = models.DateTimeField(null=True)
    #: Nothing in it counts any more from then on.
    kept_until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kept_until"], name="tallies_by_end")]
