"""What was chosen, what is to be asked, what came back, and what was done about it."""

from holdfast.measures.models.administration import Administration, Stage
from holdfast.measures.models.asking import Ask
from holdfast.measures.models.choosing import ChosenMeasure
from holdfast.measures.models.packs import WordingPack
from holdfast.measures.models.risk import RiskAnswer

__all__ = ["Administration", "Ask", "ChosenMeasure", "RiskAnswer", "Stage", "WordingPack"]
