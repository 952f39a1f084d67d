extension English {
  /// What the command line says: help, and the sentences of its errors.
  static let commandLine: WordList = [
    "cli.abstract": "Draw, edit and check rule-based chatbots in the terminal.",
    "cli.discussion":
      "A chatflow is a text file, NAME.chatflow.yaml. Without a command, the builder opens it, or lists those of a folder.",
    "cli.usage":
      """
    chatflow [+] [FILE[:ID|:LINE[:COLUMN]] | FOLDER] [--theme NAME|FILE] [--glyphs TIER]
                [--no-mouse] [--plain]
           chatflow draw FILE [--width N] [--zoom LEVEL] [--glyphs TIER | --ascii] [--focus ID]
                [--fold ID[:LABEL]]... [--colour WHEN] [--theme NAME|FILE]
           chatflow export FILE --to mermaid|dot|svg [--width N] [--output FILE [--force]]
           chatflow format FILE [--check]
           chatflow show FILE --json
           chatflow config
           chatflow keys
    """,
    "cli.file": "The chatflow, NAME.chatflow.yaml; the ending may be left out.",
    "cli.files":
      "The chatflow to open, at an action if its id or a line stands behind a colon; or a folder, whose chatflows are "
      + "listed: this one if none is given. A + before or after a file creates it, once it is saved.",
    "cli.theme": "The colours: auto, dark, light, high-contrast, terminal, or the file of a base16 or base24 scheme.",
    "cli.glyphs": "The glyphs: rich, basic (fonts of consoles) or ascii. Else what the terminal shows.",
    "cli.no-mouse": "Leave the mouse to the terminal.",
    "cli.draw": "Print the drawing of a chatflow.",
    "cli.draw.width": "Columns of the drawing, 30 to 1000. Else those of the terminal, or 80.",
    "cli.draw.zoom": "How much of each action is drawn: cards, outline or map.",
    "cli.draw.focus": "Draw the action with this id as the focused one.",
    "cli.draw.fold":
      "Fold a branch: the action's id and the branch's label, or #2 for the second; the id alone folds all its branches.",
    "cli.draw.no-branches": "the action “{id}” has no branches to fold",
    "cli.draw.unknown-branch": "the action “{id}” has no branch “{label}”; it has {labels}",
    "cli.draw.ascii": "The same as --glyphs ascii.",
    "cli.draw.ascii-or": "--ascii and --glyphs {tier} exclude each other",
    "cli.draw.colour": "In colour: auto (on a terminal), always or never.",
    "cli.export": "Write a chatflow as a picture or a diagram, for documents and reviews.",
    "cli.export.to": "What to write: mermaid, dot (Graphviz) or svg.",
    "cli.export.width": "Columns of the SVG, 30 to 1000; else 80.",
    "cli.export.onto-chatflow": "a chatflow or a workspace is not overwritten; name another file",
    "cli.export.no-picture": "this file was not exported here, so it is not overwritten; --force does so",
    "cli.export.force": "Overwrite a file that was not exported here; never a chatflow or a workspace.",
    "cli.export.force-output": "--force is for the file of --output",
    "cli.export.output": "The file to write; else it goes to standard output.",
    "cli.export.width-svg": "--width is for svg; {format} has no width",
    "cli.format": "Write a chatflow in the canonical form.",
    "cli.format.check": "Write nothing; say whether the file is in that form.",
    "cli.format.order": "Put the actions in the order in which a visitor meets them, too.",
    "cli.format.drop-comments": "Write the file although comments go that cannot be kept.",
    "cli.show": "Print what a chatflow holds.",
    "cli.show.json": "As JSON.",

    "cli.failed": "chatflow: {what}",
    "cli.file-error": "{file}: error: {what}",
    "cli.cannot-read": "it cannot be read: {reason}",
    "cli.cannot-write": "it cannot be written: {reason}",
    "cli.no-such-file": "there is no such file; “chatflow + {file}” begins a new one",
    "cli.is-a-folder": "this is a folder; name a file in it",
    "cli.no-name": "the file's name is empty",
    "cli.not-a-chatflow": "nothing in it could be read as a chatflow",
    "cli.unknown-focus": "there is no action with the id “{id}”",
    "cli.width": "a drawing has 30 to 1000 columns, not {found}",
    "cli.not-canonical": "from this line on, the canonical form is another; “chatflow format” writes it",
    "cli.not-formatted": "it has errors, so it was left as it is",
    "cli.would-lose": "the comment “{comment}” would go: move it, or say --drop-comments",
    "cli.no-folder": "there is no folder {folder}",
    "cli.output-gone": "the output cannot be written: {reason}",
    "cli.show-form": "say in which form: --json",
    "cli.files-count": "one file, and at most one +",

    "cli.not-a-terminal.0": "the builder needs a terminal to read keys from",
    "cli.not-a-terminal.1": "the builder needs a terminal to show itself on; “chatflow draw” prints a drawing",
    "cli.terminal-not-named": "TERM is not set, so it is not known what the terminal can do",
    "cli.terminal-unknown": "the terminal “{name}” (TERM) is not described on this computer",
    "cli.terminal-unsuitable":
      "the terminal “{name}” (TERM) cannot show a full screen: it lacks “{missing}”; “chatflow draw” prints a drawing",
    "cli.terminal-failed": "the terminal cannot be used: {call}: {reason}",
    "cli.terminal-not-started": "the terminal “{name}” (TERM) could not be started",
    "cli.terminal-in-use": "the terminal is in use already",

    "cli.theme.unknown": "there is no theme “{name}”; there are {names}",
    "cli.theme.missing-colour": "the scheme lacks the colour {key}",
    "cli.theme.invalid-colour": "“{value}” is no colour for {key}; write it like “#1a2b3c”",
    "cli.theme.not-yaml": "this is no base16 or base24 scheme: {reason}",

    "cli.recovered":
      "what was not saved is kept in {copy}, and asked about when {chatflow} is opened again; {file} is as it was saved last",
    "cli.not-kept": "what was not saved is lost: neither HOME nor XDG_STATE_HOME names a folder to keep it in",
    "cli.not-recovered": "what was not saved is lost: {reason} ({copy})",

    "read-only.no-permission": "the file may not be written",
    "read-only.folder": "the folder may not be written",
    "read-only.not-sound": "the file could not be read as a whole",
    "notice.recovery": "Changes to {file} that an earlier run did not save are kept in {copy}",
    "notice.recovery-unreadable":
      "Changes to {file} that an earlier run did not save are kept in {copy}, which cannot be read: {reason}",
    "notice.recovery-failed": "Unsaved changes cannot be kept in {copy}: {reason}",
    "notice.terminal-substitute": "“{name}” (TERM) is not described here; used as “{used}”",
    "notice.editor-failed": "Your editor “{editor}” ended with status {status}: the text is as it was",
    "notice.editor-not-run": "Your editor “{editor}” could not be run: {reason}",
    "notice.editor-text": "The text could not be read back: {reason}",
  ]
}
