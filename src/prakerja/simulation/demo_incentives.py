"""The demo's incentives: somebody has reviewed the first training, and the first instalment is due."""

from datetime import datetime
from typing import Final

from prakerja.cards.models import Card
from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.journey.release_incentive import release_incentive
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.training.models import Purchase
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work

STAGE: Final = "incentive_due"
_BRINGING: Final = Actor.system("incentives.bring_due")
#: With their stars; who says which follows from who they are.
_SAID: Final = (
    (5, "Pengajarnya sabar, contohnya banyak, dan tugasnya dekat dengan pekerjaan sehari-hari."),
    (4, "Materinya runtut dan mudah diulang. Saya ingin waktu tanya jawabnya lebih panjang."),
    (5, "Setelah tugas terakhir saya langsung berani menerima pelanggan pertama."),
    (3, "Isinya baik, tetapi beberapa video suaranya terlalu pelan."),
    (4, "Umpan balik tugasnya rinci dan datang keesokan harinya."),
    (5, "Cocok untuk yang mulai dari nol; istilah baru selalu dijelaskan dulu."),
)


def put_incentive(purchase: Purchase, *, now: datetime) -> None:
    """By the verbs, as everybody; the letter of it is a stranger's, and not sent."""
    by, applicant_id = Actor.applicant(purchase.applicant_id), purchase.applicant_id
    stars, text = _SAID[applicant_id.int % len(_SAID)]
    wave_id: int = Card.objects.values_list("wave_id", flat=True).get(pk=(applicant_id, purchase.award))
    with unit_of_work(by=by):
        release_incentive(applicant_id=applicant_id, purchase=purchase.number, stars=stars, text=text, by=by, now=now)
    with unit_of_work(by=_BRINGING):
        begin_work(jobs.bring_due, now, wave_id=wave_id)
        while bring_due(wave_id=wave_id, by=_BRINGING, now=now):
            pass
        end_work(jobs.bring_due, now, wave_id=wave_id)
        Message.objects.filter(text="incentive_due", owner_id=applicant_id).update(useful_until=now)
