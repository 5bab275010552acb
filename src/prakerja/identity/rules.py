"""From the registry's answer, what stands already and the photos, to what becomes of the applicant. Pure.

Order matters: what a NIK did before (in use, a recipient, barred) is told only to somebody who knew its family card and
birth date as well. To everybody else the answer speaks of what they typed.
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

    NOT_FOUND = "not_found"
    FAMILY_CARD_DIFFERS = "family_card_differs"
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    INACTIVE = "inactive"
    NIK_IN_USE = "nik_in_use"
    ALREADY_RECIPIENT = "already_recipient"
    BARRED = "barred"
    # given by a reviewer
    ANOTHER_PERSON = "another_person"
    CARD_NOT_GENUINE = "card_not_genuine"
    DECEASED = "deceased"
    CLAIM_REFUSED = "claim_refused"
    NIK_OF_ANOTHER = "nik_of_another"


#: Decided by a person who saw card and face; only a person can open it again.
BY_REVIEWER: Final = frozenset(
    {
        RefusalReason.ANOTHER_PERSON,
        RefusalReason.CARD_NOT_GENUINE,
        RefusalReason.DECEASED,
        RefusalReason.CLAIM_REFUSED,
        RefusalReason.NIK_OF_ANOTHER,
    }
)
#: Of these the applicant is told by e-mail at once; the others are usually a slip of the finger, put right on the page.
NOT_A_SLIP: Final = BY_REVIEWER | {RefusalReason.INACTIVE, RefusalReason.ALREADY_RECIPIENT, RefusalReason.BARRED}


class ReviewReason(StrEnum):
    """Why a person must look."""

    NAME_DIFFERS = "name_differs"
    NOT_JUDGED = "not_judged"
    DECEASED = "deceased"
    DUPLICATE = "duplicate"
    KTP_PHOTO = "ktp_photo"
    SELFIE = "selfie"
    NIK_CLAIMED = "nik_claimed"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one period; `valid_from` is the version that decisions carry."""

    valid_from: date
    #: Similarity of the name, 0–100, from which it counts as the same. Below it a person looks; nobody is refused.
    name_at_least: int
    #: Sent to the registry as TRESHOLD: 80 to 100 are in use by its clients.
    sent_threshold: int
    #: How often a day one applicant may ask, and how often anybody may ask about one NIK.
    asks_per_applicant: int
    asks_per_nik: int


_POLICIES: Final = (
    Policy(date(2020, 4, 11), name_at_least=85, sent_threshold=90, asks_per_applicant=5, asks_per_nik=10),
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
    match answer.status:
        case RegistryStatus.NOT_FOUND | RegistryStatus.MALFORMED:
            return Decision(refusal=RefusalReason.NOT_FOUND)
        case RegistryStatus.INACTIVE:
            return Decision(refusal=RefusalReason.INACTIVE)
        case RegistryStatus.DECEASED:
            return Decision(review=(ReviewReason.DECEASED,))
        case RegistryStatus.DUPLICATE:
            return Decision(review=(ReviewReason.DUPLICATE,))
        case RegistryStatus.ACTIVE:
            return _decide_by_elements(answer, standing, policy)


def _decide_by_elements(answer: RegistryAnswer, standing: Standing, policy: Policy) -> Decision:
    if refusal := _differing(answer):
        return Decision(refusal=refusal)
    exact = (Element.NIK, Element.FAMILY_CARD, Element.BIRTH_DATE)
    if any(answer.of(element).comparison is Comparison.NOT_JUDGED for element in exact):
        return Decision(review=(ReviewReason.NOT_JUDGED,))
    if standing is not Standing.CLEAR:
        return Decision(refusal=RefusalReason(standing.value), is_proven=True)
    doubts = () if _is_same_name(answer, policy) else (ReviewReason.NAME_DIFFERS,)
    return Decision(review=doubts, is_proven=True)


def _differing(answer: RegistryAnswer) -> RefusalReason | None:
    family_card = answer.of(Element.FAMILY_CARD).comparison is Comparison.NO_MATCH
    birth_date = answer.of(Element.BIRTH_DATE).comparison is Comparison.NO_MATCH
    # With nothing else right the NIK itself is mistyped, or a stranger's: that it exists is then nobody's business.
    if answer.of(Element.NIK).comparison is Comparison.NO_MATCH or (family_card and birth_date):
        return RefusalReason.NOT_FOUND
    if family_card:
        return RefusalReason.FAMILY_CARD_DIFFERS
    return RefusalReason.BIRTH_DATE_DIFFERS if birth_date else None


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


def asks_about_nik(policy: Policy) -> Limit:
    """How often a day the registry is asked about one NIK, by everybody together, so that nobody can probe."""
    return Limit("asks_about_nik", (Window(policy.asks_per_nik),))
