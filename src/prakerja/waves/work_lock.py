"""The lock of a wave's background jobs."""


def work_lock(wave_id: int) -> str:
    """Under this lock the jobs of one wave run in turn: two never screen, draw or tell at the same time."""
    return f"wave {wave_id}"
