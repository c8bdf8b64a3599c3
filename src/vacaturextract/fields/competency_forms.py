"""Whether a word that names a competency is, by its form, said of the candidate where it stands.

``refusal`` first asks what holds of all forms (the place, set phrases, negation, experience, whom the sentence is
about), then the check of the form: an adjective must be said of the reader and not of a thing, a verb must be an
ability and not a duty, a noun must be something one has.
"""

from __future__ import annotations

import re

from vacaturextract.fields.competency_adjectives import refusal_of_adjective
from vacaturextract.fields.competency_grammar import ASKING, PERSONAL_ABILITY, UNREAD_SECTIONS, Grammar, Reading, Sentence
from vacaturextract.fields.competency_subject import refusal_by_subject
from vacaturextract.fields.competency_view import CLAUSE, NEAR, View

_CANDIDATE = ("candidate",)
_UNKNOWN_SECTIONS = frozenset(("header", "other", "procedure"))
# "Jij bent dé sparringpartner voor", "je fungeert als sparringpartner".
_ROLE = re.compile(
    r"\b(?:de|dé|het|hét|mijn) (?:\w+ )?$|\b(?:fungeer\w*|optre\w+|treedt?|dien\w*|dient)\b[^.;]{0,40}\bals (?:een )?$",
    re.IGNORECASE,
)
# "Je bent de verbinder tussen", "werken als bruggenbouwer tussen".
_IN_A_ROLE = re.compile(r"\b(?:de|dé|het|als|als een) (?:\w+ )?$", re.IGNORECASE)
_EXPECTED = re.compile(r"\b(?:wordt|we|wij|mogen) verwach\w+ (?:wordt )?(?:dat|van)\b|\bverwacht dat\b", re.IGNORECASE)
_COMES_WITH = re.compile(
    r"\b(?:jouw|komt?|draagt|hebt?|bedenkt|verzint|brengt|pioniert|levert|durft)\b[^.;:]{0,60}(?<! om )$", re.IGNORECASE
)
_POSSESSED = re.compile(r"\b(?:door|dankzij|met) (?:je|jouw|uw) (?:\w+ (?:en|én) |\w+, ){0,2}$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:je|jouw|uw) (?:\w+e |\w+ en )?$", re.IGNORECASE)
_OF_PERSONS = frozenset((
    "prestatievermogen", "leervermogen", "creativiteit", "flexibiliteit", "stressbestendigheid", "durf", "betrokkenheid",
    "humor en relativeringsvermogen",
))  # fmt: skip
"""What "jouw" before the noun makes one's own; one's visie or discipline may be a thing of the work."""
_SPENT = re.compile(r" (?:te |kunt |volop |wordt )?(?:prikkel|kwijt|inzet|de vrije loop|ontwikkel|gewaardeerd)")
# "Als adviseur werk je zelfstandig aan ...", "je voelt je verantwoordelijk voor ...", of no one's nature.
_TOLD_OF_THE_WORK = re.compile(
    r"""(?i:zelfstandig)[ ](?:binnen|aan|of|met)\b
    |(?i:verantwoordelijk)[ ]voor[ ](?!je[ ]|jouw[ ]|wat[ ]je[ ]|het[ ]result)
    |^in[ ](?:een[ ])?team(?:verband)?[ ]om\b
    |^[^.;]{0,16}overzicht[ ](?:op|over|van)\b""",
    re.VERBOSE,
)
_OF_A_TEAM = re.compile(
    r"\b(?:team|afdeling|organisatie|bedrijf|club|gemeente)(?: van [\w ]{3,24})? (?:dat|die) $", re.IGNORECASE
)
_OF_NOUNS = re.compile(r"(?<!\bte)(?<!graag)(?<!\bde)\b[\w-]{4,}(?:ische|ale|ieve|ige|ieke|ijke|ende|verse|nse|ote|eine) $")
# "Omgevingsbewustzijn: je voelt aan wat er speelt".
_GLOSSED = re.compile(r": (?:(?:je|jij|u) (?!zorgt|bent verantwoordelijk|gaat)|(?:zeker|graag|ja|absoluut|natuurlijk)\b)")
_LIKED = re.compile(r"\b(?:leuk|fijn|prettig) (?:vindt|vind je|vinden) om |\b(?:vindt|vind je) het (?:leuk|fijn|prettig)\b")
_ABLE_WITHIN = re.compile(r"\b(?:kan|kunt|kunnen)\b")
# What makes one able or willing, as words with any beginning: "communicatievaardigheden om effectief samen te werken".
_ABLE_NOUN = re.compile(
    r"(?:\w*vaardigheden|\w*vermogen|drive|passie|wil|talent|lef|moed|motivatie|gewoonte|bereidheid|gemotiveerd) om"
    r" (?:[\w-]+ (?:en )?){0,5}$"
    r"|\b(?:effectief|vaardig|bedreven|een kei|een held|sterk|goed|uitblinker) in (?:het )?(?:\w+en en )?$",
    re.IGNORECASE,
)
_ABILITY_REACH, _WORK_REACH = 110, 26
"""Characters before a reading, and behind it, in which such words are looked for."""
_HOW_WELL = frozenset(("", "goed", "actief", "helder", "effectief"))
_DONE_WELL = re.compile(r"(?:goed|helder|duidelijk|makkelijk|gemakkelijk|vlot|effectief) ")
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
    return None if reason and view.is_in_brackets and (view.asked or view.addressed) and view.is_gloss else reason


def _quality(view: View) -> str | None:
    if view.section == "competencies":
        return None
    aimed = view.near(("tasked",), within=30)
    if aimed and not any(c.role == "have" and c.start >= aimed.end for c in view.before):
        return "task"
    if view.asked or (_GLOSSED.match(view.text, view.reading.end) and view.section != "organisation"):
        return None
    needed = (view.is_needed and view.section != "organisation") or view.is_demanded
    if not view.addressed or (view.section == "organisation" and not (view.implied or view.has(_CANDIDATE))):
        is_item = (
            (not view.lead or not view.text.startswith("#", view.sentence.start))
            and view.body > view.sentence.start
            and view.leads_item
            and len(view.lead) <= 30
            and view.section in _UNKNOWN_SECTIONS
        )
        return None if needed or is_item else "not_asked"
    return (
        None if needed or view.last(("have", "seek", "copula", "demand")) or _is_fronted(view) or _dares(view) else "not_asked"
    )


def _dares(view: View) -> bool:
    """Whether an ability stands before it: "je durft buiten de gebaande paden te denken"."""
    able = view.near(("ability",))
    return able is not None and view.said(able) not in _DUTY_ABILITY | _WEAK_ABILITY


def _is_fronted(view: View) -> bool:
    """Whether it opens the sentence and what one is able to follows: "Analytisch denken gaat je makkelijk af"."""
    end = view.reading.end
    return not view.lead and any(c.role == "ability" and c.start - end <= 25 for c in view.after) and view.addressed


def _person(view: View) -> str | None:
    if view.section == "competencies":
        return None
    behind = view.text[view.reading.end : view.reading.end + 12]
    if re.match(r"\s+te zijn\b", behind) or (re.match(r"\s+tussen\b", behind) and _IN_A_ROLE.search(view.lead)):
        return "task"
    if view.near(("ability",), within=6):  # "je kunt een ondernemer vertellen dat ..."
        return "not_asked"
    if view.asked and (view.leads_item or view.last(("candidate", "seek", "copula", "have"))):
        return None
    if view.is_loose_item:
        return None
    must_be = view.near(("modal",)) is not None and view.text.startswith(" zijn", view.reading.end)
    if (must_be or view.last(("copula", "seek"))) and view.addressed:
        return None
    if view.lead.lower() in ("als ", "als echte ") and view.after and view.after[0].start - view.reading.end <= 12:
        return None if view.after[0].role in ("copula", "candidate", "seek", "ability") else "not_asked"
    return "not_asked"


def _verb(view: View) -> str | None:
    words = view.said(view.reading)
    if words in ("onderzoeken", "netwerken") and _OF_NOUNS.search(view.lead[-40:]):
        return "other_meaning"
    if view.section == "competencies" and view.leads_item and not view.lead.strip(" ,en"):
        return None
    if _is_able(view) and (view.addressed or view.asked or _is_bare_ability(view)):
        return None
    if view.section in ("competencies", "profile") and view.is_behind_another:
        return None
    if view.asked and view.leads_item and view.lead.strip().lower() in _HOW_WELL:
        end = view.reading.end
        in_row = view.text.startswith(" en ", end) and end + 4 in view.grammar.starts
        if (
            in_row
            or view.text[end : end + 1] in ("", "\n", ",", ".", ";", ":", "?")
            or view.text.startswith((" (", " – "), end)
        ):
            return None
        if view.text.startswith((" kun je", " kun jij", " kunt u", " doe je"), end):
            return None
    if view.lead.lower().endswith("iemand die "):  # "iemand die zelfstandig aan het werk gaat"
        return None
    if (
        view.lead.endswith(" die ")
        and view.near(("seek",), within=60)
        and view.text.startswith("zelfstandig", view.reading.start)
    ):
        return None
    # "Presenteren vind je leuk."
    pleased = (view.said(c) for c in view.after if c.role == "ability" and c.start - view.reading.end <= 50)
    if view.addressed and (view.is_needed or (_is_fronted(view) and view.after[0].start - view.reading.end <= 2)):
        return None
    return None if view.addressed and any(word not in _DUTY_ABILITY | _WEAK_ABILITY for word in pleased) else "task"


def _is_bare_ability(view: View) -> bool:
    """Whether an ability is named that only a person has, and nobody else is spoken of: "en in staat om te presenteren"."""
    able = view.near(("ability",), within=NEAR)
    is_a_persons = able is not None and view.said(able) in PERSONAL_ABILITY and "stel" not in view.lead
    return is_a_persons and not view.has(("employer", "house", "boast"))


def _is_able(view: View) -> bool:
    """Whether an ability, and no duty, stands before the verb or in its phrase: "op strategisch niveau kan meedenken"."""
    if (view.asked or _EXPECTED.search(view.lead)) and _ABLE_WITHIN.search(view.text, view.reading.start, view.reading.end):
        return True
    if view.asked and _follows_ability(view):
        return True
    able = view.near(("ability",), within=CLAUSE)
    text = view.text
    if able is None or any(
        c.role == "tasked" and c.end > able.start and text[c.end - 12 : c.end] != "samenwerking" for c in view.before
    ):
        return False
    word = view.said(able)
    if word in _DUTY_ABILITY and view.section in ("tasks", "organisation"):
        is_well = _DONE_WELL.match(text, view.reading.start) is not None
        return is_well or " goed " in text[able.start - 6 : view.reading.start]
    if word in _WEAK_ABILITY and _LIKED.search(text[able.start - 12 : able.end + 12]):
        return True
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
    is_done = " " in view.text[view.reading.start : view.reading.end]
    if view.asked and is_done and _follows_ability(view):  # "de drive om kwaliteit te leveren"
        return None
    if any(c.role == "need" and c.start - view.reading.end <= 3 for c in view.after) and view.section != "organisation":
        return None
    return None if (view.asked or view.addressed) and view.is_needed else "not_asked"


def _is_possessed(view: View) -> bool:
    """Whether it is said to be the reader's: "door je aanstekelijke enthousiasme"."""
    return _is_own(view) or _POSSESSED.search(view.lead) is not None


def _is_own(view: View) -> bool:
    """Whether the requirements call it the reader's: "jouw ervaring en enthousiasme"; what a job tickles is none."""
    is_own = view.section == "profile" and view.reading.label in _OF_PERSONS and _OWN.search(view.lead)
    return bool(is_own) and not _SPENT.match(view.text, view.reading.end)


def _has_it(view: View) -> bool:
    """Whether one has it, or is asked for it; "we zoeken naar samenwerking" is neither."""
    if _is_own(view):
        return True
    if any(c.role in ("have", "demand") and c.start - view.reading.end <= (2 if c.role == "have" else 40) for c in view.after):
        return True
    found = view.near(("have", "seek", "demand"), within=35)
    return found is not None and "zoek" not in view.said(found)


def _follows_ability(view: View) -> bool:
    """Whether it stands behind what makes one able or willing: "de drive om", "goed in"."""
    return _ABLE_NOUN.search(view.lead[-_ABILITY_REACH:]) is not None


def _is_told_of_the_work(view: View) -> bool:
    """Whether words that ask for nothing tell how the work goes: "je werkt zelfstandig aan"."""
    words = view.text[view.reading.start : view.reading.end + _WORK_REACH]
    return not view.asked and _TOLD_OF_THE_WORK.search(words) is not None


def _saying(view: View) -> str | None:
    if _OF_A_TEAM.search(view.lead):
        return "employer"
    if _is_told_of_the_work(view):
        return "task"
    if view.near(("tasked",)):
        return "task"
    if view.implied or view.has(ASKING) or (view.asked and (view.leads_item or view.near(("ability",)))):
        return None
    return None if view.leads_item and view.is_needed and view.section != "organisation" else "not_asked"


def _stated(view: View) -> str | None:
    if _is_told_of_the_work(view):
        return "task"
    is_addressed = view.implied or any(c.role in ASKING for c in view.sentence.contexts)
    is_own = view.asked and (view.leads_item or _follows_ability(view))
    return None if is_addressed or is_own else "not_asked"


def _requirement(view: View) -> str | None:
    if _ROLE.search(view.lead) and "partner" in view.said(view.reading):
        return "task"
    if not view.asked:
        is_needed = view.is_needed and not view.lead and view.section != "organisation"
        return None if is_needed or _EXPECTED.search(view.lead) or _has_ideas(view) else "task"
    return "employer" if view.has(("employer",)) and not view.addressed else None


def _has_ideas(view: View) -> bool:
    """Whether new ideas are the reader's own: "je komt met creatieve ideeën"."""
    words = view.text[view.reading.start : view.reading.end]
    if view.section in ("organisation", "procedure") or not ("idee" in words or "invalshoek" in words):
        return False
    is_own = view.last(("candidate",)) is not None and _COMES_WITH.search(view.lead) is not None
    return is_own and not view.has(("employer", "house", "boast", "tasked"))


_CHECKS = {
    "quality": _quality,
    "trait": refusal_of_adjective,
    "shared": refusal_of_adjective,
    "domain": refusal_of_adjective,
    "person": _person,
    "verb": _verb,
    "noun": _noun,
    "saying": _saying,
    "stated": _stated,
    "requirement": _requirement,
}
