"""Puts people into an instance's database, with its own settings: see Instance.furnish.

In a process of its own, because Django refuses its database to one that has a browser open.
"""

import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db.models import F

from prakerja.accounts.models import Account
from prakerja.cards.count_seats import count_seats
from prakerja.cards.jobs import remind_of_deadlines as reminding
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.rules import OBJECTION_DAYS
from prakerja.cards.tasks import look_for_overdue, look_for_seats
from prakerja.identity.models import Identity
from prakerja.incentives import jobs as incentive_jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.surveys.carry_on_surveys import carry_on_surveys
from prakerja.journey.join_wave import join_wave
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import WIB, read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.partners.webhooks.try_webhook import try_webhook
from prakerja.payouts import jobs as payout_jobs
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.models import LinkedAccount
from prakerja.screening.hand_in_list import hand_in_list
from prakerja.screening.list_files import keep_list_file
from prakerja.simulation import demo_staff, demo_waves
from prakerja.simulation.demo_bank import write_bank_payments
from prakerja.simulation.demo_partners import platforms
from prakerja.simulation.demo_partners_file import write_partners
from prakerja.simulation.demo_stages import let_in
from prakerja.simulation.demo_witnesses_file import write_witnesses
from prakerja.simulation.lives import adult_lives, without_barriers
from prakerja.simulation.load_demo import load_demo, write_authenticator
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_ready_applicants
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import PayableLine, Statement
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of, month_before, name_of_month
from prakerja.training.statements.states import LineState, StatementState
from prakerja.waves.models import Wave, WaveId
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from prakerja_sandbox.bank.testing import SandboxBank
from prakerja_sandbox.beacon.chain import chain_in
from tests.situations.screening import a_nik, list_details

#: Of somebody in a journey: the first one is under the wrong name.
WALLETS: Final = ("081100000091", "081100000092")
#: Where the joiners begin in the synthetic nation: far from the demo's and from those who are handed out.
_FIRST: Final = 500_000
_BY: Final = Actor.operator("tests")
_COUNTING: Final = Actor.system("cards.count_seats")


def put_world_outside() -> None:
    """The sandbox's beacon has its chain, and its witnesses know whose log they read."""
    assert settings.SANDBOX_BEACON is not None
    chain_in(settings.SANDBOX_BEACON)
    write_witnesses(settings.ENVIRONMENT.var / "sandbox-witnesses.json")


def collect_static() -> None:
    """Style, script and icon are where the web process serves them from."""
    call_command("collectstatic", verbosity=0, interactive=False)


def put_staff() -> None:
    """Everybody of the demo's office, with their second factors in the sandbox's authenticator."""
    with unit_of_work(by=_BY) as work:
        demo_staff.put_staff(by=work.actor, now=work.now)
    write_authenticator(settings.ENVIRONMENT.var / "sandbox-authenticator.json")


def put_people(*, count: int) -> None:
    """So many applicants who have done every step."""
    now = read_clock()
    lives = adult_lives(start=_FIRST, count=count, on=now.date())
    with unit_of_work(by=_BY):
        put_ready_applicants([applicant_of(without_barriers(life)) for life in lives], at=now)


def put_money(*, wave: int) -> None:
    """The money for the wave's seats is set aside, by two officers of the demo."""
    demo_waves.put_budget(Wave.objects.get(number=wave), at=read_clock())


def put_joiners(*, wave: int, count: int) -> None:
    """So many applicants who have done every step join this wave, each by the verb; other ones for each wave."""
    now = read_clock()
    wave_id = WaveId(Wave.objects.get(number=wave).pk)
    lives = adult_lives(start=_FIRST + wave * 1_500, count=count, on=now.date())
    _join([applicant_of(without_barriers(life)) for life in lives], wave_id, now)


def put_household(*, wave: int, count: int) -> None:
    """So many of one family card join this wave, and can sign in."""
    now = read_clock()
    lives = list(adult_lives(start=_FIRST + wave * 1_500 + 700, count=count, on=now.date()))
    card = lives[0].person.family_card
    family = [replace(without_barriers(life), person=life.person._replace(family_card=card)) for life in lives]
    applicants = [applicant_of(life) for life in family]
    _join(applicants, WaveId(Wave.objects.get(number=wave).pk), now)
    let_in([one.id for one in applicants])


def _join(applicants: list[Applicant], wave_id: WaveId, now: datetime) -> None:
    with unit_of_work(by=_BY):
        put_ready_applicants(applicants, at=now)
    for one in applicants:
        with unit_of_work(by=Actor.applicant(one.id)) as work:
            join_wave(wave_id=wave_id, applicant_id=ApplicantId(one.id), by=work.actor, now=work.now)


def hand_in_a_list(*, people: int) -> None:
    """The file of an exclusion list waits to be read."""
    rows = "".join(f"{a_nik(40_000_000 + number)}\n" for number in range(people))
    kept = keep_list_file(BytesIO(f"nik\n{rows}".encode()))
    with unit_of_work(by=_BY) as work:
        hand_in_list(file=kept, details=list_details(), by=work.actor, now=work.now)


def load_small_demo() -> None:
    """The demo that bin/run loads, with a few of its joiners: every page looks the same."""
    demo_waves.JOINERS_OF_WAVE_11, demo_waves.JOINERS_OF_WAVE_12 = 160, 200  # type: ignore[misc]
    load_demo(now=read_clock())
    write_authenticator(settings.ENVIRONMENT.var / "sandbox-authenticator.json")
    write_partners(settings.ENVIRONMENT.var / "sandbox-partners.json")
    write_bank_payments(settings.ENVIRONMENT.var / "sandbox-bank-payments.json")


def let_recipients_in() -> None:
    """Whoever has a card signs in with the demo's password."""
    let_in(list(Card.objects.values_list("applicant_id", flat=True)))


def bring_near_its_end(*, email: str, days: int) -> None:
    """The card's last day is so many days from today, as if it had been awarded that much earlier."""
    until = datetime.combine(wib_day(read_clock()) + timedelta(days=days + 1), time(), tzinfo=WIB)
    Card.objects.filter(applicant_id=Account.objects.get(email=email).pk).update(buys_until=until)


def remind_at_noon() -> None:
    """It is noon in Jakarta and day in the whole country: whoever is due is reminded."""
    by, noon = Actor.system("cards.remind_of_deadlines"), datetime.combine(wib_day(read_clock()), time(12), tzinfo=WIB)
    with unit_of_work(by=by):
        begin_work(reminding, noon)
        remind_of_deadlines(by=by, now=noon)


def let_the_night_come() -> None:
    """What the clock does at night is on the queue: overdue cards are revoked, seats that came back are counted."""
    look_for_overdue()
    look_for_seats()


def let_the_objections_run_out() -> None:
    """The night comes so long after every end of a card that nobody can object to it any more."""
    with unit_of_work(by=_COUNTING) as work:
        for wave_id in WaveBudget.objects.filter(returned__gt=F("counted")).values_list("pk", flat=True):
            count_seats(wave_id=wave_id, by=work.actor, now=work.now + timedelta(days=OBJECTION_DAYS))


def post_results(*, people: int) -> None:
    """A letter and an SMS each wait in the outbox, as after a wave's publishing; the owners are nobody's accounts."""
    words: dict[str, str | int | bool] = {"name": "Siti", "wave": 12, "receipt": "12-ABCDEFGHJKLMNP"}
    words |= {"area": "Kota Bandung", "rank": 5, "candidates": 20_000, "seats": 600, "household_full": False}
    drafts = [
        Draft("result_no_seat", channel, address, dict(words), "id", owner, f"result:12:{owner}:{channel}")
        for owner in (uuid4() for _ in range(people))
        for channel, address in ((Channel.EMAIL, "siti@contoh.example"), (Channel.SMS, "+6281100000000"))
    ]
    with unit_of_work(by=_BY) as work:
        post_messages(drafts, now=work.now)


def certify_and_state_last_month() -> None:
    """Whoever is declared finished is certified; what that earned was settled in the month that is over."""
    by = Actor.system("training.issue_certificates")
    with unit_of_work(by=by) as work:
        issue_certificates(by=by, now=work.now)
    month = month_before(read_clock())
    settled = cut_off_of(month) - timedelta(days=1)
    PayableLine.objects.filter(state=LineState.OPEN).update(earned_at=settled, settles_at=settled)
    _state(month)


def let_disputes_run_out() -> None:
    """No partner can dispute a statement any more, as if it had been made that much earlier."""
    Statement.objects.filter(state=StatementState.READY).update(disputed_until=read_clock())


def state_this_month() -> None:
    """What was settled by now, as its first night after will."""
    _state(wib_day(read_clock()).replace(day=1))


def _state(month: date) -> None:
    by = Actor.system("training.make_statements")
    now = max(read_clock(), cut_off_of(month))
    with unit_of_work(by=by):
        while make_statements(month=name_of_month(month), by=by, now=now):
            pass


def try_webhook_of_demo() -> None:
    """The platform that the sandbox plays tries whether it is told."""
    with unit_of_work(by=Actor.partner(platforms()[0].client_code)) as work:
        try_webhook(by=work.actor, now=work.now)


def open_wallets(*, email: str) -> None:
    """At GoPay the first number is somebody else's name, the second one theirs; both by their NIK."""
    account = Account.objects.get(email=email)
    nik, bank = Identity.objects.get(pk=account.pk).nik, SandboxBank(str(settings.SANDBOX_URL))
    for number, holder in zip(WALLETS, ("WAHYU HUTAPEA", account.full_name.upper()), strict=True):
        bank.open_account("gopay", f"62{number[1:]}", holder=holder, nik=nik, condition="active")


def tell_wallet(*, email: str) -> None:
    """Prints the number of the account that they have linked, as they know it themselves."""
    owner = Account.objects.get(email=email).pk
    sys.stdout.write(LinkedAccount.objects.of(owner).linked().get().account_number)


def let_payouts_be_built(*, nights: int) -> None:
    """So many nights from today: surveys open and what was handed in falls due, and all of it is to be released."""
    now, due_on = read_clock(), (wib_day(read_clock()) + timedelta(days=nights)).isoformat()
    by = Actor.system("payouts.build_batches")
    for wave_id in WaveBudget.objects.values_list("pk", flat=True):
        _carry_on(wave_id, now)
    with unit_of_work(by=by):
        begin_work(payout_jobs.build_batches, now, due_on=due_on)
        while build_batches(due_on=due_on, by=by, now=now):
            pass
        end_work(payout_jobs.build_batches, now, due_on=due_on)


def _carry_on(wave_id: int, now: datetime) -> None:
    keeping, bringing = Actor.system("incentives.carry_on_surveys"), Actor.system("incentives.bring_due")
    with unit_of_work(by=keeping):
        carry_on_surveys(wave_id=wave_id, by=keeping, now=now)
    with unit_of_work(by=bringing):
        begin_work(incentive_jobs.bring_due, now, wave_id=wave_id)
        while bring_due(wave_id=wave_id, by=bringing, now=now):
            pass
        end_work(incentive_jobs.bring_due, now, wave_id=wave_id)
