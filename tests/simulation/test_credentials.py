"""`prakerja demo credentials`, as a newcomer and as a script read it."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.money import books_of
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.connectors.beacon.beacons import beacon
from prakerja.console import demo as console
from prakerja.draw.engine.proof.trust import read_trust
from prakerja.incentives.models import Instalment
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import save_nothing, unit_of_work
from prakerja.ledger.checks import faults_of_books
from prakerja.messages.models import Message
from prakerja.partners.models import PartnerKey, PartnerMember
from prakerja.publog.witnesses import pinned_witnesses
from prakerja.simulation.demo_people import PASSWORD, STAFF, STAGES
from prakerja.simulation.demo_trainings import BOUGHT, learners_by_stage
from prakerja.simulation.load_demo import load_demo
from prakerja.training.models import Attendance, Certificate, Course, Purchase
from prakerja.training.redeem_code import redeem_code
from prakerja.training.states import Method, PurchaseState
from tests.simulation.conftest import LOADED

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(console, "django_ready", ready)


def credentials(*options: str) -> str:
    answer = CliRunner().invoke(console.demo, ["credentials", *options])
    assert (answer.exit_code, answer.stderr) == (0, "")
    return answer.stdout


def test_a_script_gets_one_object_with_every_part(demo: None) -> None:
    told = json.loads(credentials("--json"))
    assert set(told) == {
        *("base_url", "sandbox_url", "staff", "partner_staff", "applicants", "partners", "redeem_codes")
    }
    assert (told["base_url"], told["sandbox_url"]) == (settings.BASE_URL, settings.SANDBOX_URL)
    of_anybody = {"email", "password", "role", "totp_secret"}
    for one in told["staff"]:
        assert set(one) - of_anybody == ({"signing_key"} if one["role"] == Role.CUSTODIAN else set())
    assert {frozenset(one) for one in told["partners"]} == {frozenset({"kind", "client_code", "sign_key"})}
    assert {frozenset(one) for one in told["applicants"]} == {
        frozenset({"email", "password", "stage", "card_number", "phone"})
    }


def test_what_a_script_is_told_opens_the_doors(demo: None) -> None:
    told = json.loads(credentials("--json"))
    for person in [*told["staff"], *told["applicants"]]:
        account = Account.objects.with_address(person["email"]).get()
        assert account.check_password(person["password"])
        assert account.is_staff is ("role" in person)
    for member in told["partner_staff"]:
        account = Account.objects.with_address(member["email"]).get()
        assert account.check_password(member["password"])
        assert PartnerMember.objects.get(pk=account.pk).partner.client_code == member["client_code"]
    for member in told["staff"]:
        account = Account.objects.with_address(member["email"]).get()
        assert roles_of(account.pk) == {Role(member["role"])}


def test_each_partner_of_the_demo_signs_with_the_key_that_a_script_is_told(demo: None) -> None:
    told = json.loads(credentials("--json"))["partners"]
    assert [one["kind"] for one in told] == ["platform"] * 7 + ["institution"] * 150
    keys = {key.partner.client_code: key.sign_key for key in PartnerKey.objects.select_related("partner")}
    assert {one["client_code"]: one["sign_key"] for one in told} == keys
    assert len(set(keys.values())) == len(keys)


def test_a_person_reads_one_line_a_sign_in_and_the_password_once(demo: None) -> None:
    shown = credentials()
    assert shown.count(PASSWORD) == 1
    for email in (*(one.email for one in STAFF), "account@contoh.example", "joined@contoh.example"):
        assert shown.count(email) == 1
    assert f"{settings.SANDBOX_URL}/authenticator" in shown


def test_every_stage_is_in_both(demo: None) -> None:
    told, shown = json.loads(credentials("--json")), credentials()
    assert [one["stage"] for one in told["applicants"]][: len(STAGES)] == list(STAGES)
    first_of = {one["stage"]: one["email"] for one in reversed(told["applicants"])}
    assert all(shown.count(email) == 1 for email in first_of.values())


@pytest.mark.django_db
def test_before_the_demo_is_loaded_only_staff_is_listed() -> None:
    told = json.loads(credentials("--json"))
    assert told["applicants"] == []
    assert len(told["staff"]) == len(STAFF)


def told_at(moment: datetime) -> dict[str, Any]:
    with time_machine.travel(moment, tick=False):
        told: dict[str, Any] = json.loads(credentials("--json"))
    return told


@pytest.mark.parametrize("later", [timedelta(), timedelta(hours=1), timedelta(days=3), timedelta(days=60)])
def test_every_code_that_a_script_is_told_can_be_redeemed_at_that_moment(demo: None, later: timedelta) -> None:
    """By the institution whose key it is told: the verb says so, and is undone again."""
    now = LOADED + later
    told = told_at(now)
    keys = {one["client_code"]: one["sign_key"] for one in told["partners"] if one["kind"] == "institution"}
    assert len({one["client_code"] for one in told["redeem_codes"]}) >= 5
    for code in told["redeem_codes"]:
        assert set(code) == {"code", "client_code", "course_code", "schedule_code"}
        assert keys[code["client_code"]]
        by = Actor.partner(code["client_code"])
        with unit_of_work(by=by):
            purchase = redeem_code(code=code["code"], by=by, now=now)
            assert (purchase.schedule.code, purchase.schedule.course.code) == (
                code["schedule_code"],
                code["course_code"],
            )
            assert purchase.moves == 2
            save_nothing()


def test_webinars_are_among_them_in_their_two_hours_and_not_after(demo: None) -> None:
    def methods(moment: datetime) -> Counter[str]:
        courses = [one["course_code"] for one in told_at(moment)["redeem_codes"]]
        of_course = dict(Course.objects.filter(code__in=courses).values_list("code", "method"))
        return Counter(of_course[one] for one in courses)

    assert methods(LOADED) == {Method.SELF_PACED: 9, Method.WEBINAR: 4}
    assert methods(LOADED + timedelta(hours=3)) == {Method.SELF_PACED: 9}


def test_whoever_has_a_code_signs_in(demo: None) -> None:
    told = told_at(LOADED)
    emails = [one["email"] for one in told["applicants"] if one["stage"] in {"card_active", "training_bought"}]
    people = Account.objects.filter(email__in=emails).values("pk")
    codes = {one.redeem_code for one in Purchase.objects.filter(applicant_id__in=people)}
    assert codes == {one["code"] for one in told["redeem_codes"]}


def test_a_start_days_later_lets_others_buy_in_place_of_what_is_used_or_over(loaded: None) -> None:
    """Who stands for a card that is active has bought once and for all."""
    people = [one for _stage, one in learners_by_stage()]
    theirs = {one.redeem_code for one in Purchase.objects.filter(applicant_id__in=people)}
    used = next(one for one in told_at(LOADED)["redeem_codes"] if one["code"] in theirs)
    by, later = Actor.partner(used["client_code"]), LOADED + timedelta(days=2)
    with unit_of_work(by=by):
        redeem_code(code=used["code"], by=by, now=LOADED)
    assert len(told_at(later)["redeem_codes"]) == 8
    for _start in range(2):
        load_demo(now=later)
        assert len(told_at(later)["redeem_codes"]) == 13


def test_somebody_stands_at_each_point_of_a_training_and_the_books_hold(demo: None) -> None:
    people = {stage: applicant_id for stage, applicant_id in learners_by_stage() if stage != BOUGHT}
    states = {stage: Purchase.objects.get(applicant_id=one).state for stage, one in people.items()}
    assert states == {
        "training_redeemed": PurchaseState.REDEEMED,
        "training_attended": PurchaseState.REDEEMED,
        "training_finished": PurchaseState.FINISHED,
        "incentive_due": PurchaseState.FINISHED,
        "repayment_due": PurchaseState.FINISHED,
    }
    attended = Attendance.objects.filter(applicant_id=people["training_attended"])
    assert sorted(attended.values_list("sequence", flat=True)) == [1, 999]
    assert Certificate.objects.filter(applicant_id=people["training_finished"]).count() == 1
    instalments = Instalment.objects.filter(applicant_id=people["incentive_due"]).order_by("number")
    assert [one.state for one in instalments] == ["due", "planned", "planned", "planned"]
    demanded = Demand.objects.get(applicant_id=people["repayment_due"])
    assert (demanded.state, demanded.plan, books_of(demanded).paid_back) == ("open", 1, Rupiah(50_000))
    assert list(faults_of_books()) == []


def test_nobody_is_told_of_what_a_stranger_of_the_demo_has_bought(demo: None) -> None:
    """But for one, whose letters a newcomer finds."""
    strangers = [one for _, one in learners_by_stage()]
    letters = Message.objects.filter(owner_id__in=strangers, text__startswith="training")
    assert letters.exists()
    assert not letters.exclude(useful_until__lte=LOADED).exists()


def test_whom_the_demo_trusts_is_what_a_verifier_reads(tmp_path: Path) -> None:
    said = CliRunner().invoke(console.demo, ["trust"])
    (tmp_path / "trust.json").write_text(said.stdout)
    trusted = read_trust(tmp_path / "trust.json")
    assert (trusted.sandbox, trusted.chains[1:]) == (True, [beacon().chain])
    assert trusted.witnesses == [str(key) for key in pinned_witnesses()]
