import OrderedCollections
import Words

extension Finding.Place {
  /// Where it is in words: whose form it is in, and what that shows on the way there, from the outside in.
  public func told(_ words: Words, in flow: Chatflow? = nil) -> String {
    let action = self.action.flatMap { flow?.actions[$0] }
    let parts = [subject.name(in: flow, words)] + told(of: action, words).filter { !$0.isEmpty }
    return parts.joined(separator: " \(words["difference.inside"]) ")
  }

  private func told(of action: Action?, _ words: Words) -> [String] {
    switch port {
    case .next?: return [words["panel.then"]]
    case .edge(let edge)?: return [words.edge(edge, of: action?.kind ?? "")]
    case .reply(let index)?: return [words("place.reply", ["number": "\(index + 1)"])]
    case .branch(let index)?:
      let branch = words("panel.branch", ["number": "\(index + 1)"])
      guard let condition else { return [branch] }
      // By its number among those of its branch, as they stand below each other.
      let groups = action.flatMap { $0.branches.indices.contains(index) ? $0.branches[index].groups : nil } ?? []
      let before = groups.prefix(condition.group).reduce(0) { $0 + $1.count }
      return [branch, words("place.condition", ["number": "\(before + condition.index + 1)"])]
    case nil: return told(among: fields(of: action), words)
    }
  }

  /// The fields of a form, with the word under which their labels stand.
  private typealias Labelled = (fields: [Field], owner: String)

  private func fields(of action: Action?) -> [Labelled] {
    switch subject {
    case .action:
      let own = (fields: action?.definition?.fields ?? [], owner: action?.kind.text ?? "")
      return [own, (fields: ActionKind.common, owner: ActionKind.commonOwner)]
    case .chatflow: return [(fields: ChatflowSettings.fields, owner: "chatflow")]
    case .workspace: return [(fields: WorkspaceSettings.fields, owner: "workspace")]
    }
  }

  private func told(among fields: [Labelled], _ words: Words) -> [String] {
    guard !path.isTop || field != "name" else {
      return [words[subject.action == nil ? "field.chatflow.name.label" : "field.name.label"]]
    }
    var told: [String] = []
    var around = fields
    for step in path.steps {
      let (label, inner) = Self.label(of: step.field, among: around, words)
      switch step {
      case .group: told.append(label)
      case .entry(_, let index): told.append(Self.entry(index, of: label, words))
      }
      around = inner.map { [(fields: $0.inner ?? [], owner: $0.ownerOfInner)] } ?? []
    }
    guard let field else { return told }
    let (label, shown) = Self.label(of: field, among: around, words)
    return told + self.told(in: shown, label, words)
  }

  /// What a field is called, and the field; some groups have no label of their own.
  private static func label(
    of id: FieldID, among fields: [Labelled], _ words: Words
  ) -> (label: String, field: Field?) {
    // Branches stand beside the fields, on a tab of their own.
    if id == "branches" { return (words["tab.branches"], nil) }
    guard let found = fields.first(where: { $0.fields[id] != nil }) else { return ("", nil) }
    return (words.optional("field.\(found.owner).\(id).label") ?? "", found.fields[id])
  }

  /// A field, and which of what it holds.
  private func told(in field: Field?, _ label: String, _ words: Words) -> [String] {
    // The first bubble is the message itself.
    func bubble(_ index: Int) -> String { words("panel.bubble", ["number": "\(index + 2)"]) }
    switch part {
    case nil: return [label]
    case .entry(let index)?:
      if case .messages? = field?.editor.shape { return [bubble(index)] }
      return [Self.entry(index, of: label, words)]
    case .attachment(let index, of: let text)?:
      let attachment = index.map { words("place.attachment", ["number": "\($0 + 1)"]) }
      return [text.map(bubble) ?? label, attachment ?? words["difference.attachments"]]
    }
  }

  /// An entry of a list by its number.
  private static func entry(_ index: Int, of label: String, _ words: Words) -> String {
    words("place.entry", ["label": label, "number": "\(index + 1)"])
  }
}
