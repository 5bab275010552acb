"""kill -9 between a posting and its answer: whoever asks again gets the first answer, and nothing is done twice."""

import hashlib
import hmac
import json
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import httpx
import psycopg
import pytest

from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until
from tests.patience import PATIENCE_S

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_PATH: Final = "/api/v1/integration/"
COMMIT, COMPLETION = "payment/redeem-code/commit", "payment/redeem-code/completion"
#: Whatever a call that is done twice would leave behind.
_LEFT_BEHIND: Final = (
    "training_purchase",
    "training_purchasemove",
    "training_handin",
    "training_feedback",
    "training_completion",
    "ledger_transfer",
    "audit_event",
)


@dataclass(frozen=True)
class Call:
    """One call of a partner, signed: sent again, it is the very same."""

    base_url: str
    client_code: str
    sign_key: str
    endpoint: str
    asked: dict[str, Any]
    timestamp: int
    authorization: str = ""

    @property
    def signature(self) -> str:
        signed = f"{self.client_code}{self.timestamp}POST{_PATH}{self.endpoint}{self.authorization}{self._body}"
        return hmac.new(self.sign_key.encode(), signed.encode(), hashlib.sha1).hexdigest()

    @property
    def _body(self) -> str:
        return json.dumps(self.asked)

    def sent(self) -> httpx.Response:
        headers = {"client_code": self.client_code, "timestamp": str(self.timestamp), "signature": self.signature}
        headers |= {"Authorization": self.authorization} if self.authorization else {}
        with httpx.Client(base_url=self.base_url, trust_env=False, timeout=PATIENCE_S) as client:
            return client.post(_PATH + self.endpoint, content=self._body.encode(), headers=headers)

    def signed_anew(self) -> "Call":
        """The same question, a second later."""
        return replace(self, timestamp=self.timestamp + 1)


@dataclass(frozen=True)
class Program:
    """A partner of the demo."""

    instance: Instance
    client_code: str

    def call(self, endpoint: str, *, authorization: str = "", **asked: Any) -> Call:
        partners = self.instance.credentials["partners"]
        key = next(str(one["sign_key"]) for one in partners if one["client_code"] == self.client_code)
        now, base_url = int(time.time()), self.instance.base_url
        return Call(base_url, self.client_code, key, endpoint, asked, now, authorization)


@contextmanager
def no_answer_leaves(instance: Instance) -> Iterator[None]:
    """A call is noted after it is done and before it is answered: here, whoever notes one waits."""
    with psycopg.connect(instance.database_url) as connection:
        connection.execute("LOCK TABLE partners_call IN SHARE MODE")
        yield


def killed_before_its_answer(instance: Instance, call: Call) -> None:
    """What was asked is done and kept; whoever asked learns nothing."""
    with no_answer_leaves(instance), ThreadPoolExecutor(1) as threads:
        asked = threads.submit(call.sent)
        done = "SELECT 1 FROM once_firstanswer WHERE key = %s"
        wait_until(lambda: instance.rows(done, call.signature), what="it is done", every=0.02)
        assert not asked.done()
        for process in instance.web_workers():
            os.kill(process, signal.SIGKILL)
        with pytest.raises(httpx.HTTPError):
            asked.result(timeout=PATIENCE_S)
    instance.wait_until_healthy()


def left_behind(instance: Instance) -> list[tuple[object, ...]]:
    counted = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in _LEFT_BEHIND)
    return instance.rows(f"{counted} UNION ALL SELECT 'seats', sum(taken)::bigint FROM training_scheduleseats")


def answer_after_the_kill(instance: Instance, call: Call, *, anew: bool = True) -> dict[str, Any]:
    """Asked again, also signed anew, it is the first answer, and nothing comes of it a second time."""
    killed_before_its_answer(instance, call)
    before = left_behind(instance)
    first = call.sent()
    assert first.status_code == 200, first.text
    for again in (call, *([call.signed_anew()] if anew else [])):
        assert again.sent().content == first.content
    assert left_behind(instance) == before
    told: dict[str, Any] = first.json()
    return told


def asked_for_one(
    shop: Program, on_sale: list[dict[str, Any]], card: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first of these courses that the card's holder may take, and what the platform was told: some are for those
    of an age or a schooling alone."""
    for course in on_sale:
        named = {"course_code": course["course_code"], "schedule_code": course["schedule_code"]}
        asked = shop.call("payment/send-otp", **card, **named, amount=course["price"]).sent().json()
        if asked["success"]:
            return course, asked
    raise AssertionError(f"nothing of {len(on_sale)} courses may be bought: {asked}")


def test_what_was_paid_for_is_bought_once(instance: Instance) -> None:
    on_sale = json.loads((instance.var / "sandbox-partners.json").read_text())
    shop = Program(instance, on_sale["platform"]["client_code"])
    (buyer,) = [one for one in instance.credentials["applicants"] if one["stage"] == "seated"]
    card = {"prakerja_id": buyer["card_number"], "user_platform_id": "pelanggan-mati"}
    course, asked = asked_for_one(shop, sorted(on_sale["on_sale"], key=lambda one: int(one["price"])), card)
    code = instance.sandbox.latest_message(str(buyer["phone"]), channel="sms").codes[0]
    paid = shop.call(
        "payment/authorize",
        authorization=f"Payment {asked['data']['payment_token']}",
        otp=code,
        invoice_code="INV-MATI-1",
        invoice_url="https://platform.contoh.example/",
    )
    told = answer_after_the_kill(instance, paid)
    mine = "SELECT transaction_code, price FROM training_purchase WHERE invoice_code = 'INV-MATI-1'"
    assert instance.rows(mine) == [(told["data"]["transaction_code"], course["price"])]

    undone = shop.call("payment/void", invoice_code="INV-MATI-1", transaction_code=told["data"]["transaction_code"])
    assert answer_after_the_kill(instance, undone, anew=False)["success"] is True
    # Of a void that is asked for anew the reference has an error of its own.
    before = left_behind(instance)
    assert undone.signed_anew().sent().json()["code"] == "ERRPLT40028"
    assert left_behind(instance) == before
    assert instance.run("prakerja", "ledger", "prove")


def test_what_an_institution_declares_is_declared_once(instance: Instance, visitor: Visitor) -> None:
    code = next(one for one in instance.credentials["redeem_codes"] if one["client_code"] == "lembaga001")
    school, of_code = Program(instance, code["client_code"]), {"redeem_code": code["code"]}
    redeemed = answer_after_the_kill(instance, school.call(COMMIT, **of_code))
    assert redeemed["data"]["status"] == 1

    task = {**of_code, "scope": "tpm", "sequence": 1}
    handed_in = school.call("tpm/submission", **task, url_file="https://lembaga.contoh.example/tugas.pdf")
    assert answer_after_the_kill(instance, handed_in)["data"]["status"] == 2
    answered = school.call("tpm/feedback/submission", **task, notes="Bagus", url_file="")
    assert answer_after_the_kill(instance, answered)["data"]["notes"] == "Bagus"

    sign_in_whoever_has(visitor, instance, code["code"])
    for sequence in (1, 999):
        page = school.call(
            "oauth/url-generate",
            **of_code,
            sequence=sequence,
            email="peserta@belajar.example",
            redirect_uri=f"{instance.sandbox.url}/institution/came-back",
        )
        confirm = str(page.sent().json()["data"]["url"]).removeprefix(instance.base_url)
        assert visitor.submit(confirm, go="confirm") == "Kehadiran Anda tercatat"
    finished = school.call(COMPLETION, **of_code, pretest_score=40, posttest_score=90)
    assert answer_after_the_kill(instance, finished)["data"]["number"] == 1
    assert instance.run("prakerja", "ledger", "prove")


def sign_in_whoever_has(visitor: Visitor, instance: Instance, code: str) -> None:
    """Of the demo's people, each of whose cards shows what was bought with it."""
    for one in instance.credentials["applicants"]:
        if one["stage"] in {"card_active", "training_bought"}:
            visitor.cookies.clear()
            visitor.sign_in(str(one["email"]))
            if code in visitor.text_of("/kartu/"):
                return
    raise AssertionError("nobody has this code")
