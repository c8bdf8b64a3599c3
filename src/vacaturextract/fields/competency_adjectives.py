"""Whether an adjective that names a competency is said of the candidate: of the reader, not of a thing.

Behind the verb ("je bent flexibel"), before a noun ("een flexibele houding"), or as an adverb ("je werkt flexibel").
"""

from __future__ import annotations

import re

from vacaturextract.fields.competency_grammar import ASKING, PERSONAL_ABILITY, Context
from vacaturextract.fields.competency_view import ASKED_SECTIONS, CLAUSE, PREDICATIVE_END, THIRD_PERSON, View

_CANDIDATE, _SEEK, _COPULA, _HAVE = ("candidate",), ("seek",), ("copula",), ("have",)
_INFLECTED = re.compile(r"(?:[^aeiou]e|[éëi]e)$")
_UNINFLECTED_END = re.compile(r"(?:ive|ible|able|ate|free)$")
_JOINING = frozenset(("en", "of", "maar", "én", "ook", "zeer", "and", "wel", "even", "tegelijk"))
_INVARIABLE = frozenset(("open", "ervaren", "gedreven", "betrokken", "bevlogen", "bekwaam"))
_RESULT = re.compile(r"\b(?:zodat|opdat)\b")
# "Voor analytisch of operationeel gebruik".
_OF_WHAT = re.compile(r"\b(?:voor|van|door|tot|onder) $")
# "Professioneel en intellectueel niveau", "op strategisch en tactisch niveau".
_SHARED_THING = re.compile(r"\s(?:en|of|/) [\w-]+ (?:niveau|gebied|vlak|opzicht)\b")
_ROW_OF_ADJECTIVES = re.compile(r"(?:,? (?:en )?[\w-]+){0,2},? en [\w-]+ ([\w-]+)")
# "Wij zoeken een leider: visionair, inspirerend en ...".
_SOUGHT_LIST = re.compile(
    r"\b(?:we|wij) zoeken [^:;.]{3,70}: (?:[\w-]+,? (?:en )?){0,4}$|\bgezocht: (?:[\w-]+,? (?:en )?){0,4}$", re.IGNORECASE
)
_AT_WORK = re.compile(r"hands-?on (?:met|aan|bezig|mee)\b", re.IGNORECASE)
# "Toegankelijk op papier zetten", "toegankelijk houden": of the words or the care, not of the person.
_ACCESSIBLE = re.compile(
    r"toegankelijk (?:op papier|te (?!zijn)\w+|uit\w*|over te|maak|maken|houd|schrijf|schrijv|rapport)", re.IGNORECASE
)
_THINGS_BEHIND = re.compile(r"(?:,|,? en) [\w-]+e ([\w'’-]+)")
_ARTICLE = re.compile(r"(?:een|\béén) (?:[a-zà-ÿ-]+, ){0,2}$", re.IGNORECASE)
_IN_SHORT = re.compile(r"^(?:kortom|dus|oftewel|in één woord)[:,]? $", re.IGNORECASE)
_OWN_BEHIND = re.compile(r"(?: en [\w-]+)? bent\b")
# An uninflected adjective before a noun: "een vaardig en representatief persoon".
_ADJECTIVE = re.compile(r"\w{2,}(?:ief|isch|ig|lijk|end|zaam|iek|eel|eus|iast|gericht|vaardig|rijk|baar)$")
_SUBJECT_BEHIND = re.compile(r"(?:,? (?:en|want|maar)|[,:]| -| –| als| moet| ben| bent) (?:je|jij|u)\b")
_WORD = re.compile(r"[\s(]*([\w'’-]+)\)?")
_ENUMERATED = re.compile(r"(?:[,:]|\b(?:en|én)) $")
_COMMA = re.compile(r"\s*,")
# What may stand between the start of an item and an adjective that is said of the reader: adverbs and other adjectives.
_MODIFIERS = re.compile(
    r"""(?:[\s,(/&:]|\b(?:zeer|erg|heel|altijd|echte?|sterk|positief|een|zowel|ook|niet|alleen|verder|daarnaast|tevens|van|nature|enorm
    |super|uiterst|bovenal|zelf|goed|en|én|of|maar|als|met|je|jij|bent|in|is|very|a|highly|and|be|iemand|die|persoon|persoonlijkheid|tot
    |slot|teamverband|competenties|kerncompetenties
    |[\w-]+(?:ief|isch|ig|ijk|vast|rijk|gericht|bewust|aar|eel|ent|end|iast|eus|eger|iek|aal|aat|uur|vol|en))\b)*+$""",
    re.IGNORECASE | re.VERBOSE,
)
# Other traits in the same item: "positieve instelling en pragmatisch".
_TRAITS = re.compile(
    r"(?:(?:[\w'-]*(?:[^aeiou]e|ig|isch|ief|lijk|gericht|vaardig|sterk|houding|instelling|persoonlijkheid|vermogen|vaardigheden"
    r"|mentaliteit|inzicht)|en|of|een|als|zeer|sterk|goed)[\s,&/+]+){1,8}$",
    re.IGNORECASE,
)
# "Analytische en technische ETL skills", "probleemoplossende, communicatie- en visualisatievaardigheden".
_SHARED_HEAD = re.compile(
    r"(?: en|, ?(?:en )?| &|/) ?(?:[\w-]+(?: en |, | )){1,4}?(?:\w*vaardigheden|\w*skills|kwaliteiten|capaciteiten|vermogen)\b",
    re.IGNORECASE,
)
# A trait that no list knows, before the last of a row: "enthousiast, snel en flexibel".
_ANOTHER = re.compile(r"\s*(?!(?:de|het|een|dit|dat|je|we|is|zijn)\b)[\w-]+ (?:en|én) $", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:[\w-]+,? (?:en )?){0,4}$")
_SOUGHT_BEHIND = re.compile(r"(?:,? (?:en |of )?[\w-]+){0,2}\? ?Dan (?:zoeken|ben|is|past|willen|komen|hebben|maken|moet)\b")
_HEAD_ENDINGS = (
    "houding", "instelling", "mentaliteit", "persoonlijkheid", "vermogen", "vaardigheden", "kwaliteiten", "skills", "mindset",
)  # fmt: skip
_PEOPLE = frozenset(
    ("collega's", "collega\u2019s", "medewerkers", "mensen", "professionals", "talenten", "vakmensen", "starters", "studenten")
)
# The employer seeks, directly before: "wij zoeken een", "zijn op zoek naar".
_SEEKS = re.compile(
    r"\b(?:(?:we|wij) zoeken|zoeken (?:we|wij)|zoekt|(?:zijn|is)(?: we| wij)? op zoek naar)(?: een)? $", re.IGNORECASE
)
_PERSON = re.compile(r"(?:ist|ant|eur|ent|or|loog|aar|kracht|er)$")
_PERSONS = re.compile(r"(?:ist|ant|ent|eur|or|loog|aar|kracht)en$|(?:er|eur|ant|ent|or)s$")
# A job title: "enthousiaste Vrije school leerkracht", "enthousiast en veelzijdig Machine Learning Engineer".
_TITLE_BEHIND = re.compile(r"(?:(?:,| en) [a-zà-ÿ-]{4,20}){0,2} (?-i:[A-Z][a-z]+ )")
_PLURAL_ENDINGS = ("en", "'s", "ers", "eurs")
_SURE_ABILITY = frozenset(("weet", "weet je", "weet jij", "in staat", "vermogen om", "het vermogen", "graag"))
_OF_OTHERS = ("employer", "house", "boast", "tasked", "experience", "demand")


def refusal_of_adjective(view: View) -> str | None:
    """Why this adjective says no trait of the candidate; None where it does."""
    words = view.said(view.reading)
    ends_in_e = _INFLECTED.search(words) is not None
    is_inflected = ends_in_e and not _UNINFLECTED_END.search(words)
    if view.is_in_brackets and not view.is_gloss:
        return "modifies_thing"
    if view.is_manner and _tells_how(view, words, is_inflected=is_inflected):
        return None
    if _ACCESSIBLE.match(view.text, view.reading.start):
        return "modifies_thing"
    if not view.asked and _AT_WORK.match(view.text, view.reading.start):  # "hier werk je hands-on met het nieuwste"
        return "task"
    # A list of which the marks are lost, at its end: "klantgericht samenwerkend proactief Arbeidsvoorwaarden ...".
    if view.section == "competencies" and view.is_behind_another and not is_inflected:
        return None
    # "Een gedreven en gezellig team", where an adjective follows in place of the noun.
    has_article = view.lead.lower().endswith("een ") and not words.endswith("-")
    in_row = has_article and view.text.startswith(" en ", view.reading.end)
    in_row = in_row or (_ARTICLE.search(view.lead[-50:]) is not None and not words.endswith("-") and _is_of_thing(view))
    in_row = in_row or (words in _INVARIABLE and _is_of_things(view))
    if not is_inflected and view.is_free and not in_row:
        return _predicative(view)
    return _attributive(view, is_inflected=ends_in_e or words.endswith("en"))


def _is_of_thing(view: View) -> bool:
    """Whether the adjectives that follow belong to a thing: "een enthousiast, hecht en gedreven team"."""
    row = _ROW_OF_ADJECTIVES.match(view.text, view.reading.end)
    return row is not None and row[1].lower() in view.grammar.vocabulary.things


def _is_of_things(view: View) -> bool:
    """Whether an inflected adjective and a thing follow: "toegewijde, gedreven, leuke collega's"."""
    row = _THINGS_BEHIND.match(view.text, view.reading.end)
    return row is not None and (row[1].lower() in view.grammar.vocabulary.things or row[1].lower() in _PEOPLE)


def _tells_how(view: View, words: str, *, is_inflected: bool) -> bool:
    """Whether it says how the candidate does things: "je kijkt kritisch naar", "op een creatieve manier"."""
    subject = view.last(ASKING if view.section == "profile" else _CANDIDATE)
    able = view.near(("ability",), within=CLAUSE)
    ability = view.said(able) if able else ""
    if subject is None and view.asked and ability in PERSONAL_ABILITY:
        subject = able
    if subject is None and not view.implied:
        return False
    since = view.text[subject.end if subject else view.body : view.reading.start]
    if not (view.asked or ability in _SURE_ABILITY) or any(
        c.role in _OF_OTHERS and (not subject or c.start >= subject.end) for c in view.before
    ):
        return False
    if is_inflected:
        return _head_noun(view) in ("manier", "wijze") and re.search(r"\bop\s(?:\S+\s){0,4}$", since) is not None
    return len(since) <= 90 and not re.search(
        r"[.;:!?]|\b(?:een|dat|die|het|elk|geen|zodat|waar\w*)(?:\s(?:zeer|erg|heel))?\s(?:\S+\s)?$", since
    )


def _predicative(view: View) -> str | None:
    reading = view.reading
    if view.section == "competencies" and _MODIFIERS.match(view.lead):
        return None
    if _opens_item(view):
        is_short = view.sentence.end - view.sentence.start < 90 and view.section in ("header", "other")
        if view.asked or (reading.form == "trait" and (view.is_marked or is_short)):
            return None
    if view.near(("tasked",), within=2):  # "je leert ze assertief te zijn"
        return "task"
    if _OF_WHAT.search(view.lead) or _SHARED_THING.match(view.text, reading.end):
        return "modifies_thing"
    if _is_told_behind(view):
        return None
    subject, verb = view.last(ASKING), view.last(_COPULA)
    if verb and reading.start - verb.end <= CLAUSE:
        is_own = view.is_own(verb)
        if is_own or view.implied or (subject and _is_subject_of(view, subject, verb)):
            return "task" if any(c.role == "tasked" and c.start >= verb.end for c in view.before) else None
    able = view.near(("ability", "modal")) is not None
    if subject and any(
        c.role == "copula" and c.start - reading.end <= 60 and (able or THIRD_PERSON.match(view.text, c.start))
        for c in view.after
    ):
        is_result = _RESULT.search(view.text, subject.end, reading.start)
        is_near = view.near(("candidate", "seek"), within=70) is not None
        return None if view.asked or (is_near and not is_result) else "not_asked"
    if (_IN_SHORT if view.asked else _SOUGHT_LIST).search(view.lead):
        return None
    if reading.form == "trait" and ((subject and view.near(_HAVE)) or _is_enumerated(view)):
        return None
    return None if view.addressed and view.is_needed else "not_asked"


def _opens_item(view: View) -> bool:
    """Whether nothing but adverbs and other traits stands before it in its item."""
    if not view.leads_item:
        return False
    if view.section not in ASKED_SECTIONS:
        return _MODIFIERS.match(view.lead) is not None
    last = _last_part(view.lead)
    return any((_MODIFIERS.match(last), _TRAITS.match(view.lead), _ANOTHER.match(last)))


def _is_told_behind(view: View) -> bool:
    """Whether the words behind it say of whom it is told."""
    text, end = view.text, view.reading.end
    # "Slim, scherp en sociaal? Dan zoeken we jou!"
    if view.leads_item and _SOUGHT_BEHIND.match(text, end) and _FEW_WORDS.match(view.lead):
        return True
    # An item that ends with its verb, below "Wij zoeken iemand die": "Flexibel en klantgericht bent".
    if view.is_marked and _OWN_BEHIND.match(text, end) and _MODIFIERS.match(view.lead):
        return True
    # "Klantgericht, en je hebt ...", "Analytisch als je bent, ...".
    is_plain = view.reading.form in ("trait", "shared") and view.lead in ("", "Naast ")
    return is_plain and _SUBJECT_BEHIND.match(text, end) is not None


def _is_enumerated(view: View) -> bool:
    """Whether it stands in an enumeration of the profile that speaks of nobody else: "in twee woorden: nuchter en ..."."""
    return (
        view.section == "profile"
        and _ENUMERATED.search(view.lead) is not None
        and not view.has(("employer", "house", "boast", "tasked", "negation"))
    )


def _is_subject_of(view: View, subject: Context, verb: Context) -> bool:
    """Whether the verb is near the subject, or in its clause: "je onderhandelt stevig en blijft daarbij"."""
    between = view.text[subject.end : verb.start]
    if len(between) > 60 and re.search(r"[.;:?!]|\b(?:dat|die|of)\b", between):
        return False
    return len(between) <= CLAUSE and not _RESULT.search(between)


def _last_part(lead: str) -> str:
    """What stands behind the last comma: "een frisse blik, leergierig"."""
    return lead[max(lead.rfind(","), lead.rfind(";")) + 1 :]


def _attributive(view: View, *, is_inflected: bool) -> str | None:
    head, vocabulary = _head_noun(view), view.grammar.vocabulary
    if head and view.near(_SEEK, within=12) and view.section != "organisation" and _is_sought(view, head, is_inflected):
        return None
    if head is None or head in vocabulary.things:
        return "modifies_thing"
    if view.near(("tasked",), within=30):
        return "task"
    if head in vocabulary.heads or head.endswith(_HEAD_ENDINGS) or (head in vocabulary.persons and is_inflected):
        if view.section == "organisation" and not view.has(ASKING):
            return "not_asked"
        if (
            view.lead[-12:].lower().rpartition(".")[2].strip() == "als"
            and view.after
            and view.after[0].role in ("candidate", "copula", "ability")
        ):
            return None
        if view.section == "competencies" or (view.asked and (view.leads_item or view.addressed)):
            return None
        is_told = view.last(ASKING) or view.implied or view.has(_SEEK) or view.is_loose_item or view.is_demanded
        return None if is_told else "not_asked"
    if view.asked and is_inflected and view.lead in ("Een ", "een ") and _names_job(view, head):
        return None
    # "We zoeken een creatieve kok", but "een creatief directeur" and "een commerciële medewerker" name the job.
    if head.endswith(_PLURAL_ENDINGS) or not is_inflected or view.reading.form == "domain":
        return "modifies_thing"
    hiring = view.near(("seek", "copula", "demand"), within=60)
    if hiring is None or (hiring.role == "demand" and " een " not in view.text[hiring.start : view.reading.start]):
        return "modifies_thing"
    if hiring.role == "copula":
        between = view.text[hiring.end : view.reading.start]
        is_own = view.is_own(hiring)
        is_own = is_own or (view.asked and view.said(hiring) == "is")
        return None if is_own and not re.search(r"\b(?:in|om|van|met|te|bij|voor|aan|op)\b", between) else "modifies_thing"
    return None


def _is_sought(view: View, head: str, is_inflected: bool) -> bool:
    """Whether its noun names who is sought: "we zoeken gedreven analisten", "een enthousiaste Vrije school leerkracht"."""
    if is_inflected and head in _PEOPLE:
        return True
    if view.reading.form == "domain" or not _SEEKS.search(view.text, view.sentence.start, view.reading.start):
        return False
    if view.lead.endswith("een "):
        return _TITLE_BEHIND.match(view.text, view.reading.end) is not None
    return is_inflected and _PERSONS.search(head) is not None and head not in view.grammar.vocabulary.things


def _names_job(view: View, head: str) -> bool:
    """Whether an item of the requirements opens with who is sought: "Een analytische data-analist met ..."."""
    is_one = _PERSON.search(head) is not None or _TITLE_BEHIND.match(view.text, view.reading.end) is not None
    return is_one and view.reading.form != "domain" and head not in view.grammar.vocabulary.things


def _head_noun(view: View) -> str | None:
    """The noun to which an adjective before it belongs: "een proactieve en zelfstandige houding"."""
    text, at, previous = view.text, view.reading.end, None
    if _SHARED_HEAD.match(text, at):
        return "vaardigheden"
    for _ in range(7):
        match = _WORD.match(text, at)
        if match is None:
            comma = _COMMA.match(text, at)
            if comma is None or (previous is None and at != view.reading.end):
                return previous
            at, previous = comma.end(), None
            continue
        word = match[1].lower()
        if word in ("persoon", "mens", "iemand"):
            return word
        if word not in _JOINING and PREDICATIVE_END.match(text, at):
            return previous
        following = _WORD.match(text, match.end())
        if _ADJECTIVE.match(word) and following and text[match.end()] == " ":
            previous, at = word, match.end()
            continue
        if word == "wijze" or not (word.endswith("e") or word in _JOINING or word in _INVARIABLE):
            if word in ("manier", "wijze") and text.startswith((" van werken", " van leiding", " van communic"), match.end()):
                return "werkwijze"
            behind = following[1].lower() if following and text[match.end() : match.end() + 1] == " " else ""
            known = view.grammar.vocabulary
            if behind in known.persons or (behind in _HEAD_ENDINGS and word not in known.heads):  # "data analist", "ETL skills"
                return behind
            return f"{word} {behind}" if f"{word} {behind}" in known.heads else word
        previous = None if word in _JOINING else word
        at = match.end()
    return previous
