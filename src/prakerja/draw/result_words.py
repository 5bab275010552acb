"""What a joiner is told of their result by e-mail and SMS: the name of the text, and the words that fill it. Pure."""

from prakerja.draw.results import NoSeat, NotEligible, Result, Seated
from prakerja.messages.words import Word
from prakerja.regions.areas import area_name
from prakerja.screening.reasons import Fact


def result_text(result: Result) -> str:
    """The letter's name in `draw/letters`."""
    match result:
        case Seated():
            return "result_seated"
        case NoSeat():
            return "result_no_seat"
        case NotEligible():
            return "result_not_eligible"


def result_words(result: Result, *, first_purchase_days: int) -> dict[str, Word]:
    """The words of that text, beside the wave's number, the receipt and the name."""
    match result:
        case Seated():
            return {"days": first_purchase_days}
        case NoSeat():
            return {
                "household_full": result.household_full,
                "area": area_name(result.area),
                "is_part": result.is_part,
                "candidates": result.candidates,
                "seats": result.seats,
                "rank": result.area_rank,
            }
        case NotEligible():
            return _reasons(result)


def _reasons(result: NotEligible) -> dict[str, Word]:
    facts: dict[str, Fact] = {}
    for failed in result.failed:
        facts |= failed.facts
    told = {name: facts[name] for name in ("age", "minimum", "maximum", "held", "cap") if facts.get(name) is not None}
    lists = [failed.naming_list for failed in result.failed if failed.naming_list]
    return {
        **{name: value for name, value in told.items() if isinstance(value, int)},
        "reasons": [failed.reason.value for failed in result.failed],
        "lists": [f"{row.name} ({row.source}; {row.legal_basis})" for row in lists],
    }
