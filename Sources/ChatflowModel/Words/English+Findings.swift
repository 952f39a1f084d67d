extension English {
  /// What the checks find, and what office hours mean now.
  static let findings: WordList = [
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
    "outlook.unknown": "Office hours are not known, since the workspace's file cannot be read: {reason}",
    "availability.unknown": "Who is available is not known, since the workspace's file cannot be read: {reason}",
    "outlook.no-zones": "This machine has no time zones, so nobody knows when it is open: install tzdata",
    "outlook.unknown-zone": "The time zone “{zone}” is not known: choose another in the workspace's settings",
    "outlook.when-closed.action": "Outside office hours: {name}",
    "outlook.when-closed.end": "Outside office hours: the chat ends",
    "outlook.when-closed.away": "Outside office hours: the away message, then the chat ends",
    "outlook.when-closed.missing": "Outside office hours: “{id}”, which does not exist",

    "problem.file-too-large": "The file is larger than {expected}, which no file of this kind is",
    "problem.not-yaml": "This cannot be read as YAML: put texts with signs in them in quotes ({found})",
    "problem.key-twice": "“{found}” stands here more than once: keep one",
    "problem.version": "Version {found} is not known; this program reads version {expected}",
    "problem.control-character": "A control character may not stand here: remove it",
    "problem.alias": "“{found}” would be an alias (*), and none is followed: put the text in quotes",
    "problem.unknown-key": "“{found}” is not known here and kept as it is",
    "problem.time-zone": "“{found}” is no name of a time zone, such as {expected}",
    "problem.no-time-zone": "Office hours need a time zone, such as time-zone: {expected}",
    "problem.weekday": "“{found}” is no day of the week: {expected}",
    "problem.hours": "“{found}” are no hours: write {expected} or closed",
    "problem.date": "“{found}” is no date: write it like {expected}",
    "problem.expected.exceptions": "a list of dates",
    "problem.no-date": "An exception needs its day: {expected}",

    "finding.broken-action": "This action could not be read, line {line}: {problem}",
    "finding.name-missing": "The name is missing: write one, it is only for you and your team",
    "finding.name-too-long": "The name has {count} characters: shorten it to {limit}",
    "finding.name-taken": "Another action is called “{name}”, too ({other}): give one of them another name",
    "finding.field-required": "“{field}” is empty: fill it in",
    "finding.text-too-long": "“{field}” has {count} characters: shorten it to {limit}",
    "finding.too-many-entries": "“{field}” has {count} entries: remove some, {limit} are possible",
    "finding.entry-too-long": "“{field}” has an entry of {count} characters: shorten it to {limit}",
    "finding.entry-twice": "“{entry}” stands in “{field}” more than once: remove one",
    "finding.too-many-attachments": "“{field}” has {count} attachments: remove some, {limit} are possible",
    "finding.attachment-outside": "{problem}",
    "finding.file-missing": "There is no file “{path}” in the workspace's folder: copy it there, or name another",
    "finding.file-too-large": "“{path}” has {size} MB: attach a smaller file, {limit} MB are possible",
    "finding.link-refused":
      "“{address}” in “{field}” is no address for a link, so it is shown as it is written: begin with https://, mailto: or tel:",
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
    "finding.condition-missing": "Branch {number} lacks a condition: choose one, or remove the empty place",
    "finding.condition-unreadable": "The condition “{condition}” is not understood, at column {column}: {problem}",
    "finding.condition-unreadable.at-field": "{problem}",
    "finding.condition-type": "“{operator}” cannot be asked of {property}, which holds {type}: compare in another way",
    "finding.condition-type.at-field": "This cannot be asked of {type}: compare in another way",
    "finding.option-unknown": "“{option}” is not among the options of {property}: choose one of them",
    "finding.response-without-question":
      "The branch asks for the visitor's response, but this action does not wait for one: move the branch to a question",
    "finding.response-before-question":
      "The branch asks for the visitor's response, but no question comes before it: put one before",
    "finding.recipient-unknown": "“{id}” is not in the workspace: choose somebody else, or add it there",
    "finding.hours-unreadable": "“{found}” is no span of hours: write 09:00-17:00, several with commas, or closed",
    "finding.date-unreadable": "“{found}” is no day: write it like 2026-12-24",
    "finding.time-zone-missing": "Hours are hours of a place: choose a time zone such as Europe/Stockholm",
    "finding.id-taken": "There is a “{id}” already: choose another id",
    "finding.reference-unknown": "“{id}” is not in the workspace: choose another, or add it there",
    "finding.property-unknown": "{problem}",
    "problem.property-unknown":
      "“{property}” is no property that fits here: choose another, or add it to the workspace",
    "problem.property-unknown.nearest": "“{property}” is no property: did you mean “{suggestion}”?",
    "finding.answer-unknown": "{problem}",
    "problem.answer-unknown": "“{reference}” is the answer to an action that does not exist: choose another",
    "problem.answer-unknown.nearest":
      "“{reference}” is the answer to an action that does not exist: did you mean “{suggestion}”?",
    "problem.answer-not-asked":
      "“{reference}” is never known, since “{name}” asks nothing: choose the answer to a question",
    "finding.not-known-yet": "{problem}",
    "problem.not-known-yet.answer":
      "“{reference}” is not known here, since “{name}” is not asked on any way that leads here: put it before, or choose another",
    "problem.not-known-yet.before":
      "“{reference}” is not known here, since this is shown before “{name}” is asked: choose something else",
    "problem.not-known-yet.ticket":
      "“{reference}” is not known here, since no ticket was opened on any way that leads here: submit one before, or choose something else",
    "problem.not-known-yet.visitor":
      "“{reference}” is not known here, since only visitors who are not known see this chatflow, and none was asked yet: ask before, or choose something else",
    "finding.value-not-an-option": "“{value}” is none of the property's options: choose one of {options}",
    "finding.value-unreadable": "“{value}” is no value of this property: write {expected}",
    "finding.address-not-https": "“{address}” is no https address: write one such as https://example.com/hook",
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
