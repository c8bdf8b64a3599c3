"""The job's title, as written.

Rules and heading lines give the words in which a title stands; ``read_title`` finds it there by its head
("adviseur", "engineer": lexicon ``job_titles``) and leaves off what is no part of it (hours, place, employer).
"""

from __future__ import annotations

import regex

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, split
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import Span

_HEADER_REACH = 900
_MOST_WORDS = 11
_LONGEST_HEAD = 22
_SHORTEST_HEAD = 3

_WORD = regex.compile(r"[^\s|•·]+")
_TRAILING = ",.;:!?*\"'|–-"
_QUALITIES = frozenset(
    """ambitieuze allround bevlogen betrokken bekwame betrouwbare capabele creatieve daadkrachtige deskundige doortastende enthousiaste
    enthousiast ervaren energieke extra een fijne flexibele fulltime parttime gedreven gemotiveerde gepassioneerde getalenteerde geweldige goede
    gezellige handige inspirerende jonge innovatieve klantgerichte klantvriendelijke leergierige leuke nauwkeurige nieuwe nieuwe, ondernemende
    proactieve pro-actieve professionele representatieve resultaatgerichte scherpe servicegerichte slimme sociale stevige sterke strategische
    tijdelijke talentvolle technische toegewijde topper verbindende vaste zelfstandige zorgzame ijverige nauwgezette doelgerichte analytische
    data-gedreven datagedreven de het onze dé hét die jouw je jij jou één twee drie volgende eerste echte collega collega's
    and an a experienced enthusiastic motivated talented passionate driven new our the ons naar hands-on veelzijdige uitdagende
    kritische vakkundige praktische betrokken, stressbestendige vriendelijke hulpvaardige vrolijke secure aanstormende startende
    communicatieve analytisch sterk sterke persoonlijke warme deze dit jong goed gedegen freelance""".split()
)
_KEEP_AS_FIRST = frozenset("technische strategische sociale tijdelijke zelfstandige deskundige creatieve vaste".split())
"""Qualities that are as often part of the title: they stay where they start with a capital."""
_STOPS = frozenset(
    """bij voor in die met om op te ter ten zoekt zoeken gezocht ga gaat ben bent is zijn was werk werkt heb hebt heeft dan dat wie wij we ons onze naar per je jij
    jouw u uw binnen tot als aan uit vanuit zonder over waar wanneer waarbij waarmee maar want zodat door onder tijdens er het een wil wilt
    kan kun kunt zal zul zult krijg krijgt kom komt speel speelt draag zorg zorgt ook nog nu graag gaan wordt word of/en deze dit gespecialiseerd verantwoordelijk
    working who to at for with you will are your join based from is as dus toe elke hier vind vinden samen dagelijks vooral altijd niet geen
    lijkt past geïnteresseerd solliciteer spreekt versterking vervul leer zoals via ervaring tussen rond circa fulltime parttime minimaal maximaal
    beschikbaar gedurende omdat doe doet maak maakt heet start kijk neem neemt houd houdt lever levert geef geeft weet help helpt
    kunnen willen hebben worden werken welkom solliciteren hoe wat waarom dagen uur uren fte m/v v/m m/v/x (m/v) (m/v/x) (v/m) (v/m/x) (m/w/d)""".split()
)
_NEEDS_SUBJECT = ("medewerker", "adviseur", "coördinator", "docent", "jurist", "consulent", "hoofd", "specialist", "beleidsmedewerker")
_NO_TAIL = frozenset(
    """bestaat draagt staat speelt zorgt werkt neemt geeft vormt heeft houdt ligt valt valt, levert maakt doet gaat komt weet hieraan beschik
    rapporteer rapporteert fungeer voer voert ontwikkelen verrichten vooruit voorrang mee bij besteed hoort impact echt""".split()
)
_YOU = frozenset("je jij u we wij ik jullie ons onze de het".split())
_MERE_ROLES = frozenset(
    """ambassadeur sparringpartner gesprekspartner netwerker verbinder specialist expert experts professional professionals adviseur leider
    coach begeleider stage partner medewerkers collega's trainer projectleider_van rolmodel organisator strateeg associate""".split()
) - {"stage", "adviseur", "specialist", "trainer", "coach", "begeleider", "associate"}
_EXPERIENCE = regex.compile(
    r"\b(?:\w*ervaring|ervaren|achtergrond|\w*opleiding|opgeleid|gewerkt|experience|diploma|registratie|dienstjaren|opgedaan|geregistreerd)"
    r"(?:[ ]in[ ]een[ ](?:soortgelijke[ ]|vergelijkbare[ ])?(?:rol|functie))?[ ](?:opgedaan[ ])?(?:als|tot|as|van)[ ](?:een[ ]|an?[ ]|bijvoorbeeld[ ])?$",
    regex.IGNORECASE,
)
_ARTICLE = regex.compile(r"(?<!^(?:lid|hoofd|voorzitter)[ ]van[ ])\b(?:de|het|een|deze|andere)\b", regex.IGNORECASE)
_LABEL_OF_OTHER = regex.compile(r":[*# ]{0,4}\n\s{0,4}$")
_LABEL_OF_TITLE = regex.compile(r"(?:functie|vacature|titel|title|zoek\w*|gevraagd|opdracht|rol|een|naar|zoekt|baan)[ ]?:[*# ]{0,4}\n\s{0,4}$", regex.IGNORECASE)
_NOT_WORD = regex.compile(r"[^\w]+")
_JOINERS = frozenset("en of & / + – - and".split())
_NAME_LINKS = frozenset("van der de het den of tot".split())
_VAN_HEADS = frozenset("lid hoofd voorzitter head directeur director".split())
_HOURS = regex.compile(r"\d{1,2}(?:[,.]\d)?(?:[ ]?[-–/][ ]?\d{1,2}(?:[,.]\d)?)?[ ]?(?:uur|uren|u\b|fte|h\b|hours)|\bfte\b|\d[,.]\d", regex.IGNORECASE)
_LINE = regex.compile(r"(?m)^[#*\" ]{0,4}(?P<value>[^\n]{3,110})$")
_SENTENCE_SIGNS = regex.compile(r"[?!]|\b(?:je|jij|jou|jouw|wij|we|ons|onze|ik|u|bent|zoekt|hebben|heeft|wordt|is|zijn|your?|we|our)\b", regex.IGNORECASE)
_PARENTHESIS = regex.compile(r"[ ]?\([^()\n]{1,60}\)")
_NO_TITLE_IN_PARENTHESES = regex.compile(
    r"\d|uur|m/v|v/m|vacature|bepaalde|hybride|remote|voorkeur|per direct|fulltime|parttime|vast|tijdelijk|reactie|gesloten|regio|omgeving|verva|kans op|m/w",
    regex.IGNORECASE,
)
_CUT_TAIL = regex.compile(
    r"[ ]?[|•·][ ]?|[ ][–-][ ]|[ ]?[,:][ ]|[ ](?:bij|in|te|voor|at|vanuit|per|op|regio|omgeving|met|die|gezocht)[ ]|[ ]\(", regex.IGNORECASE
)


class _Heads:
    """The words that name an occupation, by their ends."""

    def __init__(self, library: PatternLibrary) -> None:
        rows = library.lexicons["job_titles"].rows
        self.whole = {form for row in rows for form in _forms(row["head"])}
        self.ends = {form for row in rows if not row["whole"] for form in _forms(row["head"])}
        self.known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        found = self.known.get(word)
        if found is None:
            if len(self.known) > 20_000:
                self.known.clear()
            found = self.known[word] = self._ends(_bare(word))
        return found

    def _ends(self, word: str) -> bool:
        if word in _NO_HEADS:
            return False
        for part in word.split("/"):
            if part in self.whole or part.rsplit("-", 1)[-1] in self.whole:
                return True
            longest = min(len(part), _LONGEST_HEAD)
            if any(part[-size:] in self.ends for size in range(_SHORTEST_HEAD, longest + 1)):
                return True
        return False


_NO_HEADS = frozenset(
    """werkgever opdrachtgever partner partners samenwerkingspartner onderwijs werkgevers opdrachtgevers aanbieder eigenaar marktleider koploper
    vertegenwoordiger, inwoner inwoners klanten chef, ervaringsdeskundige samenwerkingspartners ketenpartners ketenpartner businesspartners
    levensgenieter stage-assistent verzekeraar zorgverzekeraar verzekeraars retailer uitgever producent maker beslissingsmaker leverancier werkgeverspartner
    dienstverlener dienstverleners zorgverlener zorgverleners ondernemer ondernemers expertisepartner leider leiders intermediair vrijwilligers
    backstage vintage vacaturehouder sparringpartner sparringpartners gesprekspartner gesprekspartners netwerker verbinder teamplayer staat master
    bewaard behaald houder aanspreekpunt""".split()
)


def _forms(head: str) -> tuple[str, ...]:
    return (head, f"{head}s", f"{head}en", f"{head}n", f"{head}'s", f"{head}e", f"{head}(e)", f"{head}(s)", f"{head}/e")


def _bare(word: str) -> str:
    word = word.lower().strip(_TRAILING)
    return word[1:].removesuffix(")") if word.startswith("(") else word


_HEADS: dict[str, _Heads] = {}


def _heads(library: PatternLibrary) -> _Heads:
    found = _HEADS.get(library.digest)
    if found is None:
        found = _HEADS[library.digest] = _Heads(library)
    return found


# --- reading ------------------------------------------------------------------------------------------------------


def read_title(text: str, start: int, end: int, heads: _Heads, *, bare_tail: bool = True) -> Span | None:
    """The title in ``text[start:end]``, or None. It may follow qualities ("enthousiaste"), not other words.

    ``bare_tail``: whether lower-case words after the head belong to it ("adviseur grondzaken").
    """
    words = [match.span() for match in _WORD.finditer(text, start, end)][: _MOST_WORDS + 4]
    first = _first_word(text, words, heads)
    if first is None:
        return None
    last_head = None
    i = first
    while i < len(words) and i < first + _MOST_WORDS:
        word = text[slice(*words[i])]
        bare = _bare(word)
        if (bare in _STOPS and not _links(text, words, i, last_head)) or (word[0].isdigit() and _HOURS.match(text, words[i][0])):
            break
        if word in heads:
            last_head = i
            if word[-1] in ".;:!?":
                i += 1
                break
        elif last_head is not None and not _extends(text, words, i, last_head, heads, bare_tail):
            break
        elif last_head is None and word[-1] in ",.;:!?":
            break
        i += 1
    if last_head is None:
        return None
    stop = _end_of_title(text, words, i, last_head)
    title_start = words[first][0]
    while text[title_start] in "\"'*–-" and title_start < stop:
        title_start += 1
    return Span(title_start, stop) if stop - title_start >= _SHORTEST_HEAD else None


def _first_word(text: str, words: list[tuple[int, int]], heads: _Heads) -> int | None:
    for i, (word_start, word_end) in enumerate(words):
        word = text[word_start:word_end]
        bare = word.lower().strip(_TRAILING)
        if not bare or (bare in _QUALITIES and not (word[0].isupper() and bare in _KEEP_AS_FIRST)) or bare == "en":
            continue
        if bare in _STOPS or bare in _NAME_LINKS:
            return None
        return i
    return None


def _extends(text: str, words: list[tuple[int, int]], i: int, last_head: int, heads: _Heads, bare_tail: bool) -> bool:
    """Whether a word after the head still belongs to the title."""
    word = text[slice(*words[i])]
    bare = word.strip(_TRAILING)
    before = text[slice(*words[i - 1])]
    if before[-1] == ",":  # "Medewerker PR, Marketing en Communicatie"
        return bare[:1].isupper() and any(text[slice(*word)] == "en" for word in words[i + 1 : i + 3])
    if before[-1] in ".;:!?":
        return False
    if word in _JOINERS or word.lower() in ("en", "of", "and"):
        return _follows(text, words, i, heads)
    if word[0] == "(":
        return not _NO_TITLE_IN_PARENTHESES.search(word)
    if word.lower() in _NAME_LINKS:
        return _links(text, words, i, last_head)
    if bare[:1].isupper() or bare[:1].isdigit():
        return True
    if bare.lower() in _NO_TAIL or not bare[:1].isalpha():
        return False
    if i + 1 < len(words) and text[slice(*words[i + 1])] in _YOU:  # a verb: "beheer je"
        return False
    return i <= last_head + 3 and (bare_tail or _stem_of(text[slice(*words[last_head])]))


def _links(text: str, words: list[tuple[int, int]], i: int, last_head: int | None) -> bool:
    """Whether a "van" or its article goes on with the title: "lid van het dagelijks bestuur"."""
    if last_head is None or text[slice(*words[last_head])].lower() not in _VAN_HEADS:
        return False
    between = text[words[last_head][1] : words[i][1]].lower().strip()
    return between in ("van", "van de", "van het")


def _stem_of(head: str) -> bool:
    """Whether a head is one that hardly stands without a subject ("medewerker communicatie")."""
    return head.lower().endswith(_NEEDS_SUBJECT)


def _follows(text: str, words: list[tuple[int, int]], i: int, heads: _Heads) -> bool:
    """Whether a joiner is followed by more of the title: another head, or a capitalised word."""
    if i + 1 >= len(words):
        return False
    following = text[slice(*words[i + 1])]
    return following in heads or following[0].isupper()


def _end_of_title(text: str, words: list[tuple[int, int]], i: int, last_head: int) -> int:
    last = max(i - 1, last_head)
    while last > last_head and (
        text[slice(*words[last])].lower() in _JOINERS | _NAME_LINKS | _QUALITIES or text[slice(*words[last])] in ("(", "m/v")
    ):
        last -= 1
    stop = words[last][1]
    while stop > words[last_head][0] and text[stop - 1] in _TRAILING:
        stop -= 1
    opened = text.count("(", words[last_head][0], stop) - text.count(")", words[last_head][0], stop)
    if opened > 0:  # a parenthesis that the title does not close
        stop = text.rindex("(", 0, stop)
        while text[stop - 1] == " ":
            stop -= 1
    elif opened < 0 and text[stop - 1] == ")" and "(" not in text[words[0][0] : stop]:
        stop -= 1
    return stop


# --- finding ------------------------------------------------------------------------------------------------------

_BARE_TAILS = frozenset(("title.label", "title.as_you", "title.sought", "title.your_function"))
"""Rules whose words end with the title, or go on with a stop word: lower-case words after the head belong to it."""


def find(posting: Posting) -> list[Candidate]:
    """Titles in heading lines, and in the words that the rules cut out."""
    heads = _heads(posting.library)
    found = _from_lines(posting, heads)
    for rule, match in posting.matches("title"):
        start, end = match.span("value")
        span = read_title(posting.text, start, end, heads, bare_tail=rule.id in _BARE_TAILS)
        if span is not None:
            found.append(_candidate(posting, rule.id, span))
    return found


def _from_lines(posting: Posting, heads: _Heads) -> list[Candidate]:
    """Short lines near the start that hold a title and little else."""
    found = []
    for match in _LINE.finditer(posting.text, 0, _HEADER_REACH):
        start, end = match.span("value")
        line = posting.text[start:end]
        if line.rstrip()[-1:] in ".,;" or _SENTENCE_SIGNS.search(line):
            continue
        cut = _CUT_TAIL.search(posting.text, start + 3, end)
        span = read_title(posting.text, start, cut.start() if cut else end, heads)
        if span is None or _ARTICLE.search(posting.text[slice(*span)]) or _is_labelled_otherwise(posting.text, match.start()):
            continue
        found.append(_candidate(posting, "title.heading", _without_place(posting, span)))
    return found


def _is_labelled_otherwise(text: str, line_start: int) -> bool:
    """Whether the line is the value of a label that is not the title's ("Rapporteert aan:")."""
    before = text[max(0, line_start - 30) : line_start]
    return _LABEL_OF_OTHER.search(before) is not None and not _LABEL_OF_TITLE.search(before)


def _without_place(posting: Posting, span: Span) -> Span:
    """The title without a place that closes it ("Concerncontroller Tiel")."""
    for hit in posting.lexicon_hits("places"):
        if hit.end == span.end and span.start < hit.start and posting.text[hit.start - 1] == " ":
            return Span(span.start, hit.start - 1)
    return span


def _candidate(posting: Posting, rule: str, span: Span) -> Candidate:
    text = posting.text
    reason = None
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        reason = "elsewhere"
    elif _EXPERIENCE.search(text, max(0, span.start - 40), span.start):
        reason = "experience"
    elif text[slice(*span)].lower() in _MERE_ROLES:
        reason = "mere_role"
    return Candidate("title", rule, (span,), TextValue(text[slice(*span)]), reason)


# --- choosing -----------------------------------------------------------------------------------------------------

_WEAK = frozenset(("title.become", "title.as_plain", "title.vacancy_for"))
_STRONG = frozenset(("title.label", "title.heading"))
_TOP = 250
"""A heading this near to the start needs no second mention."""


def _key(candidate: Candidate) -> str:
    return _NOT_WORD.sub("", candidate.value.value.lower())


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """A label or heading that the text bears out; then the title named most often; ties go to the first in the text."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    keys = {id(candidate): _key(candidate) for candidate in choice.chosen}
    places = {id(candidate): candidate.start for candidate in choice.chosen}

    def support(candidate: Candidate) -> int:
        """At how many places this title, or one that holds it or is held by it, is named."""
        key = keys[id(candidate)]
        return len({places[other] for other, known in keys.items() if key in known or known in key})

    def order(candidate: Candidate) -> tuple[int, int, int, int, int]:
        named = support(candidate)
        strong = candidate.rule in _STRONG and (named > 1 or candidate.start < _TOP or candidate.rule == "title.label")
        words = candidate.value.value.count(" ")
        return -strong, -min(named, 4), candidate.rule in _WEAK, -min(words, 3), candidate.start

    ordered = sorted(choice.chosen, key=order)
    choice.chosen = ordered[:1]
    best = keys[id(ordered[0])]
    choice.rejected.extend(
        candidate.rejected("again" if keys[id(candidate)] == best else "weaker") for candidate in ordered[1:]
    )
    return choice


SPEC = FieldSpec(
    "title",
    "title",
    records.Text,
    False,
    find,
    choose,
    {
        "experience": "it names former jobs or training asked of the candidate",
        "mere_role": "it names a part that one plays, not a job",
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "again": "the same title is named in a stronger or earlier place",
        "weaker": "another title is named in a stronger place, or more often",
    },
)
