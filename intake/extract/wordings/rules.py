"""Which parts together ask for which kind of value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Rule:
    """A phrase asks for ``kind`` with a part of each group of ``need``, none of ``unless``, and ``last`` at its end."""

    kind: str
    need: tuple[frozenset[str], ...]
    unless: frozenset[str]
    last: str = ""

    def fits(self, parts: frozenset[str]) -> bool:
        return all(group & parts for group in self.need) and not self.unless & parts


def _rule(kind: str, need: str, unless: str = "", *, last: str = "") -> _Rule:
    groups = tuple(frozenset(group.split("|")) for group in need.split())
    return _Rule(kind, groups, frozenset(unless.split()), last)


_HEADINGS = (
    _rule("other", "info to radiology", "wished ordered send date images report"),
    _rule("onset_heading_patient", "info patient", "requester recipient consent address phone unit signature"),
    _rule("onset_heading_patient", "who concerns", "send recipient doctor by"),
    _rule("onset_heading_patient", "person concerns", "number id name exam images send doctor"),
    _rule("onset_heading_recipient", "info recipient"),
    _rule("onset_heading_recipient", "info delivery", "requester"),
    _rule("onset_heading_recipient", "how where joined", "send link delivery ordered wished images report exam"),
    _rule("onset_heading_requester", "info requester|doctor|unit|referrer", "recipient exam patient to"),
    _rule("doctor", "who ordered|wished name|profession", "send recipient unit exam"),
    _rule("onset_heading_requester", "who ordered|wished", "send recipient doctor by images report"),
    _rule("onset_heading_examination", "info exam|images|material", "reason to"),
    _rule("onset_heading_consent", "info consent"),
    _rule("onset_heading_other", "referral to", "by date number own our"),
    _rule("onset_heading_other", "info ordered|contactless|reach"),
)
_PAPERWORK = (
    _rule("clinic_closed", "closed unit|treating"),
    _rule("order_date", "signature|fax|faxed|send|today date", "joined needed done exam", last="date"),
    _rule("patient_signature", "signature|clarified patient|guardian"),
    _rule("signature", "signature"),
    _rule("print_name", "clarified"),
    _rule("print_name", "name plainly", "patient exam unit requester doctor recipient"),
    _rule("consent", "consent oral written"),
    _rule("oral_consent", "consent oral"),
    _rule("written_consent", "consent written"),
    _rule("consent", "consent", "reason"),
    _rule("self_referred", "self_referral"),
    _rule("self_referred", "exam|images referrer by own|our|your|requester", "number id unit doctor name"),
    _rule("self_referred", "own|our|your|requester referrer|referral", "reference number id unit doctor"),
    _rule("self_referred", "exam|images done at referral", "date when which number id from unit doctor"),
    _rule("other", "internal"),
)
_PEOPLE = (
    _rule("doctor", "needed contact", "phone fax mobile reach unit recipient", last="contact"),
    _rule("last_name", "last_name patient", "first_name name requester doctor unit"),
    _rule("first_name", "first_name patient", "last_name name requester doctor unit"),
    _rule("patient_name", "name|first_name|last_name identity", "requester doctor unit"),
    _rule("patient_name", "requester patient|guardian", "unit doctor date reach phone fax address ordered wished"),
    _rule("identity", "identity", "requester doctor unit reference"),
    _rule("identity", "person|reserve number|id", "requester doctor unit contact recipient"),
    _rule("identity", "patient number|id", "phone mobile fax reference"),
    _rule("birth_date", "birth"),
)
_NUMBERS = (
    _rule("addressee", "recipient fax|faxed|ordered by", "images report material exam unit"),
    _rule("other", "phone|fax|mobile|reach patient|guardian|recipient", "requester"),
    _rule("phone_fax", "phone|mobile fax"),
    _rule("fax", "fax", "send report recipient"),
    _rule("fax", "fax report", "send recipient to"),
    _rule("addressee", "fax|faxed to", "own our requester report images unit exam name"),
    _rule("fax", "fax to own"),
    _rule("mobile", "mobile", "phone"),
    _rule("phone", "phone|mobile", "send recipient doctor"),
    _rule("phone", "phone doctor|contact|requester"),
    _rule("doctor", "reach name", "phone fax mobile"),
    _rule("phone", "reach"),
)
_PLACES = (
    _rule("onward", "onward"),
    _rule("receiving_doctor", "recipient doctor|contact", "unit"),
    _rule("recipient", "recipient|to|where images report", "reason"),
    _rule("report_recipient", "recipient|where report", "images"),
    _rule("image_recipient", "recipient|where images", "report done examined exam from"),
    _rule("report_recipient", "to report", "images reason"),
    _rule("report_recipient", "faxed to|where", "images"),
    _rule("recipient", "who images report", "ordered wished done examined by treats doctor"),
    _rule("image_recipient", "who images", "ordered wished done examined by treats doctor report"),
    _rule("report_recipient", "who report", "ordered wished done examined by treats doctor images"),
    _rule("image_recipient", "to images", "report reason requester"),
    _rule("image_recipient", "link to|recipient|where", "all report send"),
    _rule("needed_by", "wished to date"),
    _rule("recipient", "send|link|ordered|wished|delivery to", "reason when doctor date"),
    _rule("recipient", "where send|link|delivery|ordered|wished", "done exam examined date"),
    _rule("recipient", "address delivery|send"),
    _rule("recipient", "recipient", "reason date"),
    _rule("recipient", "to|where unit|radiology|material|all", "done examined exam images requester referral reason"),
)
_EXAMINATIONS = (
    _rule("patient_name", "examined name", "date"),
    _rule("body_part", "examined|exam|images body_part", "joined date"),
    _rule("exam_place", "done|examined at|where|place|unit", "date when send doctor requester ordered wished"),
    _rule("exam_place", "exam|images where|place|unit", "date when send doctor requester ordered wished which"),
    _rule("needed_by", "needed", "urgency exam"),
    _rule("needed_by", "wished when", "send who where how exam images report done examined"),
    _rule("order_date", "ordered date|when", "exam done images examined treating modality wished"),
    _rule("needed_by", "wished date", "exam done requester images by today examined treating modality"),
    _rule("examination", "exam joined date"),
    _rule("examination", "which exam joined"),
    _rule("examination", "body_part joined modality|exam", "date"),
    _rule("examination", "which examined|done", "date when where place by"),
    _rule("examination", "done exam", "date when which", last="exam"),
    _rule("exam_date", "exam|done|images|radiology|modality|material|examined date|when|approximate", "reason"),
    _rule("exam_date", "approximate date|when"),
    _rule("exam_date", "when where joined", "send link reach own your"),
    _rule("exam_date", "done|examined", "reason unit doctor consent by"),
)
_REST = (
    _rule("doctor", "who treating|treats", "images report exam material"),
    _rule("doctor", "unit name profession"),
    _rule("other", "contactless", "reason name"),
    _rule("urgency", "urgency"),
    _rule("examination", "exam number|id joined", "date referral ordered requester"),
    _rule("reference", "referral|exam|ordered number|id", "which"),
    _rule("their_reference", "reference your"),
    _rule("reference", "reference", "reason concerns"),
    _rule("relevance", "why"),
    _rule("relevance", "reason|treats"),
    _rule("relevance", "patient at", "name identity exam examined done"),
    _rule("delivery", "how send|link|images|material|report|ordered|wished|all"),
    _rule("delivery", "delivery", "address"),
    _rule("delivery", "via images|wished|ordered|send"),
    _rule("delivery", "via", "to number patient exam referral recipient phone fax unit doctor"),
    _rule("delivery", "send|link", "date by reason doctor unit which"),
    _rule("delivery", "how", "own our your reach phone name patient number exam"),
    _rule("other", "send|today by"),
    _rule("other", "address", "unit name"),
    _rule("last_name", "last_name", "first_name joined name"),
    _rule("first_name", "first_name", "last_name name"),
    _rule("patient_name", "patient name|first_name|last_name", "requester"),
    _rule("doctor", "name|contact|doctor profession", "unit"),
    _rule("profession", "profession", "unit"),
    _rule("doctor", "doctor|contact name", "unit"),
    _rule("clinic", "unit", "patient recipient exam"),
    _rule("doctor", "person ordered|requester|wished", "identity number id exam material"),
    _rule("doctor", "patient doctor"),
    _rule("doctor", "doctor"),
    _rule("doctor", "requester|referrer name"),
    _rule("referrer", "referrer"),
    _rule("clinic", "ordered|requester from"),
    _rule("doctor", "ordered|wished by", "images report exam material consent all scope kind"),
    _rule("doctor", "who ordered|wished"),
    _rule("doctor", "contact", "phone"),
    _rule("doctor", "treating", "unit reason patient images exam"),
    _rule("clinic", "requester"),
    _rule("clinic", "unit"),
    _rule("clinic", "who|which own", "send images report exam material consent wished ordered treats date when"),
    _rule("name", "name|first_name|last_name"),
    _rule("identity", "id number"),
    _rule("examination", "modality|exam joined body_part"),
    _rule("side", "side"),
    _rule("body_part", "body_part"),
    _rule("examination", "exam"),
    _rule("modality", "modality"),
    _rule("examination", "images|material which|from"),
    _rule("wanted", "images joined report"),
    _rule("examination", "ordered|wished images|radiology", "own"),
    _rule("report_wanted", "report"),
    _rule("patient_name", "concerns patient"),
    _rule("wanted", "ordered|wished|scope"),
    _rule("wanted", "which|kind material|images|send"),
    _rule("examination", "material|images"),
    _rule("order_date", "today", "by"),
    _rule("order_date", "date"),
    _rule("examination", "radiology by"),
    _rule("recipient", "radiology"),
    _rule("patient_name", "patient", "at own exists send all closed answer"),
    _rule("addressee", "to"),
    _rule("sender", "from"),
)
_RULES = (*_HEADINGS, *_PAPERWORK, *_PEOPLE, *_NUMBERS, *_PLACES, *_EXAMINATIONS, *_REST)


def kind_by_rules(parts: tuple[str, ...]) -> str | None:
    held = frozenset(parts)
    return next((rule.kind for rule in _RULES if rule.fits(held) and rule.last in ("", parts[-1])), None)
