"""Whether a word that names a competency is, by its form, said of the candidate where it stands.

``refusal`` first asks what holds of all forms (the place, set phrases, negation, experience, whom the sentence is
about), then the check of the form: an adjective must be said of the reader and not of a thing, a verb must be an
ability and not a duty, a noun must be something one has.
"""

from __future__ import annotations

import re

from vacaturextract.fields.competency_grammar import ASKING, UNREAD_SECTIONS, Context, Grammar, Reading, Sentence
from vacaturextract.fields.competency_subject import refusal_by_subject
from vacaturextract.fields.competency_view import ASKED_SECTIONS, CLAUSE, NEAR, PREDICATIVE_END, THIRD_PERSON, View

_UNKNOWN_SECTIONS = frozenset(("header", "other", "procedure"))
_CANDIDATE, _SEEK, _COPULA, _HAVE = ("candidate",), ("seek",), ("copula",), ("have",)
_INFLECTED = re.compile(r"(?:[^aeiou]e|[éëi]e)$")
_UNINFLECTED_END = re.compile(r"(?:ive|ible|able|ate|free)$")
_JOINING = frozenset(("en", "of", "maar", "én", "ook", "zeer", "and", "wel", "even", "tegelijk"))
_INVARIABLE = frozenset(("open", "ervaren", "gedreven", "betrokken", "bevlogen", "bekwaam"))
_RESULT = re.compile(r"\b(?:zodat|opdat)\b")
_POSSESSED = re.compile(r"\b(?:door|dankzij|met) (?:je|jouw|uw) (?:\w+ (?:en|én) |\w+, ){0,2}$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:voor|van|door|tot|onder) $")
# An uninflected adjective before a noun: "een vaardig en representatief persoon".
_ADJECTIVE = re.compile(r"\w{2,}(?:ief|isch|ig|lijk|end|zaam|gericht|vaardig|rijk|baar)$")
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
_HEAD_ENDINGS = (
    "houding", "instelling", "mentaliteit", "persoonlijkheid", "vermogen", "vaardigheden", "kwaliteiten", "skills", "mindset",
)  # fmt: skip
_PEOPLE = frozenset(
    ("collega's", "collega\u2019s", "medewerkers", "mensen", "professionals", "talenten", "vakmensen", "starters", "studenten")
)
_PLURAL_ENDINGS = ("en", "'s", "ers", "eurs")
_SURE_ABILITY = frozenset(("weet", "weet je", "weet jij", "in staat", "vermogen om", "het vermogen", "graag"))
_OF_OTHERS = ("employer", "house", "boast", "tasked", "experience", "demand")
_DUTY_ABILITY = frozenset(("kan", "kunnen", "kunt", "kun je"))
_WEAK_ABILITY = frozenset(("wil", "wilt", "wil je", "willen", "vindt", "vind je", "vinden", "zoekt", "zoek je", "can"))


def refusal(grammar: Grammar, reading: Reading, sentence: Sentence) -> str | None:
    """Why this is no competency asked of the candidate; None where it is one."""
    if sentence.section in UNREAD_SECTIONS:
        return "offer" if sentence.section == "offer" else "elsewhere"
    view = View(grammar, reading, sentence)
    if reason := refusal_by_subject(view):
        return reason
    reason = _CHECKS[reading.form](view)
    # A gloss of what was said: "u laat zich niet meeslepen (rolvast)".
    return None if reason and view.is_in_brackets and (view.asked or view.addressed) and _is_gloss(view) else reason


def _is_gloss(view: View) -> bool:
    return PREDICATIVE_END.match(view.text, view.text.index(")", view.reading.end) + 1) is not None


def _quality(view: View) -> str | None:
    if view.section == "competencies":
        return None
    aimed = view.near(("tasked",), within=30)
    if aimed and not any(c.role == "have" and c.start >= aimed.end for c in view.before):
        return "task"
    if view.asked:
        return None
    needed = view.is_needed and view.section != "organisation"
    if not view.addressed or (view.section == "organisation" and not (view.implied or view.has(_CANDIDATE))):
        is_item = (
            view.body > view.sentence.start and view.leads_item and len(view.lead) <= 30 and view.section in _UNKNOWN_SECTIONS
        )
        return None if needed or is_item else "not_asked"
    return (
        None if needed or view.last(("have", "seek", "copula", "demand")) or _is_fronted(view) or _dares(view) else "not_asked"
    )


def _dares(view: View) -> bool:
    """Whether an ability stands before it: "je durft buiten de gebaande paden te denken"."""
    able = view.near(("ability",))
    return able is not None and view.text[able.start : able.end].lower() not in _DUTY_ABILITY | _WEAK_ABILITY


def _is_fronted(view: View) -> bool:
    """Whether it opens the sentence and what one is able to follows: "Analytisch denken gaat je makkelijk af"."""
    end = view.reading.end
    return not view.lead and any(c.role == "ability" and c.start - end <= 25 for c in view.after) and view.addressed


def _adjective(view: View) -> str | None:
    words = view.text[view.reading.start : view.reading.end].lower()
    ends_in_e = _INFLECTED.search(words) is not None
    is_inflected = ends_in_e and not _UNINFLECTED_END.search(words)
    if view.is_in_brackets and not _is_gloss(view):
        return "modifies_thing"
    if view.is_manner and _tells_how(view, words, is_inflected=is_inflected):
        return None
    # "Een gedreven en gezellig team", where an adjective follows in place of the noun.
    has_article = view.lead.lower().endswith("een ") and not words.endswith("-")
    if not is_inflected and view.is_free and not (has_article and view.text.startswith(" en ", view.reading.end)):
        return _predicative(view)
    return _attributive(view, is_inflected=ends_in_e or words.endswith("en"))


def _tells_how(view: View, words: str, *, is_inflected: bool) -> bool:
    """Whether it says how the candidate does things: "je kijkt kritisch naar", "op een creatieve manier"."""
    subject = view.last(ASKING if view.section == "profile" else _CANDIDATE)
    if subject is None and not view.implied:
        return False
    since = view.text[subject.end if subject else view.body : view.reading.start]
    able = view.near(("ability",), within=CLAUSE)
    is_able = able is not None and view.text[able.start : able.end].lower() in _SURE_ABILITY
    if not (view.asked or is_able) or any(
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
    if view.leads_item and _MODIFIERS.match(_last_part(view.lead) if view.section in ASKED_SECTIONS else view.lead):
        is_short = view.sentence.end - view.sentence.start < 90 and view.section in ("header", "other")
        if view.asked or (reading.form == "trait" and (view.is_marked or is_short)):
            return None
    if _OF_WHAT.search(view.lead):  # "voor analytisch of operationeel gebruik"
        return "modifies_thing"
    # "Klantgericht, en je hebt ...", "Analytisch als je bent, ...".
    if reading.form in ("trait", "shared") and view.lead in ("", "Naast ") and _SUBJECT_BEHIND.match(view.text, reading.end):
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
    if reading.form == "trait" and ((subject and view.near(_HAVE)) or _is_enumerated(view)):
        return None
    return None if view.addressed and view.is_needed else "not_asked"


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
    if head in _PEOPLE and is_inflected and view.near(_SEEK, within=12) and view.section != "organisation":
        return None
    if head is None or head in vocabulary.things:
        return "modifies_thing"
    if view.near(("tasked",), within=30):
        return "task"
    if head in vocabulary.heads or head.endswith(_HEAD_ENDINGS) or (head in vocabulary.persons and is_inflected):
        if view.section == "organisation" and not view.has(ASKING):
            return "not_asked"
        if view.section == "competencies" or (view.asked and (view.leads_item or view.addressed)):
            return None
        return None if view.last(ASKING) or view.implied or view.has(_SEEK) or view.is_loose_item else "not_asked"
    # "We zoeken een creatieve kok", but "een creatief directeur" and "een commerciële medewerker" name the job.
    if head.endswith(_PLURAL_ENDINGS) or not is_inflected or view.reading.form == "domain":
        return "modifies_thing"
    hiring = view.near(("seek", "copula", "demand"), within=60)
    if hiring is None or (hiring.role == "demand" and " een " not in view.text[hiring.start : view.reading.start]):
        return "modifies_thing"
    if hiring.role == "copula":
        between = view.text[hiring.end : view.reading.start]
        is_own = view.is_own(hiring)
        is_own = is_own or (view.asked and view.text[hiring.start : hiring.end].lower() == "is")
        return None if is_own and not re.search(r"\b(?:in|om|van|met|te|bij|voor|aan|op)\b", between) else "modifies_thing"
    return None


def _head_noun(view: View) -> str | None:
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
        if word in ("persoon", "mens", "iemand"):
            return word
        if word not in _JOINING and PREDICATIVE_END.match(text, at):
            return previous
        following = _WORD.match(text, match.end())
        if _ADJECTIVE.match(word) and following and text[match.end()] == " ":
            previous, at = word, match.end()
            continue
        if not (word.endswith("e") or word in _JOINING or word in _INVARIABLE):
            if word in ("manier", "wijze") and text.startswith((" van werken", " van leiding", " van communic"), match.end()):
                return "werkwijze"
            pair = f"{word} {following[1].lower()}" if following else word
            return pair if pair in view.grammar.vocabulary.heads else word
        previous = None if word in _JOINING else word
        at = match.end()
    return previous


def _person(view: View) -> str | None:
    if view.section == "competencies":
        return None
    if re.match(r"\s+tussen\b|\s+te zijn\b", view.text[view.reading.end : view.reading.end + 12]):
        return "task"
    if view.asked and (view.leads_item or view.last(("candidate", "seek", "copula", "have"))):
        return None
    if view.is_loose_item:
        return None
    if view.last(("copula", "seek")) and view.addressed:
        return None
    if view.lead.lower() in ("als ", "als echte ") and view.after and view.after[0].start - view.reading.end <= 12:
        return None if view.after[0].role in ("copula", "candidate", "seek", "ability") else "not_asked"
    return "not_asked"


def _verb(view: View) -> str | None:
    if view.section == "competencies" and view.leads_item and not view.lead.strip(" ,en"):
        return None
    if _is_able(view) and (view.addressed or view.asked):
        return None
    if view.asked and view.leads_item and not view.lead.strip():
        end = view.reading.end
        in_row = view.text.startswith(" en ", end) and end + 4 in view.grammar.starts
        if in_row or view.text[end : end + 1] in ("", "\n", ",", ".", ";", ":") or view.text.startswith((" (", " – "), end):
            return None
        if view.text.startswith((" kun je", " kun jij", " kunt u", " doe je"), end):
            return None
    # "Presenteren vind je leuk."
    pleased = (
        view.text[c.start : c.end].lower() for c in view.after if c.role == "ability" and c.start - view.reading.end <= 50
    )
    if view.addressed and (view.is_needed or (_is_fronted(view) and view.after[0].start - view.reading.end <= 2)):
        return None
    return None if view.addressed and any(word not in _DUTY_ABILITY | _WEAK_ABILITY for word in pleased) else "task"


def _is_able(view: View) -> bool:
    """Whether an ability, and no duty, stands before the verb."""
    able = view.near(("ability",), within=CLAUSE)
    text = view.text
    if able is None or any(
        c.role == "tasked" and c.end > able.start and text[c.end - 12 : c.end] != "samenwerking" for c in view.before
    ):
        return False
    word = view.text[able.start : able.end].lower()
    if word in _DUTY_ABILITY and view.section in ("tasks", "organisation"):
        return " goed " in view.text[able.start - 6 : view.reading.start]
    return word not in _WEAK_ABILITY and not (word == "graag" and view.reading.start - able.end > NEAR)


def _noun(view: View) -> str | None:
    if view.section == "competencies" and view.leads_item and view.is_free:
        return None
    if view.near(("tasked",), within=30):
        return "task"
    if view.asked and view.leads_item and view.is_free and len(view.lead) <= 25:
        return None
    if (view.is_free or _is_possessed(view)) and _has_it(view) and (view.asked or view.addressed):
        return None
    if any(c.role == "need" and c.start - view.reading.end <= 3 for c in view.after) and view.section != "organisation":
        return None
    return None if (view.asked or view.addressed) and view.is_needed else "not_asked"


def _is_possessed(view: View) -> bool:
    """Whether it is said to be the reader's: "door je nieuwsgierigheid kom je verder"."""
    return _POSSESSED.search(view.lead) is not None


def _has_it(view: View) -> bool:
    """Whether one has it, or is asked for it; "we zoeken naar samenwerking" is neither."""
    if any(c.role in ("have", "demand") and c.start - view.reading.end <= (2 if c.role == "have" else 40) for c in view.after):
        return True
    found = view.near(("have", "seek", "demand"), within=35)
    return found is not None and "zoek" not in view.text[found.start : found.end].lower()


def _saying(view: View) -> str | None:
    if view.near(("tasked",)):
        return "task"
    if view.implied or view.has(ASKING) or (view.asked and (view.leads_item or view.near(("ability",)))):
        return None
    return None if view.leads_item and view.is_needed and view.section != "organisation" else "not_asked"


def _stated(view: View) -> str | None:
    is_addressed = view.implied or any(c.role in ASKING for c in view.sentence.contexts)
    return None if is_addressed or (view.asked and view.leads_item) else "not_asked"


def _requirement(view: View) -> str | None:
    if not view.asked:
        return "task"
    return "employer" if view.has(("employer",)) and not view.addressed else None


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
