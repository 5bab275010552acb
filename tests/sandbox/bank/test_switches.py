"""Every way to misbehave, at every service: over HTTP, where an answer can fail to come; and what the books say."""

import json
import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Timer
from typing import Any, Final

import httpx
import pytest

from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.switches import BadBankSwitch, BankMode, BankSwitch, BankSwitches, dealt
from prakerja_sandbox.bank.testing import SandboxBank, running_bank
from tests.sandbox.bank.desk import FINE, transfer
from tests.sandbox.bank.partner import PATH_BY_CODE, Partner

PAYING: Final = ("17", "18", "22", "23", "38")
ASKING: Final = ("11", "12", "13", "14", "15", "16", "36", "37", "39")
REFERENCES: Final = count(1)
CUSTOMER: Final = {
    "customerNumber": HOUSE_BY_CODE["gopay"].number_of(FINE["gopay"]),
    "amount": {"value": "20000.00", "currency": "IDR"},
}
ASKED: Final[dict[str, dict[str, Any]]] = {
    "13": {"originalPartnerReferenceNo": "PAID"},
    "14": {"accountNo": HOUSE_BY_CODE["bni"].float_account},
    "15": transfer("17", "asked"),
    "16": transfer("18", "asked"),
    "36": {"serviceCode": "17", "originalPartnerReferenceNo": "PAID"},
    "37": CUSTOMER,
    "39": {"serviceCode": "38", "originalPartnerReferenceNo": "PAID"},
}


class Caller:
    """The partner over HTTP. `said` is empty where no answer came."""

    def __init__(self, bank: SandboxBank) -> None:
        self.bank = bank
        self._client = httpx.Client(base_url=bank.url, trust_env=False, timeout=10)
        self._partner = Partner(bank.keys())
        self._tokens = {house: self._token(house) for house in ("bni", "gopay")}

    def ask(self, code: str, body: dict[str, Any]) -> httpx.Response | None:
        house = "gopay" if code in ("37", "38", "39") else "bni"
        path = f"/snap/{house}/v1.0/{PATH_BY_CODE[code]}"
        headers, content = self._partner.with_token(self._tokens[house]).call(path, body)
        try:
            return self._client.post(path, headers=headers, content=content)
        except httpx.TransportError:
            return None

    def code(self, service: str, body: dict[str, Any]) -> str:
        answer = self.ask(service, body)
        return "" if answer is None else str(answer.json()["responseCode"])

    def body_of(self, service: str, reference: str) -> dict[str, Any]:
        """One that is answered 200 where nothing is switched."""
        if service == "38":
            asked = self.ask("37", CUSTOMER)
            assert asked is not None
            return {**CUSTOMER, "partnerReferenceNo": reference, "sessionId": asked.json()["sessionId"]}
        if service in PAYING:
            return transfer(service, reference, 100_000_001 if service == "22" else 20_000)
        return ASKED.get(service, {})

    def close(self) -> None:
        self._client.close()

    def asked_for_token(self, house: str) -> int:
        """The status; 0: no answer."""
        headers, content = self._partner.for_token()
        try:
            path = f"/snap/{house}/v1.0/access-token/b2b"
            return self._client.post(path, headers=headers, content=content).status_code
        except httpx.TransportError:
            return 0

    def _token(self, house: str) -> str:
        headers, content = self._partner.for_token()
        answer = self._client.post(f"/snap/{house}/v1.0/access-token/b2b", headers=headers, content=content)
        return str(answer.json()["accessToken"])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    with running_bank(state=tmp_path_factory.mktemp("bank") / "books") as bank:
        caller = Caller(bank)
        for service in ("17", "38"):
            assert caller.code(service, caller.body_of(service, "PAID")) == f"200{service}00"
        yield caller
        caller.close()


@pytest.fixture
def caller(running: Caller) -> Caller:
    running.bank.reset_switches()
    return running


def states(caller: Caller, reference: str) -> list[str]:
    return [one["status"] for one in caller.bank.payments(reference=reference)]


#: The mode with its details; what is answered; whether it was done.
MISBEHAVIOURS: Final[list[tuple[BankMode, dict[str, Any], str, bool]]] = [
    (BankMode.OK, {}, "20000", True),
    (BankMode.SLOW, {"seconds": 0.05}, "20000", True),
    (BankMode.REPLAY, {}, "20000", True),
    (BankMode.DOWN, {}, "", False),
    (BankMode.SILENT_BEFORE, {"seconds": 0.01}, "", False),
    (BankMode.SILENT_AFTER, {"seconds": 0.01}, "", True),
    (BankMode.LATE, {"seconds": 0.0}, "", True),
    (BankMode.FAILING, {}, "50000", False),
    (BankMode.FAILING, {"code": "50400", "booked": True}, "50400", True),
    (BankMode.FAILING, {"code": "50001"}, "50001", False),
    (BankMode.BUSY, {}, "42900", False),
    (BankMode.EXPIRED, {}, "40101", False),
]


@pytest.mark.parametrize("service", [*PAYING, *ASKING])
@pytest.mark.parametrize(("mode", "details", "code", "is_done"), MISBEHAVIOURS, ids=str)
def test_each_service_misbehaves_as_it_is_told_and_the_books_hold(
    caller: Caller, service: str, mode: BankMode, details: dict[str, Any], code: str, is_done: bool
) -> None:
    reference = f"S{next(REFERENCES)}"
    body = caller.body_of(service, reference)
    caller.bank.switch(service, mode, **details)
    assert caller.code(service, body) == (f"{code[:3]}{service}{code[3:]}" if code else "")
    caller.bank.reset_switches()
    if service in PAYING:
        caller.code("11", {})  # whoever is late is through
        assert len(states(caller, reference)) == is_done
        again = caller.code(service, body)
        assert again == (f"409{service}01" if is_done else f"200{service}00")
        assert len(states(caller, reference)) == 1
    assert caller.bank.books().faults == []


@pytest.mark.parametrize("service", [*PAYING, *ASKING])
def test_garbage_is_no_answer_of_snap_and_what_was_booked_stays(caller: Caller, service: str) -> None:
    for kind in ("html", "json", "word", "empty", "number"):
        reference = f"S{next(REFERENCES)}"
        body = caller.body_of(service, reference)
        caller.bank.switch(service, "garbage", kind=kind, booked=True)
        answer = caller.ask(service, body)
        assert answer is not None
        assert f'"200{service}00"' not in answer.text
        assert service not in PAYING or len(states(caller, reference)) == 1
        caller.bank.reset_switches()


@pytest.mark.parametrize("service", PAYING)
@pytest.mark.parametrize(("outcome", "state"), [("success", "00"), ("failed", "06")])
def test_what_is_pending_is_said_to_be_until_it_is_settled(
    caller: Caller, service: str, outcome: str, state: str
) -> None:
    reference = f"S{next(REFERENCES)}"
    body, house = caller.body_of(service, reference), "gopay" if service == "38" else "bni"
    before = caller.bank.books().floats[house]
    caller.bank.switch(service, "pending", seconds=600, outcome=outcome)
    assert caller.code(service, body) == f"202{service}00"
    assert caller.code(service, body) == f"202{service}00"
    assert states(caller, reference) == ["03"]
    assert caller.bank.books().floats[house] < before
    caller.bank.reset_switches()
    other = f"S{next(REFERENCES)}"
    body = caller.body_of(service, other)
    caller.bank.switch(service, "pending", seconds=0, outcome=outcome)
    assert caller.code(service, body) == f"202{service}00"
    while states(caller, other) == ["03"]:
        pass
    assert states(caller, other) == [state]
    assert caller.bank.books().faults == []


@pytest.mark.parametrize("code", ["40314", "40305", "40411", "40323"])
def test_a_refusal_is_in_the_books_and_may_be_tried_again(caller: Caller, code: str) -> None:
    reference = f"S{next(REFERENCES)}"
    body = caller.body_of("17", reference)
    caller.bank.switch("17", "refusing", code=code, left=1)
    assert caller.code("17", body) == f"{code[:3]}17{code[3:]}"
    told = caller.ask("36", {"serviceCode": "17", "originalPartnerReferenceNo": reference})
    assert told is not None
    assert told.json()["latestTransactionStatus"] == "06"
    assert told.json()["previousResponseCode"] == f"{code[:3]}17{code[3:]}"
    assert caller.code("17", body) == "2001700"


@pytest.mark.parametrize(("mode", "status"), [("busy", 429), ("failing", 500), ("expired", 401), ("down", 0)])
def test_a_token_may_be_had_no_more_easily(caller: Caller, mode: str, status: int) -> None:
    caller.bank.switch("73", mode, left=1)
    assert caller.asked_for_token("bni") == status
    assert caller.asked_for_token("bni") == 200


def test_a_busy_bank_says_when_to_come_again_and_for_how_many_calls_it_holds(caller: Caller) -> None:
    caller.bank.switch("all", "busy", retry_after=7, left=1)
    answer = caller.ask("11", {})
    assert answer is not None
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert caller.code("11", {}) == "2001100"


def test_the_first_answer_comes_again_where_the_house_replays(caller: Caller) -> None:
    reference = f"S{next(REFERENCES)}"
    body = caller.body_of("17", reference)
    first = caller.ask("17", body)
    caller.bank.switch("17", "replay")
    again = caller.ask("17", body)
    assert first is not None
    assert again is not None
    assert first.json() == again.json()
    assert caller.code("17", {**body, "amount": {"value": "1.00", "currency": "IDR"}}) == "4041718"


def test_chance_is_the_same_for_the_same_seed_and_as_often_as_it_says() -> None:
    switch, rates = BankSwitch(mode=BankMode.RANDOM, seed=4), {BankMode.DOWN: 100, BankMode.PENDING: 200}
    drawn = [dealt(switch, f"call {turn}", rates).mode for turn in range(5_000)]
    assert drawn == [dealt(switch, f"call {turn}", rates).mode for turn in range(5_000)]
    assert 400 < drawn.count(BankMode.DOWN) < 600
    assert 850 < drawn.count(BankMode.PENDING) < 1_150
    assert drawn != [dealt(BankSwitch(seed=5), f"call {turn}", rates).mode for turn in range(5_000)]


def test_a_random_bank_pays_each_reference_once_at_most(caller: Caller) -> None:
    caller.bank.switch("all", "random", seed=7, seconds=0.0)
    references = [f"S{next(REFERENCES)}" for _ in range(60)]
    for reference in references:
        for _ in range(3):
            caller.ask("17", transfer("17", reference, 1_000))
    caller.bank.reset_switches()
    found = [states(caller, reference) for reference in references]
    while ["03"] in found:
        found = [states(caller, reference) for reference in references]
    assert {tuple(one) for one in found} <= {("00",), ("06",), ()}
    assert found.count(["00"]) > 50
    assert caller.bank.books().faults == []


@pytest.mark.parametrize(
    "changes",
    [
        [],
        {"99": {"mode": "ok"}},
        {"17": "down"},
        {"17": {"mode": "tired"}},
        {"17": {"mode": "forged"}},
        {"callbacks": {"mode": "busy"}},
        {"statements": {"mode": "late"}},
        {"17": {"mode": "ok", "colour": "red"}},
        {"17": {"seconds": -1}},
        {"17": {"seconds": 601}},
        {"17": {"seconds": "nan"}},
        {"17": {"code": "99999"}},
        {"17": {"kind": "poem"}},
        {"17": {"outcome": "perhaps"}},
        {"17": {"left": 0}},
        {"17": {"retry_after": -1}},
        {"17": {"mode": "random", "rates": {"down": 1001}}},
        {"17": {"mode": "random", "rates": {"forged": 1}}},
        {"callback_url": "ftp://x"},
    ],
    ids=json.dumps,
)
def test_a_switch_that_does_not_fit_changes_none(changes: object) -> None:
    with pytest.raises(BadBankSwitch):
        BankSwitches().changed(changes)


def test_books_and_switches_survive_a_restart(tmp_path: Path) -> None:
    state, keys = tmp_path / "books", tmp_path / "keys"
    with running_bank(state=state, keys=keys) as bank:
        caller = Caller(bank)
        assert caller.code("17", transfer("17", "KEPT")) == "2001700"
        bank.switch("18", "busy")
        bank.open_account("bni", "4242", holder="LEMBAGA CONTOH")
        before = bank.books()
        caller.close()
    with running_bank(state=state, keys=keys) as bank:
        assert bank.books() == before
        assert bank.switches()["18"]["mode"] == "busy"
        caller = Caller(bank)
        assert caller.code("17", transfer("17", "KEPT")) == "4091701"
        assert caller.code("17", transfer("17", "NEW", beneficiaryAccountNo="4242")) == "2001700"
        caller.close()


@pytest.mark.fault
def test_what_was_answered_before_a_kill_is_in_the_books_after_it(tmp_path: Path) -> None:
    state, keys = tmp_path / "books", tmp_path / "keys"
    answered: dict[str, str] = {}
    with running_bank(state=state, keys=keys) as bank:
        caller = Caller(bank)
        assert bank.pid
        Timer(0.3, os.kill, (bank.pid, signal.SIGKILL)).start()
        for number in count(1):
            answer = caller.ask("18", transfer("18", f"K{number}"))
            if answer is None:
                break
            answered[f"K{number}"] = answer.json()["referenceNo"]
        caller.close()
    with running_bank(state=state, keys=keys) as bank:
        kept = {str(one["reference"]): one["reference_no"] for one in bank.payments()}
        assert bank.books().faults == []
    assert answered.items() <= kept.items()
    assert len(kept) - len(answered) <= 1
