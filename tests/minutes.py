"""Invented minutes for the tests of the archive."""

import hashlib

from models.record import (
    Attendee,
    Ballot,
    Decision,
    Item,
    Justering,
    Meeting,
    Motion,
    Notice,
    Organisation,
    Person,
    Record,
    Reservation,
    Section,
    Signature,
    Source,
    Vote,
    Warning,
)

GOOD = """Region Halland

Driftnämnden

Protokoll

Sammanträdesdatum 2024-03-05

§ {number} Budget för båtar

Beslut

1. Budgeten antas.
"""
"""A protokoll as text, with a § number to fill in."""

REGION = Organisation("Region Testland", "region", None)


def source(data: bytes, name: str) -> Source:
    return Source(name, hashlib.sha256(data).hexdigest(), "text/plain", len(data), None, "native")


def item(number: str, title: str, decision: str = "", rest: str = "", *, immediate: bool = False) -> Item:
    """A § with one decision and one other section."""
    sections = (Section("background", "Ärendet", rest),) if rest else ()
    if not decision:
        return Item(number, title, sections=sections, immediate_justering=immediate)
    return Item(
        number,
        title,
        sections=(*sections, Section("decision", "Beslut", decision)),
        decisions=(Decision(1, decision, "godkänner"),),
        immediate_justering=immediate,
    )


def minutes(name: str, *items: Item, date: str | None = "2024-03-05", data: bytes | None = None) -> Record:
    """A protokoll of Regionstyrelsen in Region Testland. Its bytes are its name unless given."""
    data = name.encode() if data is None else data
    found = source(data, name)
    return Record(
        found.sha256[:16],
        found,
        "protokoll",
        REGION,
        "Regionstyrelsen",
        Meeting((date,) if date else ()),
        justering=Justering(),
        items=items,
    )


def presentation(name: str, text: str) -> Record:
    """A document that is no minutes."""
    found = source(name.encode(), name)
    return Record(found.sha256[:16], found, "other", text=text)


FULL_DATA = "allt som ett protokoll kan innehålla".encode()
FULL = Record(
    id="f00dfeed",
    source=source(FULL_DATA, "fullt.txt"),
    kind="protokoll",
    organisation=REGION,
    body="Regionfullmäktige",
    meeting=Meeting(("2024-04-09", "2024-04-10"), "09:00", "16:30", "Sessionssalen, Storstad"),
    attendees=(
        Attendee("Alva Ek", "S", "member", "ordförande"),
        Attendee("Bo Lind", "C", "serving_substitute", "ersättare", replaces=Person("Åke Öst", "M"), remote=True),
        Attendee("Cia Berg", None, "other", None, "ekonomichef", "Storstad", attendance="§§ 40-41"),
    ),
    justering=Justering(
        adjusters=("Bo Lind",),
        signatures=(Signature("sekreterare", "Dan Sund"), Signature("ordförande", "Alva Ek")),
        place="Regionhuset",
        date="2024-04-17",
        items="§§ 40-41",
        printed_status="justerat",
        notice=Notice("2024-04-18", "2024-05-10", "2024-05-09", "Regionens kansli", "Dan Sund"),
    ),
    items=(
        Item(
            "40",
            "Budget för båttrafiken",
            case_numbers=("RS 2024/117", "RS-2023-9"),
            sections=(
                Section("background", "Bakgrund", "Skärgårdens båtar får bidrag."),
                Section("decision", "Beslut", "1. Budgeten antas.\n2. Styrelsen får i uppdrag att följa upp den."),
            ),
            decisions=(
                Decision(1, "Budgeten antas.", "antar"),
                Decision(
                    2, "Styrelsen får i uppdrag att följa upp den.", "uppdrar", "proposal", "regionstyrelsen", "att"
                ),
            ),
            proposals=("Budgeten antas.",),
            motions=(Motion("avslag", (Person("Åke Öst", "M"), Person("Eva Ask", "M"))), Motion("bifall")),
            votes=(
                Vote(
                    "bifall",
                    "avslag",
                    2,
                    1,
                    0,
                    None,
                    (Ballot("Alva Ek", "S", "yes"), Ballot("Eva Ask", "M", "no")),
                    True,
                ),
            ),
            reservations=(Reservation((Person("Eva Ask", "M"),), ("M",), "Vi ville spara."), Reservation((), ("SD",))),
            conflicts_of_interest=(Person("Bo Lind", "C"),),
            beslutsunderlag=("Tjänsteskrivelse 2024-03-01",),
            attachments=("Bilaga 1",),
            recipients=("Ekonomienheten",),
            page=2,
        ),
        Item("41", "Omedelbar sak", immediate_justering=True),
    ),
    warnings=(Warning("vote-count", "§ 40: två namn för tre röster", "40"),),
)
