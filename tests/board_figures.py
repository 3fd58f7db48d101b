"""What the figures of the lever board say of a plan."""

from directive.briefing.target_words import short_percent


def board_figures(desk, plan) -> dict[str, str]:
    """Each figure's text by its name, from the plan itself."""
    t, target = desk.t, plan.target
    return {
        "target_value": t.money(target.value_usd),
        "required_growth": t.percent(target.growth, digits=1),
        "share": short_percent(t, target.share),
        "multiple": t("× {number}", number=t.number(target.multiple, digits=2)),
        "increment": t.money(target.value_usd - plan.base.partner_value_usd),
    }
