"""Who a sentence speaks of, and whether it says a trait of the candidate: the reading behind ``competency``.

The words that tell stand in ``patterns/lexicons/competency_contexts.csv``, each with its role:

candidate   the person sought (je, u, kandidaat), or a verb form that only fits one (bent, hebt)
seek        the employer asks (we zoeken, op zoek naar, vraagt om)
copula      what one is or how one works (bent, werkt, denkt)
have        what one has (hebt, beschikt over, met een, goede)
ability     what one is able or glad to do (kunt, weet, in staat, graag)
need        what says that something is asked (vereist, een must)
experience  what one has done or learnt (ervaring met, kennis van)
modal       moet, dient
negation    what is not asked (geen, niet)
employer    the employer's people and others (we, ons, collega's, klanten)
house       the employer itself (team, organisatie, sfeer)
credential  a requirement of another kind: a diploma, years of experience, a language
manner      an adjective that as an adverb says how one does things too (kritisch, zorgvuldig)
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

from vacaturextract.fields.competency_turns import Turns
from vacaturextract.posting import Posting
from vacaturextract.text import Span

UNREAD_SECTIONS = frozenset(("related", "chrome", "offer"))
ASKING = ("candidate", "seek")
LIST_MARK = re.compile(r"""(?:[^\w("'“‘€\[]|Ø[ ])*(?:\[x?\]\s*|\d{1,2}[.)]\s*|[A-Z][.)]\s)?(?:[o]\s)?""")
# Two traits side by side: "analytisch, daadkrachtig en ...", "durf | omgevingssensitief".
_SIDE_BY_SIDE = re.compile(
    r"(?:[\s,|/•·✔✓*–+&-]|\b(?:en|of|maar|én|èn|zowel|als|ook|tevens|een|and|zeer)\b){1,16}+$",
    re.IGNORECASE,
)
# The same with a trait between them that names no competency: "analytisch, representatief, communicatief vaardig".
_AROUND_ANOTHER = re.compile(
    r",[ ](?:[\w-]{3,}(?:ief|isch|ig|lijk|end|eel|eus|ent|zaam|vol|gericht|vaardig|baar|aal|erd)[ ]?,[ ]){1,2}(?:en[ ])?$",
    re.IGNORECASE,
)
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
    "requirement": "a phrase or rule whose wording is a duty outside the requirements: kritische vragen stelt",
}


PERSONAL_ABILITY = frozenset(
    ("in staat", "vermogen om", "het vermogen", "motivatie om", "drive om", "capaciteit om", "capaciteiten om")
)
"""Words for an ability that only a person has."""
OWN_COPULAS = frozenset(("bent", "ben", "ben je", "ben jij", "bent u", "je bent", "you're", "herkent men u aan"))
_SEEKING = frozenset((
    "iemand", "kandidaat", "een collega die", "een persoon die", "hebt", "heb je", "heb jij", "hebt u", "heeft u",
    "beschikt over", "beschik je", "beschik jij", "beschikt u",
))  # fmt: skip
"""Words by which a sentence asks something of the candidate, beside those of role "seek"."""
# A sentence among the offers that yet seeks somebody.
SOUGHT = re.compile(
    r"""[^.;\n]{0,60}?\b(?:zoeken|zoekt|op[ ]zoek[ ]naar)[ ](?:we[ ]|wij[ ])?(?:een|iemand|mensen|collega)\b
    |[^.;\n]{0,60}?\b(?:verwachten|vragen|verwacht|vraagt)[ ](?:we[ ]|wij[ ])?van[ ](?:je|jou|u)\b
    |\W{0,4}(?:je|jij|u)[ ]bent[ ](?!de\b|dé\b|het\b|onderdeel|verzekerd|welkom|vrij|straks|flexibel|betrokken|een[ ]deel|lid
    |niet|bij)
    |\W{0,4}ben[ ]jij[ ](?:de|een|die)[ ][^.;\n]{3,60}[ ]die[ ](?:wij|we)[ ]zoeken""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_THE_READER = re.compile(r"[^.;\n]{0,90}?\b(?:je|jij|u) (?:bent|hebt|beschikt)\b", re.IGNORECASE)
_OF_THE_EMPLOYER = re.compile(
    r"(?!.*\b(?:zoek|vra[ag]))(?:.*\b)?(?:onze|our|over ons|about us|kernwaarden|values)\b", re.IGNORECASE
)
_INLINE_REACH = 800
_LIST_REACH = 1_500
# The first line of a list that asks: "Wij zoeken iemand die:", "Het komt van pas als je", "Je bent:".
_STEM_ASKS = re.compile(
    r"""(?:\b(?:zoeken|zoekt|vragen|verwachten|verwacht|gezocht)\b[^:]{0,60}\b(?:die|dat|iemand|kandidaat|je|jij|jou|u|collega)\b
    |\b(?:je|jij|u)[ ](?:bent|hebt|beschikt[ ]over)
    |\b(?:ben|heb|bent|hebt)[ ](?:je|jij|u)
    |\b(?:van[ ]pas|belangrijk|fijn|mooi|pré|pre)[ ](?:als|dat|wanneer)[ ](?:je|jij|u)
    |\b(?:iemand|kandidaat|persoon|professional)\b[^:]{0,24}\bdie)
    \b[^:]{0,24}[:.…]{0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
_STEM_DUTIES = re.compile(
    r"\b(?:verantwoordelijk|taken|werkzaamheden|onder andere|bezig|gaat|ga|doet|zorgt|spil|adviseert)\b", re.IGNORECASE
)
_RUN = 220
"""How far back, in characters, a sentence may stand that a bare phrase goes on."""


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
    """What the words that tell are, and the nouns behind an adjective."""

    roles: list[str]
    """Of each entry of the lexicon."""
    heads: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]


_VOCABULARIES: dict[str, _Vocabulary] = {}


class Grammar:
    """Reads the sentences of one posting, each once."""

    def __init__(self, posting: Posting) -> None:
        self.posting, self.text = posting, posting.text
        found = _VOCABULARIES.get(posting.library.digest)
        if found is None:
            found = _VOCABULARIES[posting.library.digest] = _vocabulary(posting)
        self.vocabulary = found
        self._roles = found.roles
        self._hits = sorted(posting.lexicon_hits("competency_contexts"), key=itemgetter(1))
        self._hit_starts = [hit.start for hit in self._hits]
        self._intros: list[int] = []
        self._credentials: list[int] = []
        self.manners: set[int] = set()
        for entry, start, end in self._hits:
            role = found.roles[entry]
            if role == "intro":
                self._intros.append(end)
            elif role == "credential":
                self._credentials.append(start)
            elif role == "manner":
                self.manners.add(start)
        self._turns = Turns(posting)
        self._sentences: dict[int, Sentence] = {}
        self.starts: frozenset[int] = frozenset()
        """Where readings start."""
        self.ends: frozenset[int] = frozenset()
        """Where readings end."""

    def sentence(self, offset: int) -> Sentence:
        """The sentence that holds ``offset``."""
        span = self._turns.cut(self.posting.layout.sentence(offset), offset)
        found = self._sentences.get(span.start)
        if found is None:
            section = self._section(span)
            contexts = [] if section in UNREAD_SECTIONS else self._contexts(span)
            found = self._sentences[span.start] = Sentence(span.start, span.end, section, contexts)
        return found

    def _contexts(self, span: Span) -> list[Context]:
        text, roles = self.text, self._roles
        first, stop = bisect_left(self._hit_starts, span.start), bisect_left(self._hit_starts, span.end)
        # A part of a hyphenated word tells nothing: "organisatie-sensitief".
        found = [
            Context(start, end, roles[entry])
            for entry, start, end in self._hits[first:stop]
            if (text[end : end + 1] != "-" or roles[entry] == "intro")
            and not (text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum())
        ]
        # "Vindt" within "leuk vindt" is no ability of its own.
        phrases = [c for c in found if c.role == "ability" and " " in text[c.start : c.end]]
        if phrases:
            ends = {phrase.end: phrase.start for phrase in phrases}
            found = [c for c in found if c.role != "ability" or c.start <= ends.get(c.end, c.start)]
        # "Team player" speaks of no team.
        heads = {c.start for c in found if c.role == "head"}
        return [c for c in found if c.role != "house" or c.start not in heads] if heads else found

    def _section(self, span: Span) -> str:
        section = self.posting.layout.section(span.start)
        kind = section.kind if section else "header"
        if section and kind == "other" and _OF_THE_EMPLOYER.match(self.text, section.heading.start, section.heading.end):
            kind = "organisation"
        turn = self._turns.before(span.start)
        if turn and (section is None or section.start < turn.start):
            kind, section = turn.kind, None
            if kind in ("offer", "procedure") and _OF_THE_READER.match(self.text, span.start, span.end):
                kind = "other"
        if kind in UNREAD_SECTIONS:
            return "other" if kind == "offer" and SOUGHT.match(self.text, span.start, span.end) else kind
        # A heading inside running text ("... Verder heb je: ...") holds for what comes soon in that line.
        far = section is not None and span.start - section.body > _INLINE_REACH
        if section and far and self.posting.layout.line_start(span.start) <= section.heading.end:
            return "other"
        if kind != "competencies" and self._is_announced(span):
            return "competencies"
        return "profile" if kind in ("header", "other", "tasks") and self._is_below_asking(span) else kind

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
            not line.strip() or _is_item(line)
            for line in (*items[:-1], self.text[span.start : span.start + 60].split("\n", 1)[0])
        )

    def _is_below_asking(self, span: Span) -> bool:
        """Whether it is an item of a list whose first line asks for a person: "Wij zoeken iemand die: ..."."""
        text, at = self.text, span.start
        low = max(0, at - _LIST_REACH)
        line_start = text.rfind("\n", low, at) + 1 or low
        before = text[line_start:at]
        colon = before.rfind(":")
        if colon >= 0 and ";" in before[colon:]:  # a list in running text
            return _asks(before[:colon])
        if not _has_mark(text[line_start : at + 1]):
            return False
        lines = (line for line in reversed(text[low:line_start].split("\n")[1:]) if line.strip())
        stem = next((line for line in lines if not _has_mark(line)), "")
        return _asks(stem)

    def tells_of_reader(self, start: int, stop: int) -> bool:
        """Whether the text shortly before ``start``, or up to ``stop``, says what the reader is: "Je bent", "U bent:"."""
        hits = self._hits[bisect_left(self._hit_starts, start - _RUN) : bisect_left(self._hit_starts, stop)]
        text = self.posting.lowered
        return any(text[hit.start : hit.end] in OWN_COPULAS for hit in hits)

    def goes_on(self, start: int) -> bool:
        """Whether the last words that tell before ``start`` ask something of the candidate, not of the employer."""
        text = self.posting.lowered
        for hit in reversed(self._hits[bisect_left(self._hit_starts, start - _RUN) : bisect_left(self._hit_starts, start)]):
            role = self._roles[hit.entry]
            if role == "seek" or text[hit.start : hit.end] in _SEEKING:
                return True
            if role in ("employer", "house", "boast", "tasked"):
                return False
        return False

    def is_among_requirements(self, start: int, stop: int) -> bool:
        """Whether diplomas, experience or languages are asked close to it."""
        at = bisect_left(self._credentials, start - _RUN)
        return at < len(self._credentials) and self._credentials[at] <= stop + _RUN

    def is_side_by_side(self, first: Reading, second: Reading) -> bool:
        """Whether two readings stand in one enumeration, so that what holds of one holds of the other."""
        between = self.text[first.end : second.start]
        if len(between) > 16:
            return len(between) <= 50 and _AROUND_ANOTHER.match(between) is not None
        if between.isspace():
            is_list = self.sentence(second.start).section == "competencies"
            return "\n" not in between and (is_list or (self.text[first.start].isupper() and self.text[second.start].isupper()))
        return _SIDE_BY_SIDE.match(between) is not None


def _has_mark(line: str) -> bool:
    mark = LIST_MARK.match(line)
    return mark is not None and mark.end() > 0 and not line.startswith("#")


def _asks(stem: str) -> bool:
    """Whether the first line of a list asks for a person, and names no duties."""
    return _STEM_ASKS.search(stem[-160:].strip(" *#\r")) is not None and _STEM_DUTIES.search(stem[-120:]) is None


def _is_item(line: str) -> bool:
    return _has_mark(line) or len(line) < 45


def _vocabulary(posting: Posting) -> _Vocabulary:
    contexts, words = posting.library.lexicons["competency_contexts"], posting.library.lexicons["competency_words"]

    def of_role(role: str) -> set[str]:
        return {phrase for phrase, row in contexts.phrases if contexts.rows[row]["role"] == role}

    persons = {phrase for phrase, row in words.phrases if words.rows[row]["form"] == "person"}
    roles = [row["role"] for row in contexts.rows]
    return _Vocabulary(roles, frozenset(of_role("head") | persons), frozenset(of_role("thing")), frozenset(of_role("person")))
