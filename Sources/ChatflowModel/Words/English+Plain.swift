extension English {
  /// What plain mode says: the builder line by line, without a screen.
  static let plain: WordList = [
    "plain.list": "list",
    "plain.text-prompt": "text> ",
    "plain.type-line": "Type the text. A full stop alone leaves it as it is.",
    "plain.type-lines": "Type the text, as many lines as you like. A full stop alone ends it, or leaves it as it is.",
    "plain.unknown": "“{line}” is neither a number from above, nor keys, nor the title of a command. ? lists them.",
    "plain.several": "Several commands begin like that:",
    "plain.no-number": "There is no {number} here.",
    "plain.nothing-found": "Nothing fits what was typed.",
    "plain.more": "{count} more; type words to find them.",
    "plain.picker": "Add an action: choose a number, type words to filter, or Esc to leave.",
    "plain.leave": "A number chooses, a number with a text sets it, Esc leaves.",
    "plain.card": "{number}  {kind}: {name}",
    "plain.branch": "Branch “{label}” of {name}",
    "plain.plus": "Plus icon behind {name}",
    "plain.join": "Plus icon where connections meet, before {name}",
    "plain.start": "the start of the chat",
    "plain.help":
      "Type a number to choose or to go to a card, keys as listed here, the title of a command, or “list” for the whole chatflow. An empty line tells again where you are, and accepts what a prompt suggests. These work here:",
    "plain.welcome": "{name}, in plain mode. ? lists what can be typed, “list” tells the whole chatflow.",
    "plain.folder": "Chatflows of {folder}",
    "plain.focused": "You are at {name}. Enter opens it.",
    "plain.templates": "New chatflow: choose a number, or Esc to leave.",
    "plain.help-list":
      "Type a number to go to a chatflow, keys as listed here, or the title of a command. An empty line tells the list again, and accepts what a prompt suggests. These work here:",
    "plain.one-chatflow": "Plain mode has one chatflow open: leave it to come back to the list.",
    "cli.plain": "Work line by line, without drawing on the screen: for screen readers and slow connections.",
  ]
}
