"""How the senders of the river set say consent, refusal and other facts in the free lines of a form."""

from __future__ import annotations

from bench.faxes.sets.river_exams import listed

SAYS = {
    "oral": listed("""Patienten har lämnat muntligt samtycke; Muntligt samtycke lämnat vid besök
        Muntligt samtycke från patienten, noterat i journal; Ja, muntligt
        Patienten samtycker muntligen till att bilder och svar skickas hit
        Patienten har muntligen godkänt att materialet lämnas ut; Inhämtat muntligen vid telefonsamtal med patienten
        Undertecknad har fått patientens muntliga samtycke"""),
    "written_claimed": listed("""Skriftligt samtycke finns i patientens journal hos oss
        Undertecknat samtycke förvaras i vår journal; Skriftligt samtycke finns inskannat hos oss
        Patienten har undertecknat ett samtycke som finns i journalen här"""),
    "written_enclosed": listed("""Skriftligt samtycke bifogas; Skriftligt samtycke, se bilaga
        Patientens skriftliga samtycke bifogas som sida 2; Undertecknat samtycke medföljer denna blankett
        Skriftligt samtycke medföljer"""),
    "not_asked": listed("""Nej, patienten har inte tillfrågats; Samtycke ej efterfrågat
        Patienten är inte tillfrågad om samtycke"""),
    "not_yet": listed("""Samtycke är inte inhämtat ännu; Ännu inget samtycke, patienten går inte att nå
        Nej, samtycke saknas i nuläget"""),
    "promised": listed("""Samtycke inhämtas vid återbesöket nästa vecka; Samtycke kommer i separat fax
        Kompletteras med samtycke senare; Vi ska fråga patienten och återkommer om samtycket
        Samtycke kommer att inhämtas"""),
    "refused": listed("""Patienten samtycker inte till utlämnande; Patienten har återkallat sitt samtycke
        Patienten vägrar att lämna ut sina bilder; Pat. vill inte att materialet lämnas ut"""),
    "guardian": listed("""Muntligt samtycke lämnat av vårdnadshavarna; Vårdnadshavaren har gett muntligt samtycke
        Pappa (vårdnadshavare) samtycker muntligt"""),
    "protected": listed("""Patienten har skyddade personuppgifter.; OBS sekretessmarkering i folkbokföringen!
        Patienten lever med skyddad folkbokföring."""),
    "deceased": listed("""Patienten är avliden.; Patienten avled i oktober, underlaget gäller dödsfallsutredning.
        Observera att patienten har avlidit."""),
    "blocked": listed("""Patienten har spärrat sin journal hos er.; Spärr finns enligt patienten.
        OBS: patienten har begärt spärr av uppgifterna."""),
    "emergency": listed("""Patienten är medvetslös, samtycke går inte att inhämta. Akut fara för livet.
        Livshotande tillstånd, patienten kan inte själv ta ställning till samtycke."""),
    "closed": listed("""Kliniken som behandlade mig är nedlagd.; Mottagningen där jag gick finns inte längre.
        Vårdcentralen som remitterade mig har upphört."""),
    "doctor_left": listed("""Läkaren som remitterade mig har slutat.; Min läkare har gått i pension.
        Doktorn jag gick hos har flyttat till en annan mottagning."""),
    "formal_demand": listed("""Får jag inte ut handlingen begär jag ett skriftligt beslut med besvärshänvisning.
        Jag begär handlingen med stöd av min rätt till journalen och vill vid avslag ha ett överklagbart beslut."""),
    "parent": listed("""Jag är barnets vårdnadshavare.; Undertecknad är vårdnadshavare till barnet.
        Begäran gäller mitt barn, jag är vårdnadshavare."""),
    "relative": listed("""Jag är son till patienten och fyller i blanketten åt min förälder.
        Jag är anhörig och gör detta för patientens räkning.; Ifyllt av anhörig på patientens begäran."""),
    "urgent": listed("""Akut; AKUT; Brådskande, op i morgon; Omgående, rond i dag
        Mycket brådskande; Akut, samma dag"""),
}  # fmt: skip
