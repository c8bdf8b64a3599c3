"""What is said beside a name that is also the domain of an address, where it is an agency's.

Whoever writes a posting for another gives an address of its own, and so the agency is found whose name no wording tells.
"""

from __future__ import annotations

import regex

from vacaturextract.compiling import compiled
from vacaturextract.fields.wordings import Wording
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_EMPLOYER_REACH = 1500
_OTHER_EMPLOYER = Wording(
    r"\b(?:gemeente|provincie|waterschap|hoogheemraadschap|omgevingsdienst|veiligheidsregio|ministerie|\w*stichting|lyceum|"
    r"opdrachtgever|onze[ ]klant|inhur\w+|inhuur\w*|gemeenschappelijke[ ]regeling|college[ ]van[ ](?:b|dijk)\w+|"
    r"woningcorporatie|zorggroep)\b"
)
# What is said beside the name of one who finds people for others.
_SERVES_BEFORE = compiled(
    r"(?:\b(?:associate|partner|consultant|intercedent|researcher|searcher)s?[ ](?:bij|van)|\bkennismaking[ ]met|"
    r"\b(?:bijdrage[ ]aan|vergoeding[ ]voor|bijstaan[ ]door|neergelegd[ ]bij|opgedragen[ ]aan|in[ ]handen[ ]van|"
    r"relaties?[ ]van|weken[ ]via|(?:vacature|procedure|contacten)\b[^.\n]{0,30}[ ]via|"
    r"geëxploiteerd[ ]door))[ ](?:het[ ]|de[ ])?$",
    regex.IGNORECASE,
)
_SERVES_AFTER = compiled(
    r"(?:[ ]B\.?V\b)?[ .]{0,3}(?:,|[-–—|»•:]|\n|[ ](?:te|in)[ ](?-i:[A-Z])\w+,?)?[ ]{0,4}(?:(?:is[ ])?een[ ](?:\w+[ ])?)?(?:"
    r"(?:executive|interim|publieke)[ -]?search|\w*bureau\b|bestuurszoekers|"
    r"inhuur[ ]voor|\w+[ ]op[ ]maat|mensen[ ]voor|leidinggevenden[ ]voor|"
    r"interim[ ]assignments|opdracht[ ]\d|(?:uitzenden|detacheren|detachering)(?:,|[ ]en)|"
    r"(?:aanvraag|uitvraag|offerteaanvraag|opdrachten)\b|"
    r"aanvraagdocument|(?:werving|search)[ ](?:en|&|voor)|"
    r"bemiddelt\b|(?:voert|begeleid(?:t|en)|verzorgt|toetst|selecteert|presenteert|brengt|rekent)\b(?=[^.\n]{0,80}\b(?:werving|"
    r"procedure|gesprekken|kandida|aanbieding|inschrijving|selectie|in[ ]rekening)))",
    regex.IGNORECASE,
)


def names_another_employer(posting: Posting) -> bool:
    """Whether the text speaks of a public body, a school, a corporation or a client for whom somebody is sought."""
    return _OTHER_EMPLOYER.is_in(posting, 0, _EMPLOYER_REACH)


def serves(posting: Posting, name: Span) -> bool:
    """Whether the words beside a name say that it finds people for others."""
    before = _SERVES_BEFORE.search(posting.text, max(0, name.start - 60), name.start)
    return before is not None or _SERVES_AFTER.match(posting.text, name.end) is not None
