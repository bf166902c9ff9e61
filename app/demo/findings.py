"""What the inspectors of the demo wrote about De Linde: invented, in the tone that we ask of inspectors."""

from dataclasses import dataclass

from quality_framework.vocabulary import Level

PARTLY = Level.PARTLY_MET
NOT_MET = Level.NOT_MET
NOT_SEEN = Level.COULD_NOT_BE_ASSESSED
NOT_APPLICABLE = Level.NOT_APPLICABLE


@dataclass(frozen=True)
class Shortcoming:
    """A judgement that is not simply met: level, risk, what was found, and the measured value as text."""

    level: Level
    risk: str | None = None
    remark: str = ""
    measured: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class DemoPhoto:
    """One drawn photo: with which indicator, what it shows, and which scene is drawn."""

    indicator: str
    caption: str
    scene: str


SHORTCOMINGS = {
    "rooms.space.area-per-person": Shortcoming(
        NOT_MET,
        "high",
        "In gebouw B zijn 4 van de 22 kamers te klein. De kleinste kamer is 13,6 m² en er slapen 4 mensen. "
        "In de andere 18 kamers is de ruimte wel voldoende.",
        "3.4",
    ),
    "rooms.privacy.lockable-door": Shortcoming(
        PARTLY,
        "medium",
        "In gebouw B werkt het slot van 3 kamerdeuren niet. De beheerder heeft de reparatie besteld.",
    ),
    "rooms.privacy.enough-privacy": Shortcoming(
        PARTLY,
        "medium",
        "De scheidingswanden in de vleugel voor alleenstaanden lopen niet door tot het plafond.",
    ),
    "sanitary.facilities.working": Shortcoming(
        PARTLY, "medium", "Van de 14 douches in gebouw B werken er 2 niet. Eén is al drie weken kapot."
    ),
    "sanitary.facilities.residents-per-toilet": Shortcoming(
        Level.MET, None, "Geteld op beide verdiepingen van gebouw A en B.", "11"
    ),
    "sanitary.facilities.residents-per-shower": Shortcoming(
        Level.MET, None, "Twee kapotte douches zijn niet meegeteld.", "13"
    ),
    "sanitary.facilities.residents-per-washbasin": Shortcoming(
        Level.MET, None, "Geteld op beide verdiepingen van gebouw A en B.", "8"
    ),
    "sanitary.hygiene.yearly-inspection": Shortcoming(
        NOT_MET, "low", "Het laatste rapport van de GGD dat wij zagen, is 17 maanden oud.", "0"
    ),
    "safety.measures.report-safely": Shortcoming(
        PARTLY,
        "medium",
        "Bewoners weten bij wie zij kunnen melden. Drie van de zeventien durven dat niet, omdat het "
        "spreekuur in een open ruimte is.",
    ),
    "safety.maintenance.repairs": Shortcoming(
        PARTLY, "low", "Gewone reparaties zijn binnen een week klaar. Sloten en douches duren langer."
    ),
    "arrival.who-helps.in-writing": Shortcoming(
        PARTLY,
        "low",
        "Het overzicht van hulp is er in zes talen. Tigrinya ontbreekt, de taal van negen bewoners.",
    ),
    "arrival.phone.in-private": Shortcoming(
        NOT_MET,
        "medium",
        "De telefoon hangt in de gang bij de receptie. Wie belt, is voor iedereen te verstaan.",
    ),
    "children.home.own-bedroom": Shortcoming(
        PARTLY,
        "low",
        "In gebouw A hebben kinderen een eigen slaapkamer. In gebouw B slapen zij bij hun ouders.",
    ),
    "children.school.start": Shortcoming(
        NOT_MET,
        "high",
        "Zes kinderen wachten langer dan twee maanden op een plek op school. De school is vol tot januari.",
        "4",
    ),
    "children.stability.few-moves": Shortcoming(
        PARTLY, "medium", "Van de 31 kinderen zijn er 12 in een jaar twee keer of vaker verhuisd."
    ),
    "special-needs.practice.within-term": Shortcoming(
        NOT_MET, "medium", "Bij 5 van de 20 dossiers duurde de beoordeling langer dan 30 dagen.", "41"
    ),
    "day.stability.same-municipality": Shortcoming(
        NOT_MET, "low", "Van de 24 statushouders die dit jaar vertrokken, bleven er 7 in de gemeente."
    ),
    "neighbourhood.services.safe-route": Shortcoming(
        PARTLY, "medium", "De weg naar de bushalte heeft geen stoep en is over 200 meter niet verlicht."
    ),
    "rooms.living-unit.laundry": Shortcoming(
        NOT_SEEN, None, "De wasruimte in gebouw C was op slot.", reason="no-access"
    ),
    "health.care.medical-file": Shortcoming(
        NOT_SEEN, None, "De praktijkassistent was er niet op de dag van het bezoek.", reason="no-record"
    ),
    "food.water.handed-out": Shortcoming(
        NOT_APPLICABLE, reason="Er zijn overal goede tappunten; uitdelen is niet nodig."
    ),
}

GOOD_PRACTICES = {
    "day.meaningful.dutch-lessons": "Nederlandse les vanaf de eerste week, ook in de avond voor wie werkt.",
    "neighbourhood.small-scale.part-of-society": (
        "Elke donderdag is er een buurtcafé, met ongeveer 40 vrijwilligers uit de wijk."
    ),
    "children.play.outdoors": "De speelplaats is met de kinderen ontworpen en is ook open voor de buurt.",
    "arrival.information.spoken": (
        "Iedere nieuwe bewoner krijgt op de tweede dag een rondleiding van iemand die dezelfde taal spreekt."
    ),
    "food.meals.food-habits": "Bewoners koken zelf; de winkel op het terrein heeft halal en glutenvrij.",
}

PHOTOS = (
    DemoPhoto("rooms.space.area-per-person", "Gebouw B, kamer 12: vier bedden op 13,6 m²", "bedroom"),
    DemoPhoto("rooms.space.area-per-person", "Gebouw B, kamer 14: drie bedden op 10,4 m²", "bedroom"),
    DemoPhoto(
        "rooms.space.area-per-person", "Gebouw B, kamer 17: geen plaats voor een vierde kast", "bedroom"
    ),
    DemoPhoto("rooms.privacy.lockable-door", "Gebouw B: kamer waarvan het slot niet werkt", "bedroom"),
    DemoPhoto("rooms.privacy.enough-privacy", "Vleugel voor alleenstaanden", "bedroom"),
    DemoPhoto("rooms.space.height", "Gebouw A: hoogte gemeten onder het schuine dak", "bedroom"),
    DemoPhoto("rooms.living-unit.cooking", "Gedeelde keuken in gebouw A", "kitchen"),
    DemoPhoto("rooms.living-unit.cooking", "Gedeelde keuken in gebouw B", "kitchen"),
    DemoPhoto("sanitary.facilities.working", "Gebouw B, begane grond: douche buiten gebruik", "bathroom"),
    DemoPhoto("sanitary.facilities.working", "Gebouw B, eerste verdieping: water op de vloer", "bathroom"),
    DemoPhoto("sanitary.facilities.clean", "Gebouw A: sanitair op de eerste verdieping", "bathroom"),
    DemoPhoto("sanitary.cleaning.schedule", "Schoonmaakrooster bij de ingang", "notice"),
    DemoPhoto("safety.measures.emergency-numbers", "Alarmnummers bij de receptie", "notice"),
    DemoPhoto("safety.measures.report-safely", "Plaats van het spreekuur", "notice"),
    DemoPhoto("arrival.information.house-rules", "Huisregels in zes talen", "notice"),
    DemoPhoto("arrival.who-helps.in-writing", "Overzicht van organisaties die helpen", "notice"),
    DemoPhoto("arrival.phone.in-private", "Gang met de telefoon", "notice"),
    DemoPhoto("children.play.outdoors", "Speelplaats, ontworpen met de kinderen", "play"),
    DemoPhoto("children.play.facilities", "Speelkamer in gebouw A", "play"),
    DemoPhoto("children.home.own-bedroom", "Gebouw B: gezinskamer", "bedroom"),
    DemoPhoto("children.school.materials", "Kast met schoolspullen", "play"),
    DemoPhoto("food.meals.food-habits", "Keuken waar bewoners zelf koken", "kitchen"),
    DemoPhoto("day.meaningful.activities", "Lokaal voor taalles", "notice"),
    DemoPhoto("neighbourhood.small-scale.part-of-society", "Aankondiging van het buurtcafé", "notice"),
)
