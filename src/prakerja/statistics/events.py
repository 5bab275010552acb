"""What the public figures write into the audit."""

from enum import StrEnum


class StatisticsEvent(StrEnum):
    SURVEYS_PUBLISHED = "statistics.surveys.published"
