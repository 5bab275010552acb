"""The sandbox's memory: letters once, the newest first, nobody handed out twice, and a quota that runs out."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja_sandbox import store as module
from prakerja_sandbox.messages import Channel, NewMessage
from prakerja_sandbox.people import as_json, difficult_people, is_adult, next_person
from prakerja_sandbox.population import STATUS_BY_ENDING, person
from prakerja_sandbox.store import FIRST_PERSON_TO_TRY, NotAStateFile, Store
from prakerja_sandbox.switches import BadSwitch, Garbage, Mode, Switch, Switches


def letter(to: str = "siti@contoh.example", *, name: str | None = None, text: str = "Halo") -> NewMessage:
    return NewMessage(Channel.EMAIL, to, "prakerja", "Kode Anda", text, "", name)


def texts(store: Store, **asked: object) -> list[str]:
    return [message.text for message in store.messages(**asked)]  # type: ignore[arg-type]


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(Store()) as store:
        yield store


def test_the_newest_message_comes_first_and_ids_only_rise(store: Store) -> None:
    for number in range(3):
        store.deliver(letter(text=str(number)))
    assert texts(store) == ["2", "1", "0"]
    ids = [message.id for message in store.messages()]
    assert ids == sorted(ids, reverse=True)


def test_a_letter_that_comes_again_is_there_once_for_each_recipient(store: Store) -> None:
    for to in ("siti@contoh.example", "siti@contoh.example", "budi@contoh.example"):
        store.deliver(letter(to, name="<1@prakerja>"))
    assert len(store.messages()) == 2


def test_letters_without_a_name_are_all_there(store: Store) -> None:
    for _ in range(2):
        store.deliver(letter())
    assert len(store.messages()) == 2


def test_one_may_ask_for_a_recipient_a_channel_and_what_came_later(store: Store) -> None:
    store.deliver(letter(text="satu"))
    store.deliver(NewMessage(Channel.SMS, "+6281100000000", "satu", "", "dua"))
    store.deliver(letter("budi@contoh.example", text="tiga"))
    first = store.messages()[-1].id
    assert texts(store, to="SITI@contoh.example ") == ["satu"]
    assert texts(store, to="081100000000") == ["dua"]
    assert texts(store, channel="email") == ["tiga", "satu"]
    assert texts(store, after=first) == ["tiga", "dua"]
    assert texts(store, limit=1) == ["tiga"]
    assert texts(store, to="nobody@contoh.example") == []


def test_one_message_is_found_by_its_id(store: Store) -> None:
    store.deliver(letter(text="satu"))
    (message,) = store.messages()
    assert store.message(message.id) == message
    assert store.message(message.id + 1) is None


def test_the_oldest_are_forgotten_when_there_are_too_many(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_MESSAGES", 3)
    for number in range(5):
        store.deliver(letter(text=str(number)))
    assert texts(store) == ["4", "3", "2"]


def test_an_emptied_inbox_gives_no_id_twice(store: Store) -> None:
    store.deliver(letter())
    before = store.messages()[0].id
    store.clear()
    assert store.messages() == []
    store.deliver(letter())
    assert store.messages()[0].id > before


def test_whoever_waits_is_woken_by_what_they_wait_for_and_not_by_another(store: Store) -> None:
    async def wait() -> list[str]:
        waiting = asyncio.create_task(store.wait_for_messages(5, to="siti@contoh.example", channel="", after=0))
        await asyncio.sleep(0)
        store.deliver(letter("budi@contoh.example", text="for another"))
        await asyncio.sleep(0)
        store.deliver(letter(text="for her"))
        return [message.text for message in await waiting]

    assert asyncio.run(wait()) == ["for her"]


def test_whoever_waits_in_vain_is_told_when_the_time_is_over(store: Store) -> None:
    assert asyncio.run(store.wait_for_messages(0.01, to="", channel="", after=0)) == []


def test_what_is_there_already_is_not_waited_for(store: Store) -> None:
    store.deliver(letter(text="satu"))
    found = asyncio.run(store.wait_for_messages(60, to="", channel="", after=0))
    assert [message.text for message in found] == ["satu"]


def test_everything_survives_a_restart_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sandbox"
    with closing(Store(file)) as first:
        first.deliver(letter(text="satu"))
        first.switch(Switches().changed({"mail": {"mode": "slow", "seconds": 2}}))
        number = first.next_number()
    with closing(Store(file)) as again:
        assert texts(again) == ["satu"]
        assert again.switches["mail"] == Switch(Mode.SLOW, 2.0)
        assert again.next_number() == number + 1


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at as one", b"\x00" * 4096])
def test_a_file_that_holds_something_else_is_not_taken_for_the_state(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sandbox"
    file.write_bytes(content)
    with pytest.raises(NotAStateFile, match="cannot be used for the state"):
        Store(file)
    assert file.read_bytes() == content


def test_a_place_where_nothing_can_be_kept_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(NotAStateFile, match="unable to open"):
        Store(tmp_path / "nowhere" / "sandbox")


# people


def test_everybody_who_is_handed_out_is_new_adult_and_active(store: Store) -> None:
    people = [next_person(store) for _ in range(200)]
    numbers = [one.number for one in people]
    assert numbers == sorted(set(numbers))
    assert min(numbers) >= FIRST_PERSON_TO_TRY
    assert {is_adult(one) for one in people} == {True}
    assert {one.status for one in people} == {"active"}


def test_there_is_somebody_for_every_difficulty_and_nobody_of_them_is_handed_out(store: Store) -> None:
    difficult = difficult_people()
    assert set(difficult) == set(STATUS_BY_ENDING.values())
    assert all(one.status == status and is_adult(one) for status, one in difficult.items())
    assert max(one.number for one in difficult.values()) < FIRST_PERSON_TO_TRY


@given(st.integers(0, 20_000_000))
def test_a_person_is_told_with_everything_that_the_forms_ask_for(number: int) -> None:
    somebody = person(number)
    told = as_json(somebody)
    assert (told["nik"], told["family_card"], told["born_on"]) == (
        somebody.nik,
        somebody.family_card,
        somebody.born_on.isoformat(),
    )
    assert told["email"] == f"orang{number}@example.org"
    assert str(told["phone"]).startswith("+62811")
    assert number in told["household"]  # type: ignore[operator]


# the registry's quota


@pytest.mark.parametrize(("quota", "answers"), [(None, [None, None]), (2, [1, 0, -1, -1]), (0, [-1])])
def test_a_quota_runs_out_and_no_quota_never_does(store: Store, quota: int | None, answers: list[int | None]) -> None:
    store.switch(Switches().changed({"registry": {"quota": quota}}))
    assert [store.use_quota() for _ in answers] == answers


def test_a_quota_that_was_used_up_is_still_used_up_after_a_restart(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "sandbox")) as first:
        first.switch(Switches().changed({"registry": {"quota": 1}}))
        first.use_quota()
    with closing(Store(tmp_path / "sandbox")) as again:
        assert again.use_quota() == -1


# switches

systems = st.sampled_from(["registry", "sms-satu", "sms-dua", "mail", "webhooks"])
switches = st.fixed_dictionaries(
    {"mode": st.sampled_from([mode.value for mode in Mode])},
    optional={
        "seconds": st.floats(0, 120),
        "kind": st.sampled_from([kind.value for kind in Garbage]),
        "silent": st.booleans(),
    },
)


@given(st.dictionaries(systems, switches))
def test_what_is_shown_can_be_sent_back_and_is_the_same(changes: dict[str, dict[str, object]]) -> None:
    changed = Switches().changed(changes)
    assert Switches().changed(changed.as_json()) == changed


@given(st.dictionaries(systems, switches))
def test_a_system_that_is_named_starts_from_its_defaults_and_no_other_is_touched(
    changes: dict[str, dict[str, object]],
) -> None:
    before = Switches().changed({name: {"mode": "down", "seconds": 9} for name in ("registry", "mail")})
    after = before.changed(changes)
    for name in ("registry", "mail", "sms-satu", "sms-dua", "webhooks"):
        expected = Switches().changed({name: changes[name]})[name] if name in changes else before[name]
        assert after[name] == expected


@pytest.mark.parametrize(
    "changes",
    [
        [],
        "mail",
        {"post": {"mode": "ok"}},
        {"mail": "ok"},
        {"mail": {"mode": "tired"}},
        {"mail": {"mode": "ok", "colour": "red"}},
        {"mail": {"seconds": -1}},
        {"mail": {"seconds": 121}},
        {"mail": {"seconds": "soon"}},
        {"mail": {"kind": "poem"}},
        {"mail": {"code": "02"}},
        {"registry": {"code": "99"}},
        {"registry": {"quota": -1}},
        {"registry": {"quota": 1.5}},
        {"mail": {"quota": 1}},
        {"repeat_delivery_reports": "yes"},
        {"delivery_reports_url": "ftp://somewhere"},
        {"delivery_reports_url": 7},
    ],
)
def test_a_switch_that_does_not_fit_changes_none(changes: object) -> None:
    before = Switches()
    with pytest.raises(BadSwitch):
        before.changed({"sms-satu": {"mode": "down"}} | changes if isinstance(changes, dict) else changes)
    assert before == Switches()
