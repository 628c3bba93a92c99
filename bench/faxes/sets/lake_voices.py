"""How those of the lake set write who write whole sentences: secretaries, systems' messages, therapists, patients."""

from __future__ import annotations

from collections.abc import Mapping

from bench.faxes.sets.lake_house import words

Voice = Mapping[str, tuple[str, ...]]
"""Sentences by what they say; the names in braces are filled in by ``lake_prose``."""

VOICES: dict[str, Voice] = {
    "memo": words("""
        opening: Hej!; Hej på er,; God dag,
        subject: Beställning av {things}; Önskan om {things}; Vi behöver {things}
        wish: Vi behöver få hit {things} från {exams}.; Vill ni ordna fram {things} från {exams}?;
            | Beställer {things} från {exams}.
        who: Det gäller pat {who}.; Patienten heter {who}.; Pat: {who}.
        where: {Things} {verb} till {unit}.; {Things} ska {verb} till {unit}.; {Things} önskas till {unit}, {verb}.
        ours: Vi vill ha materialet hit till oss.; Skicka till vår mottagning.; Materialet ska till oss.
        way: Det går bra med {way}.; Skicka helst via {way}.; Vi tar emot via {way}.
        doctor: Beställs åt {doctor}.; Det är {doctor} som vill ha materialet.; På uppdrag av {doctor}.
        reason: Anledning: {reason}.; Det handlar om {reason}.; Behövs för {reason}.
        treatment: Aktuell behandling hos oss: {reason}.; Behandling: {reason}.;
            | Patientens behandling hos oss: {reason}.
        own_yes: Remissen till undersökningen var vår egen.; Vi remitterade själva till undersökningen.;
            | Undersökningen gjordes på vår egen remiss.
        own_no: En annan vårdgivare remitterade till undersökningen.;
            | Remissen var inte vår utan från annan vårdgivare.;
            | Vi remitterade inte själva, det gjorde en annan vårdgivare.
        needed: Behövs senast {day}.; Vi behöver ha det senast {day}.; Måste vara framme senast {day}.
        urgent: Prioritet: {urgency}.; OBS! {urgency}.; {urgency}!
        reach: Tel {phone}; Ring vid frågor: {phone}; Telefon {phone}
        fax: Fax {fax}; Vårt faxnummer: {fax}; Faxnr {fax}
        reference: Vår referens: {reference}; Ref {reference}; Vårt ärendenr {reference}
        closing: Tack på förhand!; Hälsningar; Med vänlig hälsning
        days: iso; slash; short
    """),
    "messenger": words("""
        opening: Hej!; Hej kollegor!; Till röntgen,
        subject: Beställning {things}; Meddelande ang. {things}; Förfrågan: {things}
        wish: Önskar {things} avseende {exams}.; Skicka {things} avseende {exams}.;
            | Vi önskar ta del av {things}: {exams}.
        who: Patient: {who}.; Avser {who}.; Gäller patient {who}.
        where: {Things} {verb} till {unit}.; Var vänliga {imperative} {things} till {unit}.;
            | {Things} bör {verb} till {unit}.
        ours: Materialet skickas till oss.; Vill ha det till vår enhet.; Vi är mottagare.
        way: Överförs via {way}.; Sätt: {way}.; Vi önskar {way}.
        reason: Orsak: {reason}.; Syfte: {reason}.; Bakgrund: {reason}.
        treatment: Pågående behandling: {reason}.; Behandlas här: {reason}.; Aktuell behandling: {reason}.
        own_yes: Egen remiss.; Remitterad av mig.; Jag skrev själv remissen.
        own_no: Remitterad av annan vårdgivare.; Ej egen remiss.; Remissen skrevs av en annan vårdgivare.
        needed: Senast {day}.; Önskas senast {day}.; Behövs senast {day}.
        urgent: Prio: {urgency}.; Angelägenhet: {urgency}.; {urgency}.
        reach: Tfn {phone}; Telefon: {phone}; Tel. {phone}
        fax: Fax: {fax}; Faxnr: {fax}; Telefax {fax}
        reference: Ärende {reference}; Vår ref: {reference}; Referens {reference}
        closing: Mvh; Hälsningar; /
        days: iso; compact; iso
    """),
    "outlook": words("""
        opening: Hej,; Hej röntgen!; Hej igen,
        subject: Beställning av {things}; {Things} önskas; Rekvisition: {things}
        wish: Skulle ni kunna skicka {things} från {exams}?; Vi skulle vilja ha {things} från {exams}.;
            | Kan vi få {things} från {exams}?
        who: Det rör {who}.; Vår patient heter {who}.; Patienten är {who}.
        where: {Things} {verb} till {unit}.; Ni kan {imperative} {things} till {unit}.;
            | {Things} kan {verb} till {unit}.
        ours: Skicka gärna till oss.; Vi vill ha materialet till vår klinik.; Allt kan gå till oss.
        way: Vi har tillgång till {way}.; {way} fungerar bäst.; Gärna via {way}.
        reason: Skälet är {reason}.; Det gäller {reason}.; Varför? {reason}.
        treatment: Patienten behandlas hos oss: {reason}.; Pågående behandling: {reason}.;
            | Varför det är relevant för behandlingen: {reason}.
        own_yes: Det var vi som remitterade.; Undersökningen gjordes på egen remiss från oss.; Remissen var vår egen.
        own_no: Det var inte vi som remitterade, utan annan vårdgivare.; Annan vårdgivare stod för remissen.;
            | Remissen kom från annan vårdgivare.
        needed: Det behövs senast {day}.; Vi behöver det senast {day}.; Senast {day}, tack.
        urgent: {urgency}!; Det är: {urgency}.; Prioritet {urgency}.
        reach: Telefon {phone}; Mobil/telefon: {phone}; T {phone}
        fax: Fax {fax}; F {fax}; Fax: {fax}
        reference: Vår referens {reference}; Ref: {reference}; Vårt diarienr: {reference}
        closing: Vänliga hälsningar; Hälsningar; Mvh
        days: slash; den; iso
    """),
    "statement": words("""
        opening: Till Röntgen!; Till berörd röntgenavdelning,; Hej!
        subject: Rekvisition av {things}; Angående {things}; Begäran om {things}
        wish: Härmed rekvireras {things} från {exams}.; Undertecknad begär {things} från {exams}.;
            | Jag ber att få {things} från {exams}.
        who: Patient: {who}.; Begäran rör {who}.; Det gäller {who}.
        where: {Things} {verb} till {unit}.; {Things} skall {verb} till {unit}.;
            | Jag ber er {imperative} {things} till {unit}.
        ours: Materialet sänds till mottagningen ovan.; Materialet önskas till oss.; Sänds till vår mottagning.
        way: Önskat medium: {way}.; Översänds via {way}.; Sändes via {way}.
        reason: Skäl: {reason}.; Bakgrund: {reason}.; Ändamål: {reason}.
        treatment: Pågående behandling: {reason}.; Patienten är under behandling: {reason}.;
            | Aktuell behandling hos mig: {reason}.
        own_yes: Jag har själv remitterat patienten till undersökningen.;
            | Undersökningen är utförd på egen remiss.; Remittent var undertecknad.
        own_no: Undersökningen är remitterad av annan vårdgivare.;
            | Undertecknad är inte remittent, det är annan vårdgivare.; Remissen utfärdades av annan vårdgivare.
        needed: Önskas senast {day}.; Behövs senast {day}.; Handlingarna behövs senast {day}.
        urgent: {urgency}.; Prioritet: {urgency}.; Angelägenhetsgrad: {urgency}.
        reach: Tel: {phone}; Telefon {phone}; Tfn {phone}
        fax: Fax: {fax}; Telefax {fax}; Faxnummer {fax}
        reference: Vår beteckning: {reference}; Ref: {reference}; Ärendenummer {reference}
        closing: Med vänlig hälsning; Högaktningsfullt; Vänligen
        days: den; long; iso
    """),
    "note": words("""
        opening: Hej!; Hallå röntgen!; Snabb fråga,
        subject: {Things}, tack; Beställer {things}; Ang. {things}
        wish: Beställer {things} från {exams}.; Vill ha {things} från {exams}.; Vänligen sänd {things}, {exams}.
        who: Pat. {who}.; Gäller {who}.; Patient {who}.
        where: {Things} {verb} till {unit}.; {Things} ska {verb} till {unit}.;
            | Vänligen {imperative} {things} till {unit}.
        ours: Till oss.; Materialet till oss.; Ska hit till oss.
        way: Via {way}.; Helst {way}.; Sätt: {way}.
        reason: Orsak: {reason}.; Anl: {reason}.; Ändamål: {reason}.
        treatment: Behandling hos oss: {reason}.; Aktuell beh: {reason}.; Pågående behandling: {reason}.
        own_yes: Egen remiss.; Remiss: vår egen.; Vi remitterade.
        own_no: Remiss från annan vårdgivare.; Ej vår remiss, annan vårdgivare.; Annan vårdgivare remitterade.
        needed: Senast {day}.; Behövs senast {day}.; Ska finnas hos oss senast {day}.
        urgent: {urgency}!; {urgency}.; OBS {urgency}.
        reach: Tel {phone}; tfn {phone}; Ring {phone}
        fax: fax {fax}; Fax {fax}; Faxnr {fax}
        reference: ref {reference}; Ref. {reference}; vår ref {reference}
        closing: Mvh; Tack!; Hälsn
        days: short; six; slash
    """),
    "patient": words("""
        opening: Hej!; Till Röntgen.; Hejsan,
        subject: Begäran om {things}; Jag vill ha {things}; Beställning av {things}
        wish: Jag vill gärna få {things} från {exams}.; Jag önskar {things} från {exams}.;
            | Kan ni skicka {things} från {exams} till mig?
        self: Jag heter {who}.; Mitt namn är {who}.; Jag som frågar är patienten, {who}.
        kin: Det gäller {kin} {who}.; Jag skriver för {kin} {who}.; Patienten är {kin} {who}.
        reach: Ring mig på {phone}; Min telefon: {phone}; Telefon {phone}
        reference: Referens {reference}; Ärende {reference}; Ärendenummer {reference}
        needed: Behövs senast {day}.; Jag behöver det senast {day}.; Senast {day}.
        closing: Vänliga hälsningar; Tack på förhand; Med vänlig hälsning
        days: long; slash; iso
    """),
}  # fmt: skip
