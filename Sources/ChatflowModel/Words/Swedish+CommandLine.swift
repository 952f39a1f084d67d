extension Swedish {
  /// What the command line says: help, and the sentences of its errors.
  static let commandLine: WordList = [
    "cli.abstract": "Rita, redigera och kontrollera regelbaserade chattbotar i terminalen.",
    "cli.discussion":
      "Ett chattflöde är en textfil, NAMN.chatflow.yaml. Utan kommando öppnas den för redigering, eller så listas de i en mapp.",
    "cli.usage":
      """
    chatflow [+] [FIL[:ID|:RAD[:KOLUMN]] | MAPP] [--theme NAMN|FIL] [--glyphs NIVÅ]
                [--no-mouse] [--plain]
           chatflow draw FIL [--width N] [--zoom NIVÅ] [--glyphs NIVÅ | --ascii] [--focus ID]
                [--fold ID[:ETIKETT]]... [--colour NÄR] [--theme NAMN|FIL]
           chatflow export FIL --to mermaid|dot|svg [--width N] [--output FIL [--force]]
           chatflow format FIL [--check]
           chatflow show FIL --json
           chatflow config
           chatflow keys
    """,
    "cli.file": "Chattflödet, NAMN.chatflow.yaml; ändelsen får utelämnas.",
    "cli.files":
      "Chattflödet att öppna, vid en åtgärd om dess id eller en rad står efter ett kolon; eller en mapp, vars chattflöden listas: den "
      + "här om ingen anges. Ett + före eller efter en fil skapar den, när den sparas första gången.",
    "cli.theme":
      "Färgerna: auto, dark, light, high-contrast, terminal, eller filen med ett base16- eller base24-schema.",
    "cli.glyphs": "Tecknen: rich, basic (konsolens typsnitt) eller ascii. Annars det som terminalen visar.",
    "cli.no-mouse": "Låt terminalen behålla musen.",
    "cli.draw": "Skriv ut ritningen av ett chattflöde.",
    "cli.draw.width": "Ritningens kolumner, 30 till 1000. Annars terminalens, eller 80.",
    "cli.draw.zoom": "Hur mycket av varje åtgärd som ritas: cards, outline eller map.",
    "cli.draw.focus": "Rita åtgärden med detta id som den i fokus.",
    "cli.draw.fold":
      "Vik ihop en gren: åtgärdens id och grenens etikett, eller #2 för den andra; enbart id:t viker ihop alla dess grenar.",
    "cli.draw.no-branches": "åtgärden ”{id}” har inga grenar att vika ihop",
    "cli.draw.unknown-branch": "åtgärden ”{id}” har ingen gren ”{label}”; den har {labels}",
    "cli.draw.ascii": "Samma som --glyphs ascii.",
    "cli.draw.ascii-or": "--ascii och --glyphs {tier} utesluter varandra",
    "cli.draw.colour": "I färg: auto (på en terminal), always eller never.",
    "cli.export": "Skriv ett chattflöde som en bild eller ett diagram, för dokument och granskning.",
    "cli.export.to": "Vad som skrivs: mermaid, dot (Graphviz) eller svg.",
    "cli.export.width": "SVG-bildens kolumner, 30 till 1000; annars 80.",
    "cli.export.onto-chatflow": "ett chattflöde eller en arbetsyta skrivs inte över; ange en annan fil",
    "cli.export.no-picture": "den här filen har inte exporterats här och skrivs därför inte över; --force gör det",
    "cli.export.force": "Skriv över en fil som inte har exporterats här; aldrig ett chattflöde eller en arbetsyta.",
    "cli.export.force-output": "--force gäller filen för --output",
    "cli.export.output": "Filen att skriva; annars standard ut.",
    "cli.export.width-svg": "--width gäller svg; {format} har ingen bredd",
    "cli.format": "Skriv ett chattflöde i den kanoniska formen.",
    "cli.format.check": "Skriv inget; säg om filen har den formen.",
    "cli.format.order": "Lägg också åtgärderna i den ordning som en besökare möter dem.",
    "cli.format.drop-comments": "Skriv filen även om kommentarer som inte kan behållas försvinner.",
    "cli.show": "Skriv ut vad ett chattflöde innehåller.",
    "cli.show.json": "Som JSON.",

    "cli.failed": "chatflow: {what}",
    "cli.file-error": "{file}: fel: {what}",
    "cli.cannot-read": "den kan inte läsas: {reason}",
    "cli.cannot-write": "den kan inte skrivas: {reason}",
    "cli.no-such-file": "filen finns inte; ”chatflow + {file}” börjar en ny",
    "cli.is-a-folder": "det här är en mapp; ange en fil i den",
    "cli.no-name": "filens namn är tomt",
    "cli.not-a-chatflow": "inget i den kunde läsas som ett chattflöde",
    "cli.unknown-focus": "det finns ingen åtgärd med id:t ”{id}”",
    "cli.width": "en ritning har 30 till 1000 kolumner, inte {found}",
    "cli.not-canonical": "från och med den här raden är den kanoniska formen en annan; ”chatflow format” skriver den",
    "cli.not-formatted": "den har fel, så den lämnades som den är",
    "cli.would-lose": "kommentaren ”{comment}” skulle försvinna: flytta den, eller ange --drop-comments",
    "cli.no-folder": "mappen {folder} finns inte",
    "cli.output-gone": "det går inte att skriva ut: {reason}",
    "cli.show-form": "ange i vilken form: --json",
    "cli.files-count": "en fil, och högst ett +",

    "cli.not-a-terminal.0": "redigeraren behöver en terminal att läsa tangenter från",
    "cli.not-a-terminal.1":
      "redigeraren behöver en terminal att visas i; ”chatflow draw” skriver ut en ritning",
    "cli.terminal-not-named": "TERM är inte satt, så det är okänt vad terminalen klarar",
    "cli.terminal-unknown": "terminalen ”{name}” (TERM) finns inte beskriven på den här datorn",
    "cli.terminal-unsuitable":
      "terminalen ”{name}” (TERM) kan inte visa en hel skärm: den saknar ”{missing}”; ”chatflow draw” skriver ut en ritning",
    "cli.terminal-failed": "terminalen kan inte användas: {call}: {reason}",
    "cli.terminal-not-started": "terminalen ”{name}” (TERM) kunde inte startas",
    "cli.terminal-in-use": "terminalen används redan",

    "cli.theme.unknown": "det finns inget tema ”{name}”; det finns {names}",
    "cli.theme.missing-colour": "schemat saknar färgen {key}",
    "cli.theme.invalid-colour": "”{value}” är ingen färg för {key}; skriv den som ”#1a2b3c”",
    "cli.theme.not-yaml": "det här är inget base16-schema: {reason}",

    "cli.recovered":
      "det osparade finns i {copy}, och frågan om det ställs när {chatflow} öppnas igen; {file} är som den senast sparades",
    "cli.not-kept": "det osparade är förlorat: varken HOME eller XDG_STATE_HOME anger någon mapp att spara det i",
    "cli.not-recovered": "det osparade är förlorat: {reason} ({copy})",

    "read-only.no-permission": "filen får inte ändras",
    "read-only.folder": "mappen får inte ändras",
    "read-only.not-sound": "filen kunde inte läsas i sin helhet",
    "notice.recovery": "Ändringar i {file} som en tidigare körning inte sparade finns i {copy}",
    "notice.recovery-unreadable":
      "Ändringar i {file} som en tidigare körning inte sparade finns i {copy}, som inte går att läsa: {reason}",
    "notice.recovery-failed": "Osparade ändringar kan inte bevaras i {copy}: {reason}",
    "notice.terminal-substitute": "”{name}” (TERM) är inte beskriven här; används som ”{used}”",
    "notice.editor-failed": "Din textredigerare ”{editor}” avslutades med status {status}: texten är som den var",
    "notice.editor-not-run": "Din textredigerare ”{editor}” kunde inte köras: {reason}",
    "notice.editor-text": "Texten kunde inte läsas tillbaka: {reason}",
  ]
}
