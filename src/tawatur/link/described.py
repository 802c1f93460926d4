"""Parties without a name: «مسلحون», «سكان البلدة», «رجال الأمن».

Note [Nobody is named]
    A report often says only what those are who act and suffer. Such a party is told as it is written; it links nothing
    and contradicts nothing, since «مسلحون» of one report may be anybody of another, and it stands in an event only
    where no report names somebody.
"""

from __future__ import annotations

from tawatur.annotate.events.words import read_token
from tawatur.annotate.mentions.vocabulary import is_particle
from tawatur.link.parties import DESCRIBED, Party
from tawatur.model import Argument
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

# Rows of data/ar/parties.tsv that say how many and not who.
_AMOUNTS = frozenset({"some"})
_THING = "t"


def described_party(text: str, argument: Argument) -> Party | None:
    """The party of an argument that names nobody, null where its first word is none of data/ar/parties.tsv."""
    if argument.entity is not None or argument.name is not None or argument.inferred:
        return None
    written = " ".join(argument.span.of(text).split())
    if text[argument.start - 1 : argument.start + 1] == 2 * article()[1]:
        # «للشرطة» is ل and «الشرطة»
        written = article() + written[1:]
    folded = [fold_word(word) for word in written.split()]
    party = read_token(folded[0]).party if folded else None
    if party is None or party.side == _THING or party.key in _AMOUNTS or is_particle(folded[0]):
        return None
    return Party(f"{DESCRIBED}.~{'-'.join(folded)}", DESCRIBED, None, written, (), party.sector)
