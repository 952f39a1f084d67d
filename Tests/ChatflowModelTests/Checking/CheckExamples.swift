import ChatflowFiles
import ChatflowModel
import OrderedCollections

/// For each rule a chatflow that breaks it and one that does not, as docs/checks.md shows them.
///
/// An example is the actions of a chatflow, the first of which runs first; above a line `---` may stand its settings, and
/// what begins with `workspace:` is what the chatflows of its folder share. `⟨101⟩` stands for that many letters.
struct CheckExample {
  let breaks: String
  let isSound: String
  var files: KnownFiles = [:]
  /// What is typed into the form of the workspace that breaks the rule, where no file that is read can.
  var typed: (@Sendable (inout FieldValues) -> Void)?

  init(
    _ breaks: String, _ isSound: String, files: KnownFiles = [:],
    typed: (@Sendable (inout FieldValues) -> Void)? = nil
  ) {
    self.breaks = breaks
    self.isSound = isSound
    self.files = files
    self.typed = typed
  }

  /// What one of its texts holds, after what is typed.
  func state(_ text: String) -> (flow: Chatflow, workspace: Workspace) {
    let (flow, workspace) = Self.decoded(text)
    guard text == breaks, let typed else { return (flow, workspace) }
    var values = workspace.values
    typed(&values)
    return (flow, Workspace(values))
  }

  /// What is found in one of its texts.
  func found(_ text: String) -> [Finding] {
    let (flow, workspace) = state(text)
    return Checks.run(flow, workspace: workspace, files: files)
      + Checks.settings(of: workspace, files: files, today: Self.today)
      + Checks.folder(Self.filed(flow), workspace: workspace).map(\.finding)
  }

  /// What one of its texts holds.
  static func decoded(_ text: String) -> (flow: Chatflow, workspace: Workspace) {
    let (settings, shared, actions) = Self.parts(text)
    let workspace = WorkspaceFile.decode(shared).workspace
    let indented = actions.split(separator: "\n").map { "  \($0)\n" }.joined()
    let first = actions.prefix { $0 != ":" }
    let name = settings.hasPrefix("name:") ? "" : "name: Example\n"
    let start = settings.contains("start:") ? "" : "start: \(first)\n"
    let text =
      "chatflow: 1\n\(name)\(settings)\(start)actions:\n\(actions.isEmpty ? "  {}\n" : indented)"
    return (ChatflowFile.decode(expanded(text)).flow ?? Chatflow(name: ""), workspace)
  }

  /// A chatflow and the other one of its folder, which has priority.
  static func filed(_ flow: Chatflow) -> [FiledChatflow] {
    var other = Chatflow(name: "Support")
    other.values["live"] = .flag(true)
    return [
      FiledChatflow(other, file: "support", stem: "support"),
      FiledChatflow(flow, file: "new", stem: "new"),
    ]
  }

  private static func parts(_ text: String) -> (
    settings: String, workspace: String, actions: String
  ) {
    let parts = text.components(separatedBy: "---\n")
    let heads = parts.dropLast()
    let isShared = { (part: String) in part.hasPrefix("workspace:") }
    let last = parts.last ?? ""
    let all = isShared(last) ? parts[...] : heads
    return (
      all.filter { !isShared($0) }.joined(), all.first(where: isShared) ?? "",
      isShared(last) ? "" : last
    )
  }

  private static func expanded(_ text: String) -> String {
    var expanded = ""
    for (index, part) in text.components(separatedBy: "⟨").enumerated() {
      let pieces = part.components(separatedBy: "⟩")
      guard index > 0, pieces.count == 2, let count = Int(pieces[0]) else {
        expanded += part
        continue
      }
      expanded += String(repeating: "x", count: count) + pieces[1]
    }
    return expanded
  }

  private static func said(_ text: String) -> String {
    "hi: {action: message, name: Hi, message: \(text)}\n"
  }
  private static let bye = "bye: {action: message, name: Bye, message: Thank you!}\n"
  private static func asked(_ more: String, _ name: String = "Name") -> String {
    "ask: {action: question, name: \(name), message: Who are you?, \(more), next: bye}\n" + bye
  }
  private static func condition(_ text: String) -> String {
    "which: {action: if-then, name: Which, branches: [{if: ['\(text)'], next: bye}]}\n" + bye
  }
  private static let plan =
    "workspace: 1\ncontact-properties: {plan: {label: Plan, type: choice, options: [free, paid]}, size: {label: Size, type: number}}\n---\n"
  private static func deciding(_ first: String, _ second: String) -> String {
    "which: {action: if-then, name: Which, branches: [{if: ['\(first)'], next: bye}, {if: ['\(second)'], next: hi}], next: more}\n"
      + bye + said("Hello!") + "more: {action: message, name: More, message: Read on.}\n"
  }
  private static func set(_ property: String, _ value: String) -> String {
    plan
      + "set: {action: set-contact-property, name: Set, property: \(property), value: '\(value)'}\n"
  }
  private static func ticket(status: String) -> String {
    lists("pipelines: {support: {name: Support, statuses: [New, Closed]}}") + "---\n"
      + "ticket: {action: submit-ticket, name: Ticket, pipeline: support, status: \(status)}\n"
  }
  private static func lists(_ more: String) -> String { "workspace: 1\n\(more)\n" }

  /// The day on which the examples are looked at.
  static let today = CalendarDay(text: "2026-06-01")

  /// By the names of the rules.
  static let all: OrderedDictionary<RuleID, CheckExample> = [
    "broken-action": .init("hi: {action: message, name: [Hi]}\n", said("Hello!")),
    "name-missing": .init("hi: {action: message, name: '', message: Hello!}\n", said("Hello!")),
    "name-too-long": .init("hi: {action: message, name: ⟨101⟩, message: Hello!}\n", said("Hello!")),
    "name-taken": .init(
      "hi: {action: message, name: Hi, message: Hello!, next: bye}\nbye: {action: message, name: hi, message: Bye!}\n",
      "hi: {action: message, name: Hi, message: Hello!, next: bye}\nbye: {action: message, name: Bye, message: Bye!}\n"
    ),
    "field-required": .init("hi: {action: message, name: Hi}\n", said("Hello!")),
    "text-too-long": .init(said("⟨5001⟩"), said("Hello!")),
    "too-many-entries": .init(
      asked("replies: [\((1...21).map { "'\($0)'" }.joined(separator: ", "))]"),
      asked("replies: ['1', '2']")),
    "entry-too-long": .init(
      "tags: [⟨41⟩]\n---\n" + said("Hello!"), "tags: [sales]\n---\n" + said("Hello!")),
    "entry-twice": .init(
      "tags: [sales, Sales]\n---\n" + said("Hello!"), "tags: [sales, web]\n---\n" + said("Hello!")),
    "too-many-attachments": .init(
      "hi: {action: message, name: Hi, message: Hello!, attachments: [\((1...11).map { "{file: \($0).pdf}" }.joined(separator: ", "))]}\n",
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: 1.pdf}]}\n"),
    "attachment-outside": .init(
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: ../prices.pdf}]}\n",
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: files/prices.pdf}]}\n"),
    "file-missing": .init(
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: gone.pdf}]}\n",
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: prices.pdf}]}\n",
      files: ["gone.pdf": .missing, "prices.pdf": .bytes(1000)]),
    "file-too-large": .init(
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: film.mov}]}\n",
      "hi: {action: message, name: Hi, message: Hello!, attachments: [{file: prices.pdf}]}\n",
      files: ["film.mov": .bytes(30 << 20), "prices.pdf": .bytes(1000)]),
    "link-refused": .init(
      said("'[Run](javascript:run)'"), said("'[Write to us](mailto:us@example.com)'")),
    "token-without-fallback": .init(
      said("'Hi {{contact.firstname}}!'"), said("'Hi {{contact.firstname|there}}!'")),
    "fallback-too-long": .init(
      said("'Hi {{contact.firstname|⟨101⟩}}!'"), said("'Hi {{contact.firstname|there}}!'")),
    "no-way-to-answer": .init(
      asked("free-text: false"), asked("free-text: false, replies: [A customer, A visitor]")),
    "reply-empty": .init(
      asked("replies: [A customer, '']"), asked("replies: [A customer, A visitor]")),
    "reply-too-long": .init(asked("replies: [⟨81⟩]"), asked("replies: [A customer]")),
    "reply-twice": .init(
      asked("replies: [A customer, a Customer]"), asked("replies: [A customer, A visitor]")),
    "reply-not-readable": .init(
      plan + asked("save-to: contact.size, replies: [A few, Many]"),
      plan
        + asked(
          "save-to: contact.size, replies: [{reply: A few, value: '10'}, {reply: Many, value: '1000'}]"
        )),
    "several-answers-lead-apart": .init(
      asked(
        "several-answers: true, replies: [{reply: Prices, next: bye}, {reply: Help, next: help}]")
        + "help: {action: message, name: Help, message: Read on.}\n",
      asked("several-answers: true, replies: [Prices, Help]")),
    "several-answers-one-kept": .init(
      plan + asked("several-answers: true, save-to: contact.plan, replies: [free, paid]"),
      plan + asked("save-to: contact.plan, replies: [free, paid]")),
    "too-many-branches": .init(
      "which: {action: if-then, name: Which, branches: [\((1...21).map { "{if: ['contact.city is equal to any of \"\($0)\"'], next: bye}" }.joined(separator: ", "))]}\n"
        + bye, condition("contact.email is known")),
    "condition-missing": .init(condition(""), condition("contact.email is known")),
    "condition-unreadable": .init(
      condition("contact.email is knwon"), condition("contact.email is known")),
    "condition-type": .init(
      plan + condition("contact.size contains any of \"5\""),
      plan + condition("contact.size is greater than 5")),
    "option-unknown": .init(
      plan + condition("contact.plan is any of \"gold\""),
      plan + condition("contact.plan is any of \"paid\"")),
    "response-without-question": .init(
      "hi: {action: message, name: Hi, message: Hello!, branches: [{if: ['response contains any of \"yes\"'], next: bye}]}\n"
        + bye,
      "hi: {action: question, name: Hi, message: Hello?, branches: [{if: ['response contains any of \"yes\"'], next: bye}], next: bye}\n"
        + bye),
    "response-before-question": .init(
      condition("response contains any of \"price\""),
      "ask: {action: question, name: Ask, message: What is it about?, next: which}\n"
        + "which: {action: if-then, name: Which, branches: [{if: ['response contains any of \"price\"'], next: bye}], next: bye}\n"
        + bye),
    "recipient-unknown": .init(
      lists("teams: {support: Support}") + "---\n" + condition("team suport is available"),
      lists("teams: {support: Support}") + "---\n" + condition("team support is available")),
    "hours-unreadable": .init(
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: nine to five}}"),
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}")),
    "date-unreadable": .init(
      lists(
        "office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: '24/12', hours: closed}]}"),
      lists(
        "office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2026-12-24, hours: closed}]}"
      )),
    "date-twice": .init(
      lists(
        "office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2026-12-24, hours: closed}, {date: 2026-12-24, hours: '09:00-12:00'}]}"
      ),
      lists(
        "office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2026-12-24, hours: closed}]}"
      )),
    "time-zone-missing": .init(
      lists("office-hours: {hours: {mon: '09:00-17:00'}}"),
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}")),
    "hours-not-set": .init(
      "team: {action: send-to-team-member, name: Team, respect-office-hours: true}\n",
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}") + "---\n"
        + "team: {action: send-to-team-member, name: Team, respect-office-hours: true}\n"),
    "reference-unknown": .init(
      lists("segments: {vip: VIP}")
        + "---\nadd: {action: add-to-segment, name: Add, segment: vips}\n",
      lists("segments: {vip: VIP}")
        + "---\nadd: {action: add-to-segment, name: Add, segment: vip}\n"),
    "status-unknown": .init(ticket(status: "Open"), ticket(status: "New")),
    "property-unknown": .init(asked("save-to: contact.emial"), asked("save-to: contact.email")),
    "answer-unknown": .init(
      asked("skip-if-known: false").replacingBye("Thank you, {{answer.name|you}}!"),
      asked("skip-if-known: false").replacingBye("Thank you, {{answer.ask|you}}!")),
    "not-known-yet": .init(
      "ask: {action: question, name: Ask, message: 'Are you {{answer.ask|well}}?', next: bye}\n"
        + bye,
      asked("skip-if-known: false").replacingBye("Thank you, {{answer.ask|you}}!")),
    "value-not-an-option": .init(set("contact.plan", "gold"), set("contact.plan", "paid")),
    "value-unreadable": .init(set("contact.size", "many"), set("contact.size", "250")),
    "address-not-https": .init(
      "hook: {action: webhook, name: Hook, url: http://example.com/hook}\n",
      "hook: {action: webhook, name: Hook, url: https://example.com/hook}\n"),
    "start-missing": .init(
      "start: end\n---\n" + said("Hello!"), "start: hi\n---\n" + said("Hello!")),
    "target-missing": .init(
      "hi: {action: message, name: Hi, message: Hello!, next: gone}\n",
      "hi: {action: message, name: Hi, message: Hello!, next: bye}\n" + bye),
    "unreachable": .init(
      said("Hello!") + bye, "hi: {action: message, name: Hi, message: Hello!, next: bye}\n" + bye),
    "never-runs": .init(
      "team: {action: send-to-team-member, name: Team, next: bye}\n" + bye,
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}") + "---\n"
        + "team: {action: send-to-team-member, name: Team, respect-office-hours: true, next: bye}\n"
        + bye),
    "endless-loop": .init(
      "hi: {action: message, name: Hi, message: Hello!, next: again}\nagain: {action: webhook, name: Again, url: https://example.com, next: hi}\n",
      "hi: {action: message, name: Hi, message: Hello!, next: ask}\nask: {action: question, name: Ask, message: Again?, replies: [{reply: 'No', next: end}], next: hi}\n"
    ),
    "no-question-yet": .init(
      "agent: {action: send-to-customer-agent, name: Agent}\n",
      "ask: {action: question, name: Ask, message: What is it about?, next: agent}\nagent: {action: send-to-customer-agent, name: Agent}\n"
    ),
    "too-many-actions": .init(
      (1...501).map {
        "a\($0): {action: message, name: A\($0), message: Hello!\($0 < 501 ? ", next: a\($0 + 1)" : "")}\n"
      }
      .joined(),
      said("Hello!")),
    "silent-end": .init(
      "ask: {action: question, name: Ask, message: 'Your email address, please?', save-to: contact.email}\n",
      "ask: {action: question, name: Ask, message: 'Your email address, please?', save-to: contact.email, next: bye}\n"
        + bye),
    "never-ends": .init(
      "menu: {action: question, name: Menu, message: What now?, next: menu}\n",
      "menu: {action: question, name: Menu, message: What now?, replies: [{reply: That was all, next: end}], next: menu}\n"
    ),
    "no-way-to-human": .init(
      "look: {action: knowledge-base, name: Look, message: What do you need?, knowledge-base: all}\n",
      "look: {action: knowledge-base, name: Look, message: What do you need?, knowledge-base: all, when-not-helped: team}\nteam: {action: send-to-team-member, name: Team}\n"
    ),
    "action-name-unknown": .init(
      "code: {action: code-snippet, name: Code, code: \"exports.main = (event, callback) => callback({ nextModuleNickname: 'Good bye' })\", next: bye}\n"
        + bye,
      "code: {action: code-snippet, name: Code, code: \"exports.main = (event, callback) => callback({ nextModuleNickname: 'Bye' })\", next: bye}\n"
        + bye),
    "runtime-unsupported": .init(
      "code: {action: code-snippet, name: Code, runtime: nodejs18, code: exports.main = run}\n",
      "code: {action: code-snippet, name: Code, runtime: nodejs24, code: exports.main = run}\n"),
    "id-taken": .init(
      lists("segments: {vip: VIP, vip: Regular customers}"), lists("segments: {vip: VIP, regulars: Regular customers}")
    ) {
      // The file itself is told to have a key twice, and only one of them is read.
      let segments = [("vip", "VIP"), ("vip", "Regular customers")]
      $0["segments"] = .records(segments.map { ["id": .text($0), "name": .text($1)] })
    },
    "id-confusable": .init(
      lists("segments: {billing: Billing, biling: Billing}"),
      lists("segments: {billing: Billing, sales: Sales}")),
    "ignore-unused": .init(
      "hi: {action: message, name: Hi, message: Hello!, ignore: {unreachable: It comes later}}\n",
      "hi: {action: message, name: Hi, message: 'Hi {{contact.city}}!', ignore: {token-without-fallback: It is always known}}\n"
    ),
    "ignore-unknown": .init(
      "hi: {action: message, name: Hi, message: Hello!, ignore: {fallback: It is always known}}\n",
      "hi: {action: message, name: Hi, message: 'Hi {{contact.city}}!', ignore: {token-without-fallback: It is always known}}\n"
    ),
    "ignore-without-reason": .init(
      "hi: {action: message, name: Hi, message: 'Hi {{contact.city}}!', ignore: {token-without-fallback: ''}}\n",
      "hi: {action: message, name: Hi, message: 'Hi {{contact.city}}!', ignore: {token-without-fallback: It is always known}}\n"
    ),
    "always-matches": .init(
      deciding("contact.email is known", "contact.email is unknown"),
      deciding("contact.email is known", "contact.city is known")),
    "branch-taken": .init(
      deciding("contact.email is known", "contact.email is known"),
      deciding("contact.email is known", "contact.city is known")),
    "conditions-exclude": .init(
      condition("contact.email is known', 'contact.email is unknown"),
      condition("contact.email is known', 'contact.city is known")),
    "hours-never-open": .init(
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: closed}}"),
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}")),
    "situation-unreadable": .init(
      lists("situations: {evening: {name: Evening, at: 2026-12-24 19:30 Europe/Stokholm}}"),
      lists("situations: {evening: {name: Evening, at: 2026-12-24 19:30 Europe/Stockholm}}")),
    "hours-overlap": .init(
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-13:00, 12:00-17:00'}}"),
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-12:00, 13:00-17:00'}}")),
    "dates-past": .init(
      lists("office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2025-12-24, hours: closed}]}"),
      lists("office-hours: {time-zone: Europe/Stockholm, exceptions: [{date: 2026-12-24, hours: closed}]}")),
    "dates-reversed": .init(
      lists(
        "people: {anna: {name: Anna, time-zone: Europe/Paris, out-of-office: [{from: 2026-07-20, to: 2026-07-02}]}}"),
      lists(
        "people: {anna: {name: Anna, time-zone: Europe/Paris, out-of-office: [{from: 2026-07-02, to: 2026-07-20}]}}")),
    "closed-leads-nowhere": .init(
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}") + "---\n"
        + "team: {action: send-to-team-member, name: Team, respect-office-hours: true, next: end}\n",
      lists("office-hours: {time-zone: Europe/Stockholm, hours: {mon: '09:00-17:00'}}") + "---\n"
        + "team: {action: send-to-team-member, name: Team, respect-office-hours: true, when-closed: bye}\n" + bye),
    "handoff-conflict": .init(
      lists("handoff: {when-available: keep-assigned, message-available: I am connecting you.}"),
      lists("handoff: {when-available: immediately, message-available: I am connecting you.}")),
    "never-shown": .init(
      "target: {show: [{rule: address-is, value: example.com/internal}], exclude: [{value: /internal}]}\n---\n"
        + said("Hello!"),
      "target: {show: [{rule: address-is, value: example.com/pricing}], exclude: [{value: /internal}]}\n---\n"
        + said("Hello!")),
    "regular-expression": .init(
      "target: {show: [{rule: address-matches, value: '^/docs/.*$'}]}\n---\n" + said("Hello!"),
      "target: {show: [{rule: address-matches, value: '*/docs/*'}]}\n---\n" + said("Hello!")),
    "shown-by-another": .init("live: true\n---\n" + said("Hello!"), "live: false\n---\n" + said("Hello!")),
    "chatflow-name-taken": .init("name: Support\n---\n" + said("Hello!"), said("Hello!")),
    "priority-unknown": .init(lists("priority: [sales]"), lists("priority: [support]")),
  ]
}

extension String {
  /// An example that says something else at its end.
  fileprivate func replacingBye(_ text: String) -> String {
    components(separatedBy: "message: Thank you!").joined(separator: "message: '\(text)'")
  }

  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
