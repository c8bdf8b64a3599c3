"""Phone numbers and mail addresses of a posting: read, and refused where they are not for candidates."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import phonenumbers
import regex

from vacaturextract.compiling import compiled
from vacaturextract.gates import Gate, Loosener
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import RawSpan, Span

REASONS = {
    "no_number": "the digits are no telephone number that exists",
    "other_number": "a number of an account, a register, a vacancy or a fax",
    "privacy": "for questions about privacy or personal data",
    "acquisition": "for agencies and acquisition",
    "press": "for the press",
    "not_for_candidates": "for clients, complaints or faults of the site, not for candidates",
    "for_the_site": "for help with the site or portal",
    "office": "the number or address of the office itself, in a line of its postal address",
    "mail_header": "who sent or forwarded the mail that holds the posting, or got it",
    "site_frame": "part of the site, or of another vacancy on the page",
}


class Point(NamedTuple):
    """A phone number or address as it stands in the text."""

    kind: str
    """ "phone" or "email"."""
    span: Span
    value: str
    """E.164, or the address in lower case."""
    rule: str
    reason: str | None
    place: Span | None = None
    """Where it is written, if not in the text: in the attribute of a link, whose words end at ``span``."""

    @property
    def evidence(self) -> Span:
        """The characters that give it."""
        return self.place or self.span


_SEPARATORS = compiled(r"[^\d+]+")
_OTHER_NUMBER = compiled(
    r"(?:\b[a-z]{2}\d{2}[ ]?[a-z]{4}[ ]?|\bbtw[ ](?:be|nl)[ ]?|\b(?:kvk|btw|iban|fax|rsin|bsn|big|agb|oin|postbus|"
    r"(?:vacature|referentie|aanvraag|dossier|zaak|project|rekening|order|job|register|inkoop)[- ]?"
    r"(?:nummer|nr|code|id)|ref|kenmerk|id)[.:]?[ ]?(?:-?nummer|nr)?[.: -]{0,3})$",
    regex.IGNORECASE,
)
_FOR_OTHERS = {
    "privacy": compiled(
        r"privacy|\bavg\b|gdpr|gegevensbescherming|persoonsgegevens|(?:gegevens|cv|"
        r"sollicitatie).{0,40}(?:verwijder|wissen|inzien|bewaard)"
    ),
    "acquisition": compiled(
        r"acquisiti(?:e|on)\b(?!.{0,12}(?:lead|manager|specialist|partner|consultant|recruit))|"
        r"\b(?:uitzend)?bureaus?\b.{0,40}\bniet\b|\bals leverancier\b"
    ),
    "press": compiled(
        r"\bpers(?:vragen|contact|voorlichting|dienst|woordvoerder)|voor de pers\b|\bpers ?:|\bjournalisten\b|"
        r"tips? (?:voor |aan )?de redactie|\bmedia (?:verwijzen|kunnen)|voor media\b|\bmedia-?vragen"
    ),
    "not_for_candidates": compiled(
        r"klacht(?:en)?\b|vertrouwenspersoon|webmaster|reasonable accommodation|accommodation request|accessib|"
        r"accommodations? during|meldpunt|misstand|voor klanten\b|stembureau|advert(?:eren|entie plaatsen)|"
        r"\b(?:voor|bij|een) (?:[\w-]+ ){0,2}storing(?:en)?\b|\bstoring(?:en)?\?|"
        r"\bbezoektijden\b|afspraak (?:maken of )?verzetten|"
        r"\bmeld (?:het|dit|fraude)\b|bezwa(?:ar|ren) (?:tegen|over)|"
        r"\bafmeld|uitschrijven|unsubscribe|nieuwsbrief|\breserve(?:ren|ring)|\bfacturen\b|\b(?:over|on) park(?:eren|ing)\b|"
        r"\bon housing\b|\b(?:je|uw) (?:\w*belasting|aanslag)\b|vaccinaties? (?:van|halen)|vaccinatie-?afspraak|\buw kind\b|"
        r"\bouders die\b|"
        r"\bvan (?:de |uw )?(?:familie|bewoners?|cli[eë]nten|pati[eë]nten|huurders|inwoners|bezoekers|raadsleden)\b|"
        r"^(?:bewoners?|cli[eë]nten|pati[eë]nten|huurders|mantelzorgers|bezoekers|raadsleden|leden)\b|"
        r"\bover (?:de |uw |een )?(?:kaarten|kaartjes|tickets|annulering\w*|factu(?:ur|ren))\b|\bkassa\b|"
        r"algemene voorwaarden|servicelijn|algeme(?:en|ne) (?:telefoon)?nummer|antwoordapparaat|"
        r"\bmelding(?:en)? (?:van|over)\b|\breparatie(?:s|verzoek\w*)?\b|\bvragen aan de (?:provincie|gemeente)\b|"
        r"·\s*klantenservice\s*$|"
        r"\bkaartverkoop|openingstijden|\bgeopend van"
    ),
    "for_the_site": compiled(
        r"technische (?:vragen|problemen|storing)|problemen (?:met|bij) (?:het )?(?:inloggen|account|portaal)|"
        r"vragen over (?:(?:het|dit|ons) (?:portaal|platform|systeem)|je account|de site)\b.{0,5}$"
    ),
}
# Where none of these can stand; a gate reads regexes as verbose.
_ANY_FOR_OTHERS = Gate("|".join(pattern.pattern.replace(" ", "[ ]") for pattern in _FOR_OTHERS.values()), Loosener({}))
_BOX_FOR_OTHERS = compiled(
    r"(?:(?P<privacy>privacy|fg|avg|dpo|gdpr|functionarisgegevensbescherming)"
    r"|(?P<acquisition>acquisitie|inkoop|leveranciers?|crediteuren|facturen)|(?P<press>pers|press|persvoorlichting|media|redactie|woordvoering)|(?P<not_for_candidates>webmaster|no-?reply|noreply|"
    r"klant|klanten|klantenservice|klachten|verkiezingen|support|helpdesk|servicedesk|abuse|webcare|klokkenluider\w*|fraude|"
    r"afmelden|uitschrijven|unsubscribe|nieuws|nieuwsbrief|sales|verkoop|help|tips|facturatie|financieel|security|stop|debiteuren|reserveren|"
    r"reserveringen|verhuur|plaatsing))$"
)
# "058-... (klantenservice)": what a number is for stands behind it.
_FOR_OTHERS_AFTER = compiled(
    r"[ ]?\((?:[\w-]+[ ,]{1,2}){0,3}(?:klantenservice|huurders\w*|pati[eë]nten\w*|cli[eë]nten\w*|inwoners\w*|storingen|"
    r"geen vragen over vacatures|niet voor sollicita\w+)\b"
)
_MAIL_HEAD = 400
_SENT_TO = compiled(r"(?:aan|to|cc|van|from|afzender)[ ]?:", regex.IGNORECASE)
_FORWARDED = compiled(
    r"(?m)^[>\s*_-]{0,40}(?:doorgestuurd bericht|forwarded message|oorspronkelijk bericht|original message)\b|"
    r"^[> ]{0,6}begin doorgestuurd"
)
_QUOTED = compiled(r"(?m)^>[ ]?(?:van|from):")
_FORWARDED_REACH = 3_000
_POSTCODE = compiled(
    r"\b[1-9]\d{3} ?[A-Z]{2}\b[ ,|·•–-]|\bKvK\b|"
    r"\b\p{Lu}[\p{L}-]*(?:straat|weg|laan|plein|singel|gracht|kade|dijk|markt) \d{1,4}[a-z]?(?:,| [·|])"
)
_VISITS = compiled(r"(?:bezoek|post|kantoor)?adres[ ]?:[^\n]{4,80}\n(?:[^\n]{2,60}\n)?[^\n\p{Lu}]{0,14}$", regex.IGNORECASE)
"""A labelled address on the line or two before."""
_FOR_CANDIDATES = compiled(
    r"vragen|informatie|sollicit|inlichting|contact|reageer|reactie|stuur|cv\b|bel\b|bellen|mail|brief|t\.a\.v|recruit|"
    r"mevrouw|de heer|dhr|mevr|apply",
    regex.IGNORECASE,
)
_APPLYING = compiled(r"\bcv\b|motivatie|sollicit|reactie|inschrijving|kandida(?:at|ten)\b|deze vacature")
_SURELY_BELGIAN = ("+32", "vdab", "maandwedde", "burgemeester en schepenen")
_BELGIAN = (
    *_SURELY_BELGIAN,
    "0032",
    ".be ",
    ".be\n",
    ".be/",
    "paritair comit",
    "maaltijdcheques",
    "ecocheques",
    "hospitalisatieverzekering",
    "interimkantoor",
    "groepsverzekering",
    "lokaal bestuur",
    "/38",
    "wervingsreserve",
    "pensioenpijler",
)
_ONE_OF_THEM = (*_SURELY_BELGIAN, ".be", "paritair", "maaltijdcheque")
"""Without any of these the other signs say nothing."""
_FOREIGN_FRAME = ("related", "chrome")


_SERVICE_LINES = ("+31900", "+31906", "+31909")
_SAME_REACH = 200
"""How far behind a number "zelfde nummer" may stand."""

RuleMatch = tuple[Rule, regex.Match[str]]


def is_point(rule: Rule) -> bool:
    """Whether a rule finds a number or an address (not a wording that leads to a name)."""
    return "phone" in rule.pattern.groupindex or "email" in rule.pattern.groupindex


def read_points(posting: Posting, matches: Sequence[RuleMatch]) -> list[Point]:
    """Every number and address, in text order, each with why it is refused, or None."""
    found: dict[int, Point] = {}
    same: list[tuple[Rule, Span]] = []
    belgian = is_belgian(posting.lowered)
    for rule, match in matches:
        if rule.sets.get("same"):
            same.append((rule, Span(*match.span("phone"))))
        elif is_point(rule):
            kind = "phone" if "phone" in rule.pattern.groupindex else "email"
            span = Span(*match.span(kind))
            found.setdefault(span.start, _read(posting, kind, span, rule.id, belgian=belgian))
    for point in _linked(posting, sorted(found), found, belgian=belgian):
        found.setdefault(point.span.start, point)
    phones = sorted(point.span.start for point in found.values() if point.kind == "phone")
    for rule, span in sorted(same, key=lambda one: one[1]):
        before = bisect_left(phones, span.start)
        last = found[phones[before - 1]] if before else None
        if last is not None and 0 < span.start - last.span.end < _SAME_REACH:
            found[span.start] = Point("phone", span, last.value, rule.id, last.reason)
            insort(phones, span.start)
    return [found[start] for start in sorted(found)]


LINK_RULE = "contact.link"
_MAILBOX = compiled(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def _linked(posting: Posting, starts: Sequence[int], shown: Mapping[int, Point], *, belgian: bool) -> Iterator[Point]:
    """What the page's links lead to and their words do not show: "Mail ons" with an address behind it."""
    source = posting.source
    for link in source.links:
        start, end = source.from_raw_offset(link.shown_from), source.from_raw_offset(link.shown_to)
        inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        written, span = source.raw[link.start : link.end], Span(end, end)
        if start == end or any(shown[at].kind == link.kind for at in inside):
            continue
        value = phone_number(written, belgian=belgian) if link.kind == "phone" else written.lower()
        if value is None or (link.kind == "email" and not _MAILBOX.fullmatch(written)):
            continue
        reason = refusal(posting, span, value.partition("@")[0] if link.kind == "email" else "")
        if posting.layout.section_at(end) == "related":
            reason = "site_frame"
        if value.startswith(_SERVICE_LINES):
            reason = "not_for_candidates"
        yield Point(link.kind, span, value, LINK_RULE, reason, source.beyond(RawSpan(link.start, link.end)))


def _read(posting: Posting, kind: str, span: Span, rule: str, *, belgian: bool) -> Point:
    written = posting.text[span.start : span.end]
    if kind == "phone":
        if _OTHER_NUMBER.search(posting.text, max(0, span.start - 30), span.start):
            return Point(kind, span, written, rule, "other_number")
        value = phone_number(written, belgian=belgian)
        if value is None:
            return Point(kind, span, written, rule, "no_number")
        if value.startswith(_SERVICE_LINES):
            return Point(kind, span, value, rule, "not_for_candidates")
        return Point(kind, span, value, rule, refusal(posting, span))
    number = _GLUED_NUMBER.match(written)
    if number and _IN_NUMBER.search(posting.text, max(0, span.start - 2), span.start):
        span = Span(span.start + number.end(), span.end)
        written = posting.text[span.start : span.end]
    if glued := _GLUED_SENTENCE.fullmatch(written):
        span = Span(span.start, span.start + glued.end(1))
    value = address(posting.text[span.start : span.end])
    return Point(kind, span, value, rule, refusal(posting, span, value.partition("@")[0]))


def refusal(posting: Posting, span: Span, box: str = "") -> str | None:
    """Why a point at ``span`` is not for candidates: what the sentence says up to it, its name, or where it stands."""
    sentence = posting.layout.sentence(span.start, reach=220)
    words = posting.lowered[sentence.start : span.start]
    if _ANY_FOR_OTHERS.find(posting.copy, sentence.start, span.start) >= 0:
        for reason, pattern in _FOR_OTHERS.items():
            if pattern.search(words) and not (reason == "for_the_site" and _APPLYING.search(words)):
                return reason
    low = max(0, sentence.start - 120)
    before = posting.lowered[low : sentence.start].rstrip()
    if before.endswith("?") and _ANY_FOR_OTHERS.find(posting.copy, low, sentence.start) >= 0:
        asked = before[_last_stop(before) :]
        for reason, pattern in _FOR_OTHERS.items():
            if pattern.search(asked) and not _APPLYING.search(asked):
                return reason
    if _FOR_OTHERS_AFTER.match(posting.lowered, span.end, span.end + 80):
        return "not_for_candidates"
    if (match := _BOX_FOR_OTHERS.match(box)) and not _APPLYING.search(words):
        return str(match.lastgroup)
    if office := _of_the_office(posting, span):
        return office
    section = posting.layout.section(span.start)
    if section is not None and section.kind in _FOREIGN_FRAME and span.start - section.start < 600:
        return _frame_reason(posting, section.kind, section.heading)
    return None


def _of_the_office(posting: Posting, span: Span) -> str | None:
    """Whether a point stands in the postal address of an office ("Kerkweg 1, 1234 AB Borne, tel. ...") or a mail's header."""
    low = max(0, span.start - 160)
    line_start = posting.text.rfind("\n", low, span.start) + 1 or low
    before = posting.text[line_start : span.start]
    if span.start < _MAIL_HEAD and _SENT_TO.match(before):
        return "mail_header"
    if _is_forwarders(posting, span):
        return "mail_header"
    if _POSTCODE.search(before) and not _FOR_CANDIDATES.search(before):
        return "office"
    if _VISITS.search(posting.text, max(0, line_start - 160), span.start):
        return "office"
    return None


def _is_forwarders(posting: Posting, span: Span) -> bool:
    """Whether a point stands in what a forwarder wrote above the mail that holds the posting."""
    if span.start > _FORWARDED_REACH or not _SENT_TO.match(posting.text.lstrip(" >*")[:12]):
        return False
    reach = (posting.lowered, span.end, span.end + _FORWARDED_REACH)
    forwarded = _FORWARDED.search(*reach) or _QUOTED.search(*reach)
    return forwarded is not None and not _APPLYING.search(posting.lowered, max(0, span.start - 120), span.start)


def _last_stop(sentence: str) -> int:
    """Where the last sentence of a text starts."""
    return max(sentence.rfind(sign, 0, -1) for sign in ".?!\n") + 1


def _frame_reason(posting: Posting, kind: str, heading: Span) -> str | None:
    if kind == "related":
        return "site_frame"
    title = posting.lowered[heading.start : heading.end]
    return next((reason for reason, pattern in _FOR_OTHERS.items() if pattern.search(title)), None)


def is_belgian(lowered: str) -> bool:
    """Whether numbers without a country are Belgian: the posting names no Dutch one and shows Belgian signs."""
    if not any(sign in lowered for sign in _ONE_OF_THEM):
        return False
    return "+31" not in lowered and sum(lowered.count(sign) for sign in _BELGIAN) > 1


@lru_cache(maxsize=4096)
def phone_number(written: str, *, belgian: bool = False) -> str | None:
    """The number in E.164, or None where no such number can exist."""
    digits = _SEPARATORS.sub("", written.replace("(0)", ""))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    if digits.startswith(("+310", "+320")):
        digits = digits[:3] + digits[4:]
    for region in ("BE", "NL") if belgian else ("NL",):
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


# "i.tromp@vechtwerken.nl.voor": a lower-cased text whose sentences were glued.
_GLUED_SENTENCE = compiled(r"([^@]+@[^@]+\.(?:nl|be|com|net|org|eu))\.(?!com$|net$|org$)[a-z]{3,}", regex.IGNORECASE)
# "06 - 23 45 67 81ilse@...": the end of a number, and a label, glued to an address.
_GLUED_NUMBER = compiled(r"\d{2,4}(?:e-?mail:?)?(?=[a-z])", regex.IGNORECASE)
_IN_NUMBER = compiled(r"\d[ -]$")
_AT = compiled(r"[ ]?[\[(](?:at|apenstaartje)[\])][ ]?", regex.IGNORECASE)
_DOT = compiled(r"[ ]?[\[(](?:dot|punt)[\])][ ]?", regex.IGNORECASE)


def address(written: str) -> str:
    """A mail address in lower case, "[at]" undone."""
    plain: str = _DOT.sub(".", _AT.sub("@", written))
    return plain.replace(" ", "").lower()
