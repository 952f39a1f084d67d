extension English {
  /// What the zoom levels of the canvas say.
  static let zoom: WordList = [
    "command.canvas.zoom-out": "Zoom out",
    "command.canvas.zoom-out.help": "Cards, then the Outline with a row for each action, then the Map.",
    "command.canvas.zoom-in": "Zoom in",
    "command.canvas.zoom-in.help": "The Map, then the Outline, then cards; the focus stays on its row.",
    "command.canvas.zoom-in.hint": "zoom in",
    "command.canvas.cards": "Show cards",
    "command.canvas.cards.help": "Each action as a card, with the lines between them.",
    "command.canvas.outline": "Show the Outline",
    "command.canvas.outline.help": "Each action as one row, and where it leads by number.",
    "command.canvas.map": "Show the Map",
    "command.canvas.map.help": "Each run of actions as one row, for finding the way.",
    "command.map.leave": "Back from the Map",
    "command.map.leave.help": "Shows the focused action on the level from which the Map was opened.",
    "command.map.leave.hint": "show it",

    "disabled.closest-level": "These are the cards: nothing shows more of an action.",
    "disabled.farthest-level": "This is the Map: nothing shows more of the chatflow.",
    "disabled.narrow-canvas": "There is room only for the Outline; it takes a wider terminal.",
    "disabled.no-columns": "Branches stand side by side only where actions are drawn as cards.",
    "disabled.no-plus-icons": "Plus icons stand between cards; here, a and i insert.",

    "chooser.help.outline": "Keys in the Outline",
    "chooser.help.map": "Keys in the Map",
  ]
}
