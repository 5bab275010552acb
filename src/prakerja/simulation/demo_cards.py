"""The demo's cards: of the recipients of wave 11 a few whose cards had a life since."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.cards.card_acts import REJECT_OBJECTION, REVOKE, subject_of_card
from prakerja.cards.doubt_entitlement import doubt_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card, CardMove, Doubt
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import LIVE
from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models import Outcome
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.simulation.demo_waves import decide_on, officer

#: In the order of their ranks in the draw; the first of all only has a card.
STAGES_OF_CARDS: Final = (
    *("seated", "card_held", "card_given_back", "card_revoked", "card_objected"),
    *("card_annulled", "card_deceased", "card_active"),
)
#: What the office heard of whom, and what was objected to it.
_NOT_ENTITLED: Final = {
    "card_annulled": (HoldReason.CITIZENSHIP, "Saya masih menunggu surat dari kedutaan."),
    "card_deceased": (HoldReason.DEATH, "Kami keluarganya masih menunggu akta dari kelurahan."),
}

_LATER: Final = timedelta(seconds=1)


def recipients_by_stage() -> dict[str, UUID]:
    """Who of wave 11 stands for which life of a card."""
    seated = Outcome.objects.filter(draw__wave__number=11, outcome=OutcomeKind.SEATED).order_by("rank")
    found = seated.values_list("applicant_id", flat=True)[: len(STAGES_OF_CARDS)]
    return dict(zip(STAGES_OF_CARDS, found, strict=False))


def put_lives_of_cards(now: datetime) -> None:
    """Each by its verb, after the awards: the timeline tells by the moment who did what. What happened already does not
    happen again.
    """
    cards = {stage: Card.objects.filter(applicant_id=one).first() for stage, one in recipients_by_stage().items()}
    for stage, card in cards.items():
        if card is None:
            continue
        if stage in _NOT_ENTITLED:
            let_entitlement_end(card, *_NOT_ENTITLED[stage], now=now + _LATER)
        elif not CardMove.objects.filter(applicant_id=card.applicant_id, number=2).exists():
            _live(stage, card, now + _LATER)


def _live(stage: str, card: Card, now: datetime) -> None:
    applicant_id, award = card.applicant_id, card.award
    holder = Actor.applicant(applicant_id)
    if stage == "card_held":
        with unit_of_work(by=officer(0)) as work:
            hold_card(
                applicant_id=applicant_id,
                award=award,
                reason=HoldReason.CAUSE,
                note="Contoh",
                by=work.actor,
                now=now,
            )
    elif stage == "card_given_back":
        with unit_of_work(by=holder) as work:
            give_back(applicant_id=applicant_id, award=award, by=work.actor, now=now)
    elif stage in {"card_revoked", "card_objected"}:
        decide_on(subject_of_card((applicant_id, award)), REVOKE, at=now)
    if stage == "card_objected":
        _object(card, "Saya sudah memilih pelatihan, tetapi tidak dapat membayar.", now=now + _LATER)


def let_entitlement_end(card: Card, reason: HoldReason, said: str, *, now: datetime) -> None:
    """The office hears of it; an objection is answered, so that two people may decide without waiting two weeks."""
    if card.state not in LIVE:
        return
    if not Doubt.objects.filter(applicant_id=card.applicant_id).exists():
        _note(card, reason, now=now)
    _object(card, said, now=now + _LATER)
    for place, act in enumerate((REJECT_OBJECTION, END_ENTITLEMENT), start=2):
        decide_on(subject_of_card((card.applicant_id, card.award)), act, at=now + place * _LATER)


def _note(card: Card, reason: HoldReason, *, now: datetime) -> None:
    """A death of today, the day after the award; a citizenship that was lost by then."""
    on = wib_day(now if reason is HoldReason.DEATH else card.awarded_at)
    with unit_of_work(by=officer(0)) as work:
        doubt_entitlement(
            applicant_id=card.applicant_id,
            award=card.award,
            reason=reason,
            effective_on=on,
            source="Contoh surat 1/2021",
            by=work.actor,
            now=now,
        )


def _object(card: Card, text: str, *, now: datetime) -> None:
    with unit_of_work(by=Actor.applicant(card.applicant_id)) as work:
        object_to_move(applicant_id=card.applicant_id, award=card.award, text=text, by=work.actor, now=now)
