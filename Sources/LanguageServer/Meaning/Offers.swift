import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// A value that may stand somewhere, and what it is called.
struct OfferedValue: Hashable {
  /// As it is written.
  let text: String
  /// What it is called; nil for what has no other name.
  let title: String?
  /// What it means.
  var help: String?
}

/// What can be written at a place, out of a chatflow and what the chatflows of its folder share.
struct Offers {
  let words: Words
  let flow: Chatflow?
  let workspace: Workspace

  /// The values that a place offers; none for what is typed.
  func values(_ meaning: Meaning) -> [OfferedValue] {
    switch meaning {
    case .kind:
      ActionKinds.all.map {
        OfferedValue(text: $0.id.text, title: words["action.\($0.id).label"], help: words["action.\($0.id).does"])
      }
    case .link, .edge: actions + [OfferedValue(text: ActionID.reservedWord, title: words["key.end"])]
    case .version: [OfferedValue(text: "\(ChatflowFile.version)", title: nil)]
    case .field(let field, let owner): values(of: field, owner)
    case .top, .workspace, .actions, .action, .name, .fields, .records, .attachments, .attachment, .location, .bubbles,
      .bubble, .bubbleText, .replies, .reply, .label, .branches, .branch, .conditions:
      []
    }
  }

  /// The actions by their ids, in file order.
  var actions: [OfferedValue] {
    (flow?.actions.values.elements ?? []).map { action in
      let kind = action.definition.map { words["action.\($0.id).label"] }
      return OfferedValue(text: action.id.text, title: action.name.isEmpty ? nil : action.name, help: kind)
    }
  }

  /// The ids that a connection leads to and no action has.
  var missing: [OfferedValue] {
    guard let flow else { return [] }
    var ids: OrderedSet<ActionID> = []
    func note(_ link: Link?) { if let id = link?.action, flow.actions[id] == nil { ids.append(id) } }
    note(flow.start)
    for action in flow.actions.values { for port in action.writtenPorts { note(action[port]) } }
    return ids.map { OfferedValue(text: $0.text, title: nil) }
  }

  private func values(of field: Field, _ owner: String) -> [OfferedValue] {
    switch field.editor.shape {
    case .text(let notation), .list(let notation): values(in: notation, word: "field.\(owner).\(field.id)")
    case .flag: ["true", "false"].map { OfferedValue(text: $0, title: nil) }
    case .number(let range): range.count <= 20 ? range.map { OfferedValue(text: "\($0)", title: nil) } : []
    case .duration(let steps): steps.map { OfferedValue(text: Durations.text($0), title: nil) }
    case .message, .propertyValue, .messages, .record, .records, .edge, .replies: []
    }
  }

  private func values(in notation: Notation, word: String) -> [OfferedValue] {
    switch notation {
    case .word(let known): known.map { OfferedValue(text: $0, title: words.optional("\(word).\($0)")) }
    case .route(let known, let kinds):
      known.map { OfferedValue(text: $0, title: words.optional("\(word).\($0)")) } + kinds.flatMap(listed)
    case .recipient: ReferenceKind.recipients.flatMap(listed)
    case .id(let kind): workspace.listed(kind).map { OfferedValue(text: $0.id, title: $0.name) }
    case .property(let records): properties(of: records)
    case .language: ChatflowSettings.languages.map { OfferedValue(text: $0, title: words.optional("language.\($0)")) }
    case .timeZone: NamedTimeZone.names.map { OfferedValue(text: $0, title: nil) }
    case .rule: Checks.ignorable.map { OfferedValue(text: $0.text, title: nil, help: $0.why(words)) }
    case .free, .hours, .date: []
    }
  }

  private func listed(_ kind: ReferenceKind) -> [OfferedValue] {
    workspace.listed(kind).map { OfferedValue(text: (kind.prefix ?? "") + $0.id, title: $0.name) }
  }

  private func properties(of records: [String]) -> [OfferedValue] {
    workspace.properties.filter { records.contains($0.object) }.map {
      OfferedValue(text: $0.reference, title: $0.title(words))
    }
  }

  // MARK: - Texts

  /// The tokens that a text can have, without braces and fallback.
  var tokens: [OfferedValue] {
    var seen: OrderedSet<OfferedValue> = []
    for property in workspace.properties {
      seen.append(OfferedValue(text: property.reference, title: property.title(words)))
    }
    for token in Token.known.flatMap(\.tokens) where !seen.contains(where: { $0.text == token.plain }) {
      seen.append(OfferedValue(text: token.plain, title: token.name(words)))
    }
    return seen.elements + answers
  }

  /// The answers to the questions of the chatflow.
  private var answers: [OfferedValue] {
    (flow?.actions.values.elements ?? []).filter { $0.question != nil }.map {
      let token = Token(object: Token.answers, property: $0.id.text)
      return OfferedValue(text: token.plain, title: words("operand.answer", ["question": $0.shownName]))
    }
  }

  // MARK: - Conditions

  /// What a condition can go on with behind what is written of it: what it compares, how, and with what.
  func conditions(behind written: String) -> [OfferedValue] {
    let operands = operands
    let folded = written.lowercased()
    // The longest that fits: `team first-line` and not `team`.
    let begun = operands.filter { folded.hasPrefix($0.operand.text.lowercased() + " ") }
      .max { $0.operand.text.count < $1.operand.text.count }
    guard let operand = begun?.operand else {
      return operands.map { OfferedValue(text: $0.operand.text, title: $0.title) }
    }
    let comparisons = ConditionOperator.fitting(knowing.kinds(of: operand))
    let rest = folded.dropFirst(operand.text.count + 1)
    let comparison = comparisons.filter { rest.hasPrefix($0.words + " ") }.max { $0.words.count < $1.words.count }
    guard let comparison else {
      return comparisons.map {
        OfferedValue(text: "\(operand.text) \($0.words)", title: words["operator.\($0.rawValue)"])
      }
    }
    let start = "\(operand.text) \(comparison.words)"
    return (knowing.property(of: operand)?.choices ?? []).map {
      OfferedValue(text: "\(start) \"\($0)\"", title: nil)
    }
  }

  /// The workspace, knowing also what the answers hold that are saved.
  private var knowing: Workspace {
    guard let flow else { return workspace }
    let links = FlowConnections(flow, workspace: workspace)
    return links.workspace(workspace, knowing: flow.actions.values.filter { $0.question != nil }.map(\.id))
  }

  /// What a condition can compare.
  private var operands: [(operand: ParsedCondition.Operand, title: String)] {
    var all: [ParsedCondition.Operand] = [
      .response, .officeHours, .availability(.anyTeamMember), .availability(.contactOwner),
    ]
    all += workspace.listed(.team).map { .availability(.recipient(.team(TeamID($0.id)))) }
    all += workspace.listed(.person).map { .availability(.recipient(.person(PersonID($0.id)))) }
    all += workspace.properties.map { .property(object: $0.object, name: $0.name) }
    let asked: [ParsedCondition.Operand] = (flow?.actions.values.elements ?? []).filter { $0.question != nil }.map {
      .property(object: Token.answers, name: $0.id.text)
    }
    return (all + asked).map { operand in
      var question: String?
      if case .property(Token.answers, let id) = operand { question = flow?.name(of: ActionID(id)) }
      return (operand, operand.told(words, in: workspace, question: question))
    }
  }
}

extension Token {
  /// As it stands between the braces, without a fallback.
  fileprivate var plain: String { "\(object).\(property)" }
}
