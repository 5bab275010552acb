"""From the registry's answer, what stands already and the photos, to what becomes of the applicant. Pure.

Order matters: what a NIK is and did (in use, a recipient, barred, that it exists at all) is told only to somebody who
knew its family card and birth date as well. Everybody else gets one and the same answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from prakerja.codes.limits import Limit, Window
from prakerja.connectors.registry.answers import Comparison, Element, RegistryAnswer, RegistryStatus


class Standing(StrEnum):
    """What the programme already knows of a NIK; answered by a later step and handed in."""

    CLEAR = "clear"
    ALREADY_RECIPIENT = "already_recipient"
    BARRED = "barred"


class RefusalReason(StrEnum):
    """Why the identity stands refused. Each has its own words for what it is and what to do."""

    #: The registry did not confirm the three together, for whatever cause: which part was wrong, and whether there is
    #: such a NIK, is told to nobody.
    NOT_FOUND = "not_found"
    NIK_IN_USE = "nik_in_use"
    ALREADY_RECIPIENT = "already_recipient"
    BARRED = "barred"
    # given by a reviewer
    ANOTHER_PERSON = "another_person"
    CARD_NOT_GENUINE = "card_not_genuine"
    CLAIM_REFUSED = "claim_refused"
    NIK_OF_ANOTHER = "nik_of_another"


#: Decided by a person who saw card and face; asked for once more, another person decides (ask_again.py).
BY_REVIEWER: Final = frozenset(
    {
        RefusalReason.ANOTHER_PERSON,
        RefusalReason.CARD_NOT_GENUINE,
        RefusalReason.CLAIM_REFUSED,
        RefusalReason.NIK_OF_ANOTHER,
    }
)
#: Of these the applicant is told by e-mail at once; the others are usually a slip of the finger, put right on the page.
NOT_A_SLIP: Final = BY_REVIEWER | {RefusalReason.ALREADY_RECIPIENT, RefusalReason.BARRED}


class ReviewReason(StrEnum):
    """Why a person must look."""

    NAME_DIFFERS = "name_differs"
    NOT_JUDGED = "not_judged"
    KTP_PHOTO = "ktp_photo"
    SELFIE = "selfie"
    NIK_CLAIMED = "nik_claimed"
    #: By a person: whatever the registry and the photos say now, another person looks.
    REFUSED_BEFORE = "refused_before"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one period; `valid_from` is the version that decisions carry."""

    valid_from: date
    #: Similarity of the name, 0–100, from which it counts as the same. Below it a person looks; nobody is refused.
    name_at_least: int
    #: Sent to the registry as TRESHOLD: 80 to 100 are in use by its clients.
    sent_threshold: int
    #: How often a day one applicant may ask.
    asks_per_applicant: int
    #: How many of those about one NIK are the applicant's own, whatever others ask about it, and how many such ones all
    #: applicants may ask about it in a day. A hundred confirmed accounts would be needed to keep its owner waiting.
    own_asks_about_nik: int
    own_asks_of_all: int
    #: How often a day everybody together may ask about one NIK beyond that.
    further_asks_about_nik: int


_POLICIES: Final = (
    Policy(
        date(2020, 4, 11),
        name_at_least=85,
        sent_threshold=90,
        asks_per_applicant=5,
        own_asks_about_nik=3,
        own_asks_of_all=300,
        further_asks_about_nik=10,
    ),
)


def policy_on(day: date) -> Policy:
    """The policy in force on that day; the first one for days before it."""
    in_force = [policy for policy in _POLICIES if policy.valid_from <= day]
    return in_force[-1] if in_force else _POLICIES[0]


@dataclass(frozen=True, slots=True)
class Decision:
    """Refused for a reason, or on to the photos, with what a person must look at afterwards."""

    refusal: RefusalReason | None = None
    review: tuple[ReviewReason, ...] = ()
    #: The registry confirmed NIK, family card and birth date: this account knows the whole of it.
    is_proven: bool = False


def decide(answer: RegistryAnswer, *, standing: Standing, policy: Policy) -> Decision:
    """What follows from the registry's answer."""
    # Of a NIK that is unknown, inactive, of somebody dead or held by two, the registry says so and judges nothing else:
    # whoever asked may have typed any family card. All of it is one answer.
    if answer.status is not RegistryStatus.ACTIVE or not _knows_the_family_card(answer):
        return Decision(refusal=RefusalReason.NOT_FOUND)
    others = {answer.of(element).comparison for element in (Element.NIK, Element.BIRTH_DATE)}
    if Comparison.NO_MATCH in others:
        return Decision(refusal=RefusalReason.NOT_FOUND)
    if Comparison.NOT_JUDGED in others:
        return Decision(review=(ReviewReason.NOT_JUDGED,))
    if standing is not Standing.CLEAR:
        return Decision(refusal=RefusalReason(standing.value), is_proven=True)
    doubts = () if _is_same_name(answer, policy) else (ReviewReason.NAME_DIFFERS,)
    return Decision(review=doubts, is_proven=True)


def _knows_the_family_card(answer: RegistryAnswer) -> bool:
    """A NIK is read off a photocopy and holds the birth date; the family card is what a stranger does not have."""
    return answer.of(Element.FAMILY_CARD).comparison is Comparison.MATCH


def _is_same_name(answer: RegistryAnswer, policy: Policy) -> bool:
    name = answer.of(Element.NAME)
    return name.comparison is Comparison.MATCH if name.score is None else name.score >= policy.name_at_least


def may_correct(refusal: RefusalReason) -> bool:
    """Whether the applicant may enter the numbers again by themselves."""
    return refusal not in BY_REVIEWER


def after_photos(*, doubts: Iterable[ReviewReason], failed: Iterable[ReviewReason]) -> list[ReviewReason]:
    """Everything a person must look at once both photos are in; empty means verified."""
    return sorted({*doubts, *failed})


def asks_of_applicant(policy: Policy) -> Limit:
    """How often a day one applicant may ask the registry; the day ends at midnight in Jakarta."""
    return Limit("asks_of_applicant", (Window(policy.asks_per_applicant),))


def own_asks_about_nik(policy: Policy) -> Limit:
    """Of one applicant about one NIK: a slip of the finger, an old family card, and the right one."""
    return Limit("own_asks_about_nik", (Window(policy.own_asks_about_nik),))


def own_asks_of_all(policy: Policy) -> Limit:
    """About one NIK, the own ones of all applicants: what can be guessed in a day, however many accounts are made."""
    return Limit("own_asks_of_all", (Window(policy.own_asks_of_all),))


def further_asks_about_nik(policy: Policy) -> Limit:
    """About one NIK, by everybody together, beyond their own."""
    return Limit("asks_about_nik", (Window(policy.further_asks_about_nik),))
