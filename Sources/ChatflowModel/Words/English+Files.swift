extension English {
  /// What is said about files: problems in them, and what became of saving.
  static let files: WordList = [
    "problem.line": "{file}:{line}:{column}: {severity}: {what}",
    "problem.severity.error": "error",
    "problem.severity.warning": "warning",
    "problem.suggestion": "{what}; did you mean “{word}”?",

    "problem.encoding": "This is no UTF-8 text: save the file as UTF-8",
    "problem.empty": "The file is empty: a chatflow begins with {expected}",
    "problem.not-a-chatflow": "This is no chatflow: one begins with {expected}",
    "problem.no-version": "The file does not say its version: add {expected}",
    "problem.newer-version":
      "The file has version {found}, this program writes version {expected}: what it does not know is kept as it is",
    "problem.conflict": "Git has left a conflict here: resolve it, then open the file again",
    "problem.too-deep": "Nothing here is nested deeper than {expected} levels",
    "problem.too-many-actions": "A chatflow has at most {expected} actions",
    "problem.anchor": "“{found}” would be an anchor (&), and none is read: put the text in quotes",
    "problem.tag": "“{found}” would be a tag (!), and none is read: put the text in quotes",
    "problem.unreadable-action": "This action could not be read",
    "problem.yaml.open-quote": "This quote is never closed: put another one at the end of the text",
    "problem.yaml.open-bracket":
      "This bracket is never closed, or lacks a comma: close it, or put a text that begins with a bracket in quotes",
    "problem.yaml.tab": "A tab stands where only spaces can: indent the line with spaces",
    "problem.yaml.indentation": "This line does not stand in the column of its neighbours: indent it as they are",
    "problem.yaml.colon": "A text with a colon and a space in it has to stand in quotes: put the text in quotes",
    "problem.yaml.sign": "A text cannot begin with “{found}” by itself: put the text in quotes",
    "problem.yaml.escape":
      "What stands behind the backslash means nothing in double quotes: write \\\\ for a backslash, or use single quotes",
    "problem.yaml.no-colon": "No colon stands behind this key: write one, or put the text of several lines in quotes",
    "problem.yaml.dash": "A “- ” begins an entry of a list, and there is no list here: put the text in quotes",
    "problem.yaml.block":
      "Behind “|” and “>” the text begins on the next line: put it there, or put the text in quotes",
    "problem.yaml.document": "A second document begins here: a file holds one chatflow, so what follows is not read",

    "problem.duplicate-id": "There is an action “{found}” already: give this one another id",
    "problem.empty-id": "An action needs an id: a word before the colon",
    "problem.reserved-id": "“{found}” means the end of the chat and cannot be an action's id: choose another",
    "problem.no-kind": "The action does not say what it is: add {expected}",
    "problem.unknown-kind": "Actions of the kind “{found}” are not known here: it is kept as it is",
    "problem.missing-key": "“{expected}” is missing here",
    "problem.two-links": "“next” and “go-to” both say where it leads: keep one",
    "problem.two-attachments": "One file or video per line: begin a new line with “- ”",
    "problem.attachment": "This attachment names no file: write {expected}",
    "problem.attachment.absolute":
      "“{path}” is a path of this computer: copy the file into the workspace's folder and name it from there",
    "problem.attachment.outside":
      "“{path}” leads out of the workspace's folder: copy the file into it and name it from there",
    "problem.attachment.empty": "The attachment names nothing: name a file of the workspace's folder, or remove it",
    "problem.attachment.address":
      "“{path}” is an address: put a link into the text, or save the file in the workspace's folder and attach that",
    "problem.attachment.scheme":
      "“{path}” is neither a file of the workspace's folder nor a web address: name a file, or for videos and pictures an address that begins with https://",

    "problem.nothing": "Nothing stands here; expected: {expected}",
    "problem.not-this": "“{found}” does not belong here; expected: {expected}",
    "problem.not-a-list-here": "A list does not belong here; expected: {expected}",
    "problem.not-keys-here": "Keys with values do not belong here; expected: {expected}",
    "problem.word": "“{found}” is none of {expected}",
    "problem.flag": "“{found}” is neither true nor false",
    "problem.duration": "“{found}” is no span of time: write {expected}",
    "problem.route": "“{found}” is none of {expected}",
    "problem.assignee": "“{found}” is neither a team nor a person: write {expected}",

    "problem.number": "“{found}” is none of the whole numbers {expected}",
    "problem.expected.records": "a list of entries, each with its keys",
    "problem.expected.text": "a text",
    "problem.expected.texts": "a list of texts",
    "problem.expected.key": "a word",
    "problem.expected.flag": "true or false",
    "problem.expected.mapping": "keys with values",
    "problem.expected.action": "the action's keys, two spaces further in",
    "problem.expected.actions": "the actions, each under its id",
    "problem.expected.kind": "the kind of action",
    "problem.expected.version": "a version number",
    "problem.expected.duration": "30m, 1h or 1.5s",
    "problem.expected.route": "team:ID, user:ID or workflow:ID",
    "problem.expected.assignees": "team:ID or user:ID",
    "problem.expected.bubbles": "a list of texts",
    "problem.expected.bubble": "a text, or message and attachments",
    "problem.expected.attachments": "a list of files and videos",
    "problem.expected.attachment": "file: PATH or video: ADDRESS",
    "problem.expected.link": "an action's id, or end",
    "problem.expected.replies": "a list of quick replies",
    "problem.expected.reply": "reply: TEXT",
    "problem.expected.branches": "a list of branches",
    "problem.expected.branch": "if, and next",
    "problem.expected.conditions": "a list of conditions",
    "problem.expected.condition": "a condition on one line",

    "save.cannot-encode.action":
      "“{name}” holds something that a file cannot hold. Your changes are still here. Edit it, then save again.",
    "save.cannot-encode.action.place":
      "“{name}” holds something that a file cannot hold: {what}. Your changes are still here. Edit it, then save again.",
    "save.cannot-encode.settings":
      "The settings hold something that a file cannot hold. Your changes are still here. Edit them, then save again.",
    "save.cannot-encode.workspace":
      "It would be read back differently, for example since two entries have the same id. Your changes are still here. Edit it, then save again.",
    "save.cannot-encode.unread":
      "Line {line} of the file could not be read: {problem}. What stands there is left as it is, so nothing can be written there. Your changes are still here; mend that line in a text editor.",
    "save.cannot-encode.unreadable": "It could not be opened again: {what}. Your changes are still here.",
    "save.cannot-encode.file":
      "The file could not be read as a whole, so it is not written over. Your changes are still here; repair the file in an editor, then open it again.",
    "save.changed-on-disk":
      "{path} was changed by somebody else since you opened it. It was not written; your changes are still here.",
    "save.gone":
      "{path} was removed since you opened it. It was not written; your changes are still here. Save again to create it.",
    "save.exists":
      "There is a file {path} already. It was not written; your changes are still here.",
    "save.read-only":
      "{path} may not be written. It was not written; your changes are still here. Allow it, then save again.",
    "save.not-a-file":
      "{path} is no file. It was not written; your changes are still here. Move it away, then save again.",
    "save.not-as-written":
      "{path} does not hold what was just written to it, from line {line} on. Your changes are still here.",
    "save.changed-meanwhile":
      "{path} was changed by somebody else since you opened it: what is shown here is not what it holds now.",
    "save.gone-meanwhile": "{path} was removed since you opened it: what is shown here is in no file.",
    "save.failed.before":
      "{path} could not be written: {step} failed ({reason}). The file is as it was; your changes are still here. Save again once that is solved.",
    "save.failed.replaced":
      "{path} was written, but it is not certain that it survives a power failure: {step} failed ({reason}). Your changes are still here; save again.",
    "save.failed.in-place":
      "{path} was written only in part: {step} failed ({reason}). The file as it was is kept in {backup}; your changes are still here. Save again once that is solved.",
    "save.in-place.hard-links": "Written in place, since the file has several names",
    "save.in-place.owner": "Written in place, since the file belongs to somebody else",
    "save.in-place.attributes":
      "Written in place, since its access list or attributes could not be given to a new file",
    "save.in-place.folder": "Written in place, since the folder may not be written",
    "save.refused": "{file} was not saved. {what}",
    "save.leftover": "A temporary file could not be removed: {path}",

    "save.step.resolve": "following the links of the path",
    "save.step.inspect": "looking at the file",
    "save.step.read": "reading the file",
    "save.step.create": "creating a temporary file beside it",
    "save.step.mode": "giving the new file the rights of the old",
    "save.step.owner": "giving the new file the owner of the old",
    "save.step.attributes": "giving the new file the access list and attributes of the old",
    "save.step.write": "writing",
    "save.step.sync": "writing to the disk",
    "save.step.close": "closing the file",
    "save.step.rename": "putting the new file in place of the old",
    "save.step.sync-folder": "writing the folder to the disk",
    "save.step.backup": "keeping a copy of the file",
    "save.step.remove": "removing a temporary file",
  ]
}
