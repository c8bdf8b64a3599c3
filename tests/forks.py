"""Children of the test process, for what must not happen to it: limits, lost rights, being killed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable

from vacaturextract.errors import VacaturextractError


def forked(action: Callable[[], object]) -> tuple[int, int]:
    """Start an action in a child that has all that is loaded here; its process id, and where its error can be read."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that other threads are not copied is well
        child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code, said = 0, ""
    try:
        os.close(reading)
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        action()
    except VacaturextractError as error:
        code, said = 1, f"{type(error).__name__}: {error}"
    except BaseException as error:
        code, said = 2, repr(error)
    finally:
        os.write(writing, said.encode())
        os._exit(code)


def in_a_child(action: Callable[[], object]) -> str | None:
    """Do something in a child; what went wrong there, or None."""
    child, reading = forked(action)
    with os.fdopen(reading, "rb") as said:
        error = said.read().decode()
    os.waitpid(child, 0)
    return error or None
