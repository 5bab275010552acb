"""Messages in the outbox."""

from datetime import UTC, datetime, timedelta

from prakerja.kit.clock import read_clock
from prakerja.messages.models import Message
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel

ADDRESS = "siti@contoh.example"
NUMBER = "+6281100000000"
CODE = "482913"


def a_letter(*, address: str = ADDRESS, now: datetime | None = None, once_key: str | None = None) -> Message:
    post_message(
        text="phone_number_changed",
        channel=Channel.EMAIL,
        address=address,
        words={"name": "Siti", "number": "••••0000", "at": datetime(2021, 2, 24, 3, 0, tzinfo=UTC)},
        now=now or read_clock(),
        once_key=once_key,
    )
    return Message.objects.latest("id")


def an_sms(
    *,
    number: str = NUMBER,
    gateway: str = "",
    useful_for: timedelta = timedelta(minutes=10),
    now: datetime | None = None,
) -> Message:
    now = now or read_clock()
    post_message(
        text="phone_code",
        channel=Channel.SMS,
        address=number,
        words={"code": CODE, "until": "10.10", "host": "prakerja.example"},
        now=now,
        useful_until=now + useful_for,
        gateway=gateway,
    )
    return Message.objects.latest("id")
