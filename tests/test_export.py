"""Exporters, and the record as text for people."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from corpus.archive import Archive, open_archive
from corpus.documents import stored_records
from minutes import FULL, FULL_DATA, item, minutes, presentation
from models.errors import UsageProblem
from models.serialise import from_json
from output import EXPORTERS
from output.destination import destination
from output.reading import reading
from shelf import keep

RECORDS = (
    FULL,
    minutes("a.txt", item("1", "Val"), date="2024-04-09"),
    minutes("b.txt", item("2", "Val"), date="2020-01-02"),
    presentation("bild.txt", "Bild"),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(str(tmp_path / "a.db"), "write") as opened:
        for record in RECORDS:
            data = FULL_DATA if record is FULL else record.source.name.encode()
            keep(opened, data, record.source.name, [record])
        yield opened


def exported(archive: Archive, name: str) -> bytes:
    out = io.BytesIO()
    with archive.transaction() as connection:
        assert EXPORTERS[name](stored_records(connection), out) == len(RECORDS)
    return out.getvalue()


def test_ndjson_is_a_record_a_line_by_date_and_name(archive: Archive) -> None:
    lines = exported(archive, "ndjson").decode().splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["b.txt", "a.txt", "fullt.txt", "bild.txt"]
    assert {from_json(line) for line in lines} == set(RECORDS)


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_archive_gives_the_same_bytes(archive: Archive, name: str) -> None:
    assert exported(archive, name) == exported(archive, name)


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_archive_can_be_exported(tmp_path: Path, name: str) -> None:
    with open_archive(str(tmp_path / "tom.db"), "write") as archive, archive.transaction() as connection:
        assert EXPORTERS[name](stored_records(connection), io.BytesIO()) == 0


# --- the file it goes to


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "ut.ndjson"
    path.write_text("gammalt")
    with destination(path) as out:
        out.write(b"nytt")
        assert path.read_text() == "gammalt"
    assert path.read_text() == "nytt"
    assert path.stat().st_mode & 0o600 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["ut.ndjson"]


def fail_halfway(out: BinaryIO) -> None:
    out.write(b"halvt")
    raise ZeroDivisionError


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ut.ndjson"
    path.write_text("gammalt")
    with pytest.raises(ZeroDivisionError), destination(path) as out:
        fail_halfway(out)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == {"ut.ndjson": "gammalt"}


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "egentlig").write_text("gammalt")
    (tmp_path / "länk").symlink_to("egentlig")
    with destination(tmp_path / "länk") as out:
        out.write(b"nytt")
    assert (tmp_path / "länk").is_symlink()
    assert (tmp_path / "egentlig").read_text() == "nytt"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör")
    reader = os.open(tmp_path / "rör", os.O_RDONLY | os.O_NONBLOCK)
    with destination(tmp_path / "rör") as out:
        out.write(b"nytt")
    assert os.read(reader, 99) == b"nytt"
    os.close(reader)
    assert (tmp_path / "rör").is_fifo()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="kunde inte skrivas"), destination(tmp_path / "borta" / "ut"):
        pass


# --- for people

READING = """\
Protokoll
  Organ: Regionfullmäktige, Region Testland
  Datum: 2024-04-09, 2024-04-10 kl. 09:00–16:30
  Plats: Sessionssalen, Storstad
  Fil: fullt.txt
  Id: f00dfeed

Beslutande (1)
  Alva Ek (S) [ordförande]
Tjänstgörande ersättare (1)
  Bo Lind (C) [ersättare, ersätter Åke Öst (M), på distans]
Övriga närvarande (1)
  Cia Berg [ekonomichef, Storstad, §§ 40-41]

§ 40  Budget för båttrafiken (s. 2)
  Diarienummer: RS 2024/117, RS-2023-9
  Beslut 1 [antar]: Budgeten antas.
  Beslut om förslag till regionstyrelsen 2 [uppdrar]: att Styrelsen får i uppdrag att följa upp den.
  Yrkande: Åke Öst (M), Eva Ask (M): avslag
  Yrkande: Okänd: bifall
  Omröstning: 2 ja (bifall), 1 nej (avslag), 0 avstår, ordförandens utslagsröst
  Reservation: Eva Ask (M)
  Reservation: SD
  Jäv: Bo Lind (C)

§ 41  Omedelbar sak
  Paragrafen är omedelbart justerad.

Justering och anslag (som tryckt)
  Justerare: Bo Lind
  Omfattar: §§ 40-41
  Datum: 2024-04-17
  Plats: Regionhuset
  Status: justerat
  Underskrifter: Dan Sund (sekreterare), Alva Ek (ordförande)
  Anslaget: 2024-04-18
  Nedtaget: 2024-05-10
  Sista dag för överklagande: 2024-05-09
  Förvaras: Regionens kansli

Att kontrollera
  § 40: två namn för tre röster
"""


def test_reading() -> None:
    assert reading(FULL) == READING


def test_reading_of_what_is_no_minutes() -> None:
    record = presentation("bild.txt", "Rubrik\n\nEn punkt")
    assert reading(record) == f"Annat dokument\n  Fil: bild.txt\n  Id: {record.id}\n\n  Rubrik\n  En punkt\n"
