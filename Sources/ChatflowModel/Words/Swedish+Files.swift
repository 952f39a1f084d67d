extension Swedish {
  /// What is said about files: problems in them, and what became of saving.
  static let files: WordList = [
    "problem.line": "{file}:{line}:{column}: {severity}: {what}",
    "problem.severity.error": "fel",
    "problem.severity.warning": "varning",
    "problem.suggestion": "{what}; menade du ”{word}”?",

    "problem.encoding": "Det här är ingen UTF-8-text: spara filen som UTF-8",
    "problem.empty": "Filen är tom: ett chattflöde börjar med {expected}",
    "problem.not-a-chatflow": "Det här är inget chattflöde: ett sådant börjar med {expected}",
    "problem.no-version": "Filen anger inte sin version: lägg till {expected}",
    "problem.newer-version":
      "Filen har version {found}, det här programmet skriver version {expected}: det som är okänt behålls som det är",
    "problem.conflict": "Git har lämnat en konflikt här: lös den och öppna filen igen",
    "problem.too-deep": "Här får inget vara nästlat djupare än {expected} nivåer",
    "problem.too-many-actions": "Ett chattflöde har högst {expected} åtgärder",
    "problem.anchor": "”{found}” skulle vara ett ankare (&), och sådana läses inte: sätt texten inom citattecken",
    "problem.tag": "”{found}” skulle vara en tagg (!), och sådana läses inte: sätt texten inom citattecken",
    "problem.unreadable-action": "Åtgärden kunde inte läsas",
    "problem.yaml.open-quote": "Det här citattecknet avslutas aldrig: sätt ett till i slutet av texten",
    "problem.yaml.open-bracket":
      "Parentesen avslutas aldrig, eller saknar ett komma: avsluta den, eller sätt en text som börjar så inom citattecken",
    "problem.yaml.tab": "En tabb står där bara mellanslag kan stå: dra in raden med mellanslag",
    "problem.yaml.indentation": "Raden står inte i samma kolumn som sina grannar: dra in den som de",
    "problem.yaml.colon": "En text med kolon och mellanslag i måste stå inom citattecken: sätt texten inom citattecken",
    "problem.yaml.sign": "En text kan inte börja med ”{found}” som den är: sätt texten inom citattecken",
    "problem.yaml.escape":
      "Det som står efter omvänt snedstreck betyder inget i dubbla citattecken: skriv \\\\ för ett sådant, eller använd enkla",
    "problem.yaml.no-colon":
      "Inget kolon står efter nyckeln: skriv ett, eller sätt en text på flera rader inom citattecken",
    "problem.yaml.dash": "”- ” börjar en post i en lista, och här finns ingen lista: sätt texten inom citattecken",
    "problem.yaml.block":
      "Efter ”|” och ”>” börjar texten på nästa rad: sätt den där, eller sätt texten inom citattecken",
    "problem.yaml.document": "Ett andra dokument börjar här: en fil har ett chattflöde, så det som följer läses inte",

    "problem.duplicate-id": "Det finns redan en åtgärd ”{found}”: ge den här ett annat id",
    "problem.empty-id": "En åtgärd behöver ett id: ett ord före kolonet",
    "problem.reserved-id": "”{found}” betyder chattens slut och kan inte vara en åtgärds id: välj ett annat",
    "problem.no-kind": "Åtgärden anger inte vad den är: lägg till {expected}",
    "problem.unknown-kind": "Åtgärder av typen ”{found}” är okända här: den behålls som den är",
    "problem.missing-key": "”{expected}” saknas här",
    "problem.two-links": "”next” och ”go-to” anger båda vart den leder: behåll en av dem",
    "problem.two-attachments": "En fil eller video per rad: börja en ny rad med ”- ”",
    "problem.attachment": "Bilagan anger ingen fil: skriv {expected}",
    "problem.attachment.absolute":
      "”{path}” är en sökväg på den här datorn: kopiera filen till arbetsytans mapp och ange den därifrån",
    "problem.attachment.outside": "”{path}” leder ut ur arbetsytans mapp: kopiera filen dit och ange den därifrån",
    "problem.attachment.empty": "Bilagan anger inget: ange en fil i arbetsytans mapp, eller ta bort den",
    "problem.attachment.address":
      "”{path}” är en adress: lägg in en länk i texten, eller spara filen i arbetsytans mapp och bifoga den",
    "problem.attachment.scheme":
      "”{path}” är varken en fil i arbetsytans mapp eller en webbadress: ange en fil, eller för videor och bilder en adress som börjar med https://",

    "problem.nothing": "Här står inget; väntat: {expected}",
    "problem.not-this": "”{found}” hör inte hemma här; väntat: {expected}",
    "problem.not-a-list-here": "En lista hör inte hemma här; väntat: {expected}",
    "problem.not-keys-here": "Nycklar med värden hör inte hemma här; väntat: {expected}",
    "problem.word": "”{found}” är inget av {expected}",
    "problem.flag": "”{found}” är varken true eller false",
    "problem.duration": "”{found}” är ingen tidslängd: skriv {expected}",
    "problem.route": "”{found}” är inget av {expected}",
    "problem.assignee": "”{found}” är varken ett team eller en person: skriv {expected}",

    "problem.number": "”{found}” är inget av heltalen {expected}",
    "problem.expected.records": "en lista med poster, var och en med sina nycklar",
    "problem.expected.text": "en text",
    "problem.expected.texts": "en lista med texter",
    "problem.expected.key": "ett ord",
    "problem.expected.flag": "true eller false",
    "problem.expected.mapping": "nycklar med värden",
    "problem.expected.action": "åtgärdens nycklar, två mellanslag längre in",
    "problem.expected.actions": "åtgärderna, var och en under sitt id",
    "problem.expected.kind": "åtgärdens typ",
    "problem.expected.version": "ett versionsnummer",
    "problem.expected.duration": "30m, 1h eller 1.5s",
    "problem.expected.route": "team:ID, user:ID eller workflow:ID",
    "problem.expected.assignees": "team:ID eller user:ID",
    "problem.expected.bubbles": "en lista med texter",
    "problem.expected.bubble": "en text, eller message och attachments",
    "problem.expected.attachments": "en lista med filer och videor",
    "problem.expected.attachment": "file: SÖKVÄG eller video: ADRESS",
    "problem.expected.link": "en åtgärds id, eller end",
    "problem.expected.replies": "en lista med snabbsvar",
    "problem.expected.reply": "reply: TEXT",
    "problem.expected.branches": "en lista med grenar",
    "problem.expected.branch": "if och next",
    "problem.expected.conditions": "en lista med villkor",
    "problem.expected.condition": "ett villkor på en rad",

    "save.cannot-encode.action":
      "”{name}” innehåller något som en fil inte kan innehålla. Dina ändringar finns kvar. Redigera den och spara igen.",
    "save.cannot-encode.action.place":
      "”{name}” innehåller något som en fil inte kan innehålla: {what}. Dina ändringar finns kvar. Redigera den och spara igen.",
    "save.cannot-encode.settings":
      "Inställningarna innehåller något som en fil inte kan innehålla. Dina ändringar finns kvar. Redigera dem och spara igen.",
    "save.cannot-encode.workspace":
      "Den skulle läsas tillbaka annorlunda, till exempel för att två poster har samma id. Dina ändringar finns kvar. Redigera den och spara igen.",
    "save.cannot-encode.unread":
      "Rad {line} i filen kunde inte läsas: {problem}. Det som står där lämnas som det är, så inget kan skrivas dit. Dina ändringar finns kvar; rätta raden i en textredigerare.",
    "save.cannot-encode.unreadable": "Den skulle inte gå att öppna igen: {what}. Dina ändringar finns kvar.",
    "save.cannot-encode.file":
      "Filen kunde inte läsas i sin helhet, så den skrivs inte över. Dina ändringar finns kvar; rätta filen i en textredigerare och öppna den igen.",
    "save.changed-on-disk":
      "{path} har ändrats av någon annan sedan du öppnade den. Den skrevs inte; dina ändringar finns kvar.",
    "save.gone":
      "{path} har tagits bort sedan du öppnade den. Den skrevs inte; dina ändringar finns kvar. Spara igen för att skapa den.",
    "save.exists":
      "Det finns redan en fil {path}. Den skrevs inte; dina ändringar finns kvar.",
    "save.read-only":
      "{path} får inte skrivas. Den skrevs inte; dina ändringar finns kvar. Ge rättighet till det och spara igen.",
    "save.not-a-file":
      "{path} är ingen fil. Den skrevs inte; dina ändringar finns kvar. Flytta undan det och spara igen.",
    "save.not-as-written":
      "{path} innehåller inte det som just skrevs till den, från rad {line}. Dina ändringar finns kvar.",
    "save.changed-meanwhile":
      "{path} har ändrats av någon annan sedan du öppnade den: det som visas här är inte vad den innehåller nu.",
    "save.gone-meanwhile": "{path} har tagits bort sedan du öppnade den: det som visas här finns inte i någon fil.",
    "save.failed.before":
      "{path} kunde inte skrivas: det gick inte att {step} ({reason}). Filen är som den var; dina ändringar finns kvar. Spara igen när det är löst.",
    "save.failed.replaced":
      "{path} skrevs, men det är inte säkert att den klarar ett strömavbrott: det gick inte att {step} ({reason}). Dina ändringar finns kvar; spara igen.",
    "save.failed.in-place":
      "{path} skrevs bara delvis: det gick inte att {step} ({reason}). Filen som den var finns i {backup}; dina ändringar finns kvar. Spara igen när det är löst.",
    "save.in-place.hard-links": "Skriven på plats, eftersom filen har flera namn",
    "save.in-place.owner": "Skriven på plats, eftersom filen tillhör någon annan",
    "save.in-place.attributes":
      "Skriven på plats, eftersom åtkomstlistan eller attributen inte kunde ges till en ny fil",
    "save.in-place.folder": "Skriven på plats, eftersom mappen inte får ändras",
    "save.refused": "{file} sparades inte. {what}",
    "save.leftover": "En tillfällig fil kunde inte tas bort: {path}",

    "save.step.resolve": "följa länkarna i sökvägen",
    "save.step.inspect": "undersöka filen",
    "save.step.read": "läsa filen",
    "save.step.create": "skapa en tillfällig fil bredvid den",
    "save.step.mode": "ge den nya filen den gamlas rättigheter",
    "save.step.owner": "ge den nya filen den gamlas ägare",
    "save.step.attributes": "ge den nya filen den gamlas åtkomstlista och attribut",
    "save.step.write": "skriva",
    "save.step.sync": "skriva till disken",
    "save.step.close": "stänga filen",
    "save.step.rename": "sätta den nya filen i den gamlas ställe",
    "save.step.sync-folder": "skriva mappen till disken",
    "save.step.backup": "spara en kopia av filen",
    "save.step.remove": "ta bort en tillfällig fil",
  ]
}
