"""Somebody types another person's numbers, some of them right: nobody says which, nor that there is such a NIK.

The registry is played by its own rule: it judges elements of an active NIK alone, and may leave one out.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.test import Client

from prakerja.codes.models import Tally
from prakerja.connectors.registry.answers import Comparison, Element, Judged, RegistryAnswer, RegistryStatus
from prakerja.identity.rules import RefusalReason, Standing
from prakerja.identity.states import IdentityState
from prakerja.messages.models import Message
from tests.situations.identity import BUDI, NOW, SITI, an_account, answered, asking, verified
from tests.thorough import as_many, beside_some

pytestmark = pytest.mark.django_db
START = "/verifikasi-ktp/"
YES, NO = Comparison.MATCH, Comparison.NO_MATCH

type Case = tuple[RegistryAnswer, Standing, bool]


def _of_an_active_nik() -> Iterator[RegistryAnswer]:
    for nik, family_card, birth_date, name in product(Comparison, Comparison, Comparison, (YES, NO)):
        judged = zip(Element, (nik, family_card, name, birth_date), strict=True)
        yield RegistryAnswer(RegistryStatus.ACTIVE, {element: Judged(said) for element, said in judged})


def _of_any_other() -> Iterator[RegistryAnswer]:
    return (RegistryAnswer(status) for status in RegistryStatus if status is not RegistryStatus.ACTIVE)


def _is_told(answer: RegistryAnswer) -> bool:
    """They know the family card, and the registry found nothing wrong."""
    said = [answer.of(element).comparison for element in (Element.NIK, Element.BIRTH_DATE)]
    return answer.of(Element.FAMILY_CARD).comparison is YES and NO not in said


#: Neither what the NIK did before nor that another account holds it may show.
CASES: list[Case] = [
    (answer, standing, is_held)
    for answer, (standing, is_held) in beside_some(
        [answer for answer in (*_of_an_active_nik(), *_of_any_other()) if not _is_told(answer)],
        product((Standing.CLEAR, Standing.BARRED), (False, True)),
    )
]


def test_the_cases_are_many() -> None:
    assert len(CASES) == as_many(1, thorough=4) * (54 - 8 + 5)


@pytest.mark.parametrize("waited", [timedelta(seconds=3), timedelta(minutes=3)], ids=["at once", "after a while"])
def test_every_wrong_part_and_every_state_of_the_nik_is_one_page_one_letter_and_one_next_step(
    waited: timedelta,
) -> None:
    verified(SITI)
    with time_machine.travel(NOW + waited, tick=False):
        seen = {_what_a_stranger_sees(*case, waited) for case in CASES}
    assert len(seen) == 1
    ((_page, state, refusal, letters),) = seen
    assert (state, refusal) == (IdentityState.REFUSED, RefusalReason.NOT_FOUND)
    assert letters == (() if waited < timedelta(minutes=1) else ("identity_refused",))


def _what_a_stranger_sees(
    answer: RegistryAnswer, standing: Standing, is_held: bool, waited: timedelta
) -> tuple[str, str, str, tuple[str, ...]]:
    # That limits count a NIK alike, whether there is one or not, is told elsewhere.
    Tally.objects.all().delete()
    account = an_account()
    identity = answered(asking(SITI if is_held else BUDI, account=account), answer, standing=standing, after=waited)
    browser = Client()
    browser.force_login(account)
    page = browser.get(START, follow=True)
    shown = re.sub(r'name="(?:csrfmiddlewaretoken|typed_by)" value="[^"]+"', "", page.content.decode())
    letters = Message.objects.filter(owner_id=account.pk).values_list("text", flat=True)
    return f"{page.status_code} {page.redirect_chain} {shown}", identity.state, identity.refusal, tuple(letters)
