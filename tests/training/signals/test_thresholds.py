"""From where on something is a signal stands in a file, and is whole or refused."""

import pytest

from prakerja.training.signals.states import SignalKind
from prakerja.training.signals.thresholds import ThresholdsWrong, read_thresholds, thresholds_of

_OF_ALL = {
    "one_device": "least = 3",
    "one_network": "least = 40",
    "one_hour": "least = 40\npercent = 50",
    "too_fast": "least = 3\npercent = 50",
    "codes_in_a_row": "least = 15\nseconds = 20",
    "price": "least = 5\npercent = 300",
    "nearly_all_finish": "least = 100\npercent = 99",
}


def text(**changes: str) -> str:
    return "".join(f"[{kind}]\n{said}\n" for kind, said in (_OF_ALL | changes).items() if said)


@pytest.mark.parametrize("kind", SignalKind)
def test_each_kind_has_its_threshold(kind: SignalKind) -> None:
    assert thresholds_of(kind)["least"] > 0


@pytest.mark.parametrize(
    "changes",
    [
        {"price": ""},
        {"gossip": "least = 1"},
        {"price": "least = 5"},
        {"one_device": "least = 3\npercent = 4"},
        {"one_device": "least = 0"},
        {"one_device": "least = 3.5"},
    ],
)
def test_a_file_that_lacks_something_or_says_too_much_is_refused(changes: dict[str, str]) -> None:
    read_thresholds(text())
    with pytest.raises(ThresholdsWrong):
        read_thresholds(text(**changes))
