"""A real server under grammar, a model of random numbers: whatever it proposes, the interview stays what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sessions.scripted import House, small_pack
from tests.tiny_gguf import serve
from voice_interviewer.adapters.openai_chat import OpenAIChat
from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.events import ProposalJudged
from voice_interviewer.director import ModelDirector

pytest.importorskip("xllamacpp")
pytest.importorskip("gguf")

ANSWER = ("I chose Redis because the database was too slow with two thousand requests per second.",)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_random_model_drives_a_whole_interview(tmp_path: Path) -> None:
    pack = small_pack(probes=2, items=2)
    pack = replace(pack, rubric=replace(pack.rubric, limits=replace(pack.rubric.limits, probes_per_question=1)))
    calm = House(tmp_path / "calm", pack, {"introduction": ("I am a backend developer.",)})
    calm.answers.default = ANSWER
    undisturbed = await calm.session().conduct()
    place = House(tmp_path / "random", pack, {"introduction": ("I am a backend developer.",)})
    place.answers.default = ANSWER
    with serve(tmp_path) as url:
        model = OpenAIChat("tiny-random", url, "key")
        place.director = ModelDirector(model, timeout_s=60)
        state = await place.session().conduct()
        model.close()
    judged = [event for event in place.events("proposal_judged") if isinstance(event, ProposalJudged)]
    proposed = [event for event in judged if event.model]
    assert proposed, "the model was asked, and what it said was judged"
    assert all(event.accepted or event.reason for event in judged)
    mains = [turn.question.item_id for turn in state.turns if turn.question.form == "main"]
    assert mains == [turn.question.item_id for turn in undisturbed.turns if turn.question.form == "main"]
    assert len(set(state.asked_texts)) == len(state.asked_texts)
    assert state.probes() <= pack.rubric.limits.probes
    for place_of, turn in enumerate(state.turns[1:], start=1):
        item = pack.item(turn.question.item_id)
        problems = lint(turn.question.text, asked=state.asked_texts[:place_of], pack=pack, item=item, answer=ANSWER[0])
        assert not problems, turn.question
    assert state.closed is not None
    assert state.closed.reason == "complete"
    place.log.verify(place.id)
