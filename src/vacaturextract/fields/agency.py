"""The recruitment, search, staffing or hire agency that runs the procedure, or hires out whom it finds.

Three kinds of evidence, strongest first: a wording of ``patterns/agency.yaml`` ("de procedure wordt begeleid door X"),
the domain of a known agency in an address, and the name of a known agency where it acts ("X selecteert"). Nothing where
the employer hires for itself, be it an agency that looks for its own staff.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vacaturextract import records
from vacaturextract.compiling import compiled
from vacaturextract.dutch import names
from vacaturextract.fields import address_names
from vacaturextract.fields import agency_addresses as addresses
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, choose_first
from vacaturextract.fields.contact_people import name_words
from vacaturextract.fields.wordings import Wording
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.scanning import LexiconHit
from vacaturextract.text import Span

REASONS = {
    "later": "an earlier or stronger place says it",
    "person": "a person, not an agency",
    "employer": "the employer, or one of its departments",
    "not_an_agency": "a job board, tender platform, pension fund, assessment firm or the like",
    "own_staff": "the agency hires for itself",
    "mentioned": "a known agency, but nothing says that it runs this procedure",
}
_NO_AGENCY = compiled(
    r"(?:gemeente|provincie|ministerie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|werkorganisatie|universiteit|"
    r"hogeschool|stichting|rijks\w+|afdeling|team|hrm?\b|p&o|personeelszaken|directie|onze|intern|extern|via|werken|gesprek\w*|stadhuis|gemeentehuis|"
    r"regio|servicepunt|ons|wij|we|jij|je|jouw|jullie|haar|hun|u|een|de|het|deze|dit|die|er|hij|zij|"
    r"ze|vanuit|corporate|recruitment\b|human|voor|door|met|bij|indien|selectiecommissie|commissie|raad(?![ ]&)|college|"
    r"bestuur|linkedin|whatsapp|teams|zoom|cv|vog|daarnaast|organisatie|opdrachtgever|kandida\w+|procedure|werving|school|ziekenhuis|politie|"
    r"defensie|griffie|wethouder|burgemeester)\b",
    regex.IGNORECASE,
)
_PREFIX = compiled(
    r"(?:De|Het|(?:Interim|Uitzend)kantoor|"
    r"(?:Uitzend|Detacherings|Recruitment|Wervings|Search|Interim)bureau)[ ](?=\S{3})"
)
_OPEN_LEGAL = compiled(r"[ ](?:B\.V|N\.V)$")
_ACTS_AFTER = compiled(
    r"(?:[ ](?:begeleidt|selecteert|beoordeelt|rekent|brengt|verzorgt|werft|presenteert|voert|helpt|bemiddelt|"
    r"zoekt[ ](?:voor|namens)|heeft[ ]de[ ]opdracht|is[ ](?:bereikbaar|per[ ]direct|op[ ]zoek|door)|factureert|organiseert)\b)"
)
_ACTS_BEFORE = compiled(
    r"(?:consultants?|adviseurs?|recruiters?|intercedente?n?|partners?|contactpersoon|gesprekspartners?|collega|bureau|namens|"
    r"midlancer|werk|werken|in[ ]dienst|loondienst|detachering|gedetacheerd|traineeship|mastership|trainee|"
    r"uitzendkracht|start|solliciteer|wij|uitgezet|vragen[ ]indienen|indienen|website|portal|procedure|voor)"
    r"[ ](?:bij|van|via|door)[ ](?:de[ ])?$",
    regex.IGNORECASE,
)
_SEEKS_FOR = compiled(r"(?:^|[\n.!?] ?)(?:Voor|Namens) (?!onze|ons )[^.?!\n]{3,80} (?:zoekt|is) (?:de )?$")
_THROUGH = compiled(r"(?:^|[\n.!?#] ?)Via $")
# The author of the text speaks of who it works for, or of finding people for them.
_CLIENT = Wording(
    r"opdrachtgever|recruitment[ ]agency|\bnamens\b|\binhuur|\bwerving|bemiddel|\bcv's\b|detacher|midlancer|"
    r"uitzend|onze[ ](?:klant|relatie)\b|\bkandidaten\b|\bzzp|"
    r"\b(?:voor|bij)[ ](?:(?:de|een)[ ])?(?:gemeente|provincie|stichting|bedrijf|klant|werkgever)\b|"
    r"\baan[ ]de[ ]slag[ ]bij[ ]een\b"
)
_SECONDED = Wording(
    r"(?:bij|voor)[ ](?:(?:\(?(?:een|één)[ ]van\)?|diverse|verschillende)[ ])?"
    r"onze[ ](?:opdrachtgevers|klanten)|detacher|gedetacheerd"
)
_OWN_STAFF = compiled(
    r"intercedent|recruiter|recruitment|vestigingsmanager|bemiddelaar|search ?consultant|"
    r"accountmanager flex|headhunter|businessmanager"
)
_ELSEWHERE = compiled(
    r"\b(?:acquisitie|ervaring[ ](?:bij|als)|zoals|bijvoorbeeld|preferred[ ]supplier|leveranciers?|"
    r"pensioen|assessment|geen[ ](?:bureaus|tussenkomst)|screening|vergelijkbaar)\b"
)
_PUBLIC_HEAD = compiled(r"\b(?:gemeente|provincie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|ministerie)[ ]")
_TITLE_LENGTH = 220
_SELF = "agency.describes_itself"
_HEADS = "agency.heads"
_BY_KIND = ("agency.by_kind", _HEADS)
_HEAD_LENGTH = 420
_FOR_CLIENT = "for_client"
"""A rule with ``set: {needs: for_client}`` holds in a text alone whose author looks for someone for another."""
_NOT_IN_HEAD = "not_in_head"
"""A rule with ``set: {needs: not_in_head}`` holds for names alone that the head, where the employer is named, does not hold."""
_RECRUITS = compiled(r"werving|selectie|procedure|kandidaten|onze opdrachtgever")
_INTRODUCES = "agency.introduces_itself"
# The author looks for someone for another: "voor een familiebedrijf in Tiel zoeken wij".
_SEEKS_FOR_CLIENT = Wording(
    r"\b(?:voor|bij|namens)[ ](?:een|onze|één[ ]van[ ]onze)[ ](?:[\w-]+[ ]){0,2}"
    r"(?:opdrachtgever|klant|relatie|[\w-]*bedrijf|organisatie|[\w-]*groothandel|gemeente|school|zorginstelling)"
    r"\b[^.?!\n]{0,160}?\b(?:zoeken[ ](?:wij|we)|zijn[ ](?:wij|we)|zoekt)\b"
)
_FOR_ANOTHER = Wording(
    r"\b(?:de|onze|jouw|je)[ ]opdrachtgever[ ]is[ ](?:een|de|het)\b|"
    r"\bonze[ ]opdrachtgever\b|\bour[ ]client\b|\b(?:voor|namens)[ ](?:(?:de|het|een)[ ])?"
    r"(?:gemeente|provincie|stichting|coöperatie|vereniging|"
    r"waterschap|omgevingsdienst|veiligheidsregio|ministerie)\b[^.?!\n]{0,60}?[ ](?:zoeken|zijn|mogen|werven)[ ](?:wij|we)\b"
)
_CLIENT_IS = compiled(r"\b[Oo]nze[ ](?:klant|opdrachtgever|relatie)(?:[ ](?:is|heet)|:|,)?[ ](?:de[ ]|het[ ])?$")
"""Before the first mention of a client."""
_ONLY_PLACES = ("search", "staffing", "hire_desk", "interim")
"""Kinds that as a rule find people for others; the others also employ many."""
_DOMAIN = "agency.known_domain"
_NAME = "agency.known_name"
_ADDRESSED = "agency.own_domain"
_SHORTEST_LABEL = 5


def find(posting: Posting) -> list[Candidate]:
    """Candidates in order of strength: wordings, domains of known agencies, names of known agencies where they act."""
    worded = list(_worded(posting))
    hits = [hit for hit in posting.lexicon_hits("agencies") if _is_as_written(posting, hit)]
    return [*worded, *_of_domains(posting, hits), *_of_names(posting, hits), *_of_addresses(posting)]


# --- wordings -----------------------------------------------------------------------------------------------------


def _worded(posting: Posting) -> Iterator[Candidate]:
    for rule, match in posting.matches("agency"):
        span = _trimmed(posting.text, Span(*match.span("value")))
        value = posting.text[span.start : span.end]
        reason = _refusal(posting, span, value)
        if reason is None and rule.id == _SELF and posting.once(_hires_own_staff):
            reason = "own_staff"
        if (
            reason is None
            and rule.id == _SELF
            and not (posting.once(_speaks_of_clients) or _hires_for_another(posting, span, value))
        ):
            reason = "mentioned"
        if reason is None and rule.sets.get("needs") == _NOT_IN_HEAD and _is_named_before(posting, span, value):
            reason = "employer"
        if reason is None and rule.sets.get("needs") == _FOR_CLIENT and not posting.once(_seeks_for_another):
            reason = "mentioned"
        if reason is None and _is_client(posting.text, value):
            reason = "employer"
        if reason is None and rule.id in _BY_KIND:
            reason = _why_not_its_own(posting, rule.id, span)
        if reason is None and rule.id == _INTRODUCES and not posting.once(_seeks_for_another):
            reason = "mentioned"
        if (
            reason is None
            and "client" in rule.pattern.groupindex
            and match["client"]
            and posting.is_phrase("places", Span(*match.span("client")))
        ):
            reason = "employer"  # "Voor Utrecht zoekt Havenzorg een arts": its own place
        yield Candidate("agency", rule.id, (span,), TextValue(value), reason)


def _seeks_for_another(posting: Posting) -> bool:
    """Whether the author of the text looks for someone for another."""
    return _SEEKS_FOR_CLIENT.is_in(posting) or _FOR_ANOTHER.is_in(posting)


def _speaks_of_clients(posting: Posting) -> bool:
    """Whether the text speaks as those do who find people for others."""
    return _CLIENT.is_in(posting)


def _seconds(posting: Posting) -> bool:
    """Whether the text says that one will work for a client of the author's."""
    return _SECONDED.is_in(posting)


def _is_named_before(posting: Posting, span: Span, value: str) -> bool:
    """Whether the head of the posting, where the employer is named, holds a name already."""
    return value.lower() in posting.lowered[: min(_HEAD_LENGTH, span.start)]


def _hires_for_another(posting: Posting, span: Span, value: str) -> bool:
    """Whether the head names a public body that hires, and not this name."""
    return _PUBLIC_HEAD.search(posting.lowered, 0, min(_HEAD_LENGTH, span.start)) is not None and not _is_named_before(
        posting, span, value
    )


def _is_client(text: str, value: str) -> bool:
    """Whether a name is first spoken of as that of a client: "onze klant is ..."."""
    first = text.find(value)
    return _CLIENT_IS.search(text, max(0, first - 40), first) is not None


def _why_not_its_own(posting: Posting, rule: str, span: Span) -> str | None:
    """Why a name that says what it is ("Brugman Interim") is not the agency of this posting."""
    words = posting.lowered[span.start : span.end].split()
    if any(names.is_role(word) for word in words[:-1]):
        return "employer"  # "Adviseur Recruitment": a role
    if rule == _HEADS and span.start > _HEAD_LENGTH:
        return "mentioned"
    if words[0] == "bureau" and not _RECRUITS.search(posting.lowered[slice(*posting.layout.sentence(span.start, reach=150))]):
        return "mentioned"  # "Bureau Gevelzicht zoekt een tekenaar": an office, not an agency
    return "own_staff" if posting.once(_hires_own_staff) else _why_not_here(posting, span)


def _trimmed(text: str, span: Span) -> Span:
    """The name itself: one of two names joined by a bar, without an article or signs around it."""
    start, end = span
    if (bar := text.find(" |", start, end)) > 0:
        end = bar
    while end > start and text[end - 1] in " .,'-&|":
        end -= 1
    if text.startswith(".", end) and _OPEN_LEGAL.search(text, start, end):
        end += 1  # the last stop of "B.V."
    if prefix := _PREFIX.match(text, start, end):
        start = prefix.end()
    return Span(start, end)


def _refusal(posting: Posting, span: Span, value: str) -> str | None:
    if posting.phrases_over("not_agencies", span):
        return "not_an_agency"
    if posting.phrases_over("agencies", span):
        return None
    if _NO_AGENCY.match(value) or len(value) < 3:
        return "employer"
    person = next(names.persons(posting.text, span.start, span.end, name_words(posting.library)), None)
    if names.is_role(value.split(maxsplit=1)[0].lower()):
        return "employer"  # "Directeur Tom Kerk voert de gesprekken"
    if person is not None and person.sure and person.start == span.start and "&" not in value.split(" van ")[0]:
        return "person"
    return None


# --- known agencies -----------------------------------------------------------------------------------------------


def _is_as_written(posting: Posting, hit: LexiconHit) -> bool:
    """Whether a hit keeps the capitals of the name: "Timing" is an agency, "timing" is not."""
    written = posting.text[hit.start : hit.end]
    name = posting.library.lexicons["agencies"].rows[hit.entry]["name"]
    return "." in written or written[0].isupper() or name[0].islower() or name[0].isdigit()


def _of_domains(posting: Posting, hits: list[LexiconHit]) -> Iterator[Candidate]:
    """Agencies whose domain stands in an address; the name as the text writes it, else as the lexicon does."""
    lexicon = posting.library.lexicons["agencies"]
    fullest: dict[int, LexiconHit] = {}
    for hit in hits:
        if "." not in posting.text[hit.start : hit.end] and (
            hit.entry not in fullest or _length(hit) > _length(fullest[hit.entry])
        ):
            fullest[hit.entry] = hit
    for hit in hits:
        row = lexicon.rows[hit.entry]
        if posting.lowered[hit.start : hit.end] not in row["domain"].split("|"):
            continue
        span, value = Span(hit.start, hit.end), row["name"]
        named = fullest.get(hit.entry)
        if named is not None:
            span = Span(named.start, named.end)
            value = posting.text[named.start : named.end]
        reason = _why_not_here(posting, Span(hit.start, hit.end))
        only_places = row["kind"] in _ONLY_PLACES and not row["common_word"]
        if reason is None and (posting.once(_hires_own_staff) or not (only_places or posting.once(_speaks_of_clients))):
            reason = "own_staff"
        yield Candidate("agency", _DOMAIN, (span,), TextValue(value), reason)


def _of_addresses(posting: Posting) -> Iterator[Candidate]:
    """Unknown names that are also the domain of an address, in a text that looks for someone for another; or where the
    words beside the name say so, and the text names another employer."""
    if not address_names.has_address(posting):
        return
    for_another = posting.once(_seeks_for_another)
    if not for_another and (posting.is_lower or not addresses.names_another_employer(posting)):
        return
    for mentions in address_names.names_of_domains(posting, sites=for_another, shortest=_SHORTEST_LABEL):
        if for_another or any(addresses.serves(posting, mention) for mention in mentions):
            span = mentions[0]
            value = posting.text[span.start : span.end]
            reason = _refusal(posting, span, value) or ("own_staff" if posting.once(_hires_own_staff) else None)
            yield Candidate("agency", _ADDRESSED, (span,), TextValue(value), reason)


def _length(hit: LexiconHit) -> int:
    return hit.end - hit.start


def _of_names(posting: Posting, hits: list[LexiconHit]) -> Iterator[Candidate]:
    """Known agencies by name: where they act, or are at home in a text that speaks of clients."""
    rows = posting.library.lexicons["agencies"].rows
    done = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        written = posting.text[hit.start : hit.end]
        if hit.start < done or "." in written.strip("."):
            continue
        done = hit.end
        acts = _acts(posting, hit)
        if rows[hit.entry]["common_word"] and not acts:
            continue
        reason = _why_not_here(posting, Span(hit.start, hit.end))
        seconds = rows[hit.entry]["kind"] == "secondment" and posting.once(_seconds)
        only_places = rows[hit.entry]["kind"] in _ONLY_PLACES and not rows[hit.entry]["common_word"]
        if reason is None and not seconds and not (acts and (only_places or posting.once(_speaks_of_clients))):
            reason = "mentioned"
        if reason is None and posting.once(_hires_own_staff):
            reason = "own_staff"
        yield Candidate("agency", _NAME, (Span(hit.start, hit.end),), TextValue(written), reason)


def _acts(posting: Posting, hit: LexiconHit) -> bool:
    """Whether words beside a name say that it acts for someone, or it heads the posting ("Ebbinge | Publiek")."""
    text = posting.text
    if _ACTS_AFTER.match(text, hit.end) or _ACTS_BEFORE.search(text, max(0, hit.start - 40), hit.start):
        return True
    if _THROUGH.search(text, max(0, hit.start - 8), hit.start) or _SEEKS_FOR.search(text, max(0, hit.start - 110), hit.start):
        return True
    if hit.start >= _TITLE_LENGTH or not text.startswith(" |", hit.end):
        return False
    return not text[text.rfind("\n", 0, hit.start) + 1 : hit.start].strip(" #*")


def _why_not_here(posting: Posting, span: Span) -> str | None:
    """Why a known name is no agency of this posting where it stands."""
    if posting.phrases_over("not_agencies", span):
        return "not_an_agency"
    if posting.layout.section_at(span.start) == "related":
        return "mentioned"
    sentence = posting.layout.sentence(span.start, reach=200)
    return "mentioned" if _ELSEWHERE.search(posting.lowered, sentence.start, span.start) else None


def _hires_own_staff(posting: Posting) -> bool:
    """Whether the job is one of an agency's own, and no client is named."""
    if not _OWN_STAFF.search(posting.lowered, 0, _TITLE_LENGTH):
        return False
    return "onze opdrachtgever" not in posting.lowered and "namens" not in posting.lowered


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The strongest; wordings before domains before names."""
    return choose_first(posting, candidates)


SPEC = FieldSpec("agency", "agency", records.Text, False, find, choose, REASONS)
