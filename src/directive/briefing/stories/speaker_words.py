"""What is said beside the steps of the ready stories: three sentences a step, likely questions with answers, minutes.

The sentences say how to read what is shown and what it does not say; figures stand on the step itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from directive.i18n import N_

_MINUTES = 2.0
QA = tuple[str, str]


@dataclass(frozen=True)
class Said:
    """Sentences, likely questions with answers, planned minutes of a step."""

    sentences: tuple[str, str, str]
    questions: tuple[QA, ...]
    minutes: float = _MINUTES


NEWER: QA = (
    N_("Why is there no newer table?"),
    N_("No full table by partner was published for years after {last}."),
)
_FORECAST: QA = (N_("Is this a forecast?"), N_("No. It says what would be needed, not what will happen."))
_DOCUMENT: QA = (
    N_("What counts as a clear document?"),
    N_("A signed document between regions, cities or districts whose sides and kind are named."),
)
_MISSED: QA = (
    N_("Was a document perhaps missed?"),
    N_("It may have been: only public sources were searched, and nothing found is no proof."),
)
_VALUE = Said(
    (
        N_("The red line is {goal} of all exports of each year; the amber path meets it in {year}."),
        N_("The total grows together with exports {to_partner}, so the goal in dollars moves while it is approached."),
        N_("Other exports stay as they are in this scenario; on the page of targets that can be set otherwise."),
    ),
    (
        (N_("What if other exports grow?"),
         N_("Then the total grows too, and the same share takes more dollars; the page of targets shows how many.")),
        _FORECAST,
    ),
)  # fmt: skip
_TWO_SIDES = Said(
    (
        N_("The same trade is written down twice: by who sells and by who buys."),
        N_("The seller values the goods at the border (FOB), the buyer with freight and insurance (CIF)."),
        N_("The difference is shown and not corrected."),
    ),
    (
        (N_("Why do the two sides differ?"),
         N_("Freight and insurance, ways through third countries, the time of recording; the tables do not say how "
            "much each of them takes.")),
        (N_("Which side is right?"), N_("The tables do not tell; each line names whose report it is.")),
    ),
)  # fmt: skip
_BENCHMARK = Said(
    (
        N_("The goal is divided among the regions in proportion to what each of them imports."),
        N_("That is a yardstick to compare with and not a task for any region."),
        N_("A region without a published figure of imports gets no part."),
    ),
    (
        (N_("Why in proportion to imports?"),
         N_("It takes one published figure a region and no assumption about goods; a plan can use other keys.")),
    ),
)  # fmt: skip

TEXTS: dict[tuple[str, str], Said] = {
    ("where-we-stand", "today"): Said(
        (
            N_("The figures of {base_year} are statements: the last full table by partner is that of {last}."),
            N_("Both are rounded, so whatever is worked out of them is “about” as well."),
            N_("The goal is a share of all exports: in dollars it moves with their total."),
        ),
        (
            (N_("Whose figures are these?"),
             N_("Those of the officials named in the sources; the kind of each figure stands below it.")),
            NEWER,
        ),
    ),
    ("where-we-stand", "share"): Said(
        (
            N_("Up to {last} the line is the own annual report; nothing is filled in after it."),
            N_("The diamonds are single statements and are not joined to the line."),
            N_("The amber path is a scenario in which other exports stay as they are."),
        ),
        (NEWER,),
    ),
    ("where-we-stand", "value"): _VALUE,
    ("where-we-stand", "peers"): Said(
        (
            N_("Each country is measured by its own report of the same year, so that like stands beside like."),
            N_("The share says how much of a country's exports goes {to_partner}, not how large the trade is."),
            N_("The target line shows where a share of {goal} would have stood in that year."),
        ),
        ((N_("Why these countries?"),
          N_("They are the ones chosen for comparison in the data; the place is counted among all exporters with a "
             "figure.")),),
    ),
    ("where-we-stand", "two-sides"): _TWO_SIDES,
    ("where-we-stand", "claims"): Said(
        (
            N_("Each claim that can be measured stands beside the latest published figure."),
            N_("“Confirmed” takes a figure of a table; two statements of one meeting only agree."),
            N_("A claim that cannot be checked is not a claim that is wrong."),
        ),
        ((N_("Why can so many claims not be checked?"),
          N_("No figure of the same meaning was found in the sources gathered.")),),
        3.0,
    ),
    ("partner-table", "buyers"): Said(
        (
            N_("The bars are the largest buyers of {last}, the last year with a full table by partner."),
            N_("{Partner} stands in colour, so that its place among the others is seen."),
            N_("Groups of countries are left out of the ranking."),
        ),
        (NEWER,),
    ),
    ("partner-table", "sellers"): Said(
        (
            N_("This is the same table from the other side: whose goods are bought."),
            N_("Place and share are by value."),
            N_("Year and report are those of the exports before, so the two can be set side by side."),
        ),
        ((N_("Can exports and imports be subtracted?"),
          N_("Not as they stand: exports are valued FOB, imports CIF.")),),
    ),
    ("partner-table", "trend"): Said(
        (
            N_("The line is the share of one partner in all exports, year by year."),
            N_("A share falls when exports to others grow faster, even if the value itself does not fall."),
            N_("What is stated after the table is drawn apart."),
        ),
        ((N_("And in dollars?"), N_("The page on partners shows the same years by value.")), NEWER),
    ),
    ("partner-table", "two-sides"): _TWO_SIDES,
    ("partner-table", "concentration"): Said(
        (
            N_("The number says with how many partners of equal size exports would be as concentrated."),
            N_("A low number means that a few partners take most of the exports."),
            N_("The two bounds come from trade that is not broken down by partner."),
        ),
        ((N_("Is a low number bad?"),
          N_("It is a measure and not a judgement: it says how much hangs on a few partners.")),),
    ),
    ("regions-we-miss", "imports"): Said(
        (
            N_("The darker a region, the more it imports, by the customs of the partner."),
            N_("Goods are counted where their importer is registered, not where they are used."),
            N_("It is the size of a market: all goods of all origins."),
        ),
        ((N_("Why are some regions not coloured?"),
          N_("They are not in the customs table; a missing figure is not zero.")),),
    ),
    ("regions-we-miss", "ties"): Said(
        (
            N_("Ties are counted by five types: documents of regions, documents of cities and districts, offices, "
               "routes, companies."),
            N_("Only public sources were searched: an empty region means that nothing was found."),
            N_("A tie is not trade: the map does not say how much is sold."),
        ),
        (_DOCUMENT, _MISSED),
    ),
    ("regions-we-miss", "pairs"): Said(
        (
            N_("Each line is one home region with the regions it has a document with."),
            N_("A number in brackets says how many documents a pair has."),
            N_("Documents of cities and districts are counted with the region they lie in."),
        ),
        (_DOCUMENT, _MISSED),
    ),
    ("regions-we-miss", "both"): Said(
        (
            N_("Each point is a region: its imports against the documents recorded with it."),
            N_("In colour are the regions for which no clear document was found."),
            N_("The points furthest out by imports are the largest markets."),
        ),
        (_DOCUMENT, _MISSED),
    ),
    ("regions-we-miss", "without"): Said(
        (
            N_("The table names the largest importers without a clear document, the largest first."),
            N_("A record without sides or kind is counted among all documents, but not as a clear one."),
            N_("The share is that of all imports, from every country."),
        ),
        (_DOCUMENT, _MISSED),
    ),
    ("regions-we-miss", "goal"): _BENCHMARK,
    ("what-10-percent-takes", "takes"): Said(
        (
            N_("The growth is needed in every year from {base_year} to {year}, while other exports stay as they are."),
            N_("The base is a rounded statement, so every figure here is “about”."),
            N_("Share and year are a reading of the goal; both can be moved three steps further on."),
        ),
        ((N_("How sure is the base?"), N_("It is {share} of all exports as stated, from {low} to {high} in all.")),
         _FORECAST),
    ),
    ("what-10-percent-takes", "share"): Said(
        (
            N_("Seen as a share, the target is a flat line."),
            N_("The path rises by the same growth every year; a plan can take another shape."),
            N_("It starts from a statement and not from a table."),
        ),
        ((N_("What if growth is slower at first?"),
          N_("Then later years have to make up for it; the page of targets shows other shapes of the path.")),),
    ),
    ("what-10-percent-takes", "value"): _VALUE,
    ("what-10-percent-takes", "live"): Said(
        (
            N_("Ask the room for another share or another year and set it here."),
            N_("Every figure is worked out anew by the same rule."),
            N_("Key L brings the story's values back."),
        ),
        (_FORECAST,
         (N_("Why does the value not depend on the year?"),
          N_("Other exports stay as they are here; only the growth a year depends on it."))),
        4.0,
    ),
    ("what-10-percent-takes", "quantities"): Said(
        (
            N_("Here the gap in dollars becomes quantities of goods whose quantity and price are published."),
            N_("All free goods are stretched alike until the gap closes or a good meets its ceiling."),
            N_("Goods without a published quantity are named and not filled in."),
        ),
        (
            (N_("Can so much be sold?"),
             N_("The calculation does not say so: it says what closing the gap would take with the ceilings of the "
                "table.")),
            (N_("What is a ceiling?"),
             N_("A bound for one good, set from what the partner imports of it or from own output.")),
        ),
        3.0,
    ),
    ("what-10-percent-takes", "elsewhere"): Said(
        (
            N_("Counted are pairs of countries that once started from a like share and a like value."),
            N_("The bar says what part of them reached the goal in the same number of years."),
            N_("The starts overlap, so the interval is narrower than for cases that have nothing in common."),
        ),
        ((N_("Is this a probability?"), N_("No. It is a count of what happened elsewhere; the starts overlap.")),),
    ),
    ("what-10-percent-takes", "regions"): _BENCHMARK,
    ("past-directives", "directives"): Said(
        (
            N_("The table sets what earlier directives aimed at beside what is published of the outcome."),
            N_("Compared are only figures of the target's own period and meaning."),
            N_("Where nothing is published, the row says so and is not counted as missed."),
        ),
        ((N_("Were the directives carried out?"),
          N_("The table says what is published of the outcome; it does not judge.")),),
    ),
    ("past-directives", "exports"): Said(
        (
            N_("The line is the own annual report in dollars."),
            N_("The diamonds are single statements and are not joined to the line."),
            N_("Prices and quantities move the value together; the line does not part them."),
        ),
        ((N_("How much of a change is price?"),
          N_("The table by partner does not say; the page on goods parts the two where both are published.")),),
    ),
    ("past-directives", "programmes"): Said(
        (
            N_("These targets were set outside the directives: in programmes, plans and statements."),
            N_("Each row sets a target beside the outcome that was published."),
            N_("The title counts the targets with an outcome and all of them."),
        ),
        ((N_("Who set these targets?"), N_("The first column names the document or the office.")),),
    ),
    ("past-directives", "not-published"): Said(
        (
            N_("For these targets no figure of the outcome was found in the sources gathered."),
            N_("That is said of the sources and not of the work."),
            N_("The rows stay open until a figure with its source is found."),
        ),
        ((N_("Does it mean that they were missed?"),
          N_("No. It means that no outcome was found in the sources gathered.")),),
    ),
    ("past-directives", "ahead"): Said(
        (
            N_("The term of these targets has not ended."),
            N_("They are listed so that they can be checked when they fall due."),
            N_("Nothing is said here of whether they will be met."),
        ),
        ((N_("Are they on the way?"),
          N_("No status is worked out here: a part of a period is not set against a target for the whole.")),),
    ),
}  # fmt: skip
"""What is said beside a step, by the ids of story and step."""
