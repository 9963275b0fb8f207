"""Invented minutes in many layouts, with their right records: to measure the extractor and to look for its errors.

`python -m tools.layouts FOLDER [--seed N] [--count K] [--family X]` writes FOLDER/docs and FOLDER/gold. One content
model (`content`, put together by `meeting` and its helpers) is drawn by the families in `families`. Whatever differs
between real archives differs between families; the records come from the content, never from reading the files.
"""
