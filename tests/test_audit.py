"""`protokoll audit`: what is wrong with protokoll, each finding with rule, page and text."""

import csv
import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import get_args

import pytest

from corpus.archive import Archive, open_archive
from corpus.audit import Audit, Audited, audit
from corpus.findings import RULES, Code, findings
from minutes import item, minutes
from models.record import (
    Attendee,
    Ballot,
    Evidence,
    Item,
    Justering,
    Notice,
    PagePlace,
    Record,
    Reservation,
    Section,
    Signature,
    Vote,
    Warning,
)
from output.auditing import audit_csv, audit_html
from shelf import keep
from shell import Shell
from test_justering import DONE, announcing, protokoll

TODAY = date(2026, 12, 1)
CHAIR = Attendee("Alva Ek", "S", "member", "ordförande")
ORDER = Section("proposition_order", "Propositionsordning", "Ordföranden ställer förslagen mot varandra.")
BALLOTS = (Ballot("Alva Ek", "S", "yes"),)


def sound(*items: Item, **more: object) -> Record:
    """A protokoll with nothing wrong."""
    record = minutes("prov.pdf", *(items or (item("1", "Val", "Bo Ek väljs."),)), date="2026-09-01")
    return replace(record, attendees=(CHAIR,), justering=DONE, **more)  # type: ignore[arg-type]


def voted(*votes: Vote, order: bool = True) -> Item:
    one = item("7", "Budget", "Budgeten antas.")
    return replace(one, votes=votes, sections=(*one.sections, *((ORDER,) if order else ())), page=4)


def warned(code: str, number: str | None = "1") -> Record:
    return sound(warnings=(Warning(code, "Så här är det.", number),))


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        (sound(), []),
        (replace(sound(), attendees=()), ["narvaro_saknas"]),
        (replace(sound(), attendees=(Attendee("Cia Berg", title="ekonom"),)), ["narvaro_saknas"]),
        (sound(item("1", "Val")), ["paragraf_utan_text"]),
        (sound(replace(item("1", "Sekretess"), withheld=True)), []),
        (sound(voted(Vote(yes=2, no=1, ballots=BALLOTS))), []),
        (sound(voted(Vote(yes=2, no=1, ballots=BALLOTS), order=False)), ["propositionsordning_saknas"]),
        (sound(voted(Vote(yes=2, no=1))), ["omrostning_utan_namn"]),
        (sound(voted(Vote())), ["omrostning_utan_resultat"]),
        (sound(replace(item("1", "X", "Ja."), reservations=(Reservation((), ("SD",)),))), ["reservation_utan_namn"]),
        (warned("decision-empty"), ["beslut_utan_text"]),
        (warned("vote-count-mismatch"), ["roster_stammer_inte"]),
        (warned("item-twice"), ["paragraf_dubbel"]),
        (warned("conflicted-vote"), ["jav_rostar"]),
        (warned("adjuster-not-signatory", None), ["justerare_avviker"]),
        (warned("adjusted-before-meeting", None), ["justering_fore_sammantradet"]),
        (warned("body-derived", None), []),
    ],
)
def test_findings_within_a_protokoll(record: Record, codes: list[str]) -> None:
    assert [one.code for one in findings(record)] == codes


def test_a_finding_says_where_it_stands() -> None:
    at = (PagePlace(5, (0, 0, 1, 1)),)
    record = sound(voted(Vote("bifall", "avslag", 2, 1)), evidence=(Evidence("/items/0/votes/0/yes", at, "vote"),))
    (found,) = findings(record)
    assert (found.item, found.page, found.text) == ("7", 5, "2 ja, 1 nej, Ja för bifall")


def test_every_rule_has_its_words_and_its_place() -> None:
    assert set(RULES) == set(get_args(Code))
    assert all(rule.law and rule.words for rule in RULES.values())


OFF_BY_TWO = ["anslag_sent", "anslag_ned_for_tidigt", "overklagandedag_fel"]
"""What follows when a notice went up two days late, and the other days were printed as if it had not."""


def told(archive: Archive) -> list[tuple[str, str | None, str]]:
    found = audit(archive, TODAY, None, None)
    return [(one.code, one.item, one.text) for one in found.found if one.code != "narvaro_saknas"]


JUSTERINGS: list[tuple[Justering, list[str]]] = [
    (DONE, []),
    (replace(DONE, date="2026-09-17"), ["justering_sen", "dagar_orimliga"]),
    (Justering(), ["justering_oklar"]),
    (replace(DONE, notice=Notice()), ["anslag_saknas"]),
    (replace(DONE, notice=replace(DONE.notice, posted="2026-09-11")), OFF_BY_TWO),
    (replace(DONE, notice=replace(DONE.notice, kept_at=None)), ["anslag_ofullstandigt"]),
    (replace(DONE, notice=replace(DONE.notice, appeal_last_day="2026-09-29")), ["overklagandedag_fel"]),
    (replace(DONE, date="2026-08-31"), ["anslag_sent", "justering_fore_sammantradet"]),
    (replace(DONE, signatures=(Signature("justerare", "Eva Ask"),)), []),
]


def test_findings_of_the_justering(archive: Archive) -> None:
    for number, (justering, _) in enumerate(JUSTERINGS):
        name = f"{number}.pdf"
        keep(archive, name.encode(), name, [protokoll(name, f"Nämnd {number}", "2026-09-01", "1", justering=justering)])
    found: dict[str | None, list[str]] = {}
    for one in audit(archive, TODAY, None, None).found:
        if one.code != "narvaro_saknas":
            found.setdefault(one.source, []).append(one.code)
    assert found == {f"{number}.pdf": codes for number, (_, codes) in enumerate(JUSTERINGS) if codes}


def test_the_past_is_looked_at_and_its_law_is_named(archive: Archive) -> None:
    late = replace(DONE, date="2004-09-20", notice=Notice("2004-09-21", None, None, "Kansliet"))
    keep(archive, b"x", "a.pdf", [protokoll("a.pdf", "Kulturnämnden", "2004-09-01", "1", justering=late)])
    (found,) = (one for one in audit(archive, TODAY, None, None).found if one.code == "justering_sen")
    assert found.law == "kommunallagen (1991:900), motsvarande KL 5:69"
    assert found.text == "Justerat 2004-09-20, senast 2004-09-15."


def test_gaps_and_meetings_that_are_missing(archive: Archive) -> None:
    for record in (
        protokoll("a.pdf", "Kulturnämnden", "2026-01-20", "1", "2", justering=Justering()),
        announcing("b.pdf", "Kulturnämnden", "2026-03-03", "2026-04-01"),
        protokoll("c.pdf", "Kulturnämnden", "2026-05-05", "5", "6"),
    ):
        items = (item("3", "Ärende", "Planen antas."),) if record.source.name == "b.pdf" else record.items
        keep(archive, record.source.name.encode(), record.source.name, [replace(record, items=items)])
    found = {code: text for code, _, text in told(archive)}
    assert found["paragraf_saknas"] == "§ 4 saknas; närmast finns § 3 den 2026-03-03 och § 5 den 2026-05-05."
    assert found["protokoll_saknas"] == "Utlyst till 2026-04-01; skulle ha justerats senast 2026-04-15."


def test_a_number_at_two_meetings_of_a_year(archive: Archive) -> None:
    for name, day, numbers in (("a", "2026-01-20", "123"), ("b", "2026-02-20", "345"), ("c", "2026-03-20", "678")):
        record = protokoll(f"{name}.pdf", "Kulturnämnden", day, *numbers, justering=DONE)
        keep(archive, name.encode(), f"{name}.pdf", [record])
    found = [(item, text) for code, item, text in told(archive) if code == "paragraf_dubbel"]
    assert found == [("3", "§ 3 finns också i protokollet den 2026-01-20 (a.pdf).")]


@pytest.fixture
def audited(shell: Shell) -> Shell:
    with open_archive("protokoll.db", "write") as archive:
        for number, (body, day) in enumerate(
            (("Kulturnämnden", "2026-09-01"), ("Miljönämnden", "2025-09-01"), ("Pensionärsrådet", "2026-09-01"))
        ):
            record = protokoll(f"{number}.pdf", body, day, "1")
            keep(archive, record.source.name.encode(), record.source.name, [record])
    return shell


def test_one_body_one_year(audited: Shell) -> None:
    def bodies(*words: str) -> set[object]:
        return {row["body"] for row in audited.objects("audit", "--format", "ndjson", "--today", "2026-12-01", *words)}

    assert bodies() == {"Kulturnämnden", "Miljönämnden"}  # a råd has no rules to break
    assert bodies("--body", "kulturnämnden") == {"Kulturnämnden"}
    assert bodies("--year", "2025") == {"Miljönämnden"}


def test_a_table_and_files(audited: Shell) -> None:
    said = audited("audit", "--today", "2026-12-01", "--year", "2026")
    assert "KL 5:69" in said.out
    assert said.out.endswith("1 protokoll granskat, 2 iakttagelser.\n")
    written = audited("audit", "--today", "2026-12-01", "--format", "html", "--output", "g.html")
    assert (written.code, written.out, written.err) == (0, "", "4 iakttagelser skrevs till g.html.\n")
    assert (audited.folder / "g.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--format", "pdf"), "Formatet pdf finns inte. Välj bland: html, csv, ndjson"),
        (("--output", "x"), "Formatet saknas."),
        (("--format", "csv", "--output", "protokoll.db"), "hör till arkivet självt"),
        (("--year", "i fjol"), "'i fjol' är inget heltal"),
    ],
)
def test_wrong_usage(audited: Shell, words: tuple[str, ...], message: str) -> None:
    said = audited("audit", *words)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


ODD = Audited(
    "justering_sen",
    "KL 5:69",
    "för sent",
    "Region <Test> & land",
    "=SUM(A1)",
    date(2026, 9, 1),
    "f00d",
    'a"b;c.pdf',
    "7",
    3,
    "rad ett\nrad två <script>alert(1)</script>",
)


def test_csv_comes_back_as_it_was_and_starts_no_formula() -> None:
    head, row = csv.reader(io.StringIO(audit_csv(Audit(TODAY, None, None, 1, (ODD,)))), delimiter=";")
    found = dict(zip(head, row, strict=True))
    assert (found["organ"], found["fil"], found["text"]) == ("'=SUM(A1)", 'a"b;c.pdf', ODD.text)
    assert (found["lagrum"], found["sida"], found["paragraf"]) == ("KL 5:69", "3", "7")


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_whole_and_runs_nothing() -> None:
    text = audit_html(Audit(TODAY, "=SUM(A1)", 2026, 1, (ODD,)))
    page = Page()
    page.feed(text)
    assert page.open == []
    assert "<script" not in text
    assert "rad två <script>alert(1)</script>" in page.text
    assert "Region <Test> & land" in page.text
    assert "1 protokoll granskade, 1 iakttagelser. Läget 2026-12-01." in page.text
    assert audit_html(Audit(TODAY, None, None, 0, ()))
