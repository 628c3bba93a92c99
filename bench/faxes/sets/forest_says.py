"""What the people of the forest set say of consent and of other facts: how one says it to a colleague, or to a desk."""

from __future__ import annotations

from bench.faxes.sets.forest_exams import listed

SAYS = {
    "oral": listed("""Patienten har vid besöket muntligen samtyckt till att materialet lämnas ut
        Pat är tillfrågad och har sagt ja, muntligt, till att vi rekvirerar
        Samtycke har lämnats muntligen till undertecknad
        Jag har talat med patienten i telefon, som godkänner att bilder och svar lämnas ut (muntligt samtycke)
        Pat. har gett sitt muntliga medgivande till utlämnandet
        Patienten, som jag träffade i går, samtycker muntligt till att ni lämnar ut uppgifterna
        Muntligt samtycke är inhämtat av mig vid mottagningsbesöket
        Vi har frågat patienten, svaret var ja: muntligt samtycke alltså
        Patienten har inget emot att ni lämnar ut materialet, det har jag fått muntligt besked om
        Samtycke enligt 10 kap. 1 § OSL har lämnats muntligt av patienten
        Medgivande finns, muntligt, lämnat i närvaro av sjuksköterska
        Patienten är införstådd med beställningen och har muntligen lämnat sitt samtycke"""),
    "written_claimed": listed("""Patientens skriftliga samtycke finns i vår journal
        Skriftligt samtycke är inhämtat och ligger inskannat i journalen hos oss
        Patienten har i skrift samtyckt enligt 10 kap. 1 § OSL, handlingen finns i journalen
        Det finns ett av patienten undertecknat samtycke, som vi förvarar i journalen
        Patienten har skrivit på ett samtycke hos oss, det finns i journalen"""),
    "written_enclosed": listed("""Patientens skriftliga samtycke bifogas
        Som bilaga följer samtycket, påskrivet av patienten
        Skriftligt samtycke från patienten medföljer detta fax
        Patientens underskrivna medgivande skickas med som bilaga
        Bifogar skriftligt samtycke på separat sida"""),
    "promised": listed("""Samtycke kommer att inhämtas när patienten kommer på återbesök
        Vi har ännu inte nått patienten men ska fråga om samtycke så snart vi kan
        Patientens samtycke ska inhämtas, det har vi ännu inte hunnit med
        Medgivande från patienten är ännu inte inhämtat men kommer att begäras i veckan
        Jag frågar patienten om samtycke vid besöket nästa vecka"""),
    "not_asked": listed("""Patienten är inte tillfrågad om samtycke
        Vi har inte frågat patienten om samtycke men antar att det går bra
        Något samtycke har inte inhämtats
        Vi förutsätter att patienten inte har något emot detta, frågat har vi dock inte"""),
    "not_yet": listed("""Samtycke har ännu inte inhämtats
        Vi har inte hunnit inhämta samtycke än
        Patienten har ännu inte tillfrågats om sitt samtycke"""),
    "refused": listed("""Patienten motsätter sig att bilderna lämnas ut
        Patienten har sagt nej till att materialet lämnas ut
        Pat. vägrar samtycke
        Patienten, som tidigare samtyckte, har nu återkallat sitt samtycke"""),
    "guardian": listed("""Vårdnadshavaren har lämnat muntligt samtycke
        Båda vårdnadshavarna har muntligen samtyckt till att materialet lämnas ut
        Mamman, som är vårdnadshavare, har i telefon gett muntligt samtycke
        Muntligt samtycke är inhämtat från vårdnadshavare"""),
    "urgent": listed("""Brådskande, operation i morgon; Skyndsamt, patienten opereras i övermorgon
        Akut, tas upp på ronden i morgon; Snarast möjligt"""),
    "protected": listed("""Observera att patienten har skyddade personuppgifter.
        Patienten har sekretessmarkering i folkbokföringen.
        OBS skyddad folkbokföring gäller för patienten.
        Tänk på att patienten lever med skyddad identitet."""),
    "deceased": listed("""Patienten avled i förra veckan.
        Patienten är tyvärr avliden, dödsfallet inträffade i oktober.
        Som ni kanske vet har patienten avlidit."""),
    "blocked": listed("""Patienten har spärrat sina uppgifter mellan vårdgivare.
        Det finns en spärr i patientens journal.
        Pat. har begärt spärr av sin journal hos er."""),
    "emergency": listed("""Patienten ligger medvetslös på IVA och kan inte lämna samtycke.
        Pat är sövd och kan inte tillfrågas, nödsituation.
        Akut livshotande läge, patienten är inte kontaktbar och samtycke kan inte inhämtas."""),
    "closed": listed("""Mottagningen som remitterade mig har lagts ned och finns inte längre.
        Vårdcentralen där jag gick är stängd för gott sedan i våras.
        Kliniken som skickade mig till röntgen har upphört, så där finns ingen att fråga."""),
    "doctor_left": listed("""Doktorn som skickade mig på röntgen har slutat på mottagningen.
        Min läkare har gått i pension, mottagningen finns kvar.
        Läkaren som skrev remissen har bytt arbetsplats."""),
    "formal_demand": listed("""Om ni säger nej vill jag ha ett skriftligt beslut som går att överklaga.
        Jag begär detta med stöd av offentlighetsprincipen och vill ha ett överklagbart beslut vid avslag.
        Jag åberopar patientdatalagen 8 kap. 2 § och begär ett formellt beslut med besvärshänvisning om ni avslår."""),
    "relative": listed("""Jag är närmast anhörig och skriver i patientens ställe.
        Jag hjälper som anhörig till med papper och brev och skriver därför detta.
        Det är jag som anhörig som sköter kontakten med vården."""),
    "parent": listed("""Jag är förälder och vårdnadshavare.
        Jag skriver i egenskap av vårdnadshavare.
        Som vårdnadshavare ber jag om detta för mitt barns räkning."""),
}
