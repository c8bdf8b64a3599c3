"""One place where a competency is named, seen in its sentence: what stands before and behind it, and who is spoken of."""

from __future__ import annotations

import re
from functools import cached_property

from vacaturextract.fields.competency_grammar import ASKING, LIST_MARK, OWN_COPULAS, Context, Grammar, Reading, Sentence

_UNKNOWN_SECTIONS = frozenset(("header", "other", "procedure"))
ASKED_SECTIONS = frozenset(("profile", "competencies"))
_MIXED_SECTIONS = frozenset(("header", "other", "tasks"))
# After an adjective that is no attribute ("je bent flexibel en ..."): no noun and no verb to which it would belong.
PREDICATIVE_END = re.compile(
    r"""\s*(?:$|[,.;:)!?|/•·✔✓>*\n"'(–…]|-\s)
    |\s+[&+-](?=\s)
    |\s+\d
    |\s+(?:en|of|maar|als|bent|ben|is|zijn|om|in|met|naar|te\ werk|qua|voor|over|zowel|werkt|werken|ingesteld
    |én|èn|die|dat|van|door|op|aan|kunt|kan|kunnen|denkt|omdat|waardoor|zodat|wanneer|tegelijk|tegelijkertijd|persoon|bij|binnen|zonder|denken|handelt
    |handelen|opstelt|blijft|tot|wat|waar|ook|ten|jegens|richting|zodra|hebt|heeft|beschikt|je|jij|u|zelfs|omtrent|and|but|with|when
    |who|to|on|tussen|vanuit|daarnaast|weet|communiceert|genoeg|te\ zijn|te\ werken|werkzaam|tijdens|durft
    |about|for|at|dus|tegenover|wel|graag|altijd|dan|zoals|vindt|gaat|houdt|staat|kijkt|denkend|werkend|hierbij|daarbij|onder|want|wilt?
    |hebben|tonen|toont|daarom|mee|bezit|moet|mag|aangelegd|gefocust|affiniteit|rijbewijs
    |(?:(?:zeer|erg|heel|bijzonder)\ )?(?:ijzer)?(?:vaardig|sterk)(?=\s*(?:$|[,.;:)\n]|en\b|of\b)))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_INNER_MARK = re.compile(r"[✔✓√✅•●◦▪☐➢►➤]|[.:;!?]\s?[-–•*]\s?(?=[A-Z])")
# The words before an item in a list of which the line breaks are lost.
_LOST_BREAK = re.compile(
    r"""\b(?!(?:van|met|een|het|bij|de|in|en|of|voor|naar|afdeling|team|als|onze|ons|jouw|je|uw|eigen)[ ])
    (?!(?:of|the|for|and|with|to|a|some)[ ])
    [a-zà-ÿ0-9)%]{2,}[ ](?P<opener>(?:Sterke?|Een|Goede?|Uitstekende?|Zeer|Hoge|Grote|Flinke)(?:[ ][a-zà-ÿ]+){0,2}[ ])?$""",
    re.VERBOSE,
)
_LISTED_FORMS = frozenset(("quality", "trait", "shared", "person"))
_LISTING_SECTIONS = frozenset(("profile", "competencies", "header", "other"))
_ANNOUNCED = re.compile(r"[\w\s]{0,24}[:;–-]\s*")
THIRD_PERSON = re.compile(
    r"(?!(?:met|het|dat|wat|niet|uit)\b)(?:\w{2,14}t|kan|is|ben|te werk|in staat|goed in|sterk in)\b", re.IGNORECASE
)
_BEFORE, _BEHIND = 120, 260
"""How near words stand that say that something is asked: an enumeration before them may be long."""
NEAR = 45
"""How many characters a word reaches in its clause."""
CLAUSE = 110
"""How many characters a clause is taken to have at most."""
_LEADS = re.compile(
    r"(?:(?:een|zeer|erg|goede?|sterke?|uitstekende?|uitgebreide|ruime|aantoonbare|gedegen|prima|hoge|grote|mate|van)\s?){0,3}$",
    re.IGNORECASE,
)
_DEMANDING = re.compile(
    r"\b(?:functie|rol|baan|werk|job|vak|positie|opdracht|opgave|taak|plek|dit|dat|wat)\b[^.;:]{0,60}$", re.IGNORECASE
)
_JOB = re.compile(r"\b(?:functie|rol|baan|positie)\b[^.;:]{0,30}$", re.IGNORECASE)
# "... dat om een flexibele werkhouding vraagt", "hier komt een groot verantwoordelijkheidsgevoel bij kijken".
# "Dit vraagt om een gestructureerde aanpak binnen de keten" asks it of no one person.
_OF_THE_WORK = re.compile(r"aanpak (?:zowel|binnen|tussen|van|voor|om|in|met)\b")
_DEMANDED_BEHIND = re.compile(r" (?:van jou |van je )?vraagt\b")
_INVOLVED = re.compile(r" (?:hier|daar)?bij kijken\b")
# An item that names what one must have in oneself: "Het lef om verantwoordelijkheid te nemen".
_ASKING_ITEM = re.compile(
    r"(?:Het|De)? ?(?:lef|moed|talent|vermogen|vaardigheid|drive|wil|passie|bereidheid|motivatie|ambitie) om (?!de beste|dé)",
    re.IGNORECASE,
)
_BARE_FORMS = frozenset(("trait", "shared", "domain", "quality", "person", "noun"))
_OTHERS = re.compile(r"\b(?:de|het|die|deze|dit|dat|hun|ze|zij|er|men|iedereen|hij|the|this|they)\b", re.IGNORECASE)
"""Words that give a sentence a subject or object of its own: no bare phrase."""


def _lost_break(text: str, start: int, stop: int) -> int | None:
    """Where an item starts that only a capital shows: "rijbewijs Accuraatheid", "rijbewijs Sterk analytisch vermogen"."""
    found = _LOST_BREAK.search(text[max(start, stop - 60) : stop])
    if found is None or not (found["opener"] or text[stop].isupper()):
        return None
    return stop - len(found["opener"] or "")


def _is_demanded_behind(lead: str, text: str, end: int) -> bool:
    wants = _DEMANDED_BEHIND.match(text, end) and re.search(r"\bom (?:een |de |\w+e ){0,3}$", lead)
    return wants is not None or ("komt" in lead and _INVOLVED.match(text, end) is not None)


class View:
    """One reading in its sentence."""

    def __init__(self, grammar: Grammar, reading: Reading, sentence: Sentence) -> None:
        self.grammar, self.text, self.reading, self.sentence = grammar, grammar.text, reading, sentence
        self.section = sentence.section
        self.before = [c for c in sentence.contexts if c.end <= reading.start]
        self.after = [c for c in sentence.contexts if c.start >= reading.end]
        self.body = self._body()
        if self.body > sentence.start:
            self.before = [c for c in self.before if c.start >= self.body]

    def _body(self) -> int:
        """Where what belongs together starts: behind the list mark, or behind "de volgende competenties:"."""
        start, stop = self.sentence.start, self.reading.start
        mark = LIST_MARK.match(self.text, start, stop)
        heading = self.grammar.posting.layout.section(self.reading.start)
        if heading and heading.kind in ASKED_SECTIONS and start <= heading.start and heading.body <= stop:  # "Profiel: ..."
            start = heading.body
            mark = LIST_MARK.match(self.text, start, stop)
        body = mark.end() if mark else start
        # Marks within the line: "✔ secuur ✔ flexibel", "Verder ben je:- Vloeiend in Engels.- Gedreven".
        for inner in _INNER_MARK.finditer(self.text, body, stop + 1):
            body = inner.end()
        if (
            self.reading.form in _LISTED_FORMS
            and self.section in _LISTING_SECTIONS
            and (capital := _lost_break(self.text, body, stop))
        ):
            body = capital
        for context in self.before:
            if context.role == "intro" and (announced := _ANNOUNCED.match(self.text, context.end, stop)):
                body = announced.end()
        return body

    @cached_property
    def implied(self) -> bool:
        """Whether the reader is the subject of a sentence that opens with its verb: "Communiceert helder"."""
        return any(
            c.start == self.body and c.role in ("copula", "ability", "have") and THIRD_PERSON.match(self.text, c.start)
            for c in self.before
        )

    @cached_property
    def asked(self) -> bool:
        """Whether it stands among the requirements, or is a bare phrase beside sentences that say what the reader is."""
        if self.section in ASKED_SECTIONS:
            return True
        if self.section != "organisation" and _ASKING_ITEM.match(self.text, self.body):
            return True
        if self.reading.form not in _BARE_FORMS or not self.leads_item or self.has(ASKING) or _OTHERS.search(self.lead):
            return False
        grammar, start = self.grammar, self.sentence.start
        if grammar.tells_of_reader(start, self.body) or (self.section != "organisation" and grammar.goes_on(start)):
            return True
        is_item = (
            self.is_marked or self.text[self.sentence.end : self.sentence.end + 1] == ";" or _LEADS.match(self.lead) is not None
        )
        return is_item and self.section in _MIXED_SECTIONS and grammar.is_among_requirements(start, self.sentence.end)

    @property
    def is_manner(self) -> bool:
        """Whether it can say, as an adverb, how the candidate does things."""
        return self.reading.start in self.grammar.manners

    @property
    def is_marked(self) -> bool:
        """Whether the sentence starts with a list mark."""
        return self.body > self.sentence.start

    def last(self, roles: tuple[str, ...]) -> Context | None:
        """The last telling word of these roles before the reading."""
        for context in reversed(self.before):
            if context.role in roles:
                return context
        return None

    def near(self, roles: tuple[str, ...], within: int = NEAR) -> Context | None:
        """Such a word at most ``within`` characters before the reading."""
        found = self.last(roles)
        return found if found and self.reading.start - found.end <= within else None

    def has(self, roles: tuple[str, ...]) -> bool:
        """Whether such a word stands before or behind it in the sentence."""
        return any(c.role in roles for c in self.before) or any(c.role in roles for c in self.after)

    def is_own(self, verb: Context) -> bool:
        """Whether the verb has the candidate for subject by its form: "bent", "ben je"."""
        return self.text[verb.start : verb.end].lower() in OWN_COPULAS

    @property
    def is_needed(self) -> bool:
        """Whether words near it say that it is asked: "is een vereiste"."""
        start, end = self.reading.start - _BEFORE, self.reading.end + _BEHIND
        return any(c.role == "need" and c.end >= start and c.start <= end for c in self.sentence.contexts)

    @property
    def addressed(self) -> bool:
        """Whether the sentence speaks of the candidate."""
        return self.implied or self.has(ASKING)

    @property
    def lead(self) -> str:
        """What stands before the reading in its sentence, without list marks."""
        return self.text[self.body : self.reading.start]

    @property
    def is_in_brackets(self) -> bool:
        """Whether it stands alone between brackets, perhaps with "dus"."""
        start, end = self.reading.start, self.reading.end
        return self.text[start - 1 : start] == "(" and self.text.startswith((")", " dus)"), end)

    def said(self, piece: Context | Reading) -> str:
        """The words of a reading or of its context, in lower case."""
        return self.text[piece.start : piece.end].lower()

    @property
    def is_gloss(self) -> bool:
        """Whether no noun follows the brackets in which it stands."""
        return PREDICATIVE_END.match(self.text, self.text.index(")", self.reading.end) + 1) is not None

    @property
    def is_loose_item(self) -> bool:
        """Whether it opens an item of a list under no known heading, or fills a sentence alone."""
        if self.section not in _UNKNOWN_SECTIONS or not self.leads_item or self.reading.start - self.body > 30:
            return False
        rest = self.sentence.end - self.body - (self.reading.end - self.reading.start)
        return self.is_marked or rest <= 25

    @property
    def is_free(self) -> bool:
        """Whether no noun or verb follows to which the reading would belong."""
        end = self.reading.end
        in_row = self.section == "competencies" and end + 1 in self.grammar.starts and self.text[end] == " "
        return in_row or PREDICATIVE_END.match(self.text, end) is not None

    @property
    def is_behind_another(self) -> bool:
        """Whether only a space parts it from the competency before it: lists of which the line breaks are lost."""
        start = self.reading.start
        return self.text[start - 1 : start] == " " and start - 1 in self.grammar.ends

    @property
    def is_demanded(self) -> bool:
        """Whether the work asks for it: "deze functie vraagt om", "dit vereist"; of the employer only its functions do."""
        demand, of_employer = self.near(("demand",), within=60), self.section == "organisation"
        if demand and not _OF_THE_WORK.match(self.text, self.reading.end - 6):
            subject = self.text[self.sentence.start : demand.start]
            if (_JOB if of_employer else _DEMANDING).search(subject):
                return not re.search(r"[.;:!?]|\b(?:die|dat|waar\w*|zodat)\b", self.text[demand.end : self.reading.start])
        return not of_employer and _is_demanded_behind(self.lead, self.text, self.reading.end)

    @property
    def leads_item(self) -> bool:
        """Whether it opens an item, or stands in one after words that make no statement."""
        reach = 200 if self.section in ASKED_SECTIONS else 90
        return self.reading.start - self.body <= reach and not any(
            c.role in ("candidate", "seek", "ability", "experience", "employer", "house", "boast", "tasked")
            for c in self.before
        )
