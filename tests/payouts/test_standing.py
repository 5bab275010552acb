"""In which word the money of a due stands: of every one that is not paid the reason is the true one."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from prakerja.incentives.states import InstalmentState, SurveyState
from prakerja.payouts.standing import DueFacts, Standing, standing_of
from prakerja.payouts.states import BatchState, InstructionState

LAST: Final = date(2021, 4, 15)
#: Due in the night to come, of a card in use with a certificate and an account.
PLANNED: Final = DueFacts(
    state=InstalmentState.PLANNED,
    is_settled=False,
    day=date(2021, 3, 15),
    today=date(2021, 3, 15),
    last_payment_on=LAST,
    is_live=True,
    is_held=False,
    is_kept=False,
    is_certified=True,
    is_gone=False,
    is_linked=True,
    is_resting=False,
    newest_account=None,
    instruction=None,
    batch=None,
    is_into_linked=False,
    is_asked_for=False,
    failed=None,
    again_on=None,
)
RELEASED: Final = replace(
    PLANNED,
    state=InstalmentState.DUE,
    instruction=InstructionState.BUILT,
    batch=BatchState.RELEASED,
    is_into_linked=True,
)


def _standing(facts: DueFacts, **different: Any) -> Standing:
    return standing_of(replace(facts, **different))


@pytest.mark.parametrize(
    ("different", "standing"),
    [
        ({}, Standing.PLANNED),
        ({"day": LAST}, Standing.PLANNED),
        ({"day": date(2021, 4, 16)}, Standing.TOO_LATE),
        ({"today": date(2021, 3, 16)}, Standing.WAITS),
        ({"today": date(2021, 4, 16)}, Standing.NOT_COMING),
        ({"is_live": False}, Standing.NOT_COMING),
        ({"is_certified": False}, Standing.NO_CERTIFICATE),
        ({"is_certified": False, "today": date(2021, 3, 16)}, Standing.NO_CERTIFICATE),
    ],
)
def test_what_is_planned_is_said_to_come_only_if_it_can(different: dict[str, Any], standing: Standing) -> None:
    assert _standing(PLANNED, **different) is standing


@pytest.mark.parametrize("state", [SurveyState.OPEN, SurveyState.HANDED_IN])
@pytest.mark.parametrize(
    ("different", "standing"),
    [
        ({"is_live": False}, Standing.NOT_COMING),
        ({"today": date(2021, 4, 16), "day": date(2021, 4, 30)}, Standing.NOT_COMING),
        ({"is_certified": False}, Standing.NO_CERTIFICATE),
    ],
)
def test_of_a_survey_that_earns_nothing_no_money_is_promised(
    state: SurveyState, different: dict[str, Any], standing: Standing
) -> None:
    assert _standing(PLANNED, state=state, **different) is standing


@pytest.mark.parametrize(
    ("different", "standing"),
    [
        ({}, Standing.OVER),
        ({"is_certified": False}, Standing.NO_CERTIFICATE),
        ({"is_gone": True}, Standing.GONE),
    ],
)
def test_what_was_taken_back_at_the_end_of_the_year_blames_no_certificate(
    different: dict[str, Any], standing: Standing
) -> None:
    assert _standing(PLANNED, state=InstalmentState.TAKEN_BACK, **different) is standing


@pytest.mark.parametrize(
    ("different", "standing"),
    [
        ({}, Standing.RELEASED),
        ({"is_held": True}, Standing.HELD),
        ({"is_held": True, "batch": BatchState.PAUSED}, Standing.HELD),
        ({"is_into_linked": False}, Standing.READY),
        ({"is_into_linked": False, "is_resting": True}, Standing.ACCOUNT_RESTS),
        ({"is_into_linked": False, "is_linked": False}, Standing.NO_ACCOUNT),
        ({"is_held": True, "instruction": InstructionState.SENDING}, Standing.UNDER_WAY),
    ],
)
def test_what_was_released_waits_for_its_send_only_while_it_would_be_sent(
    different: dict[str, Any], standing: Standing
) -> None:
    assert _standing(RELEASED, **different) is standing
