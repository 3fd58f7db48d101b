"""What is marked on the page stands on the papers, in the same words."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from directive.briefing.annex import annex_docx, annex_xlsx
from directive.briefing.desk import desk_of
from directive.briefing.mark_words import marks_sentence
from directive.data.scenario import Scenario, ScenarioGood, TopLine, to_plan

SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
# 20 of 11.58 million tonnes is 172.7 %.
SAID = {
    "en": ["To be checked: ", "172.7 % of China's imports of 2023", "milestone of 2028: above the target of 2030"],
    "ru": ["Требует проверки: ", "172,7 % импорта Китая за 2023 г.",
           "промежуточный показатель 2028 г. выше целевого показателя 2030 г."],
    "zh": ["需核实：", "相当于2023年中国进口量的172.7%", "2028年阶段目标高于2030年目标"],
}  # fmt: skip


@pytest.mark.parametrize("language", SAID)
def test_marks_reach_every_annex(language):
    desk = desk_of(language)
    top_line = TopLine(shape="milestones", milestones=((2028, 100e9 / 10),))
    goods = (ScenarioGood(id="potash", target_quantity=20e6),)
    prepared = to_plan(Scenario(top_line=top_line, goods=goods), desk.engine, desk.pack)
    sentence = marks_sentence(desk, prepared)
    assert [part for part in SAID[language] if part not in sentence.translate(SPACES)] == []
    words = Document(io.BytesIO(annex_docx(prepared, desk)))
    assert sentence in [paragraph.text for paragraph in words.paragraphs]
    cells = [cell.text for table in words.tables for row in table.rows for cell in row.cells]
    assert any(SAID[language][1] in text.translate(SPACES) for text in cells)
    book = load_workbook(io.BytesIO(annex_xlsx(prepared, desk)))
    assert any(sentence == cell for page in book for row in page.iter_rows(values_only=True) for cell in row)


def test_a_plan_as_in_the_data_has_no_marks():
    desk = desk_of("en")
    assert marks_sentence(desk, to_plan(Scenario(), desk.engine, desk.pack)) == ""
