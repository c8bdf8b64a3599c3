"""Makes ``compiled.bin`` anew, for the maintainers: ``python -m vacaturextract.compile_rules``."""

from __future__ import annotations

from vacaturextract.compiling import FILE, write_forms
from vacaturextract.rules import FLAGS, PatternLibrary

if __name__ == "__main__":
    print(write_forms(((rule.source, FLAGS) for rule in PatternLibrary.load().rules), FILE), "rules in", FILE.name)
