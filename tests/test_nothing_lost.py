"""Nothing is dropped in silence: every word that is not furniture stands in a § or in the text around them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from extractors import extract
from extractors.furniture import part
from extractors.readers import read
from extractors.rows import rows_of
from house import ROOT

SAMPLES = sorted(path for path in (ROOT / "corpus" / "samples").iterdir() if path.is_file())
CASE_LABELS = {"dnr", "diarienummer", "diarienr", "ärendenummer", "ärendenr", "dokumentnr"}
"""Words beside a case number that no value holds."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_no_printed_word_is_lost(sample: Path) -> None:
    (found,) = extract(sample.read_bytes(), sample.name)
    document = read(sample.read_bytes(), sample.name)
    sheets = part(rows_of(document.lines))
    text = "\n".join(line.text for row in sheets.body for line in row)
    body = words(re.sub(r"-\n(?!och\b|eller\b|samt\b)(?=[a-zåäö])", "", text))
    kept = words(found.text or "")
    for item in found.items:
        labels = " ".join(f"{section.label or ''} {section.text}" for section in item.sections)
        kept += words(f"{item.number} {item.title} {' '.join(item.case_numbers)} {labels}".replace("\n", " "))
    assert [word for word in body - kept if word.casefold() not in CASE_LABELS] == []
