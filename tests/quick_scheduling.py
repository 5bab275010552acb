"""Which worker does what, found as quickly at the last of thirty thousand tests as at the first."""

from collections.abc import Sequence
from typing import Final

from xdist.scheduler import LoadGroupScheduling  # type: ignore[import-untyped]
from xdist.workermanage import WorkerController  # type: ignore[import-untyped]

#: Groups of tests that mostly wait: for browsers, for what was killed to come back, for a draw's deadlines.
WAITING: Final = ("faults", "journeys", "every page")


class QuickScheduling(LoadGroupScheduling):  # type: ignore[misc]
    """As `--dist loadgroup`, without what grows with the square of the tests, and with long waits first.

    What grew so looked through all that a worker has ever done after each test, and through all tests for each one's
    place: half a minute of a processor that the workers would have used.
    """

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        super().add_node_collection(node, collection)
        if node in self.registered_collections:
            self.registered_collections[node] = _Placed(collection)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        scope = self._split_scope(self.registered_collections[node][item_index])
        super().mark_test_complete(node, item_index, duration)
        if all(self.assigned_work[node][scope].values()):
            del self.assigned_work[node][scope]

    def _assign_work_unit(self, node: WorkerController) -> None:
        """Those that mostly wait come first, so that none of them is left at the end with nothing beside it, and never
        to all workers at once: one of them has use for the processor meanwhile.
        """
        still = [group for group in WAITING if group in self.workqueue]
        waiting = sum(group in work for work in self.assigned_work.values() for group in WAITING)
        if still and waiting < len(self.assigned_work) - 1:
            self.workqueue.move_to_end(still[0], last=False)
        elif still and len(self.workqueue) > len(still):
            for group in still:
                self.workqueue.move_to_end(group)
        super()._assign_work_unit(node)


class _Placed(list[str]):
    """Knows where each test stands."""

    def __init__(self, tests: Sequence[str]) -> None:
        super().__init__(tests)
        self._places = {test: place for place, test in enumerate(tests)}

    def index(self, test: str, *_within: object) -> int:
        return self._places[test]
