"""The § that return at every meeting: justerare, agenda, information, delegation, messages, secrecy."""

from collections.abc import Callable
from random import Random

from tools.layouts.content import Decision, Item, Para, Person, Section
from tools.layouts.matter import Frame, filler
from tools.layouts.votes import shown
from tools.layouts.words import some

Routine = Callable[[Random, Frame, str, tuple[str, ...]], Item]


def opening(rng: Random, frame: Frame, number: str, adjusters: tuple[Person, ...], day: str) -> Item:
    """Who is to sign with the ordförande."""
    names = " och ".join(shown(frame.style, one) for one in adjusters)
    body = frame.body.name
    both = f"{body} utser {names} att tillsammans med ordföranden justera protokollet."
    text, alternatives = rng.choice(
        (
            (f"{body} utser {names} att justera protokollet.", ()),
            (f"Att justera protokollet utses {names}.", ()),
            (f"{both} Justeringen äger rum {day}.", (both,)),
        )
    )
    title = rng.choice(
        ("Val av justerare", "Val av protokolljusterare", "Justering", "Utseende av protokollsjusterare")
    )
    return _decided(frame, number, title, (), [(text, "utser", alternatives)])


def agenda(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """The agenda is fixed."""
    title = rng.choice(("Fastställande av föredragningslista", "Godkännande av dagordning", "Föredragningslistan"))
    verb, act = ("fastställer", "fastställer") if rng.random() < 0.5 else ("godkänner", "godkänner")
    text = f"{frame.body.name} {verb} den utsända ärendelistan."
    story = ("Ordföranden går igenom ärendelistan. Ett extra ärende anmäls.",) if rng.random() < 0.5 else ()
    return _decided(frame, number, title, cases, [(text, act, ())], story)


def information(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """Somebody tells something."""
    body = frame.body.name
    text, alternatives = rng.choice(
        (
            (f"{body} noterar informationen till protokollet.", ()),
            ("Informationen antecknas till protokollet.", ()),
            (
                f"{body} beslutar att lägga informationen till handlingarna.",
                ("lägga informationen till handlingarna", "att lägga informationen till handlingarna"),
            ),
            (f"{body} tackar för informationen och lägger den till handlingarna.", ()),
        )
    )
    story = (f"{some(rng, 'chiefs').capitalize()} informerar om läget i {some(rng, 'villages')}.", *filler(rng, 2))
    title = rng.choice(("Information från förvaltningen", "Aktuella frågor", "Muntlig lägesrapport om bredbandet"))
    return _decided(frame, number, title, cases, [(text, "antecknar", alternatives)], story)


def delegation(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """Decisions by delegation are reported."""
    title = rng.choice(("Redovisning av delegationsbeslut", "Anmälan av delegeringsbeslut", "Delegationsbeslut"))
    text = rng.choice(
        (
            "Redovisningen av delegationsbeslut godkänns.",
            f"{frame.body.name} godkänner redovisningen av delegationsbeslut.",
        )
    )
    story = (f"Redovisningen avser tiden {frame.ago(rng, 90)}–{frame.ago(rng, 10)}.",)
    documents = (f"Delegationslista {frame.ago(rng, 30)}", "Ordförandebeslut nr 7")
    return _decided(frame, number, title, cases, [(text, "godkänner", ())], story, documents)


def messages(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """What has come in."""
    title = rng.choice(("Meddelanden", "Delgivningar", "Anmälningsärenden"))
    text = rng.choice(("Meddelandena läggs till handlingarna.", "Redovisade delgivningar läggs till handlingarna."))
    return _decided(frame, number, title, cases, [(text, "antecknar", ())], (" ".join(filler(rng, 1)),))


def secret(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """A § whose text is kept back."""
    text = rng.choice(("Sekretess enligt offentlighets- och sekretesslagen.", "Paragrafen omfattas av sekretess."))
    del frame
    return Item(
        number, rng.choice(("Sekretessärende", "Personärende")), cases, (Section("other", None, (Para(text),)),)
    )


def withdrawn(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """A matter that is not dealt with."""
    title = f"Ny lekplats vid {some(rng, 'streets')}"
    text, act = rng.choice((("Ärendet utgår.", "utgår"), ("Ärendet bordläggs.", "bordläggning")))
    return _decided(frame, number, title, cases, [(text, act, ())])


def questions(rng: Random, frame: Frame, number: str, cases: tuple[str, ...]) -> Item:
    """Other questions; nothing is decided."""
    who = rng.choice(frame.people)
    texts = (
        f"{shown(frame.style, who)} undrar när gatan i {some(rng, 'villages')} ska asfalteras.",
        "Frågan besvaras vid nästa sammanträde.",
    )
    return Item(
        number, rng.choice(("Övriga frågor", "Övrigt")), cases, (Section("other", None, tuple(map(Para, texts))),)
    )


def _decided(
    frame: Frame,
    number: str,
    title: str,
    cases: tuple[str, ...],
    points: list[tuple[str, str, tuple[str, ...]]],
    story: tuple[str, ...] = (),
    documents: tuple[str, ...] = (),
) -> Item:
    style, body = frame.style, frame.body
    made = tuple(Decision(text, act, alternatives=also) for text, act, also in points)
    parts = [Section("decision", style.label("decision", body), tuple(Para(one.text) for one in made))]
    if story:
        label = style.label("summary", body)
        parts.append(Section("summary" if label else "other", label, (Para(" ".join(story)),)))
    if documents:
        label = style.label("background_documents", body)
        parts.append(Section("background_documents", label, tuple(map(Para, documents)), lines=True))
    parts.sort(key=lambda part: style.order.index("summary" if part.kind == "other" else part.kind))
    return Item(number, title, cases, tuple(parts), made, documents=documents)


ROUTINE: tuple[Routine, ...] = (information, delegation, messages, questions, withdrawn, secret)
