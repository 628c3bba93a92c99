"""How the letter writers of the hill set put things: each voice has at least three wordings of every phrase.

``{things}`` is what is wanted, ``{exams}`` the examinations with their days, ``{unit}`` who receives,
``{sent}`` how as a verb and ``{how}`` in brackets, ``{what}`` all or the images alone.
"""

from __future__ import annotations

from collections.abc import Mapping

Voice = Mapping[str, tuple[str, ...]]

PLAIN: Voice = {
    "opening": ("Hej,", "Till röntgen", "God dag,", "Bästa kollegor,"),
    "things_both": ("bilder och utlåtande", "bilder samt utlåtande", "röntgenbilder och svar", "bilderna och svaret"),
    "things_images": ("bilder", "röntgenbilder", "bilderna"),
    "things_report": ("utlåtande", "utlåtandet", "röntgensvaret", "svaret"),
    "wish": (
        "Vi önskar {things} från {exams}.",
        "Vi skulle behöva {things} avseende {exams}.",
        "Var vänliga sänd {things} gällande {exams}.",
        "Härmed beställs {things} från {exams}.",
    ),
    "wish_all": ("Vi önskar {all} som finns hos er.", "Var vänliga sänd {all} ni har.", "Vi behöver {all} från er."),
    "who": ("Det gäller {name}{sep}{number}.", "Patient: {name}{sep}{number}.", "Ang. {name}{sep}{number}."),
    "where_both": (
        "Bilder och utlåtande {sent} till {unit}.",
        "Både bilder och svar {sent} till {unit}.",
        "Materialet, dvs. bilder och utlåtande, {sent} till {unit}.",
    ),
    "where_images": (
        "Bilderna {sent} till {unit}.",
        "Bilderna ska {send} till {unit}.",
        "Vi vill att bilderna {sent} till {unit}.",
    ),
    "where_report": (
        "Utlåtandet faxas till {unit}.",
        "Svaret skickas till {unit}.",
        "Vi vill ha utlåtandet faxat till {unit}.",
    ),
    "onward": (" fvb. {onward}", " för vidare befordran till {onward}", " f.v.b. {onward}"),
    "ours": ("Materialet {sent} till oss.", "{what} {sent} till vår mottagning.", "Materialet {sent} hit."),
    "own": (
        "Undersökningen är gjord på min egen remiss.",
        "Jag har själv remitterat till undersökningen.",
        "Remissen till undersökningen skrevs av mig.",
    ),
    "not_own": (
        "Undersökningen är remitterad av annan vårdgivare.",
        "Jag har inte själv remitterat till undersökningen.",
        "Remissen till undersökningen kom från en läkare, inte från mig.",
    ),
    "purpose": ("Anledning: {reason}.", "Skälet är följande: {reason}.", "Syfte: {reason}."),
    "treatment": (
        "Aktuell behandling: {reason}.",
        "Patienten går hos mig. {reason}.",
        "Pågående behandling: {reason}.",
    ),
    "need_day": ("Vi behöver materialet senast {day}.", "Ronden är {day}.", "Behövs till {day}."),
    "need": ("Prioritet: {urgency}.", "{urgency}!", "Observera: {urgency}."),
    "closing": ("Med vänlig hälsning", "Vänliga hälsningar", "Med vänliga hälsningar"),
    "subject": ("Begäran om {things}", "Beställning: {things}", "Ang. {things}"),
}

CURT: Voice = {
    "opening": ("Hej!", "Hejsan!", "Hej röntgen,"),
    "things_both": ("bilder + utlåtande", "bilder och svar", "bilder o utlåtande"),
    "things_images": ("bilderna", "bilder", "bara bilderna"),
    "things_report": ("utlåtandet", "svaret", "bara utlåtandet"),
    "wish": ("Skicka {things} på {exams}.", "Behöver {things} från {exams}.", "Kan ni skicka {things} på {exams}?"),
    "wish_all": ("Skicka {all} ni har.", "Behöver {all} ni har.", "Kan ni skicka {all} ni har?"),
    "who": ("Pat: {name}{sep}{number}.", "Gäller {name}{sep}{number}.", "{name}{sep}{number}."),
    "where_both": ("Allt {sent} till {unit}.", "Bilder och svar till {unit}{how}.", "Ska till {unit}{how}."),
    "where_images": ("Bilderna {sent} till {unit}.", "Bilderna till {unit}{how}.", "Bilderna ska till {unit}{how}."),
    "where_report": ("Svaret till {unit}.", "Utlåtandet faxas till {unit}.", "Utlåtandet vill vi ha till {unit}."),
    "onward": (" fvb {onward}", ", fvb. {onward}", " (fvb. {onward})"),
    "ours": ("Materialet {sent} till oss.", "Skicka till oss{how}.", "{what} {sent} till mig."),
    "own": ("Egen remiss.", "Jag remitterade själv.", "Min egen remiss."),
    "not_own": ("Ej egen remiss.", "Remitterad av annan, inte av mig.", "Det var en läkare som remitterade, inte jag."),
    "purpose": ("{reason}.", "Anl: {reason}.", "Varför: {reason}."),
    "treatment": ("{reason}.", "Behandling: {reason}.", "Anl: {reason}."),
    "need_day": ("Behövs {day}.", "Senast {day}.", "Rond {day}."),
    "need": ("{urgency}!", "OBS {urgency}!", "{urgency}."),
    "closing": ("Tack på förhand!", "Mvh", "Tack, hälsningar"),
    "subject": ("Bildbeställning", "Skicka {things}", "Beställning"),
}

OFFICIAL: Voice = {
    "opening": ("Till Region Halland, röntgen", "Till registrator / röntgen", "Till berörd röntgenavdelning"),
    "things_both": ("röntgenbilder jämte utlåtande", "kopior av bilder och utlåtanden", "bilder och utlåtande"),
    "things_images": ("röntgenbilder", "kopior av bilder", "bildmaterial"),
    "things_report": ("kopia av utlåtande", "utlåtande", "röntgenutlåtande"),
    "wish": (
        "Undertecknad begär {things} avseende {exams}.",
        "Härmed begärs {things} från {exams}.",
        "Vi anhåller om {things} rörande {exams}.",
    ),
    "wish_all": (
        "Undertecknad begär {all} som finns hos er.",
        "Härmed begärs {all} som förvaras hos er.",
        "Vi anhåller om {all} som finns.",
    ),
    "who": (
        "Ärendet rör {name}{sep}{number}.",
        "Begäran avser {name}{sep}{number}.",
        "Berörd person: {name}{sep}{number}.",
    ),
    "where_both": (
        "Handlingarna, bilder såväl som utlåtande, {sent} till {unit}.",
        "Bilder och utlåtande ska {send} till {unit}.",
        "Mottagare av bilder och utlåtande är {unit}{how}.",
    ),
    "where_images": (
        "Bildmaterialet ska {send} till {unit}.",
        "Bilderna {sent} till {unit}.",
        "Mottagare av bilderna är {unit}{how}.",
    ),
    "where_report": (
        "Utlåtandet ska faxas till {unit}.",
        "Mottagare av utlåtandet är {unit}.",
        "Utlåtandet skickas till {unit}.",
    ),
    "onward": (" för vidare befordran till {onward}", ", fvb. {onward}", " fvb. {onward}"),
    "ours": (
        "Handlingarna {sent} till undertecknad.",
        "Materialet {sent} till oss.",
        "Handlingarna {sent} till avsändaren.",
    ),
    "own": (
        "Undertecknad har själv remitterat till undersökningen.",
        "Undersökningen utfördes på egen remiss.",
        "Undersökningen är beställd av undertecknad genom egen remiss.",
    ),
    "not_own": (
        "Undersökningen är inte remitterad av undertecknad utan av annan vårdgivare.",
        "Undersökningen utfördes på remiss av annan vårdgivare.",
        "Undertecknad är inte remittent till undersökningen.",
    ),
    "purpose": ("Ändamål: {reason}.", "Grund för begäran: {reason}.", "Begäran görs av följande skäl: {reason}."),
    "treatment": ("Pågående behandling: {reason}.", "Grund för begäran: {reason}.", "Aktuell behandling: {reason}."),
    "need_day": ("Materialet behövs senast {day}.", "Handlingarna emotses senast {day}.", "Tid satt till {day}."),
    "need": ("Prioritet: {urgency}.", "Ärendet är märkt: {urgency}.", "Brådskandegrad: {urgency}."),
    "closing": ("Med vänlig hälsning", "Högaktningsfullt", "Enligt uppdrag"),
    "subject": ("Begäran om {things}", "Framställan om {things}", "Hemställan om {things}"),
}

TALKING: Voice = {
    "opening": ("Hej och tack för senast!", "Hej igen,", "Hej på röntgen,"),
    "things_both": ("både bilderna och utlåtandet", "bilder och utlåtande", "bilderna med tillhörande utlåtande"),
    "things_images": ("bilderna", "själva bilderna", "bilderna (vi behöver inte utlåtandet)"),
    "things_report": ("utlåtandet", "utlåtandet (bilderna behövs inte)", "svaret"),
    "wish": (
        "Det vi skulle behöva är {things} från {exams}.",
        "Jag undrar om ni kan ordna {things} från {exams}.",
        "Vi är tacksamma om vi kan få {things} från {exams}.",
    ),
    "wish_all": (
        "Det vi skulle behöva är {all} ni har.",
        "Jag undrar om ni kan ordna {all} som finns hos er.",
        "Vi är tacksamma om vi kan få {all} som finns.",
    ),
    "who": (
        "Patienten heter {name}{sep}{number}.",
        "Den det gäller är {name}{sep}{number}.",
        "Vi har en gemensam patient, {name}{sep}{number}.",
    ),
    "where_both": (
        "Går det bra att bilder och utlåtande {sent} till {unit}?",
        "Vi ser gärna att allt {sent} till {unit}.",
        "Det bästa är om bilder och svar {sent} till {unit}.",
    ),
    "where_images": (
        "Går det bra att bilderna {sent} till {unit}?",
        "Vi ser gärna att bilderna {sent} till {unit}.",
        "Det bästa är om bilderna {sent} till {unit}.",
    ),
    "where_report": (
        "Utlåtandet vill vi gärna ha faxat till {unit}.",
        "Utlåtandet får ni gärna faxa till {unit}.",
        "Vad gäller svaret så faxa det till {unit}.",
    ),
    "onward": (", som skickar vidare till {onward}", " fvb. {onward}", " för vidare befordran till {onward}"),
    "ours": (
        "Ni får gärna skicka materialet hit till oss{how}.",
        "Det bästa är om materialet {sent} till oss.",
        "Vi ser gärna att materialet {sent} till mottagningen här.",
    ),
    "own": (
        "Det var jag själv som remitterade till undersökningen.",
        "Undersökningen gjordes på min egen remiss.",
        "Det är min egen remiss som ligger till grund för undersökningen.",
    ),
    "not_own": (
        "Det var inte jag som remitterade till undersökningen utan en läkare på annat håll.",
        "Undersökningen är remitterad av annan vårdgivare.",
        "Remissen skrevs inte av mig utan av en läkare.",
    ),
    "purpose": (
        "Anledningen är denna: {reason}.",
        "Bakgrund: {reason}.",
        "Därför vänder vi oss till er: {reason}.",
    ),
    "treatment": (
        "Så här ser behandlingen ut just nu: {reason}.",
        "Bakgrund till behandlingen hos mig: {reason}.",
        "Det patienten behandlas för: {reason}.",
    ),
    "need_day": ("Vi skulle behöva det senast {day}.", "Helst vill vi ha det till {day}.", "Vi har konferens {day}."),
    "need": ("Hur bråttom: {urgency}.", "Obs! {urgency}.", "Vi ber er notera: {urgency}."),
    "closing": ("Många hälsningar", "Tack för hjälpen!", "Bästa hälsningar"),
    "subject": ("Fråga om {things}", "Önskemål om {things}", "Gemensam patient, {things}"),
}

OWN: Voice = {
    "opening": ("Hej!", "Hej röntgen,", "Till er som har hand om röntgensvar,"),
    "things_both": ("bilderna och utlåtandet", "både bilder och svar", "röntgenbilderna och röntgensvaret"),
    "things_images": ("bilderna", "mina röntgenbilder", "röntgenbilderna"),
    "things_report": ("utlåtandet", "röntgensvaret", "läkarens utlåtande"),
    "wish": (
        "Jag skulle vilja få {things} från {exams}.",
        "Jag vill gärna ha {things} från {exams}.",
        "Kan jag få {things} från {exams}?",
    ),
    "wish_all": ("Jag skulle vilja få {all} ni har.", "Jag vill gärna ha {all} ni har.", "Kan jag få {all} ni har?"),
    "who": (
        "Jag heter {name}{sep}{number}.",
        "Mitt namn är {name}{sep}{number}.",
        "Mina uppgifter: {name}{sep}{number}.",
    ),
    "who_else": (
        "Det gäller {name}{sep}{number}.",
        "Den som blev röntgad är {name}{sep}{number}.",
        "Personen det handlar om: {name}{sep}{number}.",
    ),
    "need": ("Det är bråttom: {urgency}.", "{urgency}.", "Obs: {urgency}."),
    "need_day": ("Jag behöver det senast {day}.", "Helst till {day}.", "Senast {day} om det går."),
    "closing": ("Hälsningar", "Tack på förhand", "Vänligen"),
    "subject": ("Jag vill ha {things}", "Fråga om {things}", "Ang. {things}"),
}

REFERENCE = ("Vår referens: {}", "Ref: {}", "Vårt ärendenummer: {}")
PHONE = ("Tel {}", "Telefon: {}", "Tfn {}")
FAX = ("Fax {}", "Faxnr: {}", "Telefax {}")
ALL_BOTH = ("alla bilder och utlåtanden", "samtliga bilder med utlåtanden", "samtliga röntgenbilder och svar")
ALL_IMAGES = ("alla bilder", "samtliga bilder", "samtliga röntgenbilder")
SENT = {
    "": ("skickas", "sänds"),
    "link": ("länkas", "länkas över"),
    "iep": ("skickas via IEP", "läggs i IEP", "skickas genom Sectra IEP", "läggs i bildportalen (IEP)"),
    "usb": ("skickas på USB", "läggs på USB-minne och skickas"),
    "dvd": ("skickas på DVD", "bränns på DVD-skiva och skickas"),
    "post": ("skickas med post", "postas"),
}
SEND = {
    "": ("skickas", "sändas"),
    "link": ("länkas",),
    "iep": ("skickas via IEP", "sändas via IEP"),
    "usb": ("skickas på USB",),
    "dvd": ("skickas på DVD",),
    "post": ("skickas med post",),
}
HOW = {
    "": ("",),
    "link": (" (länkas)", " (länkning)"),
    "iep": (" (via IEP)", " (IEP)", " (Sectra IEP)"),
    "usb": (" (på USB)", " (USB-minne)"),
    "dvd": (" (på DVD)", " (DVD-skiva)"),
    "post": (" (med post)", " (per post)"),
}
