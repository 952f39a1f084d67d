import ChatflowModel
import Yaml

extension NodeReader {
  /// An action; with `defects` if something in it could not be read, and then with all that could.
  mutating func action(_ id: ActionID, key: Node, _ node: Node) -> Action {
    let before = problems.count
    var action = Action(id: id, kind: "", name: "")
    if id.text.isEmpty || id == "end" {
      report(at: key, id.text.isEmpty ? "empty-id" : "reserved-id", found: id.text)
    }
    if let entries = entries(node, expected: "problem.expected.action") {
      readKind(entries, key, into: &action)
      readEntries(entries, into: &action)
    }
    action.defects = problems[before...].filter { $0.severity == .error }
    if !action.defects.isEmpty, action.name.isEmpty { action.name = id.text }
    return action
  }

  private mutating func readKind(_ entries: [Entry], _ key: Node, into action: inout Action) {
    guard let entry = entries.first(where: { $0.key == "action" }), !Self.isNothing(entry.value) else {
      let near = NearestWord.to("action", among: entries.map(\.key))
      report(at: key, "no-kind", found: near, expected: "action: \(Self.kindWords.joined(separator: ", "))")
      problems[problems.count - 1].suggestion = near == nil ? nil : "action"
      return
    }
    guard let word = text(entry.value, expected: "problem.expected.kind") else { return }
    action.kind = KindID(word)
    if action.definition == nil {
      report(.warning, at: entry.value, "unknown-kind", found: word, among: Self.kindWords)
    }
  }

  private static let kindWords = ActionKinds.all.map(\.id.text)

  private mutating func readEntries(_ entries: [Entry], into action: inout Action) {
    let table = KeyTable.action(action.kind)
    let keepsQuietly = action.definition == nil
    for entry in entries {
      if let slot = table[entry.key] {
        read(entry, slot, into: &action, keepsQuietly: keepsQuietly)
      } else {
        if !keepsQuietly { reportUnknown(entry, among: table.keys) }
        action.values.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      }
    }
  }

  private mutating func read(
    _ entry: Entry, _ slot: KeyTable.Slot, into action: inout Action, keepsQuietly: Bool
  ) {
    if Self.isNothing(entry.value) { return }
    switch slot {
    case .kind: break
    case .name: action.name = text(entry.value) ?? ""
    case .branches: action.branches = branches(entry.value) ?? []
    case .edge(let edge):
      if keepsQuietly, !Self.couldBeLink(entry.value) {
        action.values.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      } else if let link = link(entry.value) {
        action.edges[edge] = link
      }
    case .next, .goTo: readLink(entry, isJump: slot == .goTo, into: &action.next)
    case .field(let field) where field.editor == .replies:
      if keepsQuietly, !Self.couldBeReplies(entry.value) {
        action.values.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      } else {
        action.replies = replies(entry.value) ?? []
      }
    case .field, .attachments: read(entry, slot, into: &action.values)
    }
  }

  // MARK: - Links

  /// Where `next` or `go-to` leads.
  private mutating func readLink(_ entry: Entry, isJump: Bool, into link: inout Link?) {
    if Self.isNothing(entry.value) { return }
    guard let text = text(entry.value, expected: "problem.expected.link") else { return }
    if link != nil { report(at: entry.keyNode, "two-links", found: entry.key) }
    link = Link(Self.destination(text), isJump: isJump)
  }

  /// Where a special edge or the start leads: an id, `end`, or `go-to` with one of them.
  mutating func link(_ node: Node) -> Link? {
    if Self.isNothing(node) { return nil }
    guard case .mapping = node else {
      return text(node, expected: "problem.expected.link").map { Link(Self.destination($0)) }
    }
    var link: Link?
    for entry in entries(node) ?? [] {
      if entry.key == "go-to" {
        readLink(entry, isJump: true, into: &link)
      } else {
        report(at: entry.keyNode, "unknown-key", found: entry.key, among: FileKeys.edge)
      }
    }
    return link
  }

  private static func destination(_ text: String) -> Destination {
    text == "end" ? .end : .action(ActionID(text))
  }

  private static func couldBeLink(_ node: Node) -> Bool {
    switch node {
    case .scalar: true
    case .mapping(let mapping): mapping.count == 1 && mapping.first?.key.scalar?.string == "go-to"
    default: false
    }
  }

  // MARK: - Quick replies

  private static func couldBeReplies(_ node: Node) -> Bool {
    guard case .sequence(let sequence) = node else { return false }
    return sequence.allSatisfy { item in
      guard case .mapping(let mapping) = item else { return false }
      return mapping.contains { $0.key.scalar?.string == "reply" }
    }
  }

  private mutating func replies(_ node: Node) -> [QuickReply]? {
    guard let nodes = list(node, expected: "problem.expected.replies") else { return nil }
    return nodes.compactMap { node in
      var reply = reply(node)
      reply?.entry = mark(node)
      return reply
    }
  }

  private mutating func reply(_ node: Node) -> QuickReply? {
    guard case .mapping = node else {
      return text(node, expected: "problem.expected.reply").map { QuickReply($0) }
    }
    guard let entries = entries(node) else { return nil }
    var reply = QuickReply("")
    for entry in entries {
      switch entry.key {
      case "reply": reply.label = Self.isNothing(entry.value) ? "" : text(entry.value) ?? ""
      case "value": reply.value = Self.isNothing(entry.value) ? nil : text(entry.value)
      case "next", "go-to": readLink(entry, isJump: entry.key == "go-to", into: &reply.link)
      default:
        reportUnknown(entry, among: FileKeys.reply)
        reply.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      }
    }
    if !entries.contains(where: { $0.key == "reply" }) {
      report(at: node, "missing-key", found: entries.first?.key, expected: "reply")
    }
    return reply
  }

  // MARK: - If/then branches

  private mutating func branches(_ node: Node) -> [Branch]? {
    guard let nodes = list(node, expected: "problem.expected.branches") else { return nil }
    return nodes.compactMap { node in
      var branch = branch(node)
      branch?.entry = mark(node)
      return branch
    }
  }

  private mutating func branch(_ node: Node) -> Branch? {
    guard let entries = entries(node, expected: "problem.expected.branch") else { return nil }
    var branch = Branch()
    var others: [[Condition]] = []
    for entry in entries {
      switch entry.key {
      case "label": branch.label = Self.isNothing(entry.value) ? nil : text(entry.value)
      case "if": branch.groups = [group(entry.value)]
      case "or": others = otherGroups(entry.value)
      case "next", "go-to": readLink(entry, isJump: entry.key == "go-to", into: &branch.link)
      default:
        reportUnknown(entry, among: FileKeys.branch)
        branch.kept.append(KeptEntry(key: entry.key, value: tree(entry.value)))
      }
    }
    branch.groups += others
    return branch
  }

  /// The groups after the first: a list of conditions is one more group, a list of lists are several.
  private mutating func otherGroups(_ node: Node) -> [[Condition]] {
    if case .sequence(let sequence) = node, case .sequence? = sequence.first {
      return sequence.map { group($0) }
    }
    return [group(node)]
  }

  /// Whether an entry goes on with the condition before it: `[response contains any of "price", "cost"]`. To YAML these are two
  /// entries, to its author one sentence.
  private static func goesOn(_ node: Node, with condition: String?, onLine line: Int?) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .doubleQuoted, node.place.line == line else { return false }
    return condition?.hasSuffix("\"") == true
  }

  /// Those of the entries of a group with which a condition begins.
  static func beginnings(ofConditions nodes: [Node]) -> [Int] {
    var beginnings: [Int] = []
    var last: (condition: String?, line: Int)?
    for (index, node) in nodes.enumerated() {
      let goesOn = goesOn(node, with: last?.condition, onLine: last?.line)
      if !goesOn { beginnings.append(index) }
      last = (goesOn ? last?.condition : node.scalar?.string, node.place.line)
    }
    return beginnings
  }

  /// The conditions of a group.
  private mutating func group(_ node: Node) -> [Condition] {
    if Self.isNothing(node) { return [] }
    guard let nodes = list(node, expected: "problem.expected.conditions", orSingle: true) else { return [] }
    var conditions: [Condition] = []
    var line: Int?
    for node in nodes {
      guard let text = text(node, expected: "problem.expected.condition") else { continue }
      if Self.goesOn(node, with: conditions.last?.sentence, onLine: line) {
        conditions[conditions.count - 1].sentence += ", \"\(text)\""
      } else {
        conditions.append(Condition(text))
        conditions[conditions.count - 1].entry = mark(node)
      }
      line = node.place.line
    }
    return conditions
  }
}
