"""Names that no set was written with: how well the program reads people whom its developers did not think of.

Invented combinations of first names and surnames in use, by what is unusual about them. Drawn in place of a set's own
names (``python -m bench.tuning ideal --names particles``), with everything else on the faxes as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from bench.faxes.cast import Cast, Names


def _listed(text: str) -> Names:
    """Names parted by semicolons and ends of lines."""
    return tuple(name.strip() for name in re.split(r"[;\n]", text))


@dataclass(frozen=True, slots=True)
class OtherNames:
    """First names of women and men, and surnames; what is not given is the set's own."""

    women: Names = ()
    men: Names = ()
    last: Names = ()


KINDS: Mapping[str, OtherNames] = {
    "nordic": OtherNames(
        women=_listed("""Ada; Aina; Alfhild; Alice; Anneli; Annika; Asta; Bodil; Brita; Camilla; Dorthe
            Ebba-Lisa; Edit; Eila; Elin; Embla; Ester; Evy; Freja; Gerda; Gull-Britt; Gunvor; Hanne; Heli; Helmi
            Hillevi; Ingeborg; Iris; Jytte; Kaarina; Karoline; Kirsten; Kristin; Laila; Lilly; Lovisa; Maarit; Majken
            Margareta; Marit; Mette; Molly; Märta; Ninni; Oili; Outi; Päivi; Ragna; Riitta; Runa; Saga; Selma; Sigrid
            Sirpa; Siv-Britt; Sofie; Tekla; Terttu; Thea; Tuula; Tyra; Ulrika; Unni; Valborg; Vega; Viveka; Yrsa
            Åslaug; Öllegård"""),
        men=_listed("""Aksel; Algot; Allan; Anton; Aron; Asger; Assar; Axel; Birger; Bjarne; Botvid; Einar
            Eino; Eskil; Esko; Evald; Evert; Finn; Fritiof; Frode; Gideon; Gillis; Greger; Halvard; Hannu; Harald
            Heikki; Helge; Henrik; Hilding; Hjalmar; Ilmari; Inge; Ivar; Jalmari; Jarl; Jens-Petter; Joel; Jon; Jouko
            Jukka; Kalevi; Kasper; Kjell-Arne; Klaus; Kåre; Lage; Lauri; Mogens; Morgan; Niilo; Odd; Olle; Osvald
            Ottar; Paavo; Palle; Pekka; Preben; Ragnvald; Reidar; Rickard; Roald; Sebbe; Seppo; Svante; Sverker; Tapio
            Teodor; Torgny; Trygve; Urban; Veikko; Verner; Vidar; Vilgot; Wilmer; Yngve; Åke; Örjan"""),
        last=_listed("""Aaltonen; Adlercreutz; Agrell; Ahokas; Alnäs; Andreasen; Aspelin; Berggren; Birkedal
            Bjelkholm; Blomster; Brandsdal; Bratt; Brunnegård; Bylund; Båvenholm; Cedermark; Christensen; Dagerås
            Djurberg; Eidsvik; Ekeberg; Elgström; Enarsson; Engdahl; Fahlcrantz; Fjellner; Florén; Fosseng; Frantzich
            Furuhjelm; Gabrielsen; Granqvist; Grevillius; Gullstrand; Haapasalo; Halonen; Heino; Helgesson; Hjortzberg
            Holmgaard; Hyltén; Ingvaldsen; Jernkrok; Johannesen; Jokinen; Kahlroth; Kallioniemi; Kinnunen; Kjær
            Knutsson; Koskela; Kruuse; Laaksonen; Lagercrantz; Lehtonen; Lilliehöök; Lindskog; Ljunggren; Lydersen
            Lyckman; Magnell; Myhre; Mäkinen; Nevanlinna; Nordfeldt; Nyberg; Odelberg; Oxenstierna; Pettersson
            Pihlström; Planting; Ramstedt; Rehnquist; Rosengren; Rydelius; Sandelin; Selander; Sivertsen; Skarsgård
            Skoglund; Spångberg; Stenmark; Sundberg; Svensson; Södergran; Tandberg; Tegnell; Thorsell; Toivonen
            Tunström; Uddén; Vahlquist; Vestergaard; Viitanen; Wachtmeister; Werner; Wetterlind; Ylinen; Zachrisson
            Åkerhielm; Åsblom; Ängeby; Öijer; Östholm"""),
    ),
    "foreign": OtherNames(
        women=_listed("""Adriana; Agnieszka; Ailin; Amaal; Anahit; Anastasia; Asli; Ayaan; Aylin; Azra; Beatriz
            Bogumila; Carmen; Chidi; Dilan; Elham; Eleni; Emina; Esperanza; Fatemeh; Fowsiya; Gordana; Gulistan
            Habiba; Hawa; Hodan; Huda; Ikram; Ioana; Isabel; Jadwiga; Jasmina; Khadija; Ljubica; Lakshmi; Layla
            Ludmila; Malgorzata; Mariana; Mehwish; Mei Ling; Mihaela; Mirjana; Mulu; Nadezhda; Narges; Nasrin; Natalia
            Nevena; Nilofar; Oksana; Parisa; Phuong; Priya; Rosa; Rukhsana; Sabaa; Samsam; Selam; Semira; Shirin
            Snezana; Somchai; Sukanya; Svitlana; Thi Hoa; Tigist; Urszula; Xiuying; Yesim; Zainab; Zeynep; Zofia"""),
        men=_listed("""Abdullahi; Adem; Aleksandar; Alejandro; Amanuel; Andrzej; Arash; Arben; Babak; Bashir
            Behzad; Biniam; Bogdan; Branko; Cheng; Constantin; Cristian; Darko; Dawit; Dimitrios; Dragan; Eduardo
            Emre; Enver; Farhan; Faruk; Fikret; Giovanni; Goitom; Grzegorz; Guled; Hamid; Hikmet; Ibrahim; Igor; Ivan
            Jesus; Jamal; Javier; Jiwan; Kamal; Khalid; Krzysztof; Luka; Lorenzo; Mahad; Marek; Mehmet; Mihai; Mirza
            Miroslav; Mustafa; Naser; Nguyen Van; Nikolaos; Oleksandr; Osman; Pavel; Predrag; Rajesh; Ramazan; Rashid
            Said; Samuel; Siamak; Slobodan; Srdjan; Stanislaw; Suleiman; Tadeusz; Tesfaye; Thanh; Vasile; Vladimir
            Wojciech; Xavier; Yared; Yonas; Zoran"""),
        last=_listed("""Abdulkadir; Adeyemi; Aguilar; Ahmadzai; Alvarez; Aliyev; Arslan; Asgari; Atanasova
            Baran; Begovic; Berisha; Bhattacharya; Bianchi; Bogdanovic; Cakmak; Castillo; Chowdhury; Chen; Cvetkovic
            Dabrowski; Demir; Diaz; Dinh; Dubois; Eftekhari; Espinoza; Farah; Fernandes; Ferrari; Garcia; Gebremariam
            Georgiou; Ghebreyesus; Grabowska; Gutierrez; Habtemariam; Hajdari; Hashemi; Hernandez; Horvat; Hosseini
            Huang; Iliescu; Ivanov; Jankovic; Jimale; Kaczmarek; Karimi; Kaya; Kazemi; Kovalenko; Krasniqi; Kumar
            Kwiatkowski; Le; Lopez; Lukic; Mahmoudi; Maric; Mazur; Mohamud; Morina; Moussa; Mukherjee; Musa; Mwangi
            Nikolaidis; Noor; Novak; Okafor; Omerovic; Ozturk; Pavlov; Pereira; Pham; Popescu; Radu; Ramadani; Ramirez
            Rossi; Sahin; Salihovic; Shevchenko; Silva; Simic; Srisawat; Stefanidis; Suarez; Szymanska; Tadesse
            Teklehaimanot; Tomic; Torres; Tuncer; Vargas; Vasquez; Vo; Vukovic; Wang; Warsame; Wisniewski; Wolde
            Yildiz; Yilmaz; Zeqiri; Zhang; Zielinski"""),
    ),
    "double": OtherNames(
        women=_listed("""Anna Maria; Anna-Clara; Berit Margareta; Britt Marie; Elsa-Lotta; Eva Carin; Inga Lisa
            Karin Elisabet; Lena-Maria; Maj Britt; Maria Fernanda; Nils-Ida; Rose-Marie; Sofia Anna; Sol-Britt
            Ulla Karin Sofia"""),
        men=_listed("""Bo Erik; Carl Axel; Erik Gustav; Hans-Olof; Jan Peter; John-Erik; Juan Carlos
            Karl Erik Olov; Lars Erik; Lars-Gunnar; Mats Ola; Nils Petter; Per-Arne; Stig-Björn; Sven Olof
            Tor-Björn"""),
        last=_listed("""Alm Persson; Berg Nilsson; Björk-Lund; Dahl Ekman; Edberg-Sand; Ek Lindgren
            Forsberg Åhl; Garcia Lopez; Gran-Höök; Gustafsson Ortega; Hall Nyström; Holm Wiberg; Karlsson Abdi
            Lind Bergstrand; Lundell-Ask; Mohamed Ali; Munoz Soto; Nyman Ryd; Palm-Erlandsson; Ruiz Molina
            Sjö Wikander; Sten Vilhelmsson; Ström-Kaya; Säll Ottosson; Thor Haglund; Wall Öster; Åberg Dahlman
            Öst-Persson"""),
    ),
    "particles": OtherNames(
        women=_listed("Abeba; Chiara; D'Arcy; Eloise; Jo-Ann; Louise; Marie-Claire; Maya; Ottilia; Sinéad"),
        men=_listed("Abu Bakr; Dirk; Ebbe; Gerard; Jean-Luc; Otto; Pieter; Sean; Vidkun; Åke"),
        last=_listed("""Abdel Rahman; Abou Zeid; Af Trolle; Al Jabouri; Al-Sayed; ben Amor; da Costa
            D'Alessandro; De Geer; de Klerk; De la Rosa; de los Santos; del Monte; della Valle; di Marco; Dos Reis
            du Rietz; El Fassi; el-Masri; Le Fevre; La Fontaine; MacGregor; McAllister; Mac Namara; O'Connor
            Ould Salem; San Martin; St Clair; Ter Horst; van Dijk; van den Berg; van der Meer; Van Loon; von Bahr
            von der Heide; von Sydow; zu Dohna"""),
    ),
    "words": OtherNames(
        women=_listed("""Alla; April; Augusta; Aurora; Billie; Bodil; Bonnie; Charlie; Dag-Mari; Do; Gun; Hedda
            Ia; Iris; Juni; Lilja; Linnea; Liv; Maj; Mary-Ann; May; Mi; My; Ninja; Ord; Ros; Runa; Sky; Sol; Stella
            Sunna; Tindra; Tova; Vi; Viola; Vår; Ängla"""),
        men=_listed("""Ask; Björn; Bo; Bror; Dag; Frank; Frej; Gert; Hans; Jan; Järn; Kai; Kung; Mark; Max; Mio
            Ni; Olle; Per; Primus; Pål; Roy; Sander; Sten; Stig; Storm; Svante; Tor; Torn; Ulf; Vide; Vidar; Vilhelm
            Ville; Åke"""),
        last=_listed("""Alstermark; Armstrong; Axelrod; Bild; Biskop; Blank; Boll; Bra; Dator; Do; Duva
            Falkenberg; Flod; Flykt; Fotsjö; Frisk; Gård; Halland; Hallman; Halvarsson; Hand; Handberg; Hård; Högerås
            Järn; Ka; Kisa; Klinga; Knape; Kropp; Kort; Kron; Kung; Lans; Laurin; Li; Lugn; Ljung; Lång; Man; Mark
            Med; Mild; Morän; Mott; Ni; Norr; Ny; Nyhus; Orre; Pil; Prim; Ros; Rygg; Rytt; Sand; Sjöhus; Skarp; Skytt
            Sommar; Stad; Stark; Stor; Storm; Svar; Svensk; Söder; Tapper; Torp; Torsås; Tryck; Ugglas; Varberg; Vik
            Vinter; Vist; Vän; Wo; Yng; Å; Åker; Ö; Öberg; Öster"""),
    ),
    "letters": OtherNames(
        women=_listed("""Agnès; Aïcha; Aşkın; Božena; Chloë; Danièle; Elżbieta; Françoise; Günay; Høgni; Inés
            Jūratė; Käthe; Ludvíka; Małgorzata; Mónica; Nazlı; Róisín; Şule; Þórunn; Vesna-Đurđa; Zoë; Žaneta"""),
        men=_listed("""André; Błażej; Božidar; Çetin; Dušan; Élie; François; Gábor; Günther; İlhan; João; José
            Jørn; Kęstutis; László; Łukasz; Michał; Noël; Óscar; Piñero; René; Søren; Tomáš; Uğur; Zdeněk; Ðorđe"""),
        last=_listed("""Açıkgöz; Almássy; Bąk; Bošković; Çelik; Čapek; Dvořák; Đorđević; Erdoğan; Fărcaş
            Fürstenberg; García; Gębski; Groß; Güneş; Hašek; Høyer; Jiménez; Kaminskė; Kılıç; Kovačević; Łaski; Løkke
            Ibáñez; Müllner; Nagy-Őry; Nuñez; Øvergård; Petrović; Röhl; Sæther; Šarić; Şen; Škoda; Țepeș; Þorsson
            Ünal; Vásquez; Wałęsa; Yıldırım; Žižek"""),
    ),
}  # fmt: skip
"""By what is unusual: "nordic" is nothing, "words" are names that mean something else as well, "letters" have letters
that no Swedish keyboard has."""


def with_other_names(cast: Cast, kind: str, seed: str) -> Cast:
    """``cast`` with names of ``kind``, drawn by ``seed``; as many as it had, so that the rest of a fax stays as it was.

    Raises:
        KeyError: no such kind.
    """
    names, rng = KINDS[kind], Random(f"{seed} names")

    def drawn(own: Names, others: Names) -> Names:
        return tuple(rng.choices(others, k=len(own))) if others else own

    return replace(
        cast,
        women=drawn(cast.women, names.women),
        men=drawn(cast.men, names.men),
        children=drawn(cast.children, names.men),
        last=drawn(cast.last, names.last),
        doctors_first=drawn(cast.doctors_first, (*names.women, *names.men)),
        doctors_last=drawn(cast.doctors_last, names.last),
    )
