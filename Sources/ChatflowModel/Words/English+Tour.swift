extension English {
  /// The tour, and what the lists find besides commands.
  static let tour: WordList = [
    "tour.title": "Tour {number} of {count}",
    "tour.walk":
      "A chatflow is read from top to bottom. {down} goes on to the next card, {up} back. Try it, or press {next} to go "
      + "on; {leave} ends the tour.",
    "tour.open": "{edit} opens the form of a card. Open one.",
    "tour.back":
      "What you change here is in the chatflow at once. {back} leads back to the canvas, and {undo} there undoes.",
    "tour.insert": "{insert} adds an action behind the focused one. Press it.",
    "tour.choose":
      "The canvas shows where the new card will stand. Type to filter; {pick} inserts, {cancel} leaves all as it was.",
    "tour.find":
      "{palette} finds every command, action and setting by its name; {help} lists the keys. Open one, then close it "
      + "with {close}.",
    "tour.end": "{save} saves: only what you changed differs in the file. That is all; {next} closes this.",
    "notice.tour-done": "That was the tour; the list of commands has it again.",
    "notice.tour-left": "The tour is over; the list of commands has it again.",
    "disabled.no-tour": "No tour is being taken.",
    "command.tour": "Tour: the first minute",
    "command.tour.help": "Seven steps that show how to walk, edit, add and find.",
    "command.tour.next": "Go on with the tour",
    "command.tour.next.help": "Whether its step was done or not.",
    "command.tour.next.hint": "go on",
    "command.tour.leave": "End the tour",
    "command.tour.leave.help": "",
    "command.tour.leave.hint": "end the tour",
    "keys.tour": "During the tour",
    "chooser.help.tour": "Keys on the canvas",

    "palette.problem": "problem",
    "palette.setting.help": "Goes to this setting.",
    "palette.action.help": "Goes to this action.",
    "palette.flow": "chatflow",
    "palette.flow.help": "Opens this chatflow.",
    "notice.elsewhere": "This key works elsewhere: {place}.",
  ]
}
