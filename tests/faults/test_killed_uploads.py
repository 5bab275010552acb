"""kill -9 between the store and the database: the file that no photo names is deleted, and no other one."""

from pathlib import Path
from threading import Thread
from typing import Final

import httpx
import psycopg
import pytest

from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until
from tests.situations.identity import good_picture

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_LOCK: Final = "SELECT 1 FROM identity_identity FOR UPDATE"
_NAMED: Final = "SELECT file_name FROM identity_photo WHERE file_name <> ''"
_AN_HOUR_LATER: Final = "UPDATE identity_surplusphoto SET due_at = due_at - interval '1 hour' RETURNING file_name"


def pictures(instance: Instance) -> set[str]:
    folder = instance.var / "uploads"
    return {str(path.relative_to(folder)) for path in Path(folder / "identity").iterdir()}


def named(instance: Instance) -> set[str]:
    return {str(name) for (name,) in instance.rows(_NAMED)}


def send_photo(visitor: Visitor) -> None:
    try:
        visitor.send_photo("ktp", good_picture())
    except httpx.HTTPError:
        # Its server was killed.
        return


def test_a_photo_whose_server_is_killed_after_storing_it_is_deleted_and_no_named_one_is(
    instance: Instance, visitor: Visitor
) -> None:
    (who,) = [one for one in instance.credentials["applicants"] if one["stage"] == "identity_photos"]
    visitor.sign_in(who["email"])
    before = named(instance)
    assert before
    assert before <= pictures(instance)
    with psycopg.connect(instance.database_url) as other:
        other.execute(_LOCK)
        sending = Thread(target=send_photo, args=[visitor])
        sending.start()
        # No photo that is stored is saved while the lock is held.
        wait_until(lambda: pictures(instance) - before, what="the photo is stored, and being saved")
        instance.kill("web")
    sending.join()
    (lost,) = pictures(instance) - before
    assert named(instance) == before
    instance.start_web()

    assert instance.rows(_AN_HOUR_LATER) == [(lost,)]
    instance.beat("every_minute")
    wait_until(lambda: lost not in pictures(instance), what="the file is deleted")
    assert before <= pictures(instance)
    wait_until(lambda: not instance.rows("SELECT 1 FROM identity_surplusphoto"), what="its row is gone as well")
