extension English {
  /// What the checks find, and what office hours mean now.
  static let findings: [String: String] = [
    "weekday.mon": "Mon",
    "weekday.tue": "Tue",
    "weekday.wed": "Wed",
    "weekday.thu": "Thu",
    "weekday.fri": "Fri",
    "weekday.sat": "Sat",
    "weekday.sun": "Sun",
    "month.1": "Jan",
    "month.2": "Feb",
    "month.3": "Mar",
    "month.4": "Apr",
    "month.5": "May",
    "month.6": "Jun",
    "month.7": "Jul",
    "month.8": "Aug",
    "month.9": "Sep",
    "month.10": "Oct",
    "month.11": "Nov",
    "month.12": "Dec",
    "time.this-week": "{weekday} {time}",
    "time.this-year": "{day} {month} {time}",
    "time.another-year": "{day} {month} {year} {time}",

    "outlook.open": "Now open, until {time} ({place})",
    "outlook.always-open": "Now open, and never closed",
    "outlook.closed": "Now closed, opens {time} ({place})",
    "outlook.always-closed": "Now closed, and no opening time is set",
    "outlook.not-set": "No office hours are set: always open",
    "outlook.unknown-zone": "The time zone “{zone}” is not known: choose another in the workspace's settings",
    "outlook.when-closed.action": "When closed: {name}",
    "outlook.when-closed.end": "When closed: the chat ends",
    "outlook.when-closed.away": "When closed: the away message, then the chat ends",
    "outlook.when-closed.missing": "When closed: “{id}”, which does not exist",

    "problem.file-too-large": "The file is larger than {expected}, which no file of this kind is",
    "problem.not-yaml": "This is no YAML: {found}",
    "problem.key-twice": "“{found}” stands here more than once: keep one",
    "problem.version": "Version {found} is not known; this program reads version {expected}",
    "problem.control-character": "A control character may not stand here: remove it",
    "problem.alias": "Anchors and aliases (& and *) are not read: write the value out",
    "problem.unknown-key": "“{found}” is not known here and kept as it is",
    "problem.time-zone": "“{found}” is no name of a time zone, such as {expected}",
    "problem.no-time-zone": "Office hours need a time zone, such as time-zone: {expected}",
    "problem.weekday": "“{found}” is no day of the week: {expected}",
    "problem.hours": "“{found}” are no hours: write {expected} or closed",
    "problem.date": "“{found}” is no date: write it like {expected}",
    "problem.expected.exceptions": "a list of dates",
    "problem.no-date": "An exception needs its day: {expected}",

    "condition.problem.control-character": "A control character may not stand in a condition",
    "condition.problem.open-quote": "The text that begins here is not closed: write \" behind it",
    "condition.problem.operand":
      "A condition begins with what it is about: response, contact.email, team member, contact owner, team, user or office hours",
    "condition.problem.property": "“{found}” is no property: it begins with one of {expected}",
    "condition.problem.id": "Here stands the id of a team or person",
    "condition.problem.operator": "“{found}” is no way to compare: write one of {expected}",
    "condition.problem.operator-misfit": "“{found}” cannot be asked of this: write one of {expected}",
    "condition.problem.text": "Here stands a text in quotes",
    "condition.problem.empty-text": "The text is empty: write what to compare with, or “is empty”",
    "condition.problem.number": "Here stands a number such as {expected}",
    "condition.problem.day": "Here stands a day such as {expected}",
    "condition.problem.days": "Here stands a whole number of days",
    "condition.problem.word": "Here stands “{expected}”",
    "condition.problem.rest": "“{found}” is too much: the condition ends before it",

    "finding.broken-action": "This action could not be read, line {line}: {problem}",
    "finding.name-missing": "The name is missing: write one, it is only for you and your team",
    "finding.name-too-long": "The name has {count} characters: shorten it to {limit}",
    "finding.name-taken": "Another action is called “{name}”, too ({other}): give one of them another name",
    "finding.field-required": "“{field}” is empty: fill it in",
    "finding.text-too-long": "“{field}” has {count} characters: shorten it to {limit}",
    "finding.too-many-entries": "“{field}” has {count} entries: remove some, {limit} are possible",
    "finding.entry-too-long": "“{field}” has an entry of {count} characters: shorten it to {limit}",
    "finding.too-many-attachments": "“{field}” has {count} attachments: remove some, {limit} are possible",
    "finding.attachment-outside":
      "“{location}” is not in the workspace's folder: copy the file there and attach it again",
    "finding.token-without-fallback":
      "The token {token} in “{field}” has no fallback: say what stands there when its value is unknown",
    "finding.fallback-too-long": "The fallback of the token {token} has {count} characters: shorten it to {limit}",
    "finding.no-way-to-answer":
      "The visitor cannot answer: add a quick reply, or allow free text",
    "finding.reply-empty": "Quick reply {number} has no text: write what the visitor sees, or remove it",
    "finding.reply-too-long": "Quick reply {number} has {count} characters: shorten it to {limit}",
    "finding.reply-twice": "The quick reply “{reply}” is there more than once: change or remove one",
    "finding.reply-not-readable":
      "“{value}” cannot be saved to “{property}”: give the quick reply another value ({expected})",
    "finding.several-answers-lead-apart":
      "Several answers can be chosen, and the quick replies lead to different actions: the first one chosen, in the order of the list, decides",
    "finding.too-many-branches": "There are {count} if/then branches: remove some, {limit} are possible",
    "finding.condition-missing": "Branch {number} has a group without a condition: add one, or remove the group",
    "finding.condition-unreadable": "The condition “{condition}” is not understood, at column {column}: {problem}",
    "finding.response-without-question":
      "The branch asks for the visitor's response, but this action does not wait for one: move the branch to a question",
    "finding.response-before-question":
      "The branch asks for the visitor's response, but no question comes before it: put one before",
    "finding.recipient-unknown": "“{id}” is not in the workspace: choose somebody else, or add it there",
    "finding.hours-not-set":
      "Office hours are respected but none are set, so the chat is always open: set them in the workspace",
    "finding.start-missing": "No action runs first: connect the start of the chat with one",
    "finding.too-many-actions":
      "There are {count} actions: split the chatflow, more than {limit} are hard to keep in view",
    "finding.target-missing": "The connection leads to “{id}”, which does not exist: connect it with another action",
    "finding.unreachable": "Nothing leads to “{name}”: connect it, or delete it",
    "finding.never-runs":
      "“{name}” never runs: “{handover}” always hands the conversation over, and the bot stops there",
    "finding.endless-loop":
      "This leads back to “{name}” without waiting for the visitor, for ever: put a question on the way, or lead it elsewhere",
    "finding.no-question-yet":
      "The customer agent is to answer the most recent question, but no action before lets the visitor ask one: put a question before, or choose another way to respond",
  ]
}
