"""Everything that `bin/run` shows a newcomer. Interrupted, it goes on where it was; done, it does nothing."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from prakerja.accounts.address_holder import AddressHolder, email_digest
from prakerja.accounts.models import Account
from prakerja.cards.models import Card
from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models import Outcome
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import Phone
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import Occasion
from prakerja.simulation.demo_cards import put_lives_of_cards, recipients_by_stage
from prakerja.simulation.demo_catalogue import put_catalogue
from prakerja.simulation.demo_partner_payments import put_partner_payments
from prakerja.simulation.demo_partner_staff import put_partner_staff
from prakerja.simulation.demo_payees import payees_by_stage
from prakerja.simulation.demo_payments import put_payments
from prakerja.simulation.demo_people import PARTNER_STAFF, STAFF, STAGES, email_of_stage
from prakerja.simulation.demo_sign_in import put_sign_in
from prakerja.simulation.demo_staff import put_staff
from prakerja.simulation.demo_stages import let_in, put_one_at_each_stage
from prakerja.simulation.demo_trainings import learners_by_stage, put_trainings
from prakerja.simulation.demo_waves import put_open_wave, put_published_wave
from prakerja.simulation.demo_webhooks import put_webhooks
from prakerja.simulation.demo_year_end import holder_of_finished_card, put_closed_year

#: Whoever starts the demo stands at its command line.
_BY = Actor.operator("bin/run")


def load_demo(*, now: datetime, joiners: int | None = None) -> None:
    """Staff of every role; wave 10 of a closed year, a published wave 11, an open wave 12; an applicant at each stage;
    a catalogue with whoever sells and teaches.

    `joiners`: of wave 12, where another number than the demo's is wanted.
    """
    with unit_of_work(by=_BY):
        put_staff(by=_BY, now=now)
    put_closed_year()
    put_published_wave(now)
    put_open_wave(now, joiners=joiners)
    put_lives_of_cards(now)
    put_one_at_each_stage(by=_BY, at=now, on=wib_day(now))
    put_catalogue(now)
    with unit_of_work(by=_BY):
        put_partner_staff(now=now)
    put_trainings(now)
    put_payments(now)
    put_partner_payments(now)
    put_webhooks(now)
    with unit_of_work(by=_BY):
        put_sign_in(now)
    with unit_of_work(by=_BY):
        learners = [learner for _, learner in learners_by_stage()]
        let_in([*people_of_published_waves().values(), *learners, *payees_by_stage().values()])


def people_of_published_waves() -> dict[str, UUID]:
    """One account of each outcome of wave 11 and of each life of a card: seated, no_seat, card_held …"""
    unseated = Outcome.objects.filter(draw__wave__number=11, outcome=OutcomeKind.NO_SEAT).order_by("rank")
    found = {**recipients_by_stage(), "no_seat": unseated.values_list("applicant_id", flat=True).first()}
    failed = Verdict.objects.filter(occasion=Occasion.DRAW, number=11).failed().order_by("applicant_id")
    found["not_eligible"] = failed.values_list("applicant_id", flat=True).first()
    found["card_finished"] = holder_of_finished_card()
    return {stage: account_id for stage, account_id in found.items() if account_id is not None}


@dataclass(frozen=True)
class SignIn:
    email: str
    stage: str
    #: E.164; None before it is proven.
    phone: str | None
    #: None before there is a card.
    card_number: str | None


def applicants_by_stage() -> list[SignIn]:
    """Who can sign in as an applicant, in the order of the journey."""
    by_email = {email_of_stage(stage): stage for stage in STAGES}
    holders = AddressHolder.objects.in_bulk([email_digest(email) for email in by_email])
    ids = {email: holders.get(email_digest(email)) for email in by_email}
    at_stage = [(by_email[email], held.holder_id) for email, held in ids.items() if held]
    at_stage += [*people_of_published_waves().items(), *learners_by_stage(), *payees_by_stage().items()]
    everybody = [account_id for _, account_id in at_stage]
    emails = dict(Account.objects.filter(pk__in=everybody).values_list("pk", "email"))
    phones = Phone.objects.in_bulk(everybody)
    numbers = {card.applicant_id: card.number for card in Card.objects.filter(applicant_id__in=everybody)}
    return [
        SignIn(
            email=emails[account_id],
            stage=stage,
            phone=phones[account_id].number if account_id in phones else None,
            card_number=numbers.get(account_id),
        )
        for stage, account_id in at_stage
    ]


def write_authenticator(file: Path) -> None:
    """The sandbox shows the staff's second factors from this file, in place of their telephones."""
    entries = [{"email": one.email, "role": one.role.value, "secret": one.totp_secret} for one in STAFF]
    entries += [
        {"email": one.email, "role": f"partner_{one.role.value}", "secret": one.totp_secret} for one in PARTNER_STAFF
    ]
    file.write_text(json.dumps(entries))
