"""What the draw writes into the audit."""

from enum import StrEnum


class DrawEvent(StrEnum):
    JOINERS_FIXED = "draw.joiners.fixed"
    FROZEN = "draw.candidates.frozen"
    KEY_REGISTERED = "draw.key.registered"
    STATED = "draw.attempt.stated"
    TAKEN_BACK = "draw.attempt.taken_back"
    CHAIN_GIVEN_UP = "draw.attempt.chain_given_up"
    COMMITTED = "draw.secret.committed"
    REVEALED = "draw.secret.revealed"
    CUT_OFF = "draw.secrets.cut_off"
    SEED_MADE = "draw.seed.made"
    DRAWN = "draw.seats.drawn"
    DRY_RUN = "draw.dry_run.asked"
    PUBLISHED = "draw.result.published"
