"""An invented registrar's network share, with a ledger of what it holds: to put the importer to the proof.

`python -m tools.archive FOLDER [--files N] [--seed N]` writes FOLDER/share and FOLDER/ledger.json. The ledger comes
from what was meant and never from reading the files: the outcome of every file, the links between them, and the § and
meetings that are missing.
"""
