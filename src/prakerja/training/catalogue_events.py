"""What the catalogue writes into the audit."""

from enum import StrEnum


class CatalogueEvent(StrEnum):
    DRAFTED = "training.course.drafted"
    CHANGED = "training.course.changed"
    PRICED = "training.course.priced"
    PUBLISHED = "training.course.published"
    SUSPENDED = "training.course.suspended"
    RESUMED = "training.course.resumed"
    WITHDRAWN = "training.course.withdrawn"
    TEACHING_ENDED = "training.institution.ended"
    SCHEDULED = "training.schedule.added"
    SCHEDULE_CANCELLED = "training.schedule.cancelled"
    OFFERED = "training.offer.made"
    OFFER_ENDED = "training.offer.ended"
