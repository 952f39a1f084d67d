extension Swedish {
  /// What plain mode says: the builder line by line, without a screen.
  static let plain: WordList = [
    "plain.list": "lista",
    "plain.text-prompt": "text> ",
    "plain.type-line": "Skriv texten. En ensam punkt lämnar den som den är.",
    "plain.type-lines":
      "Skriv texten, så många rader du vill. En ensam punkt avslutar den, eller lämnar den som den är.",
    "plain.unknown": "”{line}” är varken ett nummer ovanifrån, tangenter eller ett kommandos namn. ? räknar upp dem.",
    "plain.several": "Flera kommandon börjar så:",
    "plain.no-number": "Det finns inget {number} här.",
    "plain.nothing-found": "Inget passar det som skrevs.",
    "plain.more": "{count} till; skriv ord för att hitta dem.",
    "plain.picker": "Lägg till en åtgärd: välj ett nummer, skriv ord för att filtrera, eller Esc för att lämna.",
    "plain.leave": "Ett nummer väljer, ett nummer med en text anger den, Esc lämnar.",
    "plain.card": "{number}  {kind}: {name}",
    "plain.branch": "Grenen ”{label}” i {name}",
    "plain.plus": "Plusikonen efter {name}",
    "plain.join": "Plusikonen där kopplingar möts, före {name}",
    "plain.start": "chattens början",
    "plain.help":
      "Skriv ett nummer för att välja eller gå till ett kort, tangenter som de står här, ett kommandos namn, eller ”lista” för hela chattflödet. En tom rad säger igen var du är, och godtar det som föreslås när något efterfrågas. Detta fungerar här:",
    "plain.welcome": "{name}, i enkelt läge. ? räknar upp vad som kan skrivas, ”lista” berättar hela chattflödet.",
    "plain.folder": "Chattflöden i {folder}",
    "plain.focused": "Du är på {name}. Enter öppnar det.",
    "plain.templates": "Nytt chattflöde: välj ett nummer, eller Esc för att gå tillbaka.",
    "plain.help-list":
      "Skriv ett nummer för att gå till ett chattflöde, tangenter som de står här, eller namnet på ett kommando. En tom rad berättar listan igen, och godtar det som föreslås när något efterfrågas. Det här fungerar här:",
    "plain.one-chatflow": "Enkelt läge har ett chattflöde öppet: lämna det för att komma tillbaka till listan.",
    "cli.plain": "Arbeta rad för rad, utan att rita på skärmen: för skärmläsare och långsamma förbindelser.",
  ]
}
