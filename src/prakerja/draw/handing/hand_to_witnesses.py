"""A reveal goes to every witness that can be asked, the moment it is public: two at least must have it."""

from prakerja.draw import jobs
from prakerja.draw.attempts import AttemptNow
from prakerja.draw.handing.models import Handing
from prakerja.draw.models import Reveal
from prakerja.kit.queue import put_many_on_queue
from prakerja.publog.witnesses import witness_addresses


def hand_to_witnesses(reveal: Reveal, attempt: AttemptNow) -> None:
    """It is due at each witness of the statement that has an address, by a job of its own. Part of the reveal.

    At all of them and not at two: then one that is silent or lies changes nothing.
    """
    addresses = witness_addresses()
    asked = [witness for witness in attempt.told.witnesses if witness in addresses]
    rows = Handing.objects.bulk_create([Handing(reveal=reveal, witness=witness) for witness in asked])
    put_many_on_queue(jobs.hand_reveal, [{"handing": row.pk, "witness": row.witness} for row in rows])
