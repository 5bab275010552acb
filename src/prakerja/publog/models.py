"""The log's tables: what was handed in, in what order it stands, the tree over it, and what was signed."""

from django.db import models
from django.db.models import TextChoices
from django.db.models.functions import UUID7

from prakerja.kit.append_only import AppendOnly


class Submission(AppendOnly):
    """Something that must not be rewritten, handed in by the act that it speaks of. It has no place in the log yet."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    #: The same thing stands in the log once, e.g. `audit.seal:8123`.
    once_key = models.CharField(max_length=120, unique=True)
    #: The entry as everybody reads it: one JSON object, keys sorted, no spaces.
    line = models.TextField()
    submitted_at = models.DateTimeField()


class Waiting(models.Model):
    """A submission that has no place yet; gone once it has."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, primary_key=True, related_name="+")


class Entry(AppendOnly):
    """The place of a submission in the log."""

    #: From 0, without a gap.
    index = models.BigIntegerField(primary_key=True)
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="entry")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(index__gte=0), name="entries_are_counted_from_zero"),
        ]


class Node(AppendOnly):
    """The hash of a complete subtree: over 2^level entries from position × 2^level on. Level 0 are the entries' own."""

    pk = models.CompositePrimaryKey("level", "position")
    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField()


class Checkpoint(AppendOnly):
    """What was signed and shown: whoever kept one can tell whether the log has only grown since."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()
    signed_at = models.DateTimeField()


class Stamp(AppendOnly):
    """A time stamp over a checkpoint. Whoever writes the past anew can take it away, and make none with its time."""

    #: Of the checkpoint.
    size = models.BigIntegerField(primary_key=True)
    #: As it was stamped, whatever stands in the checkpoint's own row.
    note = models.TextField()
    #: As the authority wrote it (RFC 3161, TimeStampResp in DER).
    reply = models.BinaryField()
    #: As the authority says.
    stamped_at = models.DateTimeField()


class Cosignature(AppendOnly):
    """A witness's line below a checkpoint: by the first one of each, it saw no other history up to then."""

    pk = models.CompositePrimaryKey("size", "witness")
    #: Of the checkpoint.
    size = models.BigIntegerField()
    #: Its key, as name+8 hex digits+base64.
    witness = models.CharField(max_length=200)
    #: As it stands below the note.
    line = models.TextField()
    #: As the witness says.
    cosigned_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["witness", "size"], name="publog_cosigned_by")]


class Answer(TextChoices):
    """What came of asking a witness for its line."""

    COSIGNED = "cosigned"
    #: Nobody answers, or it is not asked because it did not.
    SILENT = "silent"
    #: It refuses, and says why.
    REFUSED = "refused"
    #: It vouched for another history over as many entries.
    OTHER_HISTORY = "other_history"
    #: It vouched for a log that is longer than ours.
    LONGER_LOG = "longer_log"
    #: What it gave is no line by its key below this checkpoint.
    NO_LINE = "no_line"


class AskedWitness(models.Model):
    """What each witness said when it was asked last; no evidence, which are the lines alone."""

    #: Its key.
    witness = models.CharField(max_length=200, primary_key=True)
    #: Of the checkpoint that it was asked about.
    size = models.BigIntegerField()
    answer = models.CharField(max_length=20, choices=Answer)
    #: In its own words, or the name of the fault.
    said = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    #: The first time that it said so.
    since = models.DateTimeField()
