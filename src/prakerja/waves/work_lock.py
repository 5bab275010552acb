"""The lock of a wave's background jobs."""

from typing import Final

#: Under this lock the jobs of one wave run in turn: two never screen, draw or tell at the same time.
WORK_LOCK: Final = "wave {wave_id}"
