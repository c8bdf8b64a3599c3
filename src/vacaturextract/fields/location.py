"""The place of work, as written.

Places come from the lexicon ``places``; where one is named decides whether one works there: after a label, in a heading
line, after words such as "ons kantoor in", in an address. Where the text names none, the town of a municipality that
hires is its place of work.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, keep_none, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_HEADER_REACH = 700
_SHORT_NAME = 4
"""An acronym before a town ("TU Delft", "RTV Utrecht") says little of the place of work."""
_BEFORE = 70
_LONGEST_LINE = 240
_PART_OF_NAME = re.compile(r"[ ](?:Airport|Airlines|University|Marathon|RAI)\b")
_SEPARATED = re.compile(r"[|•·]|[ ][–-][ ]")
_PROVINCE_AFTER = re.compile(
    r",[ ](?:Groningen|Friesland|Drenthe|Overijssel|Flevoland|Gelderland|Utrecht|(?:Noord|Zuid)-Holland|Zeeland|"
    r"Noord-Brabant|Limburg)(?!\w)"
)
_MUNICIPALITY_BEFORE = re.compile(r"\b(?:gemeente|lokaal bestuur)[ ]$", re.IGNORECASE)

_SEGMENT_BEFORE = re.compile(
    r"(?:^|\n|[|•·,–/(\t:>📍🏢-][ ]?|[ ](?:in|te)[ ])[#*\ \"]{0,5}(?:regio[ ]|hybride[ ](?:werken[ ]in[ ])?|"
    r"omgeving[ ])?$",
    re.IGNORECASE,
)
_SEGMENT_AFTER = re.compile(
    r"[ *\"]{0,4}(?:(?:of|en|en/of|/)[ ][A-Z][\w-]+[ ]?(?:$|[|•·,–\n])|"
    r"$|\n|[|•·,–/()\t-]|[A-Z][\w-]+[ ]?(?:$|[|•·,–\n])|\d|hbo|wo|mbo|e\.o|en[ ]om(?:geving|streken))",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|te|vanuit|midden in|middenin|nabij|hartje|centrum van|locaties?|kantoor|vestiging|regio|rayon|omgeving|hart van|"
    r"binnenstad van|buurt van|boulevard van|rand van|haven van|station|standplaats|rondom|rond|thuisbasis is|"
    r"\w*(?:bedrijf|kantoor|bureau|organisatie|onderneming|fabriek|school|winkel|handel|aannemer|installateur|bakkerij|"
    r"kwekerij)[ ]uit)[ ]"
    r"(?:(?:het|de|ons|onze|mooie|bruisende?|levendige?|historische?|gezellig|zonnig|mooi|groene?|hartje|centrum|prachtige|gezellige|gemeente|regio|omgeving|binnenstad|stad|"
    r"van|hoofdkantoor|kantoor|(?:het[ ])?hart)[ ]){0,4}$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:kanto(?:or|ren)\w*|hoofdkantoor|servicekantoor|vestiging\w*|locaties?|standplaats|werkplek|werklocatie|"
    r"zoek(?:t|en)?|op[ ]?zoek|gevestigd|opdrachtgever|"
    r"gehuisvest|bedrijf|campus|gemeentehuis|stadhuis|stadskantoor|werken|werkt?|werkzaam|team|afdeling|functie|vacature|"
    r"baan|aan de slag|solliciteer|bij|fabriek|magazijn|"
    r"distributiecentrum|ziekenhuis|school|laboratorium|stage|office|gebouw|filiaal|winkel|start|rol|word|komt|kom|"
    r"organisatie|omgeving|vertrek|zit|zitten)\b",
    re.IGNORECASE,
)
_STRONG_WORK = re.compile(
    r"\b(?:standplaats|werklocatie|hoofdkantoor|servicekantoor|ons[ ](?:\w+[ ])?kantoor|kantoor[ ]in|vestiging[ ]in|"
    r"locatie[ ]in|locatie|op[ ]?zoek|zoekt|zoeken|"
    r"gevestigd|gehuisvest|gemeentehuis|vacature|functie|baan|aan[ ]de[ ]slag)\b",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"\b(?:geboren|opgegroeid|woont|woon|wonen|woonachtig|treinen?|rijdt|rijden|gestudeerd|studeerden?|studeert|zeilen|zeilweekend|skiën|teamuitje\w*|borrel|weekend|"
    r"afgestudeerd|gesprek\w*|"
    r"assessment|zoals|onder andere|onder meer|"
    r"bijvoorbeeld|training|cursus|opleidingsdag\w*|evenement\w*|congres|festival|uitje|reis|inwoners|dochter\w*|uitzicht|"
    r"opgericht|"
    r"rechtbank|kamer van koophandel|eindhalte|treinen?[ ]tussen|reistijd|met[ ]de[ ]auto)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_SEEKS_AFTER = re.compile(r",?[ ](?:zoekt\b|is[ ](?:[a-z]+[ ]){0,3}op[ ]?zoek\b)")
"""Behind the town of an employer: "Hoekstra uit Joure zoekt"."""
_FROM_OUR = re.compile(r"\b(?:vanuit|op|in)[ ](?:een[ ]van[ ])?onze[ ](?:kantoren|vestigingen)[ ]in[ ]$", re.IGNORECASE)
_AT_CLIENTS = re.compile(r"\b(?:klant(?:en)?|projecten|opdrachten|winkels|vestigingen|kantoren)[ ]in[ ]$", re.IGNORECASE)
_AGENCY_SEAT = re.compile(
    r"(?:\b(?:wervings?|search|selectie|uitzend|detacherings)bureau|,[ ]bureau[ ]voor|\bexecutive[ ]search)\b"
    r"[^.!?\n]{0,50}\b(?:te|in|uit)[ ]$|\bsolliciteer\w*[ ]via[ ][^.!?\n]{0,40}$",
    re.IGNORECASE,
)
"""Where an agency sits: "Van Toor, bureau voor bestuurders te Arnhem"."""
_AT_CLIENT = re.compile(
    r"\b(?:opdrachtgever|klant|dienstverlener|organisatie|bedrijf|werkgever)[ ](?:in|te)[ ](?:regio[ ])?$", re.IGNORECASE
)
_INTERVIEW = re.compile(r"\bgesprek\w*\b[^.!?\n]{0,40}\b(?:ons|het|hoofd)[ ]?kantoor[ ]in[ ]$", re.IGNORECASE)
_OUR_OFFICE = re.compile(r"\b(?:ons|onze)[ ](?:\w+[ ])?(?:hoofd)?(?:kantoor|vestiging)\b[^.!?\n]{0,15}$", re.IGNORECASE)
_EDGES = " \n*#\"'"
_OPENS_TEXT = re.compile(
    r"[ *]{0,4}(?:[|•·/(\n]|[–-][ ]|\d|(?:v?mbo|hbo|wo)\b|,[ ]?(?:Nederland|NL)\b|en/of[ ][A-Z])", re.IGNORECASE
)
"""What stands behind a place that opens a text whose lines are lost: "Amstelveen HBO / WO"."""
_HOURS_AFTER = re.compile(r",?[ ]\d{2}(?:[ ]?[-–/][ ]?\d{2})?[ ]?(?:uur|uren)\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[1-9]\d{3}[ ]?[A-Z]{2}[ ,]{1,3}$")
_REST_OF_NAME = re.compile(r"[ -](?=[A-ZÀ-Þ])[\w-]+")
_LIVING = "location.lives"
_LIVES = re.compile(
    r"(?<!voorkeur[ ])\b(?:woon[ ](?:je|jij)|(?:je|jij)[ ]woont|woonachtig|wonend|woonplek|woonplaats)\b[^.!?\n,;]{0,40}"
    r"\b(?:in|van|rond|nabij|te)[ ](?:(?:de|regio|omgeving|buurt|van|provincie)[ ]){0,3}$",
    re.IGNORECASE,
)
"""Where the reader must live: near the work, where nothing else tells its place."""
_OFFICIAL = ("gemeente en ocmw ", "gemeente ", "stad ", "gemeenteraad van ", "lokaal bestuur ", "rekenkamer ")


def find(posting: Posting) -> list[Candidate]:
    """Places after labels, in heading lines, in work contexts and in addresses; last the town of a hiring municipality."""
    places = list(_places(posting))
    starts = [span.start for span, _ in places]
    found = []
    for rule, match in posting.matches("location"):
        start, end = match.span("words")
        first = bisect_left(starts, start)
        span = places[first][0] if first < len(places) and starts[first] < end else None
        if span is not None and posting.layout.section_at(span.start) not in ("related", "chrome"):
            found.append(_candidate(posting, rule.id, span))
    for span, note in places:
        rule_id = _context(posting, span)
        if rule_id is None or (note == "region" and not _is_of_region(posting, span, rule_id)):
            continue
        reason = "elsewhere" if posting.layout.section_at(span.start) in ("related", "chrome") else None
        wide = note == "region" and rule_id != _LIVING
        found.append(_candidate(posting, "location.region" if wide else rule_id, span, reason))
    return found + _of_municipality(posting)


def _is_of_region(posting: Posting, span: Span, rule: str) -> bool:
    """Whether a region is where one works: in a heading, as where one must live, or called one ("in de regio Achterhoek")."""
    if rule in ("location.work", "location.prose"):
        return posting.lowered.endswith(("regio ", "rayon "), 0, span.start)
    return rule in ("location.header", _LIVING)


def _places(posting: Posting) -> Iterator[tuple[Span, str]]:
    """Place names written as such, the longest at each spot, with the note of the lexicon."""
    hits = posting.lexicon_hits("places")
    if not hits:
        return
    rows = posting.library.lexicons["places"].rows
    caseless = posting.is_lower
    done = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start < done:
            continue
        word, note = posting.text[hit.start : hit.end], rows[hit.entry]["note"]
        if not (_is_name(word, note) or (caseless and note != "word")):
            continue
        done = hit.end
        yield Span(hit.start, hit.end), note


def _is_name(word: str, note: str) -> bool:
    first = next((sign for sign in word if sign.isalpha() and sign != "s"), "") if word[0] in "'s" else word[0]
    return first.isupper() and not (note == "word" and word.isupper())


def _context(posting: Posting, span: Span) -> str | None:
    """What the words around a place make of it; None where it is only mentioned."""
    text = posting.text
    before = text[max(0, span.start - _BEFORE) : span.start]
    if before.endswith("-") and before[-2:-1].isalpha():  # "Bunnik-Odijk"
        return None
    if _POSTCODE.search(before):
        return "location.address"
    if span.start < _HEADER_REACH and _in_header(posting, span):
        return "location.header"
    if span.start < _HEADER_REACH and _MUNICIPALITY_BEFORE.search(before):
        return "location.municipality"
    if _LIVES.search(before):
        return _LIVING
    if text.startswith("-based", span.end) or (before.endswith(" uit ") and _SEEKS_AFTER.match(text, span.end)):
        return "location.work"
    if not _IN.search(before) or _PART_OF_NAME.match(text, span.end):
        return None
    return _in_sentence(posting, span)


def _in_sentence(posting: Posting, span: Span) -> str | None:
    """What its sentence makes of a place that one is in."""
    text = posting.text
    sentence = posting.layout.sentence(span.start, reach=200)
    lead = text[sentence.start : span.start]
    if _INTERVIEW.search(lead) and not posting.decision("agency").chosen:
        return "location.prose"
    if _OUR_OFFICE.search(lead) and posting.decision("agency").chosen:
        return None  # the agency speaks of itself
    if _NOT_WORK.search(lead) or (_AT_CLIENTS.search(lead) and not _FROM_OUR.search(lead)) or _AGENCY_SEAT.search(lead):
        return None
    if _AT_CLIENT.search(lead):
        return "location.client"
    rest = text[span.end : sentence.end]
    if _STRONG_WORK.search(lead) or _STRONG_WORK.search(rest[:60]):
        return "location.work"
    return "location.prose" if _WORK.search(lead) or _WORK.search(rest) else "location.mention"


def _in_header(posting: Posting, span: Span) -> bool:
    """Whether the place is a segment of a short line near the start: "36 uur | Gouda"."""
    line = posting.layout.line(span.start)
    text = posting.text
    if _HOURS_AFTER.match(text, span.end) or _PROVINCE_AFTER.match(text, span.end):
        return True
    if not text[: span.start].strip(_EDGES) and _OPENS_TEXT.match(text, span.end):
        return True
    whole = text[line.start : line.end].rstrip()
    if len(whole) > _LONGEST_LINE or (whole[-1:] in ".!?" and not _SEPARATED.search(whole)):
        return False
    before, after = text[max(line.start - 1, 0) : span.start], text[span.end : line.end]
    if not (_SEGMENT_BEFORE.search(before) and _SEGMENT_AFTER.match(after)):
        return False
    return _SEPARATED.search(before[-3:]) is not None or _NOT_WORK.search(before) is None


def _of_municipality(posting: Posting) -> list[Candidate]:
    """The town in the name of a hiring municipality."""
    employer = posting.decision("organisation").chosen
    if not employer:
        return []
    value, span = employer[0].value.value, employer[0].spans[0]
    if posting.is_phrase("places", span):
        return [_candidate(posting, "location.municipality", span)]
    prefix = next((prefix for prefix in _OFFICIAL if value.lower().startswith(prefix)), None)
    if prefix is None or posting.text[slice(*span)] != value:
        return _in_the_name(posting, span)
    start = span.start + len(prefix)
    return [_candidate(posting, "location.municipality", Span(start, span.end))]


def _in_the_name(posting: Posting, span: Span) -> list[Candidate]:
    """The town that closes an employer's name: "Universiteit Maastricht", "Stadsmuseum Zwolle"."""
    rows = posting.library.lexicons["places"].rows
    for hit in posting.phrases_in("places", span.start + 1, span.end + 2):
        closes = hit.end == span.end and posting.text[hit.start - 1] == " "
        closes = closes or (hit.start == span.end + 1 and posting.text[span.end] == " ")
        if (
            closes
            and span.end - span.start - (hit.end - hit.start) > _SHORT_NAME
            and rows[hit.entry]["note"] not in ("region", "word")
        ):
            return [_candidate(posting, "location.employer", Span(hit.start, hit.end))]
    return []


def _candidate(posting: Posting, rule: str, span: Span, reason: str | None = None) -> Candidate:
    return Candidate("location", rule, (span,), TextValue(posting.text[slice(*span)]), reason)


_RANKS = {
    "location.label": 0,
    "location.client": 0,
    "location.wide_label": 1,
    "location.header": 1,
    "location.work": 2,
    "location.prose": 4,
    "location.region": 5,
    "location.mention": 6,
    "location.municipality": 3,
    "location.employer": 7,
    _LIVING: 8,
    "location.address": 3,
}


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """By the kind of place it stands in; then the place named most often, then the first."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    only_mentioned = all(candidate.rule in ("location.mention", _LIVING) for candidate in choice.chosen)
    if only_mentioned and len({candidate.value.value.lower() for candidate in choice.chosen}) > 1:
        return keep_none(choice, choice.chosen, "mentioned")
    named = Counter(candidate.value.value.lower() for candidate in choice.chosen)

    def order(candidate: Candidate) -> tuple[int, int, int]:
        return _RANKS.get(candidate.rule, 0), -named[candidate.value.value.lower()], candidate.start

    ordered = sorted(choice.chosen, key=order)
    return keep_first(choice, ordered, [candidate.value.value.lower() for candidate in ordered])


SPEC = FieldSpec(
    "location",
    "location",
    records.Text,
    False,
    find,
    choose,
    {
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "mentioned": "several places are named, none as the place of work",
        "again": "the same place is named in a stronger or earlier spot",
        "weaker": "another place is named as the place of work in a stronger spot, or more often",
    },
)
