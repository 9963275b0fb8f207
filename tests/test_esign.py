"""E-signature pages: when each of those who sign did so, above or below the name."""

import pytest

from extractors import extract

MINUTES = (
    "Sala kommun\nMiljönämnden\nProtokoll\n\nSammanträdesdatum\t2024-03-05\n\n"
    "Underskrifter\nSekreterare\tSiv Ek\nOrdförande\tBo Ask\nJusterare\tCia Öst\n\n"
    "§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.\n\n"
)
SIGNED = [
    ("sekreterare", "Siv Ek", "2024-03-12T10:11"),
    ("ordförande", "Bo Ask", "2024-03-12T11:12"),
    ("justerare", "Cia Öst", "2024-03-13T08:00"),
]


@pytest.mark.parametrize(
    "page",
    [
        "Signerat av\nSIV EK\n2024-03-12 10:11\nBO ASK\n2024-03-12 kl. 11.12\nCia Birgitta Öst\n2024-03-13T08:00",
        "Signerat av\n\nNamn   Datum\nSiv Ek   2024-03-12 10:11\nBo Ask   2024-03-12 11:12\nCia Öst   2024-03-13 08:00",
        "Verifikat\nSiv Ek\n12 mars 2024 kl. 10:11\nBo Ask\n12 mars 2024 kl 11:12\nCia Öst\n13 mars 2024 08:00",
        (
            "Dokumentet är elektroniskt undertecknat av:\n\nBo Ask, 2024-03-12 11:12\n"
            "Siv Ek, 2024-03-12 10:11\nCia Öst, 2024-03-13 08:00"
        ),
        (
            "Signatursida\n2024-03-12 10:11\nSiv Ek\nSekreterare\n2024-03-12 11:12\nBo Ask\nOrdförande\n"
            "2024-03-13 08:00\nCia Öst\nJusterare"
        ),
    ],
)
def test_when_each_signed(page: str) -> None:
    (found,) = extract(f"{MINUTES}{page}".encode(), "prov.txt")
    assert found.justering
    assert [(each.role, each.name, each.signed_at) for each in found.justering.signatures] == SIGNED
