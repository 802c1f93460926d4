"""Match weights in the sense of Fellegi and Sunter: log2 of how much likelier an outcome is for one event than for two.

Note [How the numbers were set]
    The weight of an outcome is log2(m/u): m its share among pairs of tellings of one event, u among blocked pairs of
    two events. They were set by hand from that reading, in half bits, and checked on two collections: the 31 linked
    rows of the five seed reports (B-cubed over their gold events) and the 123 reports of ten events of summer 2015
    (B-cubed over stories); docs/explanation/linkage.md has the table. The weight of a shared party is its
    rarity (data/linkage.toml), limited to PARTY_LEAST and PARTY_MOST.

Note [Prior]
    Within one report two tellings of one type speak of one event far more often than across reports.
"""

from __future__ import annotations

# Stories of 2015: F1 .892 at -6, .907 at -5.5, where half of what is joined besides on 2,357 reports is of two events;
# at -4 two of the ten events run together (precision .83).
PRIOR_ACROSS = -6.0
PRIOR_WITHIN = -3.0
# Two tellings are of one event where all weights together reach this.
LINK = 0.0
# Two clusters are joined only where the mean weight between their members reaches this: no chain of weak links, which
# joins all attacks of a day of war. At -5, -2, -1 and 0: F1 of the event that most reports of 2015 share .66, .67, .67,
# .66; of the event of each report's lead .47, .45, .42, .42; the largest of 2,357 reports has 23, 19, 19, 12.
LINK_MEAN = -2.0

# What is said (accusing, asking, promising) happens again and again between the same parties: it needs more.
VERBAL = -2.0

# All events of one report share its days and places: there they tell this much of what they tell elsewhere.
SHARED_WITHIN = 0.3

# date
SAME_DAY = 3.0
SAME_PAST_DAY = 6.0
INFERRED_DAY = 1.0
SAME_PERIOD_MOST = 5.0
SUGGESTED_DAY = 2.5
SLIPPED_DAY = 2.0
FLAWED_DAY = -1.0
NEAR_DAYS = -0.5
NEWS_OF_ONE_DAY = 1.5
NEWS_OF_THREE_DAYS = 0.5
NEWS_OF_TWO_WEEKS = -1.5
NEWS_FAR_APART = -5.0

# parties and places
PARTY_LEAST = 1.5
PARTY_MOST = 7.0
PARTIES_MOST = 12.0
PARTY_REFINED = 1.0
PARTY_CONTRADICTED = -3.0
PARTY_OTHER = -1.0
PLACE_REFINED = 1.0
PLACE_CONTRADICTED = -4.0
PLACE_OTHER = 0.0

# mode: a shared one tells as much as it is rare among the events of its type (data/linkage.toml); MODE_KEPT is the
# share of pairs of one event that have the same
MODE_KEPT = 0.8
SAME_MODE = 1.5
SAME_MODE_MOST = 3.0
OTHER_MODE = -2.5

# counts
SAME_COUNT_MOST = 4.0
OTHER_COUNT = -0.5

# the words around the trigger: bits above WORD_COMMON count by WORD_SHARE, for words come in company
WORD_COMMON = 4.5
WORD_SHARE = 0.4
WORDS_COUNTED = 8
WORDS_NONE = -1.0
WORDS_MOST = 6.0

# the reports
SAME_SENTENCE = 9.0
COMPANY_MOST = 4.0
COMPANY_NONE = -1.5
OTHER_POLARITY = -0.5
