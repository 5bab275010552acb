"""Why something about the catalogue is refused."""

from prakerja.kit.refused import Refused
from prakerja.training.course_rules import Check, CourseFault, ScheduleFault


class NoCourse(Refused):
    """There is no such course, or not of this institution: the two are told alike."""


class CourseRefused(Refused):
    """Something about the course is not as it must be; `faults` says what."""

    def __init__(self, faults: list[CourseFault]) -> None:
        self.faults = faults
        super().__init__(f"not as it must be: {', '.join(faults)}")


class CourseCodeTaken(Refused):
    """Another course has this code."""


class NotADraft(Refused):
    """What curators have let in is changed by another course, and not under their hands."""


class CourseWithdrawn(Refused):
    """It is no course of the catalogue any more."""


class CourseChanged(Refused):
    """It is not what the curators have read."""


class ChecklistOpen(Refused):
    """Not everything on the checklist was found; `open` says what."""

    def __init__(self, left: list[Check]) -> None:
        self.left = left
        super().__init__(f"not found: {', '.join(left)}")


class NothingToPublish(Refused):
    """It is no draft any more."""


class NothingToSuspend(Refused):
    """It is not live, so nobody buys it."""


class NothingToResume(Refused):
    """It is not suspended."""


class NoPrice(Refused):
    """A price is a whole number of rupiah, above nothing, and not more than any card has held."""


class NoSchedule(Refused):
    """The course has no such schedule."""


class ScheduleRefused(Refused):
    """Something about the schedule is not as it must be; `faults` says what."""

    def __init__(self, faults: list[ScheduleFault]) -> None:
        self.faults = faults
        super().__init__(f"not as it must be: {', '.join(faults)}")


class ScheduleCodeTaken(Refused):
    """The course has another schedule of this code."""


class ScheduleOver(Refused):
    """It has taken place."""


class AffiliatedSale(Refused):
    """The platform and the institution are of the same, or one of the other."""


class AddressUnfit(Refused):
    """The page on which a course is sold is none to which a browser can be led."""


class NotOffered(Refused):
    """The platform does not sell this course."""
