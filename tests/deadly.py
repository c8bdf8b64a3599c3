"""A reader of parts that dies at one posting, as for want of memory; in a module of its own, for workers import it."""

from __future__ import annotations

import os
import signal
from typing import Any

from vacaturextract import batch

_READER = batch._PartReader  # before a test puts the other in its place
DEADLY_TEXT = "3017"


class DeadlyReader(_READER):
    """Kills its process at the posting that names € 3017."""

    def _made(self, row: Any, *, skipped: bool) -> Any:
        if DEADLY_TEXT in row.text and not skipped:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._made(row, skipped=skipped)
