"""A body for each call that has one, as the description shows it: our own tests send them as they stand.

Together they are one story: a course is drafted, takes place, is sold, declined, and withdrawn.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

_COURSE: Final = "roti-manis-1"
_CODE: Final = "KODE90000001"
_SCHEDULE: Final[dict[str, JsonValue]] = {"course_code": _COURSE, "schedule_code": "2030-03"}

#: By the name of the operation, in the order of the story.
EXAMPLES: Final[Mapping[str, JsonValue]] = {
    "put_courses": {
        "count": 1,
        "rows": [
            {
                "code": _COURSE,
                "title": "Membuat Roti Manis untuk Usaha Rumahan",
                "summary": "Peserta membuat adonan, mengembangkan, memanggang, dan menghitung harga jual roti manis.",
                "topics": ["food"],
                "method": "webinar",
                "level": "skilling",
                "teacher": "Chef Rekaan",
                "hours": 16,
                "price": 350_000,
                "minimum_education": "junior",
            }
        ],
    },
    "put_schedules": {
        "count": 1,
        "rows": [
            {
                **_SCHEDULE,
                "starts_at": "2030-03-04T09:00:00+07:00",
                "ends_at": "2030-03-08T12:00:00+07:00",
                "seats": 50,
                "meetings": 5,
            }
        ],
    },
    "put_offers": {
        "count": 1,
        "rows": [{"course_code": _COURSE, "address": "https://platform.contoh.example/pelatihan/roti-manis-1"}],
    },
    "post_purchases_decline": {"redeem_code": "GHKPNYXUVMT2"},
    "post_offers_end": {"course_code": _COURSE},
    "post_schedules_cancel": _SCHEDULE,
    "post_courses_withdraw": {"course_code": _COURSE},
    "post_declarations": {"redeem_code": _CODE, "kind": "absent"},
    "post_declarations_withdraw": {"redeem_code": _CODE},
    "put_webhook": {
        "address": "https://platform.contoh.example/prakerja",
        "kinds": ["purchase.made", "purchase.voided"],
    },
    "post_events_replay": {"since": "2021-02-24T00:00:00Z"},
    "post_statement_dispute": {
        "month": "2021-03",
        "reason": "line_missing",
        "text": "Satu peserta selesai pada bulan ini, tetapi belum ada di pernyataan.",
    },
}
