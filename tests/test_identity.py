"""Which documents are the same minutes, and which one stands for the others."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.identity import Known, kinship
from minutes import item, minutes
from models.record import Item, Justering, Meeting, Organisation, Record, Section, Signature
from shelf import keep

TESTLAND = Organisation("Region Testland", "region", None)
DAY = Meeting(("2024-03-05",))
WORDS = (
    "Förvaltningen redogör för hur båttrafiken i skärgården har gått under vintern och vilka turer som ställts in. "
    "Isläget har varit svårt och två båtar har legat på varv längre än beräknat, vilket kostat mer än budgeten medger. "
)


def section(text: str, kind: str = "background") -> Section:
    return Section(kind, None, text)  # type: ignore[arg-type]


def paragraph(number: str, text: str = WORDS, *, immediate: bool = False) -> Item:
    return Item(number, f"Ärende {number}", sections=(section(f"{text} {number} "),), immediate_justering=immediate)


def protokoll(name: str, *items: Item, body: str | None = "Driftnämnden", status: str | None = None) -> Record:
    made = minutes(name, *items)
    justering = Justering(printed_status=status)  # type: ignore[arg-type]
    return replace(made, kind="protokoll", organisation=TESTLAND, body=body, meeting=DAY, justering=justering)


SIGNED = protokoll("signerat.pdf", paragraph("1"), paragraph("2"), status="justerat")


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (protokoll("osignerat.docx", paragraph("1"), paragraph("2"), status="ojusterat"), "version"),
        (protokoll("maskat.pdf", paragraph("1", WORDS.replace("båtar", "NN")), paragraph("2")), "version"),
        (protokoll("utan § 3.txt", paragraph("1"), paragraph("2"), paragraph("3")), "version"),
        (protokoll("okänt organ.txt", paragraph("1"), paragraph("2"), body=None), "version"),
        (protokoll("förkortat organ.txt", paragraph("1"), paragraph("2"), body="DN"), "version"),
        (protokoll("felstavat organ.txt", paragraph("1"), paragraph("2"), body="Driftnämden"), "version"),
        (protokoll("resten.pdf", paragraph("3"), paragraph("4")), "same meeting"),
        (protokoll("annat organ.pdf", paragraph("1"), paragraph("2"), body="Kulturnämnden"), None),
        (protokoll("utskott.pdf", paragraph("1"), paragraph("2"), body="Driftnämndens arbetsutskott"), None),
        (protokoll("annan text.pdf", paragraph("1", "Helt annat."), paragraph("2", "Val av ombud.")), None),
        (replace(SIGNED, meeting=Meeting(("2024-03-06",))), None),
        (replace(SIGNED, organisation=Organisation("Region Annanstans", "region", "99")), None),
        (replace(SIGNED, kind="kallelse"), None),
        (protokoll("okänt organ, annan text.txt", paragraph("1", "Helt annat."), paragraph("2"), body=None), None),
    ],
    ids=lambda value: value.source.name if isinstance(value, Record) else str(value),
)
def test_kinship(other: Record, relation: str | None) -> None:
    there, back = (kinship(Known(one), Known(two)) for one, two in ((SIGNED, other), (other, SIGNED)))
    assert [kin.relation if kin else None for kin in (there, back)] == [relation, relation]


@pytest.mark.parametrize(
    "extract",
    [
        replace(protokoll("utdrag.pdf", paragraph("2")), kind="protokollsutdrag"),
        protokoll("omedelbart.pdf", paragraph("2", "Kort stump.", immediate=True)),
    ],
    ids=lambda record: str(record.source.name),
)
def test_an_extract_is_a_part_of_its_protokoll_and_not_the_other_way_round(extract: Record) -> None:
    found = kinship(Known(extract), Known(SIGNED))
    assert found is not None
    assert found.relation == "extract"
    assert kinship(Known(SIGNED), Known(extract)) is None


def links(archive: Archive) -> set[tuple[str, str, str]]:
    one, two = tables.document.alias(), tables.document.alias()
    statement = (
        select(one.c.record_id, two.c.record_id, tables.link.c.relation)
        .select_from(tables.link)
        .join(one, one.c.id == tables.link.c.document_id)
        .join(two, two.c.id == tables.link.c.other_id)
    )
    with archive.transaction() as connection:
        rows = connection.execute(statement).all()
    return {(*(sorted(row[:2]) if row[2] != "extract" else row[:2]), row[2]) for row in map(tuple, rows)}


def stand_ins(archive: Archive) -> dict[str, str]:
    """Which record stands for which."""
    other = tables.document.alias()
    statement = select(tables.document.c.record_id, other.c.record_id).join(
        other, other.c.id == tables.document.c.current_id
    )
    with archive.transaction() as connection:
        return {row[0]: row[1] for row in connection.execute(statement)}


def test_the_order_of_import_decides_nothing(tmp_path: Path) -> None:
    unsigned = protokoll("osignerat.docx", paragraph("1"), paragraph("2"), status="ojusterat")
    masked = protokoll("maskat.pdf", paragraph("1", WORDS.replace("båtar", "NN")), paragraph("2"), status="justerat")
    part = replace(protokoll("utdrag.pdf", paragraph("2")), kind="protokollsutdrag")
    rest = protokoll("resten.pdf", paragraph("3"), status="justerat")
    outcomes = []
    for number, order in enumerate([*permutations((SIGNED, unsigned, masked, part, rest))][::13]):
        with open_archive(str(tmp_path / f"{number}.db"), "write") as archive:
            for record in order:
                keep(archive, record.source.name.encode(), record.source.name, [record])
            outcomes.append((links(archive), stand_ins(archive)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][1] == {unsigned.id: SIGNED.id, masked.id: SIGNED.id}
    assert (part.id, SIGNED.id, "extract") in outcomes[0][0]


def test_more_signatures_and_then_more_text_make_a_version_current(tmp_path: Path) -> None:
    signed = Justering(signatures=(Signature("ordförande", "Alva Ek", "2024-03-06"),))
    plain = protokoll("a.pdf", paragraph("1"), paragraph("2"))
    with_signature = replace(protokoll("b.pdf", paragraph("1"), paragraph("2")), justering=signed)
    fuller = protokoll("c.pdf", paragraph("1", f"{WORDS} Mer text."), paragraph("2"))
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        for record in (plain, fuller, with_signature):
            keep(archive, record.source.name.encode(), record.source.name, [record])
        assert stand_ins(archive) == {plain.id: with_signature.id, fuller.id: with_signature.id}


def test_two_files_without_items_are_versions_only_word_for_word(tmp_path: Path) -> None:
    one = replace(minutes("a.txt"), kind="other", text="En presentation om båtar.", items=())
    same = replace(minutes("b.txt"), kind="other", text="En  presentation\nom båtar", items=())
    other = replace(minutes("c.txt"), kind="other", text="En presentation om färjor.", items=())
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        kept = [keep(archive, each.source.name.encode(), each.source.name, [each]) for each in (one, same, other)]
    assert kept == ["new", "new version", "new"]


def test_an_empty_item_is_compared_too(tmp_path: Path) -> None:
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        for name in ("a.txt", "b.txt"):
            record = minutes(name, item("1", "Val"))
            keep(archive, name.encode(), name, [record])
        assert len(links(archive)) == 1
