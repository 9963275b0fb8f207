"""What reading needs, loaded once in the server that worker processes are forked from, and not once in each of them.

Imported by that server alone: the import does the work.
"""

import os

import pdfplumber.table  # noqa: F401  (which only pages with ruled tables need)

from pipeline.processes import seldom_collected
from pipeline.workers import Sent, Task, Work, understood

_MINUTES = """Protokoll

Sammanträdesdatum 2024-03-05

Plats: Sessionssalen, Lunds kommun

§ 1 Budget

Anna Ek (S) yrkar bifall till förslaget.

Beslut

1. Budgeten antas.
"""
"""The name of a kommun in running text loads the gazetteer, which is what takes time."""

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a server that is forked must run no threads
list(understood(Work(0), [Sent(None, Task(_MINUTES.encode(), "uppvärmning"))]))
seldom_collected()
