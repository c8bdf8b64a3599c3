"""Whom and what a sentence is about: what holds of a competency of any form.

``refusal_by_subject`` asks for the place in the posting, set phrases, negation, experience, and whether the employer is
spoken of.
"""

from __future__ import annotations

import re

from vacaturextract.fields.competency_grammar import ASKING, PERSONAL_ABILITY, SOUGHT, Context
from vacaturextract.fields.competency_view import CLAUSE, View

_NO_NEGATION = re.compile(r"(?:niet|not) (?:alleen|enkel|slechts|bang|only)\b|geen (?:ander|moeite)\b", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"""[ ](?:is|zijn)(?:[ ]\w+)?[ ](?:niet|geen)[ ](?:nodig|vereist|noodzakelijk|verplicht|eis|vereiste|must)\b
    |[ ]vragen[ ](?:we|wij)[ ](?:\w+[ ])?niet\b
    |[^.;:!?]{0,60},[ ]van[ ](?:jou|u)[ ]niet\b
    |[^.;:!?]{0,60}[ ]is[ *]{1,3}niet[ *]{1,3}(?:wat|wie)[ ](?:we|wij)[ ]zoeken\b
    |[^.;:!?]{0,90}\bwordt[^.;:!?]{0,40}[ ]niet[ ](?:gevraagd|verwacht|beoordeeld|getoetst|meegewogen)\b
    |(?:[ ]om[ ][^.;:!?]{3,70})?[ ]is[ ](?:prima|bespreekbaar|geen[ ](?:voorwaarde|bezwaar))\b""",
    re.VERBOSE,
)
# "Zonder gevoel voor humor red je het hier niet."
_NOT_BEHIND = re.compile(r"[^.;:!?]{0,40} (?:red|kom|lukt|gaat|ben|houd|kun)\b[^.;:!?]{0,30}\bniet\b")
_OF_A_LANGUAGE = re.compile(r"\s(?:in|van)\s(?:zowel\s)?(?:de\s|het\s)?(?:nederlands|engels|duits|frans)", re.IGNORECASE)
_ASKED = re.compile(
    r"\W{0,3}(?:(?:ben (?:jij|je)|bent u|(?:jij|je) bent|u bent) (?!benieuwd|geïnteresseerd|enthousiast)"
    r"|(?:heb (?:jij|je)|beschik (?:jij|je)|heeft u|hebt u) (?!\w+ (?:vra|interes)|vra|interes|nog|al|een vraag)"
    r"[^?.\n]{3,90}\?)",
    re.IGNORECASE,
)
# "Beheersing van de Nederlandse taal, wat betreft spreek- en schrijfvaardigheid".
_OF_A_SKILL = re.compile(
    r"""\bbeheersing[ ]van[ ][^.;]{0,50}\b(?:taal|talen|nederlands|engels)\b(?![ ]en)
    [^.;]{0,30}\b(?:spreek|schrijf|lees|betreft)[^.;]{0,14}$""",
    re.IGNORECASE | re.VERBOSE,
)
_EXPRESSING = re.compile("communica|uitdrukking")
# Of the reader: "je krijgt energie van ...", "vind je het fijn om ...".
_LIKES = re.compile(
    r"\benergie krijg|\bkrijgt? (?:je |jij |u )?energie|\bvind je (?:het )?(?:fijn|leuk|prettig|belangrijk|mooi|heerlijk)\b"
    r"|\bvind je (?:gemakkelijk|makkelijk|snel|moeiteloos)\b"
    r"|\bkrijgt (?:\w+ ){1,4}(?:voor elkaar|gedaan)\b"
    r"|\b(?:je|jouw|uw) (?:\w+ )?(?:\w*stijl|aanpak|manier|houding)(?: van \w+)? kenmerkt zich\b",
    re.IGNORECASE,
)
# "Uw voorgangster was vooral een ...", "de directeur zelf geldt als ...", and not of the reader again.
_OF_ANOTHER = re.compile(
    r"\b(?:voorgang(?:er|ster)|(?:de|het) [\w-]+ zelf)\b(?![^.;:!?]*\b(?:je|jij|jou|u|bent)\b)[^.;:!?]*$", re.IGNORECASE
)
_THEIR_VALUES = re.compile(r"\b(?:onze|de) (?:kern)?waarden[ *]*[?:]\s*$", re.IGNORECASE)
_WITH_PEOPLE = re.compile(
    r" bij (?:de |het |je |jouw |onze |uw )?(?:mensen|collega|team|opdrachtgevers|klant|cliënt|inwoner|bewoner|leerling|student"
    r"|elkaar|medewerker|samenleving|maatschappij|patiënt|gasten|huurder)"
)
_WITH_A_TRAIT = re.compile(
    r"\W{0,3}Met (?:een |jouw |je )?[^.;:!?\n]{3,50} (?:kom|ben|past|pas|red|slaag) (?:je|jij|u)\b"
)  # "Met lef kom je ver"
_TAUGHT = re.compile(r"(?:sessies|trainingen|workshops|cursus|cursussen|training)(?: over| in)?", re.IGNORECASE)
"""What is taught may be a list: "sessies over branding, communicatie en presenteren"."""
_BOASTED = re.compile(r"\s(?:zijn|willen|werken|blijven)\s(?:we|wij)\b")  # "Ondernemend zijn we"
# "... om je sociale vaardigheden verder te ontwikkelen".
_IN_TRAINING = re.compile(
    r"(?:\s(?:en|of)\s\w+|\s(?:vaardigheden|skills|kwaliteiten)){0,3}\s(?:verder\s)?(?:te\s)?(?:door)?(?:ontwikkel|verbeter|vergrot|versterk|train|uitbreid)en\b"
)


def refusal_by_subject(view: View) -> str | None:
    """Why this is not said of the candidate at all; None where it may be."""
    for check in (_place, _set_phrase, _negated, _experience, _owner):
        if reason := check(view):
            return reason
    return None


def _place(view: View) -> str | None:
    if view.section != "procedure":
        return None
    is_item = view.is_marked and view.reading.form in ("quality", "trait", "verb")
    asked = _ASKED.match(view.text, view.sentence.start) is not None  # "Ben jij zorgzaam en flexibel?" below how to apply
    return None if is_item or asked or _is_told_of_person(view) else "elsewhere"


def _is_told_of_person(view: View) -> bool:
    """Whether the sentence seeks somebody, or says that something is asked, wherever it stands."""
    sought = SOUGHT.match(view.text, view.sentence.start, view.sentence.end)
    if sought is None and view.reading.form == "quality":
        sought = _WITH_A_TRAIT.match(view.text, view.sentence.start)
    return sought is not None or (view.is_needed and view.reading.form in ("quality", "trait", "shared", "requirement"))


def _set_phrase(view: View) -> str | None:
    if view.text.startswith(("mondeling", "schriftelijk"), view.reading.start):
        # "Mondelinge en schriftelijke vaardigheden in de Nederlandse taal".
        skills = view.text.find("vaardigheden", view.reading.start, view.reading.end + 40)
        spoken = skills > 0 and not _EXPRESSING.search(view.text[view.reading.start : skills].lower())
        if spoken and _OF_A_LANGUAGE.match(view.text, skills + len("vaardigheden")):
            return "other_meaning"
    if "vaardig" in view.text[view.reading.start : view.reading.end + 24] and _OF_A_SKILL.search(view.lead):
        return "other_meaning"
    if view.reading.form in ("saying", "stated", "requirement"):
        return None
    start, end = view.reading.start, view.reading.end
    if view.lead.endswith(("sterk in ", "goed in ", "vaardig in ")):  # "sterk in communicatie en ..."
        return None
    # "Flexibel en betrokken bij opdrachtgevers en collega's": to people one is a person.
    if view.asked and view.reading.label == "betrokkenheid" and _WITH_PEOPLE.match(view.text, end):
        return None
    for context in view.sentence.contexts:
        if context.role in ("idiom", "benefit") and context.start < end and start < context.end:
            is_part = start <= context.start and context.end <= end and context.end - context.start < end - start
            if not is_part:
                return "other_meaning"
    return None


def _negated(view: View) -> str | None:
    if _NOT_NEEDED.match(view.text, view.reading.end):
        return "negated"
    if view.lead.lower().endswith("zonder ") and _NOT_BEHIND.match(view.text, view.reading.end):
        return None
    found = view.near(("negation",), within=12)
    if found is None or _NO_NEGATION.match(view.text, found.start):
        return None
    return None if re.search(r"[,.:;(!?–]", view.text[found.end : view.reading.start]) else "negated"


def _experience(view: View) -> str | None:
    found = view.near(("experience",), within=CLAUSE)
    if found is None or any(c.start >= found.end and c.role in ("candidate", "copula", "seek") for c in view.before):
        return None
    able = view.last(("ability",))
    if able and able.start >= found.end and view.said(able) in PERSONAL_ABILITY:
        return None
    between = view.text[found.end : view.reading.start]
    if _TAUGHT.fullmatch(view.text, found.start, found.end) and not re.search(r"[.;:!?]|\b(?:je|jij|u)\b", between):
        return "experience"
    if between in (" en ", " én "):  # "kennis en enthousiasme"
        return None
    if view.reading.form in ("verb", "noun"):
        return None if re.search(r"[.;:!?]|, (?:een|je|goede?|maar ook)\b|\bpassie voor\b", between) else "experience"
    return (
        None if re.search(r"[.;:!?,]| (?:en|of|als) (?:een |goede |sterke? )?\w*$| en gelooft in\b", between) else "experience"
    )


def _owner(view: View) -> str | None:
    if view.reading.label not in ("leervermogen", "zelfontwikkeling") and _IN_TRAINING.match(view.text, view.reading.end):
        return "employer"
    if view.lead.lower().endswith(("onze ", "ons ", "hun ", "haar ")):
        return "employer"
    boast, candidate = view.last(("boast",)), view.last(ASKING)
    if boast and _LIKES.search(view.text, max(0, boast.start - 40), boast.end + 24):
        # "Krijg je energie van het vernieuwen van ...?" opens many a posting, and names its duties.
        names_duties = view.reading.form == "verb" and not view.asked and view.said(boast) != "krijgt"
        boast = boast if names_duties else None
    if boast and (candidate is None or boast.end >= candidate.end or _reaches(view, boast)) and not view.is_needed:
        return "employer"
    if _BOASTED.match(view.text, view.reading.end):
        return "employer"
    vaunt = next((c for c in view.after if c.role == "vaunt" and c.start - view.reading.end <= 70), None)
    if vaunt and ":" not in view.text[view.reading.end : vaunt.start]:
        return "employer"
    if _OF_ANOTHER.search(view.lead) or _THEIR_VALUES.search(view.text, max(0, view.sentence.start - 60), view.sentence.start):
        return "employer"
    employer = view.last(("employer", "house"))
    if employer is None or candidate is not None or view.implied or view.is_needed or view.has(("demand", *ASKING)):
        return None
    return None if view.asked and employer.role != "house" else "employer"


def _reaches(view: View, boast: Context) -> bool:
    """Whether what the employer says of itself or offers runs on to the reading: "ruimte om je eigen visie"."""
    between = view.text[boast.end : view.reading.start]
    if any(c.role in ("seek", "demand") and c.start >= boast.end - 6 for c in view.before):
        return False
    if boast.start == view.body and not any(c.role == "copula" and view.is_own(c) for c in view.before):
        return True
    return len(between) <= 50 and not re.search(r"[,.;:!?]|\b(?:en|dat|die|als|bent|hebt|kunt|zoeken?)\b", between)
