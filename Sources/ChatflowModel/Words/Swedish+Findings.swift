extension Swedish {
  /// What the checks find, and what office hours mean now.
  static let findings: WordList = [
    "weekday.mon": "mån",
    "weekday.tue": "tis",
    "weekday.wed": "ons",
    "weekday.thu": "tors",
    "weekday.fri": "fre",
    "weekday.sat": "lör",
    "weekday.sun": "sön",
    "month.1": "jan.",
    "month.2": "feb.",
    "month.3": "mars",
    "month.4": "apr.",
    "month.5": "maj",
    "month.6": "juni",
    "month.7": "juli",
    "month.8": "aug.",
    "month.9": "sep.",
    "month.10": "okt.",
    "month.11": "nov.",
    "month.12": "dec.",
    "time.this-week": "{weekday} {time}",
    "time.this-year": "{day} {month} {time}",
    "time.another-year": "{day} {month} {year} {time}",

    "outlook.open": "Öppet nu, till {time} ({place})",
    "outlook.always-open": "Öppet nu, och aldrig stängt",
    "outlook.closed": "Stängt nu, öppnar {time} ({place})",
    "outlook.always-closed": "Stängt nu, och ingen öppettid är angiven",
    "outlook.not-set": "Ingen kontorstid är angiven: alltid öppet",
    "outlook.unknown": "Kontorstiden är inte känd, eftersom arbetsytans fil inte kan läsas: {reason}",
    "availability.unknown": "Vem som är tillgänglig är inte känt, eftersom arbetsytans fil inte kan läsas: {reason}",
    "outlook.no-zones": "Den här datorn har inga tidszoner, så ingen vet när det är öppet: installera tzdata",
    "outlook.unknown-zone": "Tidszonen ”{zone}” är okänd: välj en annan i arbetsytans inställningar",
    "outlook.when-closed.action": "Utanför kontorstid: {name}",
    "outlook.when-closed.end": "Utanför kontorstid: chatten avslutas",
    "outlook.when-closed.away": "Utanför kontorstid: frånvaromeddelandet, sedan avslutas chatten",
    "outlook.when-closed.missing": "Utanför kontorstid: ”{id}”, som inte finns",

    "problem.file-too-large": "Filen är större än {expected}, vilket ingen fil av den här typen är",
    "problem.not-yaml": "Det här kan inte läsas som YAML: sätt texter med tecken i inom citattecken ({found})",
    "problem.key-twice": "”{found}” står här mer än en gång: behåll en",
    "problem.version": "Version {found} är okänd; det här programmet läser version {expected}",
    "problem.control-character": "Ett styrtecken får inte stå här: ta bort det",
    "problem.alias": "”{found}” skulle vara ett alias (*), och sådana följs inte: sätt texten inom citattecken",
    "problem.unknown-key": "”{found}” är okänt här och behålls som det är",
    "problem.time-zone": "”{found}” är inget namn på en tidszon, som till exempel {expected}",
    "problem.no-time-zone": "Kontorstid behöver en tidszon, till exempel time-zone: {expected}",
    "problem.weekday": "”{found}” är ingen veckodag: {expected}",
    "problem.hours": "”{found}” är inga tider: skriv {expected} eller closed (stängt)",
    "problem.date": "”{found}” är inget datum: skriv det som {expected}",
    "problem.expected.exceptions": "en lista med datum",
    "problem.no-date": "Ett undantag behöver sin dag: {expected}",

    "finding.broken-action": "Åtgärden kunde inte läsas, rad {line}: {problem}",
    "finding.name-missing": "Namnet saknas: skriv ett, det är bara för dig och ditt team",
    "finding.name-too-long": "Namnet har {count} tecken: korta det till {limit}",
    "finding.name-taken": "En annan åtgärd heter också ”{name}” ({other}): ge en av dem ett annat namn",
    "finding.field-required": "”{field}” är tomt: fyll i det",
    "finding.text-too-long": "”{field}” har {count} tecken: korta det till {limit}",
    "finding.too-many-entries": "”{field}” har {count} poster: ta bort några, {limit} är möjliga",
    "finding.entry-too-long": "”{field}” har en post med {count} tecken: korta den till {limit}",
    "finding.entry-twice": "”{entry}” står mer än en gång i ”{field}”: ta bort en",
    "finding.too-many-attachments": "”{field}” har {count} bilagor: ta bort några, {limit} är möjliga",
    "finding.attachment-outside": "{problem}",
    "finding.file-missing": "Det finns ingen fil ”{path}” i arbetsytans mapp: kopiera dit den, eller ange en annan",
    "finding.file-too-large": "”{path}” är på {size} MB: bifoga en mindre fil, {limit} MB är möjligt",
    "finding.link-refused":
      "”{address}” i ”{field}” är ingen adress för en länk, så den visas som den är skriven: börja med https://, mailto: eller tel:",
    "finding.token-without-fallback":
      "Token {token} i ”{field}” saknar reservtext: ange vad som står där när värdet är okänt",
    "finding.fallback-too-long": "Reservtexten för token {token} har {count} tecken: korta den till {limit}",
    "finding.no-way-to-answer":
      "Besökaren kan inte svara: lägg till ett snabbsvar, eller tillåt fritext",
    "finding.reply-empty": "Snabbsvar {number} saknar text: skriv vad besökaren ser, eller ta bort det",
    "finding.reply-too-long": "Snabbsvar {number} har {count} tecken: korta det till {limit}",
    "finding.reply-twice": "Snabbsvaret ”{reply}” finns mer än en gång: ändra eller ta bort ett",
    "finding.reply-not-readable":
      "”{value}” kan inte sparas till ”{property}”: ge snabbsvaret ett annat värde ({expected})",
    "finding.several-answers-lead-apart":
      "Flera svar kan väljas, och snabbsvaren leder till olika åtgärder: det första valda, i listans ordning, avgör",
    "finding.too-many-branches": "Det finns {count} om/så-grenar: ta bort några, {limit} är möjliga",
    "finding.condition-missing": "Gren {number} saknar ett villkor: välj ett, eller ta bort den tomma platsen",
    "finding.condition-unreadable": "Villkoret ”{condition}” går inte att förstå, vid kolumn {column}: {problem}",
    "finding.condition-unreadable.at-field": "{problem}",
    "finding.condition-type":
      "”{operator}” kan inte frågas om {property}, som innehåller {type}: jämför på ett annat sätt",
    "finding.condition-type.at-field": "Det här kan inte frågas om {type}: jämför på ett annat sätt",
    "finding.option-unknown": "”{option}” är inte bland alternativen för {property}: välj ett av dem",
    "finding.response-without-question":
      "Grenen frågar efter besökarens svar, men åtgärden väntar inte på något: flytta grenen till en fråga",
    "finding.response-before-question":
      "Grenen frågar efter besökarens svar, men ingen fråga kommer före den: ställ en före",
    "finding.recipient-unknown": "”{id}” finns inte i arbetsytan: välj någon annan, eller lägg till där",
    "finding.hours-unreadable":
      "”{found}” är inga tider: skriv 09:00-17:00, flera med komman, eller stängt (closed i filen)",
    "finding.date-unreadable": "”{found}” är ingen dag: skriv den som 2026-12-24",
    "finding.time-zone-missing": "Tider gäller på en plats: välj en tidszon, till exempel Europe/Stockholm",
    "finding.id-taken": "Det finns redan ett ”{id}”: välj ett annat id",
    "finding.reference-unknown": "”{id}” finns inte i arbetsytan: välj något annat, eller lägg till det där",
    "finding.property-unknown": "{problem}",
    "problem.property-unknown":
      "”{property}” är ingen egenskap som passar här: välj en annan, eller lägg till den i arbetsytan",
    "problem.property-unknown.nearest": "”{property}” är ingen egenskap: menade du ”{suggestion}”?",
    "finding.answer-unknown": "{problem}",
    "problem.answer-unknown": "”{reference}” är svaret på en åtgärd som inte finns: välj ett annat",
    "problem.answer-unknown.nearest":
      "”{reference}” är svaret på en åtgärd som inte finns: menade du ”{suggestion}”?",
    "problem.answer-not-asked":
      "”{reference}” är aldrig känt, eftersom ”{name}” inte frågar något: välj svaret på en fråga",
    "finding.not-known-yet": "{problem}",
    "problem.not-known-yet.answer":
      "”{reference}” är inte känt här, eftersom ”{name}” inte ställs på någon väg hit: lägg den före, eller välj något annat",
    "problem.not-known-yet.before":
      "”{reference}” är inte känt här, eftersom detta visas innan ”{name}” ställs: välj något annat",
    "problem.not-known-yet.ticket":
      "”{reference}” är inte känt här, eftersom inget ärende har skapats på någon väg hit: skicka in ett före, eller välj något annat",
    "problem.not-known-yet.visitor":
      "”{reference}” är inte känt här, eftersom bara okända besökare ser chattflödet och ingen har frågats än: fråga före, eller välj något annat",
    "finding.value-not-an-option": "”{value}” är inget av egenskapens alternativ: välj ett av {options}",
    "finding.value-unreadable": "”{value}” är inget värde för egenskapen: skriv {expected}",
    "finding.address-not-https":
      "”{address}” är ingen https-adress: skriv en sådan, till exempel https://example.com/hook",
    "finding.hours-not-set":
      "Kontorstid respekteras men är inte angiven, så chatten är alltid öppen: ange den i arbetsytan",
    "finding.start-missing": "Ingen åtgärd körs först: koppla chattens början till en",
    "finding.too-many-actions":
      "Det finns {count} åtgärder: dela upp chattflödet, fler än {limit} är svåra att överblicka",
    "finding.target-missing": "Kopplingen leder till ”{id}”, som inte finns: koppla den till en annan åtgärd",
    "finding.unreachable": "Inget leder till ”{name}”: koppla den, eller ta bort den",
    "finding.never-runs":
      "”{name}” körs aldrig: ”{handover}” lämnar alltid över konversationen, och boten slutar där",
    "finding.endless-loop":
      "Det här leder tillbaka till ”{name}” utan att vänta på besökaren, i all evighet: ställ en fråga på vägen, eller led det någon annanstans",
    "finding.no-question-yet":
      "Kundagenten ska svara på den senaste frågan, men ingen åtgärd innan låter besökaren ställa en: ställ en fråga före, eller välj ett annat sätt att svara",
  ]
}
