"""The page of the witnesses says to everybody, and to the office, who has cosigned what."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from prakerja.draw.vouched_draws import vouched_draws
from prakerja.kit.actor import Actor
from prakerja.publog.keep_answer import keep_answer
from prakerja.publog.models import Answer, Cosignature
from prakerja.publog.sandbox_witnesses import sandbox_witnesses
from prakerja.publog.standings import standings
from tests.situations.publog import grow, hand_in, hand_in_line, newest_head
from tests.situations.stated_draws import DRAWN_AT, REVEAL_BY, SECRETS, STATED, cut_off, stated

pytestmark = pytest.mark.django_db
KEYS = [str(key) for key in sandbox_witnesses()]
FIRST, SECOND, *_ = KEYS


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@pytest.fixture(autouse=True)
def pinned(settings: Any) -> None:
    settings.WITNESSES = ",".join(KEYS)
    settings.PAGES_KEPT_S = 0


def vouch(size: int, at: datetime, *witnesses: str) -> None:
    for witness in witnesses:
        Cosignature.objects.create(size=size, witness=witness, line="-", cosigned_at=at, received_at=at)


def shown(client: Client, address: str = "/log/pengawas/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_signed_it_says_so(client: Client) -> None:
    page = shown(client)
    assert "Belum ada catatan yang ditandatangani." in page
    assert page.count("Belum pernah") == 5


def test_each_witness_stands_with_its_last_checkpoint_how_far_behind_and_its_key(client: Client, now: datetime) -> None:
    hand_in(3, now=now)
    grow(now)
    vouch(4, now, *KEYS[:3])
    hand_in(2, begin=10, now=now)
    grow(now)
    vouch(6, now, FIRST)
    assert [(one.size, one.behind) for one in standings()] == [(6, 0), (4, 2), (4, 2), (None, 6), (None, 6)]
    page = shown(client)
    assert page.count("tertinggal 2 catatan") == 2
    assert page.count("sudah menandatangani yang terbaru") == 1
    assert all(key in page for key in KEYS)
    assert "kuncinya milik sandbox" in page


def test_why_one_does_not_vouch_is_told_until_it_has(client: Client, now: datetime) -> None:
    hand_in(1, now=now)
    grow(now)
    for answer, said in ((Answer.REFUSED, "entry 3 is a <second> statement"), (Answer.LONGER_LOG, "900")):
        keep_answer(FIRST, size=2, answer=answer, said=said, by=Actor.system("publog.ask_witnesses"), now=now)
        assert (standings()[0].trouble, standings()[0].said) == (answer, said)
    assert "pernah melihat catatan yang lebih panjang" in shown(client)
    vouch(2, now, FIRST)
    assert standings()[0].trouble is None


def test_one_whose_time_is_before_ours_is_named(client: Client, now: datetime) -> None:
    hand_in(1, now=now)
    grow(now)
    vouch(2, now - timedelta(days=1), FIRST)
    vouch(2, now - timedelta(minutes=1), SECOND)
    assert [one.is_ahead_of_us for one in standings()[:2]] == [True, False]
    assert shown(client).count("waktunya mendahului catatan ini") == 1


def test_a_draw_says_when_the_quorum_was_there(client: Client, now: datetime) -> None:
    hand_in_line(stated(witnesses=KEYS), now=now)
    grow(now)
    vouch(2, moment(STATED), *KEYS[:3])
    draw = vouched_draws()[0]
    assert (draw.draw, draw.quorum, draw.statement.reached, draw.cutoff.index) == ("gelombang-12", 4, None, None)
    assert draw.statement.lacking == KEYS[3:]
    page = shown(client)
    assert "baru 3 dari 4 yang diperlukan" in page
    vouch(2, moment(STATED + 60), KEYS[3])
    assert vouched_draws()[0].statement.reached == moment(STATED + 60)
    assert "kuorum tercapai" in shown(client)


@pytest.mark.parametrize(
    ("seconds", "reached", "is_late"),
    [(REVEAL_BY - 1, None, False), (REVEAL_BY, REVEAL_BY, False), (DRAWN_AT + 1, DRAWN_AT + 1, True)],
    ids=["before reveal_by", "in time", "after the round"],
)
def test_a_cut_off_counts_from_reveal_by_until_the_round(
    client: Client, now: datetime, seconds: int, reached: int | None, is_late: bool
) -> None:
    statement = stated(witnesses=KEYS)
    hand_in_line(statement, now=now)
    grow(now)
    vouch(newest_head().size, moment(STATED), *KEYS[:4])
    f = vouched_draws()[0].sha256
    hand_in_line(cut_off(SECRETS[0], SECRETS[1], "-", f=f), now=now)
    grow(now)
    vouch(newest_head().size, moment(seconds), *KEYS[:4])
    cutoff = vouched_draws()[0].cutoff
    assert (cutoff.reached, cutoff.is_late) == (moment(reached) if reached else None, is_late)
    assert ("kuorum terlambat" in shown(client)) is is_late
