extension Swedish {
  static let zoom: WordList = [
    "command.canvas.zoom-out": "Zooma ut",
    "command.canvas.zoom-out.help": "Kort, sedan dispositionen med en rad per åtgärd, sedan kartan.",
    "command.canvas.zoom-in": "Zooma in",
    "command.canvas.zoom-in.help": "Kartan, sedan dispositionen, sedan kort; fokus stannar på sin rad.",
    "command.canvas.zoom-in.hint": "zooma in",
    "command.canvas.cards": "Visa kort",
    "command.canvas.cards.help": "Varje åtgärd som ett kort, med linjerna emellan.",
    "command.canvas.outline": "Visa dispositionen",
    "command.canvas.outline.help": "Varje åtgärd som en rad, och med nummer vart den leder.",
    "command.canvas.map": "Visa kartan",
    "command.canvas.map.help": "Varje följd av åtgärder som en rad, för att hitta rätt.",
    "command.map.leave": "Tillbaka från kartan",
    "command.map.leave.help": "Visar åtgärden i fokus på den nivå som kartan öppnades från.",
    "command.map.leave.hint": "visa den",

    "disabled.closest-level": "Det här är korten: inget visar mer av en åtgärd.",
    "disabled.farthest-level": "Det här är kartan: inget visar mer av chattflödet.",
    "disabled.narrow-canvas": "Här finns bara plats för dispositionen; det krävs en bredare terminal.",
    "disabled.no-columns": "Grenar står bredvid varandra bara där åtgärder ritas som kort.",
    "disabled.no-plus-icons": "Plusikoner står mellan kort; här infogar a och i.",

    "chooser.help.outline": "Tangenter i dispositionen",
    "chooser.help.map": "Tangenter på kartan",
  ]
}
