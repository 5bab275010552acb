"""Certificates as badges."""

from datetime import datetime
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.certificates.ask_for_badge import ask_for_badge
from prakerja.training.certificates.sign_badges import sign_badges
from prakerja.training.models import Badge
from tests.situations.learning import STARTS, Bought

SIGNING: Final = Actor.system("training.sign_badges")


def asked_for_badge(bought: Bought, *, at: datetime = STARTS) -> Bought:
    with unit_of_work(by=bought.learner):
        ask_for_badge(applicant_id=bought.buyer.applicant_id, purchase=bought.number, by=bought.learner, now=at)
    return bought


def badges_signed(*, at: datetime = STARTS) -> None:
    with unit_of_work(by=SIGNING):
        while sign_badges(by=SIGNING, now=at):
            pass


def token_of(bought: Bought) -> str:
    return Badge.objects.get(pk=(bought.buyer.applicant_id, bought.number)).token


def with_badge(bought: Bought, *, at: datetime = STARTS) -> Bought:
    asked_for_badge(bought, at=at)
    badges_signed(at=at)
    return bought
