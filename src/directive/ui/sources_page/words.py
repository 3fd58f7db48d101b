"""Words for what the contracts say in English, so that the page says it in the visitor's language.

A test holds that every table and every column with a description stands here.
"""

from __future__ import annotations

from directive.i18n import N_

USES = {
    "series": N_("a line within its own source only"),
    "point": N_("a single mark"),
    "band": N_("about: shown with a band"),
    "text": N_("in tables with its period only"),
    "exclude": N_("not used"),
}
STATUSES = {"open": N_("still open"), "done": N_("done")}
TYPES = {
    "text": N_("text"),
    "whole": N_("whole number"),
    "number": N_("number"),
    "flag": N_("yes or no"),
}
TABLES = {
    "channels": N_("Published facts on the four keys; a row in words only has no value"),
    "claims": N_("Measurable claims of the release with the check each of them gets"),
    "good_baselines": N_(
        "Goods of the plan: full-year baseline, unit value, the partner's imports, or why there is none"
    ),
    "good_shares": N_(
        "Share of the reporter in the partner's imports of a good, same months, both of the partner's report"
    ),
    "goods": N_(
        "Value and quantity of goods by period, of both sides, and the partner's imports from the world"
    ),
    "home_regions": N_("Regions of the reporter: centre, people, exports where published"),
    "organisations": N_("Organisations that sell to the partner, their authority and any published figure"),
    "partner_keys": N_("Countries, groups and residual lines with their names in three languages"),
    "peers": N_(
        "The partner's share in the exports of every country, by year; a missing value is a hole, not zero"
    ),
    "presence": N_("Offices, firms and institutions of one country in the other"),
    "province_ties": N_("What is recorded for each division, by type; counts of records, not of relations"),
    "provinces": N_("Divisions of the partner: size, trade, distance"),
    "reference_pairs": N_(
        "Exports of country pairs 1990-2020 that had, in at least one year, 1 % or more of the exporter's total "
        "and $10 million or more: every year of such a pair"
    ),
    "region_links": N_("Documents of twinning and cooperation between regions, cities and districts"),
    "sources": N_("Every source named in the pack's tables"),
    "statements": N_("Statements around the meeting: attributed, dated claims"),
    "target_outcomes": N_("Where the numeric outcome of a past target is read from"),
    "targets": N_("Past and announced targets with baseline and outcome"),
    "trade": N_(
        "Goods exports and imports by partner: the reporter's own table, partners' reports, statements"
    ),
    "trade_eur": N_("Trade of the EU and its members with the reporter as Eurostat gives it, in euro"),
    "transport": N_("Train and air routes as announced"),
    "turnover": N_("Statements that give only turnover (exports and imports together)"),
}
COLUMNS = (
    N_("1 = the document drawn for its pair; none = never drawn"),
    N_("1 = the value to take for a cell"),
    N_("FOB or CIF where the source says"),
    N_("ISO 3166-1 alpha-3, or X-... for groups, residual lines and historical names"),
    N_("US dollars, exports and imports together"),
    N_("US dollars; never annualised"),
    N_("USD per quantity unit, value and quantity of one row"),
    N_("USD per unit"),
    N_("address; empty where none can be used"),
    N_("all but unclear or only planned ones"),
    N_("alpha-2 code, empty where there is none"),
    N_("alpha-3 code, empty where there is none"),
    N_("as published, or the span of the data"),
    N_("as the reporter sees it"),
    N_("as the reporting side sees it"),
    N_("as the sources write it, separated by |"),
    N_("both ends have coordinates"),
    N_("calendar year"),
    N_("cities and districts, in force"),
    N_("company of a division in the reporter's country"),
    N_("converted, see usd_basis"),
    N_("coordinates are known"),
    N_("counted as a recorded tie"),
    N_("counts in the sum to World"),
    N_("diplomatic or trade office"),
    N_("division of the partner: the place, or the home of the firm"),
    N_("drawable and not only planned"),
    N_("empty for words only and for ranges"),
    N_("empty where the date is a phrase"),
    N_("empty where the source gives no year"),
    N_("empty where the source states none"),
    N_("euro"),
    N_("exports FOB, US dollars"),
    N_("exports to World, FOB, US dollars"),
    N_("exports to the pack's partner, FOB, US dollars"),
    N_("first month covered"),
    N_("full year, cumulative part of a year, or one month"),
    N_("full year, in unit"),
    N_("good of the plan; empty for totals, chapters and groups"),
    N_("great circle from the reporter's capital to the division's"),
    N_("how the figure came to be"),
    N_("id in the table of sources"),
    N_("in the customs table by division"),
    N_("key in partner_keys"),
    N_("last month covered; 1 to 12 is a full year"),
    N_("lower end where the source gives one"),
    N_("months the yearly sum is made of, where known"),
    N_("name as the source writes it"),
    N_("noted as disputed"),
    N_("number of the pair, by exporter and partner"),
    N_("of the amounts in local currency units (lcu)"),
    N_("of the imports of all divisions in the benchmark"),
    N_("out: to the partner"),
    N_("own: the pack's reporter; partner: the other side; context: world totals"),
    N_("part of a year, never annualised"),
    N_("part of the good that goes to the partner, as stated"),
    N_("partner_value_usd / total_usd, 0-1"),
    N_("raw folder whose list names it, or method"),
    N_("region level, in force"),
    N_("remarks in English, as gathered"),
    N_("row of the reporter's full table by partner, which adds up to World"),
    N_("series: may form a line within its source; text and exclude are never drawn"),
    N_("the exporter's World row of that year, FOB, US dollars"),
    N_("the partner's imports from the world, in unit"),
    N_("under study or planned: not a route yet"),
    N_("upper end where the source gives one"),
    N_("what counts as partner where a source gives both (origin, consignment)"),
    N_("what kind of estimate"),
    N_("what the partner is; groups never add to countries"),
    N_("what the reporter is"),
    N_("whose statistics (key in partner_keys)"),
    N_("why that use"),
    N_("with whom (key in partner_keys)"),
    N_("word of precision"),
    N_("years from the baseline to the date of the pack"),
)
