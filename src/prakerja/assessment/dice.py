"""Choices that follow from a secret seed and from nothing else."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Dice:
    """SHA-256 in counter mode. The standard library's generator may change with Python; a test under way may not."""

    seed: bytes
    rolled: int = 0

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1; the bias of 2**64 modulo limit is below any that could be noticed."""
        block = hashlib.sha256(self.seed + self.rolled.to_bytes(8)).digest()
        self.rolled += 1
        return int.from_bytes(block[:8]) % limit

    def pick[T](self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def sample[T](self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different places of `choices`, in random order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def shuffled[T](self, choices: Sequence[T]) -> list[T]:
        return self.sample(choices, len(choices))
