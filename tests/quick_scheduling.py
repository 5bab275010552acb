"""Which worker does what, found as quickly at the last of thirty thousand tests as at the first."""

from collections.abc import Sequence

from xdist.scheduler import LoadGroupScheduling  # type: ignore[import-untyped]
from xdist.workermanage import WorkerController  # type: ignore[import-untyped]


class QuickScheduling(LoadGroupScheduling):  # type: ignore[misc]
    """As `--dist loadgroup`, without what grows with the square of the tests.

    That looks through all that a worker has ever done after each test, and through all tests for each one's place: half
    a minute of a processor that the workers would have used.
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


class _Placed(list[str]):
    """Knows where each test stands."""

    def __init__(self, tests: Sequence[str]) -> None:
        super().__init__(tests)
        self._places = {test: place for place, test in enumerate(tests)}

    def index(self, test: str, *_within: object) -> int:
        return self._places[test]
