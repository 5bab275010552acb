"""What an institution may put into the catalogue, and what two curators have to find: values in, faults out."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

#: Ours. A year of working days; and more than any scheme has ever put on a card.
MOST_HOURS: Final = 1_000
HIGHEST_PRICE: Final = 10_000_000
LEAST_SUMMARY: Final = 40
MOST_SEATS: Final = 1_000_000
#: The sequence of attendances ends with the tenth (the final test is another).
MOST_MEETINGS: Final = 10
#: Longer than any scheme lives.
LONGEST_SCHEDULE: Final = timedelta(days=366)

_CODE: Final = re.compile(r"[!-~]{1,25}")
_SCHEDULE_CODE: Final = re.compile(r"[!-~]{1,16}")


class CourseFault(StrEnum):
    """What is not as it must be, in the order of the form."""

    CODE = "code"
    TITLE = "title"
    SUMMARY = "summary"
    TOPICS = "topics"
    METHOD = "method"
    LEVEL = "level"
    TEACHER = "teacher"
    STANDARD = "standard"
    HOURS = "hours"
    PRICE = "price"
    AGE = "age"
    EDUCATION = "education"
    REGENCY = "regency"


class ScheduleFault(StrEnum):
    CODE = "code"
    #: It ends before it begins, has ended already, or lasts for more than a year.
    TIMES = "times"
    MEETINGS = "meetings"
    SEATS = "seats"


class Check(StrEnum):
    """The checklist: each is answered by the curator who proposes, and read by the one who confirms."""

    CONTENT_MATCHES_TITLE = "content_matches_title"
    SUMMARY_TELLS_WHAT_ONE_CAN = "summary_tells_what_one_can"
    HOURS_ARE_PLAUSIBLE = "hours_are_plausible"
    TEACHER_IS_KNOWN = "teacher_is_known"
    TESTS_BEFORE_AND_AFTER = "tests_before_and_after"
    PRICE_IS_LIKE_OTHERS = "price_is_like_others"
    NOT_FREE_ELSEWHERE = "not_free_elsewhere"
    NO_AFFILIATED_SELLER = "no_affiliated_seller"


@dataclass(frozen=True)
class Vocabulary:
    """The words that a course may use: of the tables in `states.py`, `topics.py`, the steps and the regions."""

    topics: frozenset[str]
    methods: frozenset[str]
    levels: frozenset[str]
    educations: frozenset[str]
    regencies: frozenset[str]


@dataclass(frozen=True)
class CourseContent:
    """What an institution says of its course."""

    code: str
    title: str
    summary: str
    topics: tuple[str, ...]
    method: str
    level: str
    teacher: str
    hours: int
    price: int
    minimum_education: str
    standard: str = ""
    minimum_age: int = 18
    maximum_age: int | None = None
    #: Where it is taught face to face; empty elsewhere.
    regency: str = ""

    def faults(self, known: Vocabulary, *, most_topics: int) -> list[CourseFault]:
        """Everything that is not as it must be; empty: it can stand in the catalogue."""
        are_topics = 1 <= len(self.topics) <= most_topics and len(set(self.topics)) == len(self.topics)
        is_fit = {
            CourseFault.CODE: _CODE.fullmatch(self.code) is not None,
            CourseFault.TITLE: 5 <= len(self.title) <= 120,
            CourseFault.SUMMARY: LEAST_SUMMARY <= len(self.summary) <= 1_000,
            CourseFault.TOPICS: are_topics and known.topics.issuperset(self.topics),
            CourseFault.METHOD: self.method in known.methods,
            CourseFault.LEVEL: self.level in known.levels,
            CourseFault.TEACHER: 3 <= len(self.teacher) <= 120,
            CourseFault.STANDARD: len(self.standard) <= 80,
            CourseFault.HOURS: 1 <= self.hours <= MOST_HOURS,
            CourseFault.PRICE: 1 <= self.price <= HIGHEST_PRICE,
            CourseFault.AGE: 15 <= self.minimum_age <= (100 if self.maximum_age is None else self.maximum_age) <= 100,
            CourseFault.EDUCATION: self.minimum_education in known.educations,
            CourseFault.REGENCY: self._is_somewhere(known),
        }
        return [fault for fault, is_so in is_fit.items() if not is_so]

    def _is_somewhere(self, known: Vocabulary) -> bool:
        return self.regency in known.regencies if self.method == "face_to_face" else not self.regency

    def fingerprint(self) -> str:
        """Of all of it: whoever confirms does so of what the proposer has read."""
        whole = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class ScheduleTerms:
    """When a course takes place, and for how many."""

    code: str
    starts_at: datetime
    ends_at: datetime
    seats: int
    meetings: int = 1

    def faults(self, *, now: datetime) -> list[ScheduleFault]:
        is_in_order = self.starts_at < self.ends_at <= self.starts_at + LONGEST_SCHEDULE
        is_fit = {
            ScheduleFault.CODE: _SCHEDULE_CODE.fullmatch(self.code) is not None,
            ScheduleFault.TIMES: is_in_order and now < self.ends_at,
            ScheduleFault.MEETINGS: 1 <= self.meetings <= MOST_MEETINGS,
            ScheduleFault.SEATS: 1 <= self.seats <= MOST_SEATS,
        }
        return [fault for fault, is_so in is_fit.items() if not is_so]


def is_price(price: int) -> bool:
    return 1 <= price <= HIGHEST_PRICE
