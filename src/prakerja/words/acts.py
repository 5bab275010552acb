"""What the acts that take two people are called, and what each of them does."""

from typing import Final

from prakerja.words.acts_of_cards import CARDS_CONSEQUENCES, CARDS_TITLES
from prakerja.words.acts_of_payouts import PAYOUTS_CONSEQUENCES, PAYOUTS_TITLES
from prakerja.words.acts_of_people import PEOPLE_CONSEQUENCES, PEOPLE_TITLES
from prakerja.words.acts_of_training import TRAINING_CONSEQUENCES, TRAINING_TITLES
from prakerja.words.acts_of_waves import WAVES_CONSEQUENCES, WAVES_TITLES
from prakerja.words.words import Words

ACT_TITLES: Final[dict[str, Words]] = {
    **WAVES_TITLES,
    **PEOPLE_TITLES,
    **CARDS_TITLES,
    **PAYOUTS_TITLES,
    **TRAINING_TITLES,
}
#: What happens the moment that the second person confirms.
CONSEQUENCES: Final[dict[str, Words]] = {
    **WAVES_CONSEQUENCES,
    **PEOPLE_CONSEQUENCES,
    **CARDS_CONSEQUENCES,
    **PAYOUTS_CONSEQUENCES,
    **TRAINING_CONSEQUENCES,
}
