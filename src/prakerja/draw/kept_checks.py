"""What the checks of a drawing found, kept with the draw: office, public and applicants read the same paper."""

import hashlib
from datetime import datetime

from django.db import models

from prakerja.draw.checks.paper import Checks
from prakerja.kit.append_only import AppendOnly


class ResultCheck(AppendOnly):
    """One look at a result before it is saved. Of a draw that was drawn anew after a fault, the newest counts."""

    draw = models.ForeignKey("draw.Draw", on_delete=models.PROTECT, related_name="checks", db_index=False)
    #: `checks.json`, to the byte.
    paper = models.TextField()
    sha256 = models.CharField(max_length=64)
    #: No invariant is broken; only then there is a result.
    is_sound = models.BooleanField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "checked_at"], name="a_result_is_checked_once_a_moment")]

    @property
    def checks(self) -> Checks:
        return Checks.model_validate_json(self.paper)


def keep_checks(*, draw_id: int, checks: Checks, now: datetime) -> ResultCheck:
    paper = f"{checks.model_dump_json()}\n"
    sha256 = hashlib.sha256(paper.encode()).hexdigest()
    return ResultCheck.objects.create(
        draw_id=draw_id, paper=paper, sha256=sha256, is_sound=checks.is_sound, checked_at=now
    )


def newest_check(draw_id: int) -> ResultCheck | None:
    """None before anything was drawn."""
    return ResultCheck.objects.filter(draw_id=draw_id).order_by("-checked_at").first()
