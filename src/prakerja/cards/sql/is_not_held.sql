-- Its clock runs.
card.held_since IS NULL
