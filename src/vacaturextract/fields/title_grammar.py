"""Reads a job title in a stretch of text: its head ("adviseur"), what belongs to it, and what does not.

The head is found by the ends of words (lexicon ``job_titles``); the lexicon ``title_words`` says of other words what
part they play: a quality before the title ("enthousiaste"), a word at which it stops ("bij"), and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from vacaturextract.fields.word_roles import roles_of
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import Span

_WORD = re.compile(r"[^\s|•·]+")
_TRAILING = ",.;:!?*\"'|–-"
_MOST_WORDS = 11
_LONGEST_HEAD = 22
_SHORTEST_HEAD = 3
_MOST_KNOWN = 20_000
_BARE_REACH = 3
_VAN_REACH = 5
_VERB_PAIR = 2
_JOINERS = frozenset(("en", "of", "&", "/", "+", "–", "-", "and"))
_SHORTENED = ("Sr.", "Jr.", "sr.", "jr.")
_HOURS = re.compile(
    r"\d{1,2}(?:[,.]\d)?(?:[ ]?[-–/][ ]?\d{1,2}(?:[,.]\d)?)?[ ]?(?:uur|uren|u\b|fte|h\b|hours)|\bfte\b|\d[,.]\d",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\d|uur|\b[mvfwx]/[mvfwdx]\b|\bhbo\b(?!-)|\b(?:v?mbo|wo)\b|onbezoldigd|onbetaald|\bl[b-e]\b|"
    r"vacature|bepaalde|hybride|remote|voorkeur|per direct|fulltime|parttime|vast|tijdelijk|reactie|"
    r"gesloten|"
    r"regio|omgeving|verva|kans op|vloeiend|nederlands|engels|ervaring|niveau|zzp|detachering|freelance|interim",
    re.IGNORECASE,
)
"""What stands in parentheses after a title without being part of it."""


@dataclass
class TitleWords:
    """What words mean in and around titles; one per pattern library."""

    library: PatternLibrary
    known: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles = roles_of(self.library, "title_words")
        heads = self.library.lexicons["job_titles"].rows
        self.whole = {form for row in heads for form in _forms(row["word"])}
        self.ends = {form for row in heads if not row["whole"] for form in _forms(row["word"])}
        self.pairs = {tuple(form.split()) for form in self.whole if " " in form}
        self.needs_subject = tuple(self.roles["needs_subject"])

    def is_head(self, word: str) -> bool:
        """Whether a word names an occupation, or ends with one ("beleidsadviseur", "data-analist")."""
        found = self.known.get(word)
        if found is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            found = self.known[word] = self._is_head(bare(word))
        return found

    def head_at(self, tokens: list[str], i: int) -> bool:
        """Whether the word at ``i`` names an occupation, by itself or with the one before it ("business partner")."""
        return self.is_head(tokens[i]) or (i > 0 and (bare(tokens[i - 1]), bare(tokens[i])) in self.pairs)

    def has_head(self, tokens: list[str]) -> bool:
        """Whether any of the words names an occupation."""
        return any(self.head_at(tokens, i) for i in range(len(tokens)))

    @staticmethod
    def is_condition(inside: str) -> bool:
        """Whether words in parentheses state a condition ("32 uur", "m/v") and are no part of a title."""
        return _NO_PART.search(inside) is not None

    def _is_head(self, word: str) -> bool:
        if word in self.roles["no_head"]:
            return False
        for part in word.split("/"):
            if part in self.whole or part.rsplit("-", 1)[-1] in self.whole:
                return True
            longest = min(len(part), _LONGEST_HEAD)
            if any(part[-size:] in self.ends for size in range(_SHORTEST_HEAD, longest + 1)):
                return True
        return False


_WORDS: dict[str, TitleWords] = {}


def title_words(library: PatternLibrary) -> TitleWords:
    """The words of a library, read once."""
    found = _WORDS.get(library.digest)
    if found is None:
        found = _WORDS[library.digest] = TitleWords(library)
    return found


def _forms(head: str) -> tuple[str, ...]:
    return (head, f"{head}s", f"{head}en", f"{head}n", f"{head}'s", f"{head}e", f"{head}(e)", f"{head}(s)", f"{head}/e")


def bare(word: str) -> str:
    """A word in lower case without the signs around it."""
    word = word.lower().strip(_TRAILING).replace("(st)", "")
    return word[1:].removesuffix(")") if word.startswith("(") else word


def read_title(text: str, start: int, end: int, words: TitleWords, *, bare_tail: bool = True) -> Span | None:
    """The title in ``text[start:end]``, or None. It may follow qualities ("enthousiaste"), not other words.

    ``bare_tail``: whether lower-case words after the head belong to it ("adviseur grondzaken").
    """
    return _Reader(text, start, end, words, bare_tail=bare_tail).read()


class _Reader:
    def __init__(self, text: str, start: int, end: int, words: TitleWords, *, bare_tail: bool) -> None:
        self.text = text
        self.roles = words.roles
        self.words = words
        self.bare_tail = bare_tail
        self.spans = [match.span() for match in islice(_WORD.finditer(text, start, end), _MOST_WORDS + 4)]
        self.tokens = [text[word_start:word_end] for word_start, word_end in self.spans]
        self.head = -1  # the last head read so far

    def read(self) -> Span | None:
        first = self._first()
        if first is None:
            return None
        i = first
        while i < min(len(self.tokens), first + _MOST_WORDS) and not self._stops(i):
            token = self.tokens[i]
            if self.words.head_at(self.tokens, i):
                self.head = i
                if token[-1] in ".;:!?":
                    i += 1
                    break
            elif not (self._extends(i) if self.head >= 0 else token[-1] not in ",.;:!?" or token in _SHORTENED):
                break
            i += 1
        if self.head < 0:
            return None
        start, stop = self.spans[first][0], self._end(i)
        while start < stop and self.text[start] in "\"'*–-":
            start += 1
        return Span(start, stop) if stop - start >= _SHORTEST_HEAD else None

    def _first(self) -> int | None:
        """The word with which the title may start."""
        for i, token in enumerate(self.tokens):
            word = token.lower().strip(_TRAILING)
            kept = token[0].isupper() and word in self.roles["quality_or_title"]
            if not word or word == "en" or (word in self.roles["quality"] and not kept):
                continue
            return None if word in self.roles["stop"] or word in self.roles["link"] else i
        return None

    def _stops(self, i: int) -> bool:
        token = self.tokens[i]
        if bare(token) in self.roles["stop"]:
            return not self._links(i) and not self._named(i)
        return token[0].isdigit() and _HOURS.match(self.text, self.spans[i][0]) is not None

    def _named(self, i: int) -> bool:
        """Whether a capital and a second name make a word part of the title: "Consulent Werk & Inkomen"."""
        following = self.tokens[i + 1 : i + 3]
        return (
            self.head >= 0
            and self.tokens[i][0].isupper()
            and len(following) == 2
            and following[0] in ("&", "en")
            and following[1][0].isupper()
        )

    def _extends(self, i: int) -> bool:
        """Whether a word after the head still belongs to the title."""
        token, before = self.tokens[i], self.tokens[i - 1]
        word = token.strip(_TRAILING)
        if before[-1] == ",":  # "Medewerker PR, Marketing en Communicatie"
            return word[:1].isupper() and "en" in self.tokens[i + 1 : i + 3]
        if before[-1] in ".;:!?":
            return False
        if token.lower() in _JOINERS:
            return self._follows(i)
        if token[0] == "(":
            return not _NO_PART.search(token)
        if token.lower() in self.roles["link"]:
            return self._links(i)
        return word[:1].isupper() or word[:1].isdigit() or self._is_bare_tail(i, word)

    def _is_bare_tail(self, i: int, word: str) -> bool:
        if word.lower() in self.roles["no_tail"] or not word[:1].isalpha():
            return False
        following = self.tokens[i + 1 : i + 4]
        if following and following[0] in self.roles["subject"]:  # a verb: "beheer je"
            return False
        if len(following) > _VERB_PAIR and following[0] == "en" and following[2] in self.roles["subject"]:
            return False  # "verzamel en analyseer je"
        if self.tokens[i - 1][0] == "(" and self.tokens[i - 1][-1] == ")":
            return False
        head = self.tokens[self.head].lower()
        takes_van = head in self.roles["takes_van"]
        if i > self.head + (_VAN_REACH if takes_van else _BARE_REACH):
            return False
        return self.bare_tail or takes_van or head.endswith(self.words.needs_subject)

    def _links(self, i: int) -> bool:
        """Whether a "van" or its article goes on with the title: "lid van het dagelijks bestuur"."""
        if self.head < 0 or self.tokens[self.head].lower() not in self.roles["takes_van"]:
            return False
        between = self.text[self.spans[self.head][1] : self.spans[i][1]].lower().strip()
        return between in ("van", "van de", "van het")

    def _follows(self, i: int) -> bool:
        """Whether a joiner is followed by more of the title: another head, or a capitalised word."""
        following = self.tokens[i + 1 : i + 3]
        if not following:
            return False
        if self.tokens[i] in ("/", "en", "of", "&") and self.words.has_head(following):
            return True
        if (
            self.tokens[i] == "en"
            and following[0].islower()
            and self.bare_tail
            and i > self.head + 1
            and self._is_bare_tail(i + 1, following[0])
        ):
            # "wijkbeheerder groen en grijs": where the words end, or stop
            return len(following) == 1 or bare(following[1]) in self.roles["stop"]
        return following[0][0].isupper()

    def _end(self, i: int) -> int:
        """Where the title ends, without joiners and signs that lead nowhere."""
        last = max(i - 1, self.head)
        while last > self.head:
            word = self.tokens[last].lower()
            if word not in _JOINERS and word not in self.roles["link"] and word not in self.roles["quality"] and word != "(":
                break
            last -= 1
        first, stop = self.spans[self.head][0], self.spans[last][1]
        while stop > first and self.text[stop - 1] in _TRAILING:
            stop -= 1
        opened = self.text.count("(", first, stop) - self.text.count(")", first, stop)
        if opened > 0:  # a parenthesis that the title does not close
            stop = self.text.rindex("(", 0, stop)
            while self.text[stop - 1] == " ":
                stop -= 1
        elif opened < 0 and self.text[stop - 1] == ")" and "(" not in self.text[self.spans[0][0] : stop]:
            stop -= 1
        return stop
