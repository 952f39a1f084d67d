extension Swedish {
  /// The tour, and what the lists find besides commands.
  static let tour: WordList = [
    "tour.title": "Rundtur {number} av {count}",
    "tour.walk":
      "Ett chattflöde läses uppifrån och ner. {down} går vidare till nästa kort, {up} tillbaka. Pröva, eller tryck på {next} för att gå vidare; {leave} avslutar rundturen.",
    "tour.open": "{edit} öppnar ett korts formulär. Öppna ett.",
    "tour.back":
      "Det du ändrar här finns genast i chattflödet. {back} leder tillbaka till ritytan, och {undo} där ångrar.",
    "tour.insert": "{insert} lägger till en åtgärd efter den fokuserade. Tryck på den.",
    "tour.choose":
      "Ritytan visar var det nya kortet kommer att stå. Skriv för att filtrera; {pick} infogar, {cancel} lämnar allt som det var.",
    "tour.find":
      "{palette} hittar alla kommandon, åtgärder och inställningar på namnet; {help} räknar upp tangenterna. Öppna en, och stäng den med {close}.",
    "tour.end": "{save} sparar: bara det du ändrade skiljer sig i filen. Det var allt; {next} stänger detta.",
    "notice.tour-done": "Det var rundturen; kommandolistan har den igen.",
    "notice.tour-left": "Rundturen är slut; kommandolistan har den igen.",
    "disabled.no-tour": "Ingen rundtur pågår.",
    "command.tour": "Rundtur: den första minuten",
    "command.tour.help": "Sju steg som visar hur man går, redigerar, lägger till och hittar.",
    "command.tour.next": "Fortsätt rundturen",
    "command.tour.next.help": "Vare sig steget gjordes eller inte.",
    "command.tour.next.hint": "fortsätt",
    "command.tour.leave": "Avsluta rundturen",
    "command.tour.leave.help": "",
    "command.tour.leave.hint": "avsluta rundturen",
    "keys.tour": "Under rundturen",
    "chooser.help.tour": "Tangenter på ritytan",

    "palette.problem": "problem",
    "palette.setting.help": "Går till inställningen.",
    "palette.action.help": "Går till åtgärden.",
    "palette.flow": "chattflöde",
    "palette.flow.help": "Öppnar chattflödet.",
    "notice.elsewhere": "Tangenten fungerar någon annanstans: {place}.",
  ]
}
