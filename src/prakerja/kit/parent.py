"""A process that ends with the one that started it: nobody is left behind who holds a port."""

import ctypes
import multiprocessing
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def end_with_parent(by: signal.Signals) -> None:
    """From now on this process gets the signal as soon as the one that started it ends, by a kill -9 too.

    Elsewhere than on Linux nothing becomes true.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)


def end_with_server() -> None:
    """For a process that a server has forked to do its work: without the server there is none.

    At once: a request that it is in the middle of is cut as if it had been killed itself, and the port is free.
    """
    server = multiprocessing.parent_process()
    if server is None:
        return
    end_with_parent(signal.SIGKILL)
    if not server.is_alive():
        os.kill(os.getpid(), signal.SIGKILL)
