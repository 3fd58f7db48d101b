"""The annex in words: goal and base, terms, what is assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from directive.briefing.amounts import money_text, share_text
from directive.briefing.annex.goods import OWN, STAR, starred, unit_text
from directive.briefing.annex.numbered import Numbered
from directive.briefing.desk import Desk
from directive.briefing.goal import Aim, base_figures
from directive.briefing.goal_words import goal_sentences
from directive.briefing.target_words import SHAPE_WORDS
from directive.data.scenario import Prepared, good_names
from directive.i18n import N_, words
from directive.model.plan import Good

_FIGURES = {
    "baseline_quantity": N_("baseline {amount} {unit}"),
    "unit_value_usd": N_("unit value {amount} USD ({unit})"),
    "own_output": N_("own output {amount} {unit}"),
    "partner_imports": N_("the partner's imports {amount} {unit}"),
}


def factor_of(desk: Desk, prepared: Prepared) -> float:
    """CIF ÷ FOB as the plan has it: the scenario's, else the pack's."""
    own = prepared.scenario.cif_fob_factor
    return desk.pack.cif_fob_factor.value if own is None else own


def target(desk: Desk, prepared: Prepared, numbered: Numbered) -> tuple[str, ...]:
    """Goal, base, path and factor, a sentence each."""
    t, plan = desk.t, prepared.plan
    shape = t(SHAPE_WORDS[str(plan.levers.shape)])
    factor, base = factor_of(desk, prepared), _base(desk, prepared, numbered)
    cite = (
        numbered.cite((desk.pack.cif_fob_factor.source,))
        if prepared.scenario.cif_fob_factor is None
        else STAR
    )
    return (
        *goal_sentences(desk, Aim(plan.base, plan.levers, plan.target)),
        base,
        t("Path from {first} to {last}: {shape}.", first=plan.base.year, last=plan.levers.target_year, shape=shape),
        t("Unit values on CIF basis are divided by {factor} before they are set against the target, which is FOB. "
          "{cite}", factor=t.number(factor, digits=2), cite=cite),
    )  # fmt: skip


def _base(desk: Desk, prepared: Prepared, numbered: Numbered) -> str:
    t, base = desk.t, prepared.plan.base
    if prepared.scenario.base is not None:
        return t("Base {year}: exports {to_partner} {value}, {share} of all exports ({total}). {whose} {star}",
                 year=base.year, to_partner=desk.partner.to, value=t.money(base.partner_value_usd),
                 share=t.percent(base.share), total=t.money(base.total_value_usd), whose=t(OWN),
                 star=STAR)  # fmt: skip
    found = base_figures(desk)
    exports, share, total = found.exports, found.share, found.total
    return t(
        "Base {year}: exports {to_partner} {value} ({value_kind}), {share} of all exports ({share_kind}); all exports "
        "{total} ({total_kind}). {cite}", year=base.year, to_partner=desk.partner.to,
        value=money_text(t, exports.value, str(exports.precision)), value_kind=t(words.KINDS[str(exports.kind)]),
        share=share_text(t, share.value, str(share.precision)), share_kind=t(words.KINDS[str(share.kind)]),
        total=money_text(t, total.value, str(total.precision)), total_kind=t(words.KINDS[str(total.kind)]),
        cite=numbered.cite([*exports.source_ids, *share.source_ids]))  # fmt: skip


def definitions(desk: Desk, unit: str) -> tuple[tuple[str, str], ...]:
    """The terms the annexes use, in the order a reader meets them."""
    t, partner = desk.t, desk.partner
    whole = (
        t("One kilogram, cubic metre or piece. Kilograms are rounded as kilograms, not from tonnes.")
        if unit == "kg"
        else t("One tonne, cubic metre or piece, whatever the good is counted in.")
    )
    return (
        (t("Whole unit"), whole),
        (t("Quantity"), t("What is sold {to_partner} in a year, in whole units of the good.", to_partner=partner.to)),
        (t("Baseline"), t("The latest quantity published for a full year. It keeps its year and stands in the base "
                          "year; parts of years are not made into years.")),
        (t("Increment"), t("The quantity of a year less the baseline, in whole units.")),
        (t("Unit value"), t("US dollars per unit of the good, with its period, the side that reports it and its basis "
                            "(CIF or FOB).")),
        (t("Ceiling"), t("The lesser of a share of own output and a share of {of_partner} imports of the good.",
                         of_partner=partner.of)),
        (t("Milestone"), t("Exports {to_partner} that the path asks for in a year, US dollars.",
                           to_partner=partner.to)),
        (t("Remainder"), t("Milestone less the value of the whole units; below zero where they pass it.")),
        (STAR, t("Rests on figures of the plan's author, not on published ones.")),
    )  # fmt: skip


def assumptions(desk: Desk, shown: Prepared) -> tuple[str, ...]:
    """What no source says, a sentence each: figures of the author by good, default splits, what is held constant."""
    t, names = desk.t, good_names(shown)
    found = [_own_figures(desk, shown, good, names[good.id][t.language]) for good in shown.plan.goods
             if good.user_filled]  # fmt: skip
    ids = {one.id: one for one in shown.assumptions}
    even = [names[good.id][t.language] for good in shown.plan.goods
            if good.id in shown.even_keys and good.baseline_quantity is not None]  # fmt: skip
    if even:
        found.append(t("Split evenly over the keys, because nothing published favours one: {goods}.",
                       goods=t("; ").join(even)))  # fmt: skip
    if "region_seed" in ids:
        found.append(t("Pairs of regions that are not held follow the benchmark by imports; a document in force is no "
                       "trade, and no published figure says more."))  # fmt: skip
    if "outside_constant" in ids and shown.outside_usd:
        found.append(t("Exports outside the plan's goods stay at {amount} a year: the base less the goods' baselines.",
                       amount=t.money(shown.outside_usd)))  # fmt: skip
    if "goods_over_base" in ids:
        found.append(t("The goods' baselines are worth {amount} more than the base; nothing is counted outside them.",
                       amount=t.money(shown.goods_over_base_usd)))  # fmt: skip
    return tuple(found)


def _own_figures(desk: Desk, shown: Prepared, good: Good, name: str) -> str:
    t, unit = desk.t, unit_text(desk.t, good.unit)
    note = next((given.note for given in shown.scenario.goods if given.id == good.id), None)
    figures = [
        t(_FIGURES[field], amount=_amount(desk, getattr(good, field), field), unit=unit)
        for field in _FIGURES
        if field in good.user_filled
    ]
    said = t("{good}: {figures} (figures of the plan's author).", good=starred(name, own=True),
             figures=t("; ").join(figures))  # fmt: skip
    return t("{sentence} Note: {note}", sentence=said, note=note) if note else said


def _amount(desk: Desk, value: float, field: str) -> str:
    if field == "unit_value_usd":
        return desk.t.number(value, digits=2 if value < 100 else 0)
    return desk.t.number(value, digits=0)


def taking_part(desk: Desk, what: str, picked: Sequence[str], names: Mapping[str, Mapping[str, str]]) -> str:
    """Which places take part: their names, or all of them."""
    t = desk.t
    listed = t(", ").join(names[code][t.language] for code in picked) if picked else t("all")
    return t("{what}: {listed}", what=what, listed=listed)
