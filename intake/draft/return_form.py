"""What the return form asks: a question with its boxes or fields for each thing that a decision asks for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from intake.draft.render import constant
from intake.errors import ConfigError
from intake.model import Decision, Delivery, Field, Order, RequesterType, SelfReferred
from intake.return_form import Option, Question, QuestionKind

_KINDS: Mapping[str, tuple[QuestionKind, tuple[str, ...]]] = MappingProxyType(
    {
        "oral_consent": (QuestionKind.CHOICE, ("yes", "no")),
        "written_consent": (QuestionKind.SIGNATURE, ()),
        "own_referral": (QuestionKind.BOXES, ("yes",)),
        "self_referred": (QuestionKind.CHOICE, ("yes", "no")),
        "relevance": (QuestionKind.REASON, ()),
        "delivery": (QuestionKind.CHOICE, ("iep", "usb")),
        "wants": (QuestionKind.BOXES, ("images", "report")),
    }
)
"""What is not named here is answered on a line of its own."""

OWN_REFERRAL = "own_referral"
"""Asked beside a written consent where the requester's own referral would make it needless (row R8)."""


def questions_for(
    order: Order,
    decision: Decision,
    *,
    templates: Mapping[str, str],
    language: str,
    ask_words: Mapping[str, str],
) -> tuple[Question, ...]:
    """A question for each thing that ``decision`` asks for, in its order; none where it asks for nothing.

    Raises:
        ConfigError: the words of the form (template ``_form``) cannot be used.
    """
    asks = list(dict.fromkeys(decision.asks))
    if "written_consent" in asks and "self_referred" not in asks and _own_referral_counts(order):
        asks.insert(asks.index("written_consent"), OWN_REFERRAL)
    if asks and order.fields.get("delivery", Field()).value == Delivery.DVD:
        asks.append("delivery")  # the letter says that it is no longer given, so the form asks what instead
    words = constant(templates, language, "_form", "questions")
    return tuple(_question(ask, words, ask_words) for ask in asks)


def _question(ask: str, words: object, ask_words: Mapping[str, str]) -> Question:
    kind, codes = _KINDS.get(ask, (QuestionKind.FIELD, ()))
    said: Any = words.get(ask) if isinstance(words, dict) else None
    if said is None and not codes and ask in ask_words:
        sentence = ask_words[ask]
        return Question(ask, kind, sentence[:1].upper() + sentence[1:])
    try:
        options = tuple(Option(code, str(said["options"][code])) for code in codes) if codes else ()
        return Question(ask, kind, str(said["text"]), options)
    except (KeyError, TypeError) as error:
        raise ConfigError(
            "template_incomplete",
            f"Mallen ”_form” saknar orden för ”{ask}”: texten, eller en av rutorna ({', '.join(codes) or '–'}).",
            f'The template "_form" lacks the words for "{ask}": its text or a box ({", ".join(codes) or "–"}).',
        ) from error


def _own_referral_counts(order: Order) -> bool:
    kind = order.fields.get("requester_type", Field()).value
    own = order.fields.get("self_referred", Field()).value
    return kind == RequesterType.CHIROPRACTOR and own not in (SelfReferred.YES, SelfReferred.NO)
