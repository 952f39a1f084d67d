extension English {
  /// The settings of the program itself, and what is said about them.
  static let configuration: [String: String] = [
    "setting.schema": "The settings of chatflow",
    "setting.theme.help":
      "The colours: auto (dark or light as the terminal is), a theme's name, or the path of a base16 or base24 scheme.",
    "setting.glyphs.help": "The glyphs: auto (what the terminal shows), rich, basic (fonts of consoles) or ascii.",
    "setting.mouse.help": "Whether the mouse is used; without it the terminal selects text as in a shell.",
    "setting.panel-width.help": "The panel's share of the screen's width, in percent.",
    "setting.editor.help": "The editor for long texts, with its arguments: auto ($VISUAL, $EDITOR or vi) or a command.",
    "setting.language.help": "The language of the interface: auto (the locale's), en or sv.",
    "setting.keys.help":
      "The keys of commands: under a command's id a key, a list of keys, or such a list for each context. They take the "
      + "place of the command's own; an empty list takes them away.",

    "problem.unknown-setting": "There is no setting “{found}”; there are {expected}",
    "problem.unknown-command": "There is no command “{found}”; “chatflow keys” lists them",
    "problem.unknown-context": "This command has no keys in “{found}”; it has some in {expected}",
    "problem.no-key": "“{found}” is no key; write it like Ctrl-S, Alt-X, Shift-Tab, F2, PageDown, x or g g",
    "problem.key-not-sent": "Terminals send {found} as {expected}: choose another key",
    "problem.key-is-number": "{found} begins a number here: choose another key",
    "problem.key-is-text": "{found} is text here: choose a key with Ctrl or Alt",
    "problem.key-of-text": "In a text field {found} does something else ({expected}): choose another key",
    "problem.key-taken": "{found} stands for another command here ({expected}): give that one another key first",
    "problem.key-needed": "Without a key there would be no way to do this: name one",
    "problem.expected.rebindings": "commands with their keys",
    "problem.expected.chords": "a key, or a list of keys",
    "problem.theme": "The theme “{found}” cannot be used: {expected}",

    "chooser.theme": "Theme",
    "theme.auto": "auto: light or dark",
    "theme.auto.help": "As the terminal's ground is, and following it when it changes.",
    "theme.shipped": "included",
    "theme.own": "your own",
    "theme.help": "Enter keeps it in your configuration; Esc goes back.",
    "notice.theme-kept": "The theme is {theme} from now on: {file} says so",
    "notice.theme-failed": "The theme “{theme}” cannot be used: {reason}",
    "notice.theme-by-hand": "{file} cannot be changed by a program as it stands; write this into it: theme: {theme}",

    "cli.config": "Print the settings that are in force, and where they come from.",
    "cli.keys": "Print the keys of all commands.",
    "cli.config.origin.standard": "default",
    "cli.config.origin.environment": "environment {name}",
    "cli.config.origin.option": "option {name}",
    "cli.config.origin.file": "{file}:{line}",
    "cli.config.file": "{file}",
    "cli.config.no-file": "{file} (there is none)",
    "cli.config.no-folder": "no file: neither HOME nor XDG_CONFIG_HOME names a folder",

    "keys.canvas": "On the canvas",
    "keys.target": "While a connection is led to a card",
    "keys.outline": "In the Outline",
    "keys.map": "In the Map",
    "keys.everywhere": "Everywhere",
    "keys.picker": "In the list of actions",
    "keys.form": "In the form",
    "keys.chooser": "In a list",
    "keys.prompt": "In a line that is asked for",
    "keys.question": "In a question",
    "keys.by-name": "by name only",
  ]
}
