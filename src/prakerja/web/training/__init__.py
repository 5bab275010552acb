"""The catalogue, for everybody; who has a card is shown what their balance is good for."""
