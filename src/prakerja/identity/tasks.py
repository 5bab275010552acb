"""The identity step's background work."""

from uuid import UUID

from prakerja.identity import jobs, store_photo
from prakerja.identity.lost_photos import delete_lost_photos
from prakerja.identity.lost_questions import ask_lost_questions
from prakerja.identity.models import SurplusPhoto
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.lost import takes_up
from prakerja.kit.unit_of_work import unit_of_work

takes_up(ask_lost_questions, jobs.check_identity)
takes_up(delete_lost_photos, jobs.delete_photo)


@does(jobs.delete_photo)
def delete_photo(*, applicant_id: UUID, file_name: str) -> None:
    store_photo.delete_photo(file_name)
    with unit_of_work(by=Actor.system("identity.delete_photo")):
        SurplusPhoto.objects.filter(applicant_id=applicant_id, file_name=file_name).delete()
