"""Groups of people, each listed once: who may never receive, whom the programme is for, whom seats are for. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class BarredGroup(StrEnum):
    """The seven groups that may not receive a card since July 2020 (Perpres 76/2020 Art. 3)."""

    STATE_OFFICIALS = "state_officials"
    REGIONAL_COUNCIL_MEMBERS = "regional_council_members"
    CIVIL_SERVANTS = "civil_servants"
    SOLDIERS = "soldiers"
    POLICE = "police"
    VILLAGE_OFFICIALS = "village_officials"
    #: Directors, commissioners and supervisors of enterprises of the state and the regions; not their employees.
    STATE_ENTERPRISE_OFFICERS = "state_enterprise_officers"


class TargetGroup(StrEnum):
    """Whom the programme is for (Perpres 36/2020 Art. 1 and 3, widened by Perpres 76/2020; Permenko 11/2020 Art. 2)."""

    JOB_SEEKERS = "job_seekers"
    DISMISSED = "dismissed"
    FURLOUGHED = "furloughed"
    WORKERS = "workers"
    MICRO_SMALL_BUSINESS_OWNERS = "micro_small_business_owners"


class SeatGroup(StrEnum):
    """Whom a wave may set seats aside for, by the names that its seats file and the candidates file know."""

    JOB_SEEKERS = "pencari_kerja"
    DISMISSED = "phk"
    FURLOUGHED = "dirumahkan"
    WORKERS = "pekerja"
    MICRO_SMALL_BUSINESS_OWNERS = "umk"
    RETURNED_MIGRANT_WORKERS = "pmi"
    DISABLED = "disabilitas"


#: In a group's place: seats for whoever lives in the area.
ANYONE: Final = "*"

#: The target group that somebody in a seat group belongs to. A returned migrant worker is looking for work; a
#: disability puts nobody into a target group.
TARGET_OF: Final[Mapping[SeatGroup, TargetGroup]] = {
    SeatGroup.JOB_SEEKERS: TargetGroup.JOB_SEEKERS,
    SeatGroup.DISMISSED: TargetGroup.DISMISSED,
    SeatGroup.FURLOUGHED: TargetGroup.FURLOUGHED,
    SeatGroup.WORKERS: TargetGroup.WORKERS,
    SeatGroup.MICRO_SMALL_BUSINESS_OWNERS: TargetGroup.MICRO_SMALL_BUSINESS_OWNERS,
    SeatGroup.RETURNED_MIGRANT_WORKERS: TargetGroup.JOB_SEEKERS,
}
