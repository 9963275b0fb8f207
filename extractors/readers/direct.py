"""pdfium called as often as a page has letters: without what ctypes does around each call."""

import ctypes
from typing import Any


def direct(function: Any, result: Any) -> Any:
    """A function of pdfium that takes its arguments as they are and keeps the interpreter's lock: for ctypes to check
    them and to let go of the lock takes longer than the call. Handles, whole numbers and `ctypes.byref` are passed
    rightly so.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)
