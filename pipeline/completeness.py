"""What is missing of the archive, as tables for people and as JSON: `protokoll status --gaps`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.archive import Archive
from corpus.coverage import Coverage
from corpus.drift import Drift, Signal
from corpus.gaps import BodyAccount, MissingMeeting, Source, YearAccount
from corpus.holdings import EVERYTHING, OrganisationDrift, Scope, Unplaced, accounts, organisation_drifts, unplaced
from corpus.series import Edge, Gap
from pipeline.screen import NOTHING, counted, print_table

_ID_SHOWN = 12
SIGNALS: dict[Signal, str] = {
    "labelled": "andel text under kända rubriker",
    "decisions": "beslut per paragraf",
    "attendees": "närvarande per protokoll",
    "dated": "andel protokoll med datum",
    "bodied": "andel protokoll med känt organ",
    "warnings": "varningar per protokoll",
}
"""What may have become worse, in words."""
_SHARES: frozenset[Signal] = frozenset({"labelled", "dated", "bodied"})
_SOURCES: dict[Source, str] = {
    "kallelse": "kallelse",
    "next": "nästa möte i protokoll",
    "calendar": "mötesdagar i protokoll",
    "import": "inläst kalender",
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """All that is told; `unplaced` and `organisations` are left out where one body is asked about."""

    today: date
    bodies: tuple[BodyAccount, ...]
    organisations: tuple[OrganisationDrift, ...]
    unplaced: Unplaced | None


def completeness(archive: Archive, today: date, body: str | None) -> Completeness:
    """Reads what is missing of the archive, or of one body. Raises ArchiveProblem."""
    scope = EVERYTHING if body is None else Scope(body=body)
    with archive.transaction() as connection:
        return Completeness(
            today,
            tuple(accounts(connection, today, scope)),
            organisation_drifts(connection) if body is None else (),
            unplaced(connection, today) if body is None else None,
        )


def print_completeness(found: Completeness) -> None:
    """Prints the tables that have rows, and what has no place in them."""
    tables: tuple[tuple[str, tuple[str, ...], Iterable[tuple[str, ...]]], ...] = (
        (
            "Organ och år",
            ("Organ", "År", "Möten", "Dokument", "§ saknas", "Möten saknas", "Förstått"),
            (_year_cells(account, year) for account in found.bodies for year in account.years),
        ),
        ("Paragrafer som saknas", ("Organ", "Saknas", "Efter", "Före", "Grund"), _gap_rows(found.bodies)),
        ("Sammanträden utan protokoll", ("Organ", "Dag", "Utlyst i", "Anmärkning"), _meeting_rows(found.bodies)),
        ("Orimliga paragrafnummer", ("Organ", "Nummer", "Dokument"), _doubtful_rows(found.bodies)),
        ("Sämre läsning än förr", ("Organ", "Mått", "Sedan", "Förr", "Nu", "Dokument"), _drift_rows(found)),
    )
    printed = False
    for title, headings, cells in tables:
        if rows := list(cells):
            print(end="\n" if printed else "")
            print_table(headings, rows, title)
            printed = True
    if not found.bodies:
        print("Arkivet har inga dokument av något känt organ.")
    for line in _left_out(found):
        print(line)


def _year_cells(account: BodyAccount, year: YearAccount) -> tuple[str, ...]:
    return (
        _name(account),
        str(year.year),
        str(year.meetings),
        str(year.documents),
        str(year.missing_items),
        str(year.missing_meetings),
        NOTHING if year.understood is None else _percent(year.understood),
    )


def _gap_rows(bodies: Iterable[BodyAccount]) -> Iterator[tuple[str, ...]]:
    for account in bodies:
        for year in account.years:
            for gap in year.gaps:
                why = f"{_short(gap.stated.id)} anger {gap.stated.text}" if gap.stated else "serien"
                yield _name(account), numbers_in_print(gap), _edge(gap.after), _edge(gap.before), why


def _meeting_rows(bodies: Iterable[BodyAccount]) -> Iterator[tuple[str, ...]]:
    for account in bodies:
        for year in account.years:
            for one in year.absent:
                sources = ", ".join(f"{_SOURCES[by.source]} {_short(by.document_id)}" for by in one.announced)
                yield _name(account), one.day.isoformat(), sources, _remark(one)


def _remark(one: MissingMeeting) -> str:
    told = []
    if one.held:
        told.append(f"troligen hållet {one.held}")
    if one.extracts:
        told.append("bara utdrag finns")
    return ", ".join(told) or NOTHING


def _doubtful_rows(bodies: Iterable[BodyAccount]) -> Iterator[tuple[str, ...]]:
    for account in bodies:
        for year in account.years:
            for one in year.doubtful:
                yield _name(account), one.number, _short(one.id)


def _drift_rows(found: Completeness) -> Iterator[tuple[str, ...]]:
    for account in found.bodies:
        for drift in account.drift:
            yield _name(account), *_drift_cells(drift)
    for one in found.organisations:
        yield one.organisation, *_drift_cells(one.drift)


def _drift_cells(drift: Drift) -> tuple[str, ...]:
    past, now = (
        _percent(level) if drift.signal in _SHARES else f"{level:.1f}".replace(".", ",")
        for level in (drift.past, drift.now)
    )
    since = drift.since.isoformat() if drift.since else NOTHING
    return SIGNALS[drift.signal], since, past, now, ", ".join(map(_short, drift.documents))


def _left_out(found: Completeness) -> Iterator[str]:
    """What the tables do not hold."""
    if found.unplaced is None:
        undated = sum(account.undated for account in found.bodies)
        if undated:
            yield f"{counted(undated, 'dokument', 'dokument')} kan inte placeras: utan datum."
        return
    without_body, without_date, announced = found.unplaced
    if without_body or without_date:
        yield f"Dokument som inte kan placeras: {without_body} utan känt organ, {without_date} utan känt datum."
    if announced:
        days = counted(announced, "utlyst sammanträde", "utlysta sammanträden")
        yield f"{days} gäller organ som arkivet inte har några dokument av."


def numbers_in_print(gap: Gap) -> str:
    """The § of a gap, as in "§ 12" or "§§ 12-14"."""
    return f"§ {gap.first}" if gap.first == gap.last else f"§§ {gap.first}-{gap.last}"


def _name(account: BodyAccount) -> str:
    return ", ".join(name for name in (account.body, account.organisation) if name)


def _edge(edge: Edge | None) -> str:
    return f"{edge.day} § {edge.number} ({_short(edge.id)})" if edge else NOTHING


def _short(record_id: str) -> str:
    return record_id[:_ID_SHOWN]


def _percent(share: float) -> str:
    return f"{int(100 * share)} %"


def completeness_as_json(found: Completeness) -> dict[str, object]:
    """The same as one object."""
    return {
        "today": found.today,
        "bodies": [_body_as_json(account) for account in found.bodies],
        "organisations": [
            {"organisation": one.organisation, "drift": one.drift._asdict()} for one in found.organisations
        ],
        "unplaced": found.unplaced._asdict() if found.unplaced else None,
    }


def _body_as_json(account: BodyAccount) -> dict[str, object]:
    return {
        "organisation": account.organisation,
        "body": account.body,
        "undated": account.undated,
        "drift": [drift._asdict() for drift in account.drift],
        "years": [_year_as_json(year) for year in account.years],
    }


def _year_as_json(year: YearAccount) -> dict[str, object]:
    return {
        "year": year.year,
        "series": year.series,
        "meetings": year.meetings,
        "documents": year.documents,
        "protocols": year.protocols,
        "missing_items": year.missing_items,
        "missing_meetings": year.missing_meetings,
        "words": year.words,
        "unlabelled_words": year.unlabelled,
        "understood": year.understood,
        "warnings": year.warnings,
        "gaps": [_gap_as_json(gap) for gap in year.gaps],
        "doubtful": [one._asdict() for one in year.doubtful],
        "absent": [_absent_as_json(one) for one in year.absent],
    }


def _gap_as_json(gap: Gap) -> dict[str, object]:
    return {
        "first": gap.first,
        "last": gap.last,
        "after": gap.after._asdict() if gap.after else None,
        "before": gap.before._asdict() if gap.before else None,
        "stated": gap.stated._asdict() if gap.stated else None,
    }


def _absent_as_json(one: MissingMeeting) -> dict[str, object]:
    announced = [{"source": by.source, "id": by.document_id, "text": by.text} for by in one.announced]
    return {"date": one.day, "probably_held": one.held, "extracts": one.extracts, "announced": announced}


def coverage_as_json(found: Coverage) -> dict[str, object]:
    """What an answer rests on, as one object; "total" has the keys of a body, without names."""
    total = found.total._asdict() if found.total else {}
    return {
        "sentence": found.sentence,
        "understood": found.understood,
        "organisations": found.organisations,
        "total": {name: value for name, value in total.items() if name not in {"organisation", "body"}} or None,
        "bodies": [one._asdict() for one in found.bodies],
        "unplaced": found.unplaced._asdict() if found.unplaced else None,
    }
