"""Names of persons in Dutch text: where one starts and ends, and whether a mail address is theirs.

The grammar knows initials ("T.M.G."), tussenvoegsels ("op den", "van 't"), double surnames with a plain or a spaced
dash ("Kromhout – Sital"), and leaves titles and degrees out. Capitals alone do not make a name: a reading is ``sure``
only where a known given name, initials or a title say that it is a person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from vacaturextract.compiling import compiled


class NameWords(NamedTuple):
    """The word lists that reading names needs, in lower case."""

    given: Container[str]
    """Given names."""
    never: Container[str]
    """Words that are written with a capital and are no part of a name."""


class Person(NamedTuple):
    """A person's name in a text, without titles and degrees."""

    start: int
    end: int
    text: str
    sure: bool
    """Whether a known given name, initials or a title say so; without them it is two or more capitalised words."""

    @property
    def is_full(self) -> bool:
        """Whether there is more than a given name."""
        return " " in self.text


# Words between given name and surname, longest first; in names also written with a capital ("Van den Berg").
_PARTICLE = (
    r"(?:(?:van|von|op|in|uit|aan|bij|onder|over|voor|achter|tot)[ ](?:der|den|de[rn]?|het|ten|ter|'t|'s|la|le|el|al|d')"
    r"|v\.?/?d\.?|v[ ]d|v\.|van[ ]?t|de[ ](?:la|las|los|l')|della|dello|del|des|dos|das|der|den|van|von|vande|vanden|vander|"
    r"ten|ter|tot|te|toe|de|di|da|do|du|el|al|ben|ibn|bin|bint|abu|ait|aït|ou|la|le|les|los|zu|zum|zur|af|'t|'s|d')"
)
_WORD = r"(?:IJ|\p{Lu})'?\p{Lu}?\p{Ll}[\p{L}']*+"
_HYPHENED = rf"{_WORD}(?:-(?:(?i:{_PARTICLE})[ ])?{_WORD}){{0,2}}+"
_INITIALS = r"(?:(?:\p{Lu}|IJ|Th|Ch|Chr|Ph|Fr|Jo|Joh|Jac|Wm|Alb|Ant|Gerh|Corn|St|Tj|Sj)\.[ ]?){1,6}+"
_PIECE = rf"(?:(?!\S{{1,60}}@)(?:(?i:{_PARTICLE})[ ]){{0,2}}(?:(?i:[dl]')|'[st]-|(?i:al|el|ar|as)-)?{_HYPHENED})"
_SPACED_DASH = rf"[ ]?[-–][ ]?(?:(?i:{_PARTICLE})[ ])?{_HYPHENED}(?=[ ]*(?:[,.;:()|/\n]|$|\b(?:via|op|of|en|or|on)\b))"
_CAPITALISED = compiled(
    rf"(?<![\w@.&/'-])(?=\p{{Lu}})(?P<initials>{_INITIALS}(?:\({_WORD}(?:[ ]{_WORD})?\)[ ])?)?"
    rf"(?P<pieces>(?P<first>{_PIECE})(?:[ ](?:\p{{Lu}}\.[ ])*{_PIECE}){{0,6}}+)"
    rf"(?P<dash>{_SPACED_DASH})?+(?![\p{{L}}@])"
)
# "ContactpersoonIlse Bos": a page whose lines were glued.
_GLUED_LABEL = compiled(r"\p{L}{0,40}?(?:[Cc]ontactpersoon(?:Naam)?|[Rr]ecruiter|[Cc]ontact)(?=\p{Lu}\p{Ll})")
_LONGEST_NAME = 90
_PIECES = compiled(_PIECE)
_WITH_PARTICLE = compiled(
    r"^\p{Lu}[\p{L}-]+[ ](?:(?:van|op|in|uit|aan|bij|over)[ ](?:der|den|de|het|'t)|vander|vanden|ter|ten|van|de|el)[ ]\p{Lu}"
)
# "Linde & Partners", "Bakker en Zonen": a firm.
_FIRM_BEHIND = compiled(r"[ ]?(?:&|\+|en\b)[ ]?(?:Partners?|Zo(?:nen|on)|Dochters?|Co|Compagnons?|Associates|Company)\b")
_SUFFIX = compiled(r"[ ](?:jr|sr)\b")
_LEADING_PARTICLE = compiled(rf"(?:(?i:{_PARTICLE})[ ])+")
_LOWERED = compiled(
    rf"(?<![\w@.&/'-])(?:(?P<initials>(?:\p{{Ll}}\.[ ]?){{1,5}}+)|(?P<given>\p{{Ll}}{{2,}}(?:-\p{{Ll}}{{2,}})?)[ ])"
    rf"(?P<surname>(?:{_PARTICLE}[ ]){{0,2}}[\p{{Ll}}'][\p{{Ll}}']+(?:[ ]?[-–][ ]?[\p{{Ll}}']{{3,}})?)(?![\w@])"
)
# "Bellen naar olivier (06-...)".
_LOWERED_GIVEN = compiled(
    r"(?<![\w@.&/'-])(?P<given>[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{2,})?)(?=[ ]?[(:,]?[ ]?(?:op[ ]|via[ ])?\(?(?:\+31|0)[\d -]{8})"
)
# "Whatsapp met gitty smit, senior data analist": two words that a role explains.
_LOWERED_BEFORE_ROLE = compiled(
    rf"\b(?:met|aan|bij|naar)[ ](?P<name>(?P<given>[a-zà-ÿ]{{3,}})[ ](?:{_PARTICLE}[ ]){{0,2}}(?P<surname>[a-zà-ÿ]{{3,}}))"
    r"(?=,[ ](?:[a-zà-ÿ&-]+[ ]){0,3}[a-zà-ÿ&-]*"
    r"(?:recruiter|manager|adviseur|leider|analist|directeur|hoofd|griffier|secretaris)\b)"
)
_TITLE = r"(?:de[ ]heer|mevrouw|meneer|(?:dhr|mw|mevr|mvr|drs|dr|mr|ir|ing|prof|jhr|ds|mrs|ms)\.?)"
_ROLES = (
    "recruiter|recruitment|recruitster|manager|leider|leidster|directeur|directrice|director|adviseur|"
    "adviser|advisor|consultant|medewerker|medewerkster|coördinator|coordinator|hoofd|chef|secretaris|"
    "griffier|wethouder|burgemeester|voorzitter|bestuurder|partner|associate|officer|owner|lead|engineer|"
    "ontwikkelaar|developer|specialist|analist|analyst|scientist|onderzoeker|docent|leraar|lector|"
    "hoogleraar|professor|decaan|rector|consulent|intercedent|planner|controller|eigenaar|eigenaresse|"
    "oprichter|founder|trainer|arts|psycholoog|psychiater|verpleegkundige|assistent|assistente|"
    "secretaresse|sourcer|functionaris|beheerder|architect|redacteur|conservator|curator|regisseur|"
    "kwartiermaker|begeleider|expert|strateeg|jurist|generalist|telefoniste|receptioniste|supervisor|"
    "coach|marketeer|raadslid|portefeuillehouder|dijkgraaf|commissaris"
)
ROLE = rf"(?:{_ROLES})"
_ROLE_ENDS = tuple(_ROLES.split("|"))
_CAPITAL_BEFORE = compiled(rf"(?:\b\p{{Lu}}[\p{{L}}&/-]*|(?i:{ROLE})|&|\ben)[ ]$")
_GIVEN_BEFORE = compiled(r"(?:^|\n|\b(?i:mail|bel|app)[ ])[#*\s]*([a-zà-ÿ]{3,12})[ ]$")
_TITLE_BEFORE = compiled(rf"(?<!\w){_TITLE}[ ]{{1,2}}(?P<particle>(?:{_PARTICLE}[ ]){{0,2}})$", regex.IGNORECASE)

# "wethouder Van der Molen": an office, and a surname with its particle.
_OFFICE_BEFORE = compiled(
    r"(?<!\w)(?:wethouder|burgemeester|raadslid|griffier|directeur|"
    r"rector|dijkgraaf|secretaris|voorzitter|heer)[ ](?P<particle>)$",
    regex.IGNORECASE,
)

_PLACES_AND_BODIES = (
    "straat|laan|plein|singel|gracht|kade|dijk|weg|school|college|lyceum|huis|centrum|groep|dienst|"
    "schap|regio|gemeente|bedrijf|bureau|instituut|stichting|vereniging|universiteit|academie|bank|zorg|"
    "afdeling|team|procedure|gesprek|gesprekken|brief|vacature|vacatures|functie|nummer|datum|knop|"
    "button|formulier|pagina|site"
)
_PLACE_OR_BODY_ENDS = tuple(_PLACES_AND_BODIES.split("|"))
_STREET_ENDS = ("straat", "laan", "plein", "singel", "gracht", "kade", "dijk", "weg", "hof", "dreef", "steeg", "plantsoen")
_HOUSE_NUMBER = compiled(r"[ ][1-9]\d{0,3}[ ]?[a-zA-Z]?(?=[,.;)\n]|[ ](?!uur|uren|fte)|$)")
# Words that are no surname, not even after "van de"; other words with a capital then are: "van der Let", "ter Haar".
_NOUNS = (
    "gemeente|provincie|afdeling|organisatie|vacature|procedure|school|universiteit|hogeschool|faculteit|ministerie|waterschap|"
    "directie|klant|klanten|kandidaat|stichting|sollicitatie|functie|website|unit|vakgroep|werkgever|divisie|overheid|regio|"
    "receptie|klantenservice|werving|selectie|recruitment|team|hr|bestuur|college|griffie|bank|groep|dienst|locatie|vestiging|"
    "sales|human|finance|financiën|product|talent|marketing|operations|communicatie|data|it|ict|business|support|onderwijs|zorg|project|"
    "nederland|amsterdam|rotterdam|utrecht|groningen|eindhoven"
)
_NO_SURNAMES = frozenset(_NOUNS.split("|"))
# Words after which a run of capitalised words is a body named after a person, or a street.
_BODY_WORDS = (
    "centrum|school|college|lyceum|instituut|stichting|museum|universiteit|ziekenhuis|academie|fonds|prijs|kliniek|gymnasium|"
    "basisschool|foundation|group|groep|holding|straat|laan|plein|weg|consultancy|advies|recruitment|b.v|bv|hotel|hotels|restaurant|"
    "advocaten|makelaars|notarissen|accountants|architecten|installaties|zorggroep|theater|bibliotheek"
)
_BODIES = frozenset(_BODY_WORDS.split("|"))
_GENERIC_BOX = frozenset(("post", "info", "mail", "werk", "contact", "hr", "jobs", "job", "baan", "vacature", "vacatures"))


def persons(text: str, start: int, end: int, words: NameWords) -> Iterator[Person]:
    """The names that start in ``text[start:end]``, in order, of a text with capitals."""
    position = start
    while (match := _CAPITALISED.search(text, position, end + _LONGEST_NAME)) and match.start() < end:
        word = _without_particle(match["first"]).lower()
        if (
            not match["initials"]
            and _is_no_name(word, words)
            and (_is_no_name(word, words, surname=True) or not _is_titled(text, match))
        ):
            position = match.end("first")  # "Recruiter Ilse Bos": the name may start at the next word
            continue
        person = _read(text, match, words)
        if person is not None:
            yield person
        position = person.end if person else match.end("first")


def _read(text: str, match: regex.Match[str], words: NameWords) -> Person | None:
    """What is left of a run of capitalised words: without roles and labels at its end, or what is no name before it."""
    initials = match["initials"]
    pieces = _name_pieces(text, match, words)
    if pieces is None:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    whole = end == match.end("pieces")
    if initials:
        start = match.start("initials")
    titled = _TITLE_BEFORE.search(text, max(0, start - 24), start) or (
        _LEADING_PARTICLE.match(text, start, end) and _OFFICE_BEFORE.search(text, max(0, start - 24), start)
    )
    if titled and not initials:
        start = titled.start("particle")
    elif not initials and (particle := _LEADING_PARTICLE.match(text, start, end)):
        start = particle.end()
    if whole and match["dash"] and (len(pieces) > 1 or initials) and _is_second_surname(match["dash"].strip(" -–"), words):
        end = match.end("dash")
    if len(pieces) == 1 and not initials and (given := _GIVEN_BEFORE.search(text, max(0, start - 16), start)):
        start = given.start(1) if given[1] in words.given and given[1] not in words.never else start  # "jay Khan"
    if glued := _GLUED_LABEL.match(text, start, end):
        start = glued.end()
    if len(pieces) > 1 and (suffix := _SUFFIX.match(text, end)):
        end = suffix.end()
    name = text[start:end]
    if _FIRM_BEHIND.match(text, end):
        return None
    if name.endswith(_STREET_ENDS) and _HOUSE_NUMBER.match(text, end):
        return None  # "Johan de Wittstraat 5"
    first = name.lower().split(" ", 1)[0]
    known = bool(initials or titled) or first in words.given or first.split("-", 1)[0] in words.given
    return Person(start, end, name, known) if end - start > 1 else None


def _name_pieces(text: str, match: regex.Match[str], words: NameWords) -> list[tuple[int, int]] | None:
    """The words of a run that make up the name, each with its particle; None where the run is no name."""
    kept: list[tuple[int, int]] = []
    givens: list[bool] = []
    for piece in _PIECES.finditer(text, *match.span("pieces")):
        word = _without_particle(piece[0]).lower()
        has_particle = len(word) < len(piece[0])
        if word in _BODIES and not has_particle:
            return None  # "Pieter Baan Centrum"
        is_known = bool(match["initials"]) or any(givens)
        surname = has_particle and bool(kept or match["initials"]) and _is_surname(word)
        if not (surname or is_known) and _is_no_name(word, words):
            is_known = _is_titled(text, match)
        if not surname and _is_no_name(word, words, surname=is_known):
            break
        if len(kept) > 1 and has_particle and givens[0] and not any(givens[1:]) and piece[0].startswith(("van ", "bij ")):
            break  # "Ilse Bos van Veldwerk": what follows is her organisation
        kept.append(piece.span())
        givens.append(word.split("-")[0] in words.given)
    if (
        len(kept) > 2
        and not givens[0]
        and any(givens[1:-1])
        and _CAPITAL_BEFORE.search(text, max(0, match.start() - 30), match.start())
    ):
        first = givens.index(True)  # "Manager Publieke Gezondheid Ilse Bos"
        kept, givens = kept[first:], givens[first:]
    return kept or None


def _is_titled(text: str, match: regex.Match[str]) -> bool:
    """Whether a title stands before a run of capitalised words: "Mw. Rutten-van Dijk" is no street."""
    return _TITLE_BEFORE.search(text, max(0, match.start() - 24), match.start()) is not None


def _without_particle(piece: str) -> str:
    """A piece of a name without "van der": only one with a space has any."""
    return _LEADING_PARTICLE.sub("", piece) if " " in piece else piece


def _is_second_surname(dashed: str, words: NameWords) -> bool:
    """Whether what stands behind a spaced dash is a surname: "Visser - van der Laan", not "Visser - Recruiter"."""
    word = _LEADING_PARTICLE.sub("", dashed).lower()
    return _is_surname(word) if len(word) < len(dashed) else not _is_no_name(word, words)


def _is_surname(word: str) -> bool:
    """Whether a word that is no name by itself is a surname after its particle: "van der Let", not "van Recruitment"."""
    return word not in _NO_SURNAMES and not is_role(word)


def is_part(name: str) -> bool:
    """Whether a name is a given name or a surname alone: "Wendy", "Ten Cate"."""
    particle = _LEADING_PARTICLE.match(name)
    return " " not in name[particle.end() if particle else 0 :]


def has_particle(name: str) -> bool:
    """Whether a full name holds a tussenvoegsel of two words, or "ter" and "ten": "Lizzet van der Laan"."""
    return _WITH_PARTICLE.search(name) is not None


def is_role(word: str) -> bool:
    """Whether a word in lower case is a role: "teamleider", "recruiters"."""
    return word.endswith(_ROLE_ENDS) or (word.endswith("s") and word[:-1].endswith(_ROLE_ENDS))


def _is_no_name(word: str, words: NameWords, *, surname: bool = False) -> bool:
    """Whether a word is a role, a label, a body or a street; after a given name the last two are surnames ("Hordijk")."""
    if word in words.never or is_role(word):
        return True
    return not surname and word.endswith(_PLACE_OR_BODY_ENDS) and word not in _PLACE_OR_BODY_ENDS


def lowered_persons(text: str, start: int, end: int, words: NameWords) -> Iterator[Person]:
    """The names that start in ``text[start:end]`` of a text that was lower-cased: known given names and initials only."""
    found = {person.start: person for person in _lowered_full(text, start, end, words)}
    for match in _LOWERED_GIVEN.finditer(text, start, end + _LONGEST_NAME):
        given, inside = match["given"], any(p.start <= match.start() < p.end for p in found.values())
        if match.start() < end and not inside and given.split("-")[0] in words.given and given not in words.never:
            found[match.start()] = Person(match.start(), match.end(), given, True)
    for match in _LOWERED_BEFORE_ROLE.finditer(text, start, end + _LONGEST_NAME):
        at, spoken = match.start("name"), (match["given"], match["surname"])
        if at < end and at not in found and not any(w in _SMALL_WORDS or _is_no_name(w, words) for w in spoken):
            found[at] = Person(match.start("name"), match.end("name"), match["name"], True)
    yield from (found[at] for at in sorted(found))


def _lowered_full(text: str, start: int, end: int, words: NameWords) -> Iterator[Person]:
    """Those with a surname, and given names before a small word."""
    for match in _LOWERED.finditer(text, start, end + _LONGEST_NAME, overlapped=True):
        if match.start() >= end:
            return
        given, surname = match["given"], match["surname"]
        last = surname.rsplit(" ", 1)[-1]
        if given is None and match["initials"].strip() in _ABBREVIATIONS:
            continue
        if given is not None and (len(given) < 3 or given.split("-")[0] not in words.given or given in words.never):
            continue
        if last == given:
            continue
        if last in _SMALL_WORDS or _is_no_name(last, words, surname=given is not None):
            if given is not None and last in _SMALL_WORDS:
                yield Person(match.start(), match.start() + len(given), given, True)
            continue
        yield Person(match.start(), match.end("surname"), text[match.start() : match.end("surname")], True)


_NO_INITIALS = (
    "o.v.v.|t.a.v.|n.a.v.|i.v.m.|d.m.v.|m.b.t.|o.a.|e.d.|b.v.|n.v.|m.u.v.|t.o.v.|i.p.v.|o.b.v.|z.s.m.|a.s.|e.a.|m.i.v.|t.n.v.|"
    "p.m.|d.w.z.|i.o.|s.v.p."
)
_ABBREVIATIONS = frozenset(_NO_INITIALS.split("|"))
_SMALL = (
    "via|op|of|en|met|voor|bij|aan|om|te|is|kan|kun|zal|tel|mail|bel|app|het|de|een|door|per|in|uit|over|tot|onze|ons|je|jouw|"
    "uw|dan|nog|vertelt|helpt|weet|beantwoordt|staat|neemt|belt|gaat|heeft|doet|komt|geeft|spreekt|legt|wil|mag|werkt|reageert"
)
_SMALL_WORDS = frozenset(_SMALL.split("|"))
_CAPITALS = compiled(r"[A-Z]")
_SAMPLE = 1500
_LETTERS_A_CAPITAL = 300
"""A text with fewer capitals than one in so many characters lost them."""


def is_lowered(text: str) -> bool:
    """Whether a text lost its capitals."""
    enough = islice(_CAPITALS.finditer(text, 0, _SAMPLE), _SAMPLE // _LETTERS_A_CAPITAL)
    return sum(1 for _ in enough) * _LETTERS_A_CAPITAL < min(len(text), _SAMPLE)


# --- addresses ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ø", "o").replace("ł", "l").replace("ß", "ss")


_NOT_LETTERS = compiled(r"[^a-z]+")
_PARTICLE_WORD = compiled(rf"{_PARTICLE}$")


@lru_cache(maxsize=4096)
def owns(name: str, local_part: str, *, with_first: bool = False) -> bool:
    """Whether a mail address before its "@" is made of a person's name: "w.vd.berg" of "Wil van den Berg".

    ``with_first``: the given name or its initial must be in it, too: "greiden" is not of "Rechtstreeks aan De Greiden".
    """
    tokens = [token for token in _NOT_LETTERS.split(folded(local_part)) if token]
    words = [word for word in _NOT_LETTERS.split(folded(name)) if word]
    if not tokens or not words:
        return False
    flat = "".join(tokens)
    if with_first and flat in words[1:]:
        return False
    first, *others = words
    particles = [word for word in others if _PARTICLE_WORD.match(word)]
    surnames = [word for word in others if word not in particles]
    if any(_surname_fits(surname, first, flat, tokens) for surname in surnames):
        return True
    if len(first) < 3 or flat in _GENERIC_BOX:
        return False
    givens = {first, "".join(words[:2])} if len(words) > 2 else {first}
    if givens & {flat, *tokens} and (len(tokens) == 1 or not others or all(len(t) <= 3 or t in words for t in tokens)):
        return True
    rest = flat.removeprefix(first)
    return rest != flat and 0 < len(rest) <= 3 and bool(others) and all(c in {w[0] for w in others} for c in rest)


def _surname_fits(surname: str, first: str, flat: str, tokens: list[str]) -> bool:
    if len(surname) < 3:
        return surname in tokens and any(token[0] == first[0] for token in tokens if token != surname)
    head, found, tail = flat.partition(surname)
    if not found:
        return False
    if not head:
        return flat not in _GENERIC_BOX and (not tail or tail[0] == first[0] or len(surname) > 4)
    return head[0] == first[0] or (len(surname) > 5 and len(head) <= 3)


def spelled_like(local_part: str, text: str, start: int, end: int) -> regex.Match[str] | None:
    """The words of ``text[start:end]`` that an address is made of: "ruska krinkels" for "ruska.krinkels"."""
    tokens = [token for token in _NOT_LETTERS.split(local_part.lower()) if token]
    if len(tokens) < 2 or len(tokens[-1]) < 3:
        return None
    first = tokens[0] if len(tokens[0]) > 1 else tokens[0] + r"\p{L}++"
    words = [first, *tokens[1:-1], tokens[-1]]
    return regex.search(r"(?<![\w@.])" + rf"[ ](?:{_PARTICLE}[ ])?".join(words) + r"(?![\w@])", text, pos=start, endpos=end)
