"""Steps of the ready stories with what their speaker says and may be asked, with the figures of the data pack."""

from __future__ import annotations

from dataclasses import replace

from directive.briefing.amounts import money_text, share_text
from directive.briefing.content import Step
from directive.briefing.desk import Desk
from directive.briefing.goal import Plan, default_plan
from directive.briefing.stories.speaker_words import TEXTS, Said
from directive.briefing.target_words import short_percent
from directive.briefing.views.overview import last_reported_year


def spoken(desk: Desk, story_id: str, steps: tuple[Step, ...], plan: Plan | None = None) -> tuple[Step, ...]:
    """The steps of a ready story with what the speaker says and may be asked; of `plan`, or of the pack's goal."""
    facts = _facts(desk, plan or default_plan(desk.pack))
    return tuple(_with(desk, TEXTS[story_id, step.id], step, facts) for step in steps)


def _with(desk: Desk, said: Said, step: Step, facts: dict[str, object]) -> Step:
    t = desk.t
    questions = tuple((t(asked), t(answer, **facts)) for asked, answer in said.questions)
    notes = "\n".join(t(sentence, **facts) for sentence in said.sentences)
    return replace(step, notes=notes, questions=questions, minutes=said.minutes)


def _facts(desk: Desk, plan: Plan) -> dict[str, object]:
    t, base, partner = desk.t, desk.pack.base, desk.partner
    return {
        "goal": short_percent(t, plan.target.share), "year": plan.levers.target_year, "base_year": base.year,
        "last": last_reported_year(desk), "to_partner": partner.to, "Partner": partner.name,
        "share": share_text(t, base.share.value, base.share.precision),
        "low": money_text(t, base.total_value_usd.low), "high": money_text(t, base.total_value_usd.high),
    }  # fmt: skip
