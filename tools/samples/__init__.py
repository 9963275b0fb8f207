"""The sample minutes: invented people and matters, drawn as real files, each with the record that it must become.

One value, a `Minutes`, is drawn twice: by a layout as PDF, DOCX or text, and by `golden` as the record. So the printed
text and the golden record cannot drift apart. `python -m tools.samples [FOLDER]` writes all of them; the same code
writes the same bytes.
"""
