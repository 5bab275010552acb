"""What the public log says of an opened wave can be compared with the files that the draw publishes."""

from hashlib import sha256

import pytest

from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.said_of_rules import said_of_rules
from prakerja.waves.seats_line import SeatsLine
from tests.situations.waves import a_wave

pytestmark = pytest.mark.django_db


def test_the_log_says_window_scheme_and_seats_and_nothing_else() -> None:
    seats = (
        SeatsLine(pass_number=2, area="ID", group="*", seats=500, carry=True),
        SeatsLine(pass_number=1, area="3273", group="phk", seats=100, carry=False),
    )
    published = "pass,area,group,seats,carry\n2,ID,*,500,1\n1,3273,phk,100,0\n"
    scheme = load_scheme("2021")
    assert said_of_rules(a_wave(seats=seats), scheme) == {
        "wave": 12,
        "opens_at": "2021-02-23T08:00:00+00:00",
        "closes_at": "2021-02-26T05:00:00+00:00",
        "scheme": "2021",
        "scheme_sha256": scheme.sha256,
        "seats": 600,
        "seats_sha256": sha256(published.encode()).hexdigest(),
    }
