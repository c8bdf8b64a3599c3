"""The persons whom a posting names for questions or applying: where a wording leads to a name ("contact op met"), a
number stands beside it, or an address is made of it. Names are read by ``dutch/names.py``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from vacaturextract.compiling import compiled
from vacaturextract.dutch import names
from vacaturextract.fields.contact_joining import Mention, is_named_after, joins, start_of
from vacaturextract.fields.contact_points import Point, RuleMatch, is_point
from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import Span


class Lead(NamedTuple):
    """A wording after (or before) which a person is named."""

    rule: str
    span: Span
    spot: int
    """Where a name may start: after the wording, and after words that only lead on ("onze recruiter")."""
    before: bool
    """Whether the name stands before the wording: "Jan Bos beantwoordt"."""


_REACH = 170
_BEFORE = 110
_MOST_SPOTS = 8
_MOST_COMPARED = 20
"""Addresses before and behind a person that can be made of the name."""
_LONGEST_FORENAMES = 28
_LONGEST_GIVEN = 13
_NEXT_TO = 90
_LONGEST_UNIT = 45
_NEXT_TO_WORDING = 25
_INITIALLED = compiled(r"(?:\p{Lu}\.[ ]?)+(?P<rest>\S.*)")
_MOBILE = ("+316", "+3246", "+3247", "+3248", "+3249")
# Words that only lead on to a name: "de recruiter van het team, dhr. ...".
_FILLER = compiled(
    r"(?:[\s#*:,|()\"–+\d-]|\p{Ll}[\p{L}./'&-]*+(?!\p{Lu})|(?i:[\p{L}&/-]*" + names.ROLE + r"(?!\p{L}))"
    r"|\p{Lu}[\p{Lu}&]+(?:-\p{Ll}+)?(?!\p{L})"
    r"|(?:Corporate|Team|Campus|Senior|Junior|Talent|Acquisition|Business|Human|Resources?|Dhr\.?|Mevrouw|De[ ]heer|Mevr\.?|"
    r"Mw\.?|Drs\.?|Mr\.?|Dr\.?|Ir\.?|Ing\.?|Prof\.?|Voor|Over|Bij|Neem|Bel|Mail)(?!\p{L}))*+"
)
_STOP = compiled(r"[.?!](?=\s+[\p{Lu}#\n])(?<!\b(?:\p{L}|(?i:drs|dr|mr|ir|ing|prof|dhr|mw|mevr|st|a\.i|th|ch|t\.a\.v))\.)")
_ROLE_AFTER = compiled(
    r"(?:[ ](?:van|bij)[ ](?:de[ ])?\p{Lu}[\w& -]{2,30}(?=,))?+"
    r"[ ]*(?:,[ ]?|[ ]?\(|[ ][|–-][ ]|\n+[ #*_]*)(?:(?:onze|de|een)[ ]|[Ff]unctie(?:titel)?:[ ]?)?"
    r"(?P<role>(?:[^,;()|\n.:@\d]|\ba\.i\.){2,80}?)"
    r"(?=[ ]*(?:[,;()|\n:]|\.(?!i\.)|$|\(?\+?\d[\d ()-]{6}|[ ](?:via|op|te|is|beantwoordt|onder|per|of|"
    r"bereikbaar|telefoon|tel|e-mail|mail|telefoonnummer|vertelt|staat|helpt)\b|"
    r"[ ]en[ ](?:is\b|\p{Lu}\p{Ll}+[ ](?:\p{Lu}|van|de))))"
)
_ROLE_IN_BRACKETS = compiled(r"[ ]?\((?:(?:onze|de|een)[ ])?(?P<role>[^()|\n.:;,@\d]{2,80})\)")
# "Jouw recruiter, Dennis Bos", "de gemeentesecretaris, de heer Bos", "onze recruiter bij Veldwerk: Ilse Bos".
_OURS = compiled(r"^(?:onze|jouw|je|de|een)[ ]")
_IN_APPOSITION = compiled(
    rf"\b(?:onze|jouw|je|de|our)[ ](?P<role>(?:[\p{{L}}&-]+[ ]){{0,2}}[\p{{L}}&-]*{names.ROLE})"
    r"(?:[ ]bij[ ][^,.:;\n]{2,30}(?=:))?"
    r"[,:][ ](?:(?:de[ ]heer|mevrouw|dhr\.?|mw\.?|mevr\.)[ ])?(?:(?:drs|dr|mr|ir|ing|prof)\.[ ]){0,3}$",
    regex.IGNORECASE,
)
_ROLE_WORD = compiled(names.ROLE + r"(?!weg|straat|laan)|\bHRM?\b|\bP&O\b|\bC[EFIOT]O\b", regex.IGNORECASE)
_ROLE_RIGHT_BEFORE = compiled(r"\b(?:onze|jouw|je|de)[ ](?:[\w-]+[ ])?recruiter[ ]$", regex.IGNORECASE)
_TITLES_AFTER_ROLE = compiled(r"[ :]*(?:(?:drs|mr|dr|ir|ing|prof|dhr|mw|mevr)\.[ ])*$", regex.IGNORECASE)
_LEADS_ON = (
    "onze|ons|de|het|een|met|bij|naar|aan|of|en|je|jouw|uw|via|contact|is|was|door|bel|mail|zijn|als|van|"
    "and|or|email|e-mail|call|our|the|with|your"
)
_NO_ROLE = frozenset(_LEADS_ON.split("|"))
_ENDS_IN_ROLE = compiled(names.ROLE + r"[ ]$", regex.IGNORECASE)
# A person who is quoted: "Ilse Bos, adviseur: 'Ik werk hier ...'".
_QUOTED = compiled(r"(?:[ ]?[,(][^\n:.!?@\d]{2,60})?+\)?[ ]?:[ \n]{0,2}[\"“„‘'«](?=\p{Lu})")
_WORD_BREAK = compiled(r"[ –-]+")
_OF_A_BODY = compiled(r"\b(?:bij|namens|at|vanuit)[ ](?:de[ ]|het[ ])?$")
_IN_ADDRESS = compiled(r"[\w@]|[.-]\w")
_LETTER = compiled(r"richt|stuu?r|attentie|@|brief|sollicit")
_ALONG = compiled(r"\b(?:of|en|or|and|samen(?:werking)? met)\b|/")
_COORDINATED = compiled(r"[ ]?(?:,|of|en|/|&|or|and|en/of)[ ](?:(?:met|dhr\.?|mevrouw|mw\.?|de heer)[ ])?", regex.IGNORECASE)


def name_words(library: PatternLibrary) -> names.NameWords:
    """The word lists with which names are read."""
    return names.NameWords(library.lexicons["given_names"].words, library.lexicons["no_name_words"].words)


def read_leads(text: str, matches: Sequence[RuleMatch]) -> list[Lead]:
    """Where the text leads to a name; wordings after which no name can stand are left out."""
    lowered = names.is_lowered(text)
    leads = []
    for rule, match in matches:
        if is_point(rule):
            continue
        start, end = match.span()
        if rule.sets.get("name_before"):
            leads.append(Lead(rule.id, Span(start, end), start, True))
            continue
        filler = None if lowered else _FILLER.match(text, end, end + _REACH)
        spot = filler.end() if filler else end
        gap = text[end : spot + 1]  # with the first letter of the name, so that a stop before it shows
        if lowered or (gap[-1:].isupper() and not _STOP.search(gap) and "\n" not in gap[:-1].strip(" \n#*:")):
            leads.append(Lead(rule.id, Span(start, end), spot, False))
    return sorted(leads, key=_spot_of)


def _spot_of(lead: Lead) -> int:
    return lead.spot


def find_mentions(posting: Posting, points: Sequence[Point], leads: Sequence[Lead]) -> list[Mention]:
    """The persons whom a wording leads to, whom a number follows, or whose address is given."""
    people = _people(posting, points, leads)
    mails = [point for point in points if point.kind == "email"]
    found: list[Mention] = []
    for number, person in enumerate(people):
        if _QUOTED.match(posting.text, person.end, person.end + _NEXT_TO):
            continue
        lead = _led(posting.text, person, leads)
        rule = lead.rule if lead else _along(posting.text, person, found)
        number_of_mail = bisect_left(mails, person.start, key=start_of)
        near = mails[max(0, number_of_mail - _MOST_COMPARED) : number_of_mail + _MOST_COMPARED]
        boxes = dict.fromkeys(point.value.partition("@")[0] for point in near)
        owned = any(names.owns(person.text, box) for box in boxes)
        following = people[number + 1] if number + 1 < len(people) else None
        beside = _beside(posting.text, person, following, points) or (
            person.sure and is_named_after(posting.text, person.start, points)
        )
        if not (rule or beside or owned):
            continue
        if not (person.sure or person.is_full):
            owned = owned and rule is not None  # "in de keuken ... keuken@": a desk
            if not (rule or beside) or _is_place(posting, person):
                continue  # "de vestiging in Borne ... borne@"
        elif not person.sure:
            owned = any(names.owns(person.text, box, with_first=True) for box in boxes)
        sure = person.sure or owned or (rule is not None and lead is None)
        if not sure and (
            _in_role(posting.text, person, found) or not _is_credible(posting, person, lead, points if beside else ())
        ):
            continue
        if number and (before := _named_with(posting.text, people[number - 1], person, found)):
            found.append(Mention(Span(before.start, before.end), before.text, rule, before.sure))
        found.append(Mention(Span(person.start, person.end), person.text, rule, person.sure))
    every = dict.fromkeys(mention.name for mention in found)
    longer_names = _longer_names(every) | _with_given_name(every)
    full = {name: longer_names.get(name.lower(), name) for name in every}
    full.update((name, _named_elsewhere(posting, name)) for name, longer in full.items() if names.is_part(longer))
    return [mention._replace(name=full[mention.name]) for mention in found]


def _is_place(posting: Posting, person: names.Person) -> bool:
    """Whether the words are the name of a place and no more."""
    return posting.is_phrase("places", Span(person.start, person.end))


def _named_with(text: str, before: names.Person, person: names.Person, found: Sequence[Mention]) -> names.Person | None:
    """The name right before a contact's, joined to it by "of" or "en"; None where it was found already."""
    if not before.sure or (found and found[-1].span.start >= before.start):
        return None
    return before if _COORDINATED.fullmatch(text, before.end, person.start) else None


def _people(posting: Posting, points: Sequence[Point], leads: Sequence[Lead]) -> list[names.Person]:
    """Every name near a number or an address, and those to which a wording leads, with who is named along with them."""
    text = posting.text
    reaches = [(p.span.start - 260, p.span.end + 60) for p in points]
    for lead in leads:
        reaches.append((lead.span.start - _BEFORE, lead.span.start) if lead.before else (lead.spot, lead.spot + _REACH))
    words = name_words(posting.library)
    read = names.lowered_persons if names.is_lowered(text) else names.persons
    people: dict[int, names.Person] = {}
    done = 0
    for start, end in sorted(reaches):
        start = max(start, done, 0)
        if start > done:  # not in the middle of a name
            start = max(text.rfind("\n", start - 60, start), text.rfind(". ", start - 60, start) + 1, start - 60, done)
        for person in read(text, start, end, words) if end > start else ():
            people[person.start] = person
            done = person.end
        done = max(done, end)
    if read is names.lowered_persons:
        for person in _named_as_addressed(text, points):
            if person.start not in people or people[person.start].end < person.end:
                people[person.start] = person
    return [people[start] for start in sorted(people)]


def _named_as_addressed(text: str, points: Sequence[Point]) -> Iterator[names.Person]:
    """In a text without capitals: the name that an address is made of, where it stands before it in full."""
    for point in points:
        start = max(0, point.span.start - 200)
        match = (
            names.spelled_like(point.value.partition("@")[0], text, start, point.span.start) if point.kind == "email" else None
        )
        if match is not None:
            yield names.Person(match.start(), match.end(), match[0], True)


def _led(text: str, person: names.Person, leads: Sequence[Lead]) -> Lead | None:
    """The wording that leads straight to a person."""
    nearest = bisect_left(leads, person.start - _REACH * 2, key=_spot_of)
    for i in range(nearest, len(leads)):  # islice would step over all that come before
        lead = leads[i]
        if lead.spot > person.end + _BEFORE:
            break
        if lead.before:
            gap = text[person.end : lead.span.start]
            if 0 <= lead.span.start - person.end <= 90 and "\n" not in gap.strip() and not _STOP.search(gap):
                return lead
        elif -_LONGEST_GIVEN <= person.start - lead.spot <= _REACH:
            gap = text[lead.spot : person.start + 1]
            if _STOP.search(gap) or "\n" in gap.strip(" \n#*:"):
                continue
            if _FILLER.fullmatch(gap[:-1]) or (
                person.sure and len(gap) < _LONGEST_UNIT and _ENDS_IN_ROLE.search(text[lead.span.end : lead.spot])
            ):
                return lead
    return None


def _in_role(text: str, person: names.Person, found: Sequence[Mention]) -> bool:
    """Whether capitalised words belong to the role of the person named before: "Ilse Bos (manager Zakelijke Lasten)"."""
    gap = text[max(found[-1].span.end, person.start - 90) : person.start] if found else ""
    return bool(gap) and len(gap) < 90 and "\n" not in gap and not _STOP.search(gap)


def _is_credible(posting: Posting, person: names.Person, lead: Lead | None, points: Sequence[Point]) -> bool:
    """Whether capitalised words are a person though no name in them is known: a role, or a mobile number of their own,
    stands beside them; of two words or more also a number that a wording leads to, unless a model sees a body or a place
    there, or that a model sees a person. The first is no ordinary word of the text."""
    point = _next_point(points, person.end)
    mobile = point is not None and point.value.startswith(_MOBILE) and point.span.start - person.end < _NEXT_TO
    after_role = _ROLE_RIGHT_BEFORE.search(posting.text, max(0, person.start - 30), person.start) is not None
    if person.is_full:
        role = _ROLE_AFTER.match(posting.text, person.end, person.end + 120)
        has_role = after_role or (role is not None and _ROLE_WORD.search(role["role"]) is not None)
        if _OF_A_BODY.search(posting.text, max(0, person.start - 12), person.start) and not _led_straight(
            posting, person, lead
        ):
            return False  # "associate bij Velden Search"
        seen = posting.entity_over(person.start, person.end)
        numbered = point is not None and seen not in ("ORG", "LOC")
        led = lead is not None and (numbered or has_role or _names_a_person(posting.lowered, lead))
        believed = mobile or led or seen == "PER"
    elif lead is None:
        believed = False
    else:  # one word: "Bel Farzad op 06...", "onze recruiter Maudy"
        believed = (mobile and _led_straight(posting, person, lead)) or after_role
    return believed and not posting.once(_is_ordinary, _WORD_BREAK.split(person.text)[0])


def _led_straight(posting: Posting, person: names.Person, lead: Lead | None) -> bool:
    """Whether little stands between a wording and the name to which it leads."""
    if lead is None:
        return False
    gap = posting.text[lead.span.end : person.start]
    return len(gap) < _NEXT_TO_WORDING and (gap.islower() or not gap.strip())


def _has_role(text: str, person: names.Person) -> bool:
    """Whether a role stands in brackets or commas behind a name with a tussenvoegsel: "Lizzet van der Laan (recruiter)"."""
    role = _ROLE_AFTER.match(text, person.end, person.end + 120) if names.has_particle(person.text) else None
    return role is not None and _ROLE_WORD.search(role["role"]) is not None


def _names_a_person(lowered: str, lead: Lead) -> bool:
    """Whether only a person can follow a wording: "contactpersoon", or the "t.a.v." of a letter (not "as regards")."""
    if lead.rule == "contact.addressed_to":
        return _LETTER.search(lowered, max(0, lead.span.start - 100), lead.spot) is not None
    return "contactpersoon" in lowered[lead.span.start : lead.span.end]


def _is_ordinary(posting: Posting, word: str) -> bool:
    """Whether a capitalised word also stands in the text without its capital."""
    if not word[:1].isupper():
        return False
    text, lowered, at = posting.text[:LONGEST_POSTING], word.lower(), -1
    while (at := text.find(lowered, at + 1)) >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 2]
        if not before.isalnum() and before not in ("@", ".", "-") and not _IN_ADDRESS.match(after):
            return True
    return False


def _along(text: str, person: names.Person, found: Sequence[Mention]) -> str | None:
    """The rule that named the person before, where this one is named in the same go: "A (manager) of B"."""
    if not found or not found[-1].rule or not (person.sure or _has_role(text, person)):
        return None
    start = found[-1].span.end
    if person.start - start > 130:
        return None
    gap = text[start : person.start]
    if _STOP.search(gap) or "\n\n" in gap:
        return None
    return found[-1].rule if gap.strip() == "," or _ALONG.search(gap) else None


def _beside(text: str, person: names.Person, following: names.Person | None, points: Sequence[Point]) -> bool:
    """Whether a number or address stands right after a name, with no other name between."""
    point = _next_point(points, person.end)
    if point is None or (following is not None and following.sure and following.end <= point.span.start):
        return False
    return joins(text, person.end, point.span.start, points)


def _next_point(points: Sequence[Point], offset: int) -> Point | None:
    number = bisect_left(points, offset, key=start_of)
    return points[number] if number < len(points) else None


def _longer_names(every: Iterable[str]) -> dict[str, str]:
    """The beginnings and ends of names, in lower case, each with the first full name that has it."""
    longer: dict[str, str] = {}
    for full in every:
        words = full.lower().split(" ")
        for count in range(1, len(words)):
            longer.setdefault(" ".join(words[:count]), full)
            longer.setdefault(" ".join(words[count:]), full)
    return longer


def _with_given_name(every: Iterable[str]) -> dict[str, str]:
    """Names with initials that are given in full too: "B. Coumans" where Bart Coumans is named."""
    in_full: dict[tuple[str, str], list[str]] = {}
    for name in every:
        given, _, rest = name.partition(" ")
        if given[1:2].islower():
            in_full.setdefault((given[0], rest), []).append(name)
    found = {}
    for name in every:
        match = _INITIALLED.fullmatch(name)
        same = in_full.get((name[0], match["rest"]), []) if match else []
        if len(same) == 1:
            found[name.lower()] = same[0]
    return found


def _named_elsewhere(posting: Posting, name: str) -> str:
    """The one full name in the posting that a given name or surname belongs to ("Bel Wendy" where Wendy Dijkers is named)."""
    if names.is_lowered(posting.text):
        return name
    words = name_words(posting.library)
    wanted, found = name.lower(), set()
    for spot in islice(
        regex.finditer(rf"(?<![\w@.-]){regex.escape(wanted)}(?![\w@]|[.]\w)", posting.lowered, endpos=LONGEST_POSTING),
        _MOST_SPOTS,
    ):
        low = max(0, spot.start() - _LONGEST_FORENAMES)
        line = posting.text.rfind("\n", low, spot.start()) + 1
        for person in names.persons(posting.text, max(line, low), spot.start() + 1, words):
            own = person.text.lower()
            is_longer = own.startswith(wanted + " ") or own.endswith(" " + wanted)
            if person.sure and is_longer and person.start <= spot.start() < person.end:
                found.add(person.text)
    return found.pop() if len(found) == 1 else name


def role_of(text: str, person: Span) -> str | None:
    """The role that stands after or before a person's name."""
    start, end = person
    for pattern in (_ROLE_IN_BRACKETS, _ROLE_AFTER):
        after = pattern.match(text, end, end + 120)
        if after and _ROLE_WORD.search(after["role"]):
            return str(_OURS.sub("", after["role"].strip(" *_")))
    before = text[max(0, start - 70) : start]
    if apposed := _IN_APPOSITION.search(before):
        return str(apposed["role"])
    if titles := _TITLES_AFTER_ROLE.search(before):
        before = before[: titles.start()]
    words = before[max(before.rfind(sign) for sign in ".,;:?!\n()|#*") + 1 :].split()
    if not words or not (
        names.is_role(words[-1].lower()) or (len(words) > 1 and words[-1].isupper() and names.is_role(words[-2].lower()))
    ):
        return None
    first = max(
        (number + 1 for number, word in enumerate(words) if word.lower() in _NO_ROLE or word.isdigit()),
        default=max(0, len(words) - 4),
    )
    return " ".join(words[first:]) or None
