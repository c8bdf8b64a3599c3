"""Who a sentence speaks of, and whether it says a trait of the candidate: the reading behind ``competency``.

The words that tell stand in ``patterns/lexicons/competency_contexts.csv``, each with its role:

candidate   the person sought (je, u, kandidaat), or a verb form that only fits one (bent, hebt)
seek        the employer asks (we zoeken, op zoek naar, vraagt om)
copula      what one is or how one works (bent, werkt, denkt)
have        what one has (hebt, beschikt over, met een, goede)
ability     what one is able or glad to do (kunt, weet, in staat, graag)
need        what says that something is asked (vereist, een must)
experience  what one has done or learnt (ervaring met, kennis van)
negation    what is not asked (geen, niet)
employer    the employer and its people (we, ons, organisatie, collega's)
boast       the employer speaks of itself or offers (wij zijn, onze cultuur, je krijgt, ruimte voor)
tasked      an aim or duty (zorgt voor, verbeteren van)
head        a noun by which a trait is said of a person (houding, persoonlijkheid)
person      a noun for any person at work (collega, medewerker): not behind a bare adjective, which makes a job title
thing       a noun that stands for something else (team, omgeving)
demand      the work asks (vraagt om, vereist)
vaunt       behind the words: they are the employer's (staan centraal, zijn onze kernwaarden)
benefit     what is offered (flexibele werktijden)
idiom       a set phrase in which the word is no trait (nieuwsgierig geworden, in samenwerking)
intro       what announces a list of competencies (de volgende competenties)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

from vacaturextract.posting import Posting
from vacaturextract.text import Span

_ASKED_SECTIONS = frozenset(("profile", "competencies"))
_UNKNOWN_SECTIONS = frozenset(("header", "other", "procedure"))
_UNREAD_SECTIONS = frozenset(("related", "chrome", "offer"))
_CANDIDATE, _SEEK, _COPULA, _HAVE = ("candidate",), ("seek",), ("copula",), ("have",)
_ASKING = ("candidate", "seek")
# After an adjective that is no attribute ("je bent flexibel en ..."): no noun and no verb to which it would belong.
_PREDICATIVE_END = re.compile(
    r"""\s*(?:$|[,.;:)!?|/•·\n"'(–…]|-\s)
    |\s+(?:&|\+|-|en|of|maar|als|bent|ben|is|zijn|om|in|met|naar|te\ werk|qua|voor|over|zowel|werkt|werken|ingesteld
    |én|èn|die|dat|van|door|op|aan|kunt|kan|kunnen|denkt|omdat|waardoor|zodat|wanneer|tegelijk|tegelijkertijd|persoon|bij|binnen|zonder|denken|handelt
    |handelen|opstelt|blijft|tot|wat|waar|ook|ten|jegens|richting|zodra|hebt|heeft|beschikt|je|jij|u|zelfs|omtrent|and|but|with|when
    |who|to|on|tussen|vanuit|daarnaast|weet|communiceert|genoeg|te\ zijn|te\ werken|werkzaam|tijdens)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_INFLECTED = re.compile(r"(?:[^aeiou]e|[éëi]e)$")
_UNINFLECTED_END = re.compile(r"(?:ive|ible|able|ate|free)$")
_JOINING = frozenset(("en", "of", "maar", "én", "ook", "zeer", "and", "wel", "even"))
_INVARIABLE = frozenset(("open", "ervaren", "gedreven", "betrokken", "bevlogen", "bekwaam"))
_WORD = re.compile(r"[\s(]*([\w'’-]+)\)?")
_COMMA = re.compile(r"\s*,")
_LIST_MARK = re.compile(r"[\s#*•·▪✔✓➜☐→—+>|–-]*(?:\d{1,2}[.)]\s*)?(?:[o]\s)?")
# What may stand between the start of an item and an adjective that is said of the reader: adverbs and other adjectives.
_MODIFIERS = re.compile(
    r"""(?:[\s,(/&:]|\b(?:zeer|erg|heel|altijd|echte?|sterk|positief|een|zowel|ook|niet|alleen|verder|daarnaast|tevens|van|nature|enorm
    |super|uiterst|bovenal|zelf|goed|en|én|of|maar|als|met|je|jij|bent|in|is|very|a|highly|and|be|iemand|die|persoon|persoonlijkheid|tot
    |slot|teamverband|competenties|kerncompetenties
    |[\w-]+(?:ief|isch|ig|ijk|vast|rijk|gericht|bewust|aar|eel|ent|end|iast|eus|eger|iek|aal|aat|uur|vol|en))\b)*+$""",
    re.IGNORECASE | re.VERBOSE,
)
# Two traits side by side: "analytisch, daadkrachtig en ...", "durf | omgevingssensitief".
_SIDE_BY_SIDE = re.compile(
    r"(?:[\s,|/•·–+&-]|\b(?:en|of|maar|én|èn|zowel|als|ook|tevens|een|and|zeer)\b){1,16}+$",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"(?:\w{2,14}t|kan|is|ben|te werk)\b", re.IGNORECASE)
_HEAD_ENDINGS = (
    "houding", "instelling", "mentaliteit", "persoonlijkheid", "vermogen", "vaardigheden", "kwaliteiten", "skills", "mindset",
)  # fmt: skip
_PLURAL_ENDINGS = ("en", "'s", "ers", "eurs")
_NEAR, _CLAUSE = 45, 110
_WEAK_ABILITY = frozenset(("wil", "wilt", "wil je", "willen", "vindt", "vind je", "vinden", "zoekt", "zoek je", "can"))
_STRONG_COPULA = frozenset(("bent", "ben", "ben je", "ben jij", "bent u", "je bent", "you're"))


FORMS = {
    "quality": "a noun that names a competency: stressbestendigheid",
    "trait": "an adjective said of people: stressbestendig",
    "shared": "an adjective said of people and things: flexibel",
    "domain": "an adjective that names a field of work too: commercieel",
    "person": "a noun for a person: teamspeler",
    "verb": "a verb, where an ability is meant: samenwerken",
    "noun": "a noun with other meanings: initiatief",
    "saying": "a phrase that states it of its subject: houdt het overzicht",
    "stated": "a rule of competency.yaml that states it",
    "requirement": "such a rule, where the wording is a duty outside the requirements",
}


class Reading(NamedTuple):
    """One place where a competency is named."""

    start: int
    end: int
    label: str
    form: str
    """One of ``FORMS``, which decides how it must stand in its sentence."""
    rule: str


class Context(NamedTuple):
    """A word that tells, and its role."""

    start: int
    end: int
    role: str


class Sentence(NamedTuple):
    """A sentence with its telling words."""

    start: int
    end: int
    section: str
    contexts: list[Context]


class _Vocabulary(NamedTuple):
    """The nouns behind an adjective."""

    heads: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]


_VOCABULARIES: dict[str, _Vocabulary] = {}


class Grammar:
    """Reads the sentences of one posting, each once."""

    def __init__(self, posting: Posting) -> None:
        self.posting, self.text = posting, posting.text
        self._roles = [row["role"] for row in posting.library.lexicons["competency_contexts"].rows]
        self._hits = sorted(posting.lexicon_hits("competency_contexts"), key=itemgetter(1))
        self._hit_starts = [hit.start for hit in self._hits]
        self._intros = [hit.end for hit in self._hits if self._roles[hit.entry] == "intro"]
        self._sentences: dict[int, Sentence] = {}
        self.starts: frozenset[int] = frozenset()
        """Where readings start."""
        found = _VOCABULARIES.get(posting.library.digest)
        if found is None:
            found = _VOCABULARIES[posting.library.digest] = _vocabulary(posting)
        self.vocabulary = found

    def sentence(self, offset: int) -> Sentence:
        """The sentence that holds ``offset``."""
        span = self.posting.layout.sentence(offset)
        found = self._sentences.get(span.start)
        if found is None:
            section = self._section(span)
            contexts = [] if section in _UNREAD_SECTIONS else self._contexts(span)
            found = self._sentences[span.start] = Sentence(span.start, span.end, section, contexts)
        return found

    def _contexts(self, span: Span) -> list[Context]:
        text, roles = self.text, self._roles
        first, stop = bisect_left(self._hit_starts, span.start), bisect_left(self._hit_starts, span.end)
        # A part of a hyphenated word tells nothing: "organisatie-sensitief".
        return [
            Context(start, end, roles[entry])
            for entry, start, end in self._hits[first:stop]
            if text[end : end + 1] != "-" and not (text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum())
        ]

    def _section(self, span: Span) -> str:
        kind = self.posting.layout.section_at(span.start)
        if kind in _UNREAD_SECTIONS:
            return kind
        return "competencies" if kind != "competencies" and self._is_announced(span) else kind

    def _is_announced(self, span: Span) -> bool:
        """Whether the sentence is, or is an item of, a list that announces competencies: "de volgende competenties: ..."."""
        before = bisect_left(self._intros, span.start) - 1
        inside = bisect_left(self._intros, span.end) - 1
        if inside > before:
            intro = self._intros[inside]
            return re.match(r"[\w\s]{0,24}[:;–-]|\s*[A-Z]", self.text[intro : intro + 30]) is not None
        if before < 0 or span.start - self._intros[before] > 900:
            return False
        between = self.text[self._intros[before] : span.start]
        lead, *items = between.split("\n")
        if not items:
            return len(lead) <= 60 and lead.rstrip()[-1:] in (":", ";")
        if lead.strip(" *")[-1:] not in ":;" or len(lead) > 40:
            return False
        return all(
            not line.strip() or _is_item(line) for line in (*items[:-1], self.text[span.start : span.start + 60]) if line
        )

    def refusal(self, reading: Reading, sentence: Sentence) -> str | None:
        """Why this is no competency asked of the candidate; None where it is one."""
        if sentence.section in _UNREAD_SECTIONS:
            return "offer" if sentence.section == "offer" else "elsewhere"
        view = _View(self, reading, sentence)
        for check in (_place, _set_phrase, _negated, _experience, _owner):
            if reason := check(view):
                return reason
        return _CHECKS[reading.form](view)

    def is_side_by_side(self, first: Reading, second: Reading) -> bool:
        """Whether two readings stand in one enumeration, so that what holds of one holds of the other."""
        between = self.text[first.end : second.start]
        if len(between) > 16:
            return False
        if between.isspace():
            is_list = self.sentence(second.start).section == "competencies"
            return "\n" not in between and (is_list or (self.text[first.start].isupper() and self.text[second.start].isupper()))
        return _SIDE_BY_SIDE.match(between) is not None


def _is_item(line: str) -> bool:
    mark = _LIST_MARK.match(line)
    return (mark is not None and mark.end() > 0 and not line.startswith("#")) or len(line) < 45


def _vocabulary(posting: Posting) -> _Vocabulary:
    contexts, words = posting.library.lexicons["competency_contexts"], posting.library.lexicons["competency_words"]

    def of_role(role: str) -> set[str]:
        return {phrase for phrase, row in contexts.phrases if contexts.rows[row]["role"] == role}

    persons = {phrase for phrase, row in words.phrases if words.rows[row]["form"] == "person"}
    return _Vocabulary(frozenset(of_role("head") | persons), frozenset(of_role("thing")), frozenset(of_role("person")))


class _View:
    """One reading in its sentence."""

    def __init__(self, grammar: Grammar, reading: Reading, sentence: Sentence) -> None:
        self.grammar, self.text, self.reading, self.sentence = grammar, grammar.text, reading, sentence
        self.section = sentence.section
        self.before = [c for c in sentence.contexts if c.end <= reading.start]
        self.after = [c for c in sentence.contexts if c.start >= reading.end]
        self.asked = self.section in _ASKED_SECTIONS
        mark = _LIST_MARK.match(self.text, sentence.start, reading.start)
        self.body = mark.end() if mark else sentence.start
        # A sentence that opens with its verb has the reader for subject: "Communiceert helder".
        self.implied = any(
            c.start == self.body and c.role in ("copula", "ability", "have") and _THIRD_PERSON.match(self.text, c.start)
            for c in self.before
        )

    @property
    def is_marked(self) -> bool:
        """Whether the sentence starts with a list mark."""
        return self.body > self.sentence.start

    def last(self, roles: tuple[str, ...]) -> Context | None:
        """The last telling word of these roles before the reading."""
        return next((c for c in reversed(self.before) if c.role in roles), None)

    def near(self, roles: tuple[str, ...], within: int = _NEAR) -> Context | None:
        """Such a word at most ``within`` characters before the reading."""
        found = self.last(roles)
        return found if found and self.reading.start - found.end <= within else None

    def has(self, roles: tuple[str, ...]) -> bool:
        """Whether such a word stands before or behind it in the sentence."""
        return any(c.role in roles for c in self.before) or any(c.role in roles for c in self.after)

    @property
    def addressed(self) -> bool:
        """Whether the sentence speaks of the candidate."""
        return self.implied or self.has(_ASKING)

    @property
    def lead(self) -> str:
        """What stands before the reading in its sentence, without list marks."""
        return self.text[self.body : self.reading.start]

    @property
    def is_free(self) -> bool:
        """Whether no noun or verb follows to which the reading would belong."""
        end = self.reading.end
        in_row = self.section == "competencies" and end + 1 in self.grammar.starts and self.text[end] == " "
        return in_row or _PREDICATIVE_END.match(self.text, end) is not None

    @property
    def leads_item(self) -> bool:
        """Whether it opens an item, or stands in one after words that make no statement."""
        return self.reading.start - self.body <= 90 and not any(
            c.role in ("candidate", "seek", "ability", "experience", "employer", "boast", "tasked") for c in self.before
        )


# --- whom and what the sentence is about --------------------------------------------------------------------------


def _place(view: _View) -> str | None:
    if view.section != "procedure":
        return None
    is_item = view.is_marked and view.reading.form in ("quality", "trait", "verb")
    return None if is_item else "elsewhere"


def _set_phrase(view: _View) -> str | None:
    if view.reading.form in ("saying", "stated", "requirement"):
        return None
    start, end = view.reading.start, view.reading.end
    for context in view.sentence.contexts:
        if context.start < end and start < context.end and context.role in ("idiom", "benefit"):
            return "other_meaning"
    return None


def _negated(view: _View) -> str | None:
    return "negated" if view.near(("negation",), within=12) else None


def _experience(view: _View) -> str | None:
    found = view.near(("experience",), within=_CLAUSE)
    if found is None or any(c.start >= found.end and c.role in ("candidate", "copula", "seek") for c in view.before):
        return None
    between = view.text[found.end : view.reading.start]
    if view.reading.form in ("verb", "noun"):
        return None if re.search(r"[.;:!?]|, (?:een|je|goede?)\b", between) else "experience"
    return None if re.search(r"[.;:!?,]| en (?:een |goede |sterke )?\w*$", between) else "experience"


def _owner(view: _View) -> str | None:
    boast, candidate = view.last(("boast",)), view.last(_ASKING)
    if boast and (candidate is None or boast.end >= candidate.end) and not view.has(("need",)):
        return "employer"
    if any(c.role == "vaunt" and c.start - view.reading.end <= 70 for c in view.after):
        return "employer"
    if candidate is None and not view.implied and view.last(("employer",)) and not view.asked:
        return None if view.has(_ASKING) else "employer"
    return None


# --- by form ------------------------------------------------------------------------------------------------------


def _quality(view: _View) -> str | None:
    if view.section == "competencies":
        return None
    aimed = view.near(("tasked",), within=30)
    if aimed and not any(c.role == "have" and c.start >= aimed.end for c in view.before):
        return "task"
    if view.asked:
        return None
    needed = view.has(("need",)) and view.section != "organisation"
    if not view.addressed or (view.section == "organisation" and not (view.implied or view.has(_CANDIDATE))):
        is_item = (
            view.body > view.sentence.start and view.leads_item and len(view.lead) <= 30 and view.section in _UNKNOWN_SECTIONS
        )
        return None if needed or is_item else "not_asked"
    return None if needed or view.last(("have", "seek", "copula", "demand")) else "not_asked"


def _adjective(view: _View) -> str | None:
    words = view.text[view.reading.start : view.reading.end].lower()
    is_inflected = _INFLECTED.search(words) and not _UNINFLECTED_END.search(words)
    if view.text[view.reading.start - 1 : view.reading.start] == "(" and view.text.startswith(")", view.reading.end):
        return "modifies_thing"
    if not is_inflected and view.is_free:
        return _predicative(view)
    return _attributive(view, is_inflected=bool(is_inflected) or words.endswith("en"))


def _predicative(view: _View) -> str | None:
    reading = view.reading
    if view.section == "competencies" and _MODIFIERS.match(view.lead):
        return None
    if view.leads_item and _MODIFIERS.match(view.lead):
        is_short = view.sentence.end - view.sentence.start < 90 and view.section in ("header", "other")
        if view.asked or (reading.form == "trait" and (view.is_marked or is_short)):
            return None
    subject, verb = view.last(_ASKING), view.last(_COPULA)
    if verb and reading.start - verb.end <= _CLAUSE:
        is_own = view.text[verb.start : verb.end].lower() in _STRONG_COPULA
        if is_own or view.implied or (subject and verb.start - subject.end <= 60):
            return "task" if any(c.role == "tasked" and c.start >= verb.end for c in view.before) else None
    able = view.near(("ability",)) is not None
    if subject and any(
        c.role == "copula" and c.start - reading.end <= 60 and (able or _THIRD_PERSON.match(view.text, c.start))
        for c in view.after
    ):
        return None if view.near(("candidate", "seek"), within=70) else "not_asked"
    if reading.form == "trait" and subject and view.near(_HAVE):
        return None
    return None if view.addressed and view.has(("need",)) else "not_asked"


def _attributive(view: _View, *, is_inflected: bool) -> str | None:
    head, vocabulary = _head_noun(view), view.grammar.vocabulary
    if head is None or head in vocabulary.things:
        return "modifies_thing"
    if head in vocabulary.heads or head.endswith(_HEAD_ENDINGS) or (head in vocabulary.persons and is_inflected):
        if view.section == "competencies" or (view.asked and (view.leads_item or view.addressed)):
            return None
        return None if view.last(_ASKING) or view.implied or view.has(_SEEK) else "not_asked"
    # "We zoeken een creatieve kok", but "een creatief directeur" and "een commerciële medewerker" name the job.
    if head.endswith(_PLURAL_ENDINGS) or not is_inflected or view.reading.form == "domain":
        return "modifies_thing"
    hiring = view.near(("seek", "copula"), within=60)
    if hiring is None:
        return "modifies_thing"
    if hiring.role == "copula":
        between = view.text[hiring.end : view.reading.start]
        is_own = view.text[hiring.start : hiring.end].lower() in _STRONG_COPULA
        return None if is_own and not re.search(r"\b(?:in|om|van|met|te|bij|voor|aan|op)\b", between) else "modifies_thing"
    return None


def _head_noun(view: _View) -> str | None:
    """The noun to which an adjective before it belongs: "een proactieve en zelfstandige houding"."""
    text, at, previous = view.text, view.reading.end, None
    for _ in range(7):
        match = _WORD.match(text, at)
        if match is None:
            comma = _COMMA.match(text, at)
            if comma is None or (previous is None and at != view.reading.end):
                return previous
            at, previous = comma.end(), None
            continue
        word = match[1].lower()
        if word not in _JOINING and _PREDICATIVE_END.match(text, at):
            return previous
        if not (word.endswith("e") or word in _JOINING or word in _INVARIABLE):
            if word in ("manier", "wijze") and text.startswith((" van werken", " van leiding", " van communic"), match.end()):
                return "werkwijze"
            return word
        previous = None if word in _JOINING else word
        at = match.end()
    return previous


def _person(view: _View) -> str | None:
    if view.section == "competencies":
        return None
    if re.match(r"\s+tussen\b|\s+te zijn\b", view.text[view.reading.end : view.reading.end + 12]):
        return "task"
    if view.asked and (view.leads_item or view.last(("candidate", "seek", "copula", "have"))):
        return None
    if view.last(("copula", "seek")) and view.addressed:
        return None
    if view.lead.lower() in ("als ", "als echte ") and view.after and view.after[0].start - view.reading.end <= 12:
        return None if view.after[0].role in ("copula", "candidate", "seek", "ability") else "not_asked"
    return "not_asked"


def _verb(view: _View) -> str | None:
    if view.section == "competencies" and view.leads_item and not view.lead.strip(" ,en"):
        return None
    able = view.near(("ability",), within=_CLAUSE)
    if able:
        word = view.text[able.start : able.end].lower()
        is_duty = word in ("kan", "kunnen", "kunt", "kun je") and view.section in ("tasks", "organisation")
        if word in _WEAK_ABILITY or is_duty or (word == "graag" and view.reading.start - able.end > _NEAR):
            able = None
    if able and (view.addressed or view.asked):
        return None
    if view.asked and view.leads_item and not view.lead.strip() and _PREDICATIVE_END.match(view.text, view.reading.end):
        follows = view.text[view.reading.end : view.reading.end + 4]
        return None if follows.strip()[:1] in ("", ",", ".", ";", ":", "e") and not follows.startswith(" is") else "task"
    if view.addressed and any(c.role == "ability" and c.start - view.reading.end <= 50 for c in view.after):
        return None
    return "task"


def _noun(view: _View) -> str | None:
    if view.section == "competencies" and view.leads_item and view.is_free:
        return None
    if view.near(("tasked",), within=30):
        return "task"
    if view.asked and view.leads_item and view.is_free and len(view.lead) <= 25:
        return None
    if (
        view.near(("have", "seek", "demand"), within=35)
        and (view.asked or view.addressed)
        and (view.implied or view.last(_ASKING))
    ):
        return None
    return None if (view.asked or view.addressed) and view.has(("need",)) else "not_asked"


def _saying(view: _View) -> str | None:
    if view.implied or view.has(_ASKING) or (view.asked and view.leads_item):
        return None
    return "not_asked"


def _stated(view: _View) -> str | None:
    is_addressed = view.implied or any(c.role in _ASKING for c in view.sentence.contexts)
    return None if is_addressed or (view.asked and view.leads_item) else "not_asked"


def _requirement(view: _View) -> str | None:
    return None if view.asked else "task"


_CHECKS = {
    "quality": _quality,
    "trait": _adjective,
    "shared": _adjective,
    "domain": _adjective,
    "person": _person,
    "verb": _verb,
    "noun": _noun,
    "saying": _saying,
    "stated": _stated,
    "requirement": _requirement,
}
