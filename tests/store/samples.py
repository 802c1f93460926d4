"""Coded reports, events and claims made by hand, so that the store is tested without the annotator."""

from __future__ import annotations

import datetime
import hashlib

from tawatur.model import (
    Argument,
    Attribution,
    Claim,
    Conflict,
    Count,
    DateValue,
    Document,
    Event,
    EventMention,
    Evidence,
    FieldValue,
    Finding,
    Mention,
    MentionRef,
    Meta,
    Participant,
    Quantity,
    Relation,
    Source,
    Span,
    Suggestion,
    Timex,
    make_document,
)

VISIT = "وصل وزير النقل مازن الحلبي إلى مسقط الأحد، وقال إن 12 حافلة ستعمل. ثم عاد للعاصمة."
RULE = "ar.test.by-hand"


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def report(
    text: str = VISIT,
    *,
    outlet: str | None = "Al-Masar",
    published: datetime.date | None = datetime.date(2024, 5, 12),
    url: str | None = None,
    path: str | None = None,
    title: str | None = None,
    identity: str | None = None,
) -> Document:
    """A report whose layers fit the text of VISIT; other texts get what of them they contain."""
    meta = Meta(outlet=outlet, published=published, published_from="record", url=url, path=path, title=title)
    document = make_document(text, meta, identity)
    return (
        document.with_layer(Mention, mentions(text))
        .with_layer(Timex, timexes(text))
        .with_layer(Attribution, attributions(text))
        .with_layer(Quantity, quantities(text))
        .with_layer(EventMention, tellings(text))
        .with_layer(Finding, findings(text))
    )


def mentions(text: str) -> list[Mention]:
    known = {
        "مازن الحلبي": ("PERSON", "per.mazen-halabi", "Mazen Halabi"),
        "مسقط": ("GPE", "gpe.muscat", "Muscat"),
        "لعاصمة": ("GPE", None, None),
    }
    return [
        Mention(start=s.start, end=s.end, rule=RULE, kind=kind, entity=entity, name=name)  # type: ignore[arg-type]
        for words, (kind, entity, name) in known.items()
        if words in text
        for s in [span_of(text, words)]
    ]


def timexes(text: str) -> list[Timex]:
    if "الأحد" not in text:
        return []
    s = span_of(text, "الأحد")
    return [Timex(start=s.start, end=s.end, rule=RULE, type="DATE", value="2024-05-12", weekday=7, anchor="2024-05-12")]


def attributions(text: str) -> list[Attribution]:
    if "وقال" not in text:
        return []
    cue = span_of(text, "قال")
    content = Span(cue.end + 1, text.index("."))
    chain = (Source(role="outlet", name="Al-Masar"), Source(role="speaker", name="Mazen Halabi"))
    return [
        Attribution(
            start=cue.start, end=content.end, rule=RULE, kind="indirect", cue=cue, content=(content,), chain=chain
        )
    ]


def quantities(text: str) -> list[Quantity]:
    if "12 حافلة" not in text:
        return []
    s = span_of(text, "12 حافلة")
    counted = span_of(text, "حافلة")
    return [
        Quantity(
            start=s.start, end=s.end, rule=RULE, low=12, high=12, modifier="exact", kind="cardinal", counted=counted
        )
    ]


def tellings(text: str) -> list[EventMention]:
    if "وصل" not in text:
        return []
    s = span_of(text, "وصل")
    actors = tuple(Argument(start=m.start, end=m.end, name=m.name, entity=m.entity) for m in mentions(text)[:1])
    return [
        EventMention(
            start=s.start,
            end=s.end,
            rule=RULE,
            type="CONSULT",
            mode="visit",
            contexts=("transport",),
            actors=actors,
            counts=(Count(quantity=0, kind="cardinal"),),
        )
    ]


def findings(text: str) -> list[Finding]:
    if "الأحد" not in text:
        return []
    s = span_of(text, "الأحد")
    evidence = (Evidence(start=s.start, end=s.end, text="الأحد"),)
    return [
        Finding(
            code="C201",
            message="the weekday does not fit",
            evidence=evidence,
            suggestions=(Suggestion(value="2024-05-13", why="the day after"),),
            rule=RULE,
        )
    ]


def identity_of(document: Document, start: int, end: int) -> str:
    return "event:" + hashlib.sha256(f"{document.id}{start}{end}".encode()).hexdigest()[:20]


def evidence_of(document: Document, words: str) -> Evidence:
    s = span_of(document.text, words)
    return Evidence(document=document.id, start=s.start, end=s.end, text=words)


def event(*documents: Document, trigger: str = "وصل", date: str | None = "2024-05-12", conflict: bool = False) -> Event:
    """One event told in these reports; its id hangs on the least mention, as in reconcile."""
    refs = sorted(
        MentionRef(document=d.id, start=span_of(d.text, trigger).start, end=span_of(d.text, trigger).end)
        for d in documents
    )
    least = next(d for d in documents if d.id == refs[0].document)
    identity = identity_of(least, refs[0].start, refs[0].end)
    chain = (Source(role="outlet", name=least.meta.outlet),)
    place = FieldValue(
        value="gpe.muscat",
        name="Muscat",
        relation=Relation.EQUAL,
        documents=tuple(sorted(d.id for d in documents)),
        chain=chain,
        evidence=tuple(evidence_of(d, "مسقط") for d in documents if "مسقط" in d.text),
    )
    found = Finding(code="C402", message="place differs", evidence=(evidence_of(least, trigger),), rule=RULE)
    conflicts = (Conflict(event=identity, field="place", values=("gpe.muscat", "gpe.salalah"), findings=(found,)),)
    return Event(
        id=identity,
        type="CONSULT",
        mode="visit",
        realis="actual",
        actors=(Participant(name="Mazen Halabi", entity="per.mazen-halabi"),),
        recipients=(Participant(name=None, entity="gpe.oman"),),
        place=Participant(name="Muscat", entity="gpe.muscat"),
        date=DateValue(value=date, low=date, high=date) if date else None,
        mentions=tuple(refs),
        documents=tuple(sorted(d.id for d in documents)),
        outlets=len({d.meta.outlet for d in documents}),
        accounts=len(documents),
        fields={"place": (place,)},
        conflicts=conflicts if conflict else (),
        findings=(found,) if conflict else (),
    )


def claim(one: Event, document: Document, *, author: str = "text", value: str = "gpe.muscat") -> Claim:
    evidence = evidence_of(document, "مسقط")
    key = f"{one.id}{document.id}{value}{author}"
    return Claim(
        id="claim:" + hashlib.sha256(key.encode()).hexdigest()[:20],
        event=one.id,
        field="place",
        value=value,
        name="Muscat",
        chain=(Source(role="outlet", name=document.meta.outlet), Source(role="agency", name="Sahil")),
        evidence=evidence,
        rule=RULE,
        author=author,
    )
