"""Named filters of reviews."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from prakerja.training.models import Review


class CourseReviewQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Those that all read. An incentive that needs a review needs one of these: a hidden one can be mended."""
        return self.filter(hidden_for=[])

    def of_course(self, course_id: int) -> Self:
        """The newest first."""
        return self.filter(course_id=course_id).order_by("-written_at", "-reference")

    def locked(self, **named: object) -> "Review | None":
        """The one of this name, held until the end of the unit of work; None: there is none."""
        found: Review | None = self.select_for_update(no_key=True).filter(**named).first()
        return found
