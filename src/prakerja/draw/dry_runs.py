"""Dry runs: the frozen list drawn by a seed that is thrown away, to see that everything works. They decide nothing."""

from django.db import models

from prakerja.kit.append_only import AppendOnly


class DryRun(AppendOnly):
    """What one dry run came to, in counts; its seed and its result were thrown away."""

    draw = models.ForeignKey("draw.Draw", on_delete=models.PROTECT, related_name="dry_runs", db_index=False)
    seated = models.PositiveIntegerField()
    no_seat = models.PositiveIntegerField()
    household_full = models.PositiveIntegerField()
    #: Whether the checks of a result found no invariant broken.
    is_sound = models.BooleanField()
    ended_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["draw", "ended_at"], name="dry_runs_of_a_draw")]
