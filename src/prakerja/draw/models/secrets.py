"""What custodians hand in, what is cut off, and the beacon's round: each a row for good, and its hash held by the
database itself.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from prakerja.draw.models.statements import HEX32, Statement
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_all


def _hashed(what: str, *parts: Combinable) -> Func:
    """SHA-256 of the text that the parts make, in lowercase hex."""
    texts: list[Combinable] = [Value(f"prakerja-draw-{what}-2")]
    for part in parts:
        texts += [Value(":"), part]
    whole = Concat(*texts, output_field=models.TextField())
    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    return Func(whole, template=template, output_field=models.TextField())


class Commitment(AppendOnly):
    """A custodian's, signed by their key: the hash of a secret that only they have."""

    commitment = models.CharField(max_length=64, primary_key=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="commitments", db_index=False)
    position = models.PositiveSmallIntegerField()
    signature = models.CharField(max_length=128)
    committed_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="one_commitment_a_position"),
            models.CheckConstraint(condition=is_all("commitment", HEX32), name="a_commitment_is_a_hash"),
            models.CheckConstraint(
                condition=is_all("signature", "[0-9a-f]{128}"), name="a_commitment_is_signed_with_64_bytes"
            ),
        ]


class Reveal(AppendOnly):
    """The secret behind a commitment, public from the moment it arrives."""

    #: Its statement and position are those of the hash, or the hash would be another.
    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="reveal")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="reveals", db_index=False)
    position = models.PositiveSmallIntegerField()
    secret = models.CharField(max_length=64)
    revealed_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="one_reveal_a_position"),
            models.CheckConstraint(condition=is_all("secret", HEX32), name="a_secret_is_of_32_bytes"),
            models.CheckConstraint(
                condition=Q(
                    commitment_id=_hashed(
                        "commitment", F("statement_id"), Cast("position", models.TextField()), F("secret")
                    )
                ),
                name="a_reveal_hashes_to_its_commitment",
            ),
        ]


class Cutoff(AppendOnly):
    """*K*: which reveals make the seed. From then on nothing is added or dropped."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="cutoff")
    #: By position, `-` where none came.
    reveals = ArrayField(models.CharField(max_length=64))
    cutoff = models.CharField(max_length=64)
    cut_off_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    cutoff=_hashed(
                        "cutoff",
                        F("statement_id"),
                        Func(F("reveals"), Value(","), function="array_to_string", output_field=models.TextField()),
                    )
                ),
                name="a_cutoff_is_the_hash_of_its_reveals",
            )
        ]


class SeedRound(AppendOnly):
    """The beacon's round that a statement names, as the chain has signed it, and the seed that it makes with *K*."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="seed_round")
    chain = models.CharField(max_length=64)
    round = models.BigIntegerField()
    signature = models.CharField(max_length=96)
    randomness = models.CharField(max_length=64)
    seed = models.CharField(max_length=64)
    came_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=is_all("seed", HEX32), name="a_seed_is_of_32_bytes")]
