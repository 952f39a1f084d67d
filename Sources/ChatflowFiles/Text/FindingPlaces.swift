import ChatflowModel
import Yaml

/// Where in a text stands what findings are about.
///
/// It belongs to a text as it was read; findings that come action by action are found at the price of reading each of
/// those actions once more.
public struct FindingPlaces {
  /// Where something stands: its key, and what stands under it.
  public struct Found: Hashable, Sendable {
    /// The key, the entry of a list, or what the place lies in if it is not there itself.
    public let key: TextSpan
    /// What stands under that key; nil if nothing does, or if the place is not there itself.
    public let value: TextSpan?

    /// What a reader is shown: the value if it stands on one line, else the key.
    public var shown: TextSpan {
      guard let value, value.line == value.endLine, !value.bytes.isEmpty else { return key }
      return value
    }
  }

  private let parts: TextParts
  /// The part that was read last, and of what.
  private var last: (subject: Subject, key: String, entry: TextParts.Entry?)?

  /// The places of a chatflow's text.
  public init(_ source: Source) { parts = TextParts(source) }
  /// The places of a workspace's text.
  public init(_ source: WorkspaceSource) { parts = TextParts(source) }

  /// Where something is that was found. Where it is not written, that is what it would stand in: the fields around it,
  /// the id of the action, the first key of the file.
  public mutating func find(_ place: Finding.Place) -> Found {
    guard case .action(let id) = place.subject else { return findSetting(place) }
    guard let action = part(place.subject, id.text, { $0.action(id) }) else {
      return Found(key: parts.text.span(ofLine: parts.line(of: id) ?? parts.firstLine), value: nil)
    }
    return found(place.steps(from: place.fieldSteps, in: action), in: action)
  }

  private mutating func findSetting(_ place: Finding.Place) -> Found {
    var steps = place.fieldSteps
    // What is wrong with the chatflow as a whole is where the conversation begins.
    let key = if case .key(let key)? = steps.first { key } else { "start" }
    steps = Array(steps.dropFirst())
    guard let setting = part(place.subject, key, { $0.setting(key) }) else {
      return Found(key: parts.text.span(ofLine: parts.line(ofSetting: key) ?? parts.firstLine), value: nil)
    }
    return found(place.steps(from: steps, in: setting), in: setting)
  }

  private mutating func part(
    _ subject: Subject, _ key: String, _ read: (TextParts) -> TextParts.Entry?
  ) -> TextParts.Entry? {
    if let last, last.subject == subject, last.key == key { return last.entry }
    let entry = read(parts)
    last = (subject, key, entry)
    return entry
  }

  /// Goes as far as there is something.
  private func found(_ steps: [TextParts.Entry.Step], in entry: TextParts.Entry) -> Found {
    var entry = entry
    for step in steps {
      guard let inner = entry.into(step) else { return Found(key: key(of: entry), value: nil) }
      entry = inner
    }
    return Found(key: key(of: entry), value: entry.isItem ? nil : span(entry.value))
  }

  /// The key; of an entry of a list what it begins with, its first key with what stands under it, or itself.
  private func key(of entry: TextParts.Entry) -> TextSpan {
    guard entry.isItem else { return span(entry.key) }
    guard let first = entry.value.mapping?.first else { return span(entry.value) }
    let whole = span(first.key.place.start..<parts.text.end(of: first.value))
    return whole.line == whole.endLine ? whole : span(first.key)
  }

  private func span(_ node: Node) -> TextSpan { span(node.place.start..<parts.text.end(of: node)) }
  private func span(_ bytes: Range<Int>) -> TextSpan { parts.text.span(bytes) }
}

extension Finding.Place {
  fileprivate typealias Step = TextParts.Entry.Step

  /// The fields that stand in an entry which is the part of a text that the place is in.
  fileprivate func fields(in entry: TextParts.Entry) -> [Field] {
    switch subject {
    case .chatflow: return ChatflowSettings.fields
    case .workspace: return WorkspaceSettings.fields
    case .action:
      let kind = KindID(entry.value.mapping?["action"]?.scalar?.string ?? "")
      return (ActionKinds[kind]?.fields ?? []) + ActionKind.common
    }
  }

  /// The steps to its field.
  fileprivate var fieldSteps: [Step] {
    var steps: [Step] = []
    for step in path.steps {
      switch step {
      case .group(let field): steps.append(.key(field.text))
      case .entry(let field, let index): steps += [.key(field.text), .index(index)]
      }
    }
    if let field { steps.append(.key(field.text)) }
    return steps
  }

  /// The steps to what is meant: the field, or the connection, and the condition of that.
  fileprivate func steps(from field: [Step], in entry: TextParts.Entry) -> [Step] {
    let links = ["next", "go-to"]
    func leading(_ steps: [Step]) -> [Step] {
      let inner = steps.reduce(Optional(entry)) { $0?.into($1) }
      return steps + (links.first { inner?.into(.key($0)) != nil }.map { [.key($0)] } ?? [])
    }
    switch port {
    case nil: return part(of: short(field, in: entry), in: entry)
    case .next?: return leading([])
    case .edge(let edge)?: return [.key(edge.text)]
    // A field beside the port says that it is about the reply or the branch itself.
    case .reply(let index)?:
      let reply: [Step] = [.key("replies"), .index(index)]
      return self.field == nil ? leading(reply) : reply
    case .branch(let index)?:
      let branch: [Step] = [.key("branches"), .index(index)]
      guard let condition else { return self.field == nil ? leading(branch) : branch + [.key("if")] }
      return branch + steps(to: condition, in: branch.reduce(Optional(entry)) { $0?.into($1) })
    }
  }

  /// Where an entry is written as its one value alone, that is its field; and its id is the key that it stands under.
  private func short(_ steps: [Step], in entry: TextParts.Entry) -> [Step] {
    guard case .entry? = path.last, field != nil, !isKey(in: entry) else { return steps }
    guard let inner = steps.dropLast().reduce(Optional(entry), { $0?.into($1) }) else { return steps }
    if case .scalar = inner.value { return Array(steps.dropLast()) }
    return steps
  }

  /// Whether the field is the id by which an entry is named: that is the key, whatever stands under it.
  private func isKey(in entry: TextParts.Entry) -> Bool {
    guard case .entry(let list, _)? = path.last else { return false }
    let around = fields(in: entry).inner(at: path.outer, owner: "")?.fields
    guard case .records(let shape)? = around?[list]?.editor else { return false }
    return shape.key != nil && shape.key == field
  }

  /// The steps to what is meant of what a field holds, if only a part of that is.
  private func part(of steps: [Step], in entry: TextParts.Entry) -> [Step] {
    switch part {
    case nil: return steps
    case .entry(let index)?: return steps + [.index(index)]
    case .attachment(let index, let text?)?:
      return steps + [.index(text), .key(FileKeys.bubble[1])] + (index.map { [.index($0)] } ?? [])
    case .attachment(let index, nil)?:
      let around = fields(in: entry).inner(at: path, owner: "")?.fields
      guard let field, let key = around?[field]?.editor.shape.attachments else { return steps }
      return Array(steps.dropLast()) + [.key(key.text)] + (index.map { [.index($0)] } ?? [])
    }
  }

  private func steps(to condition: ConditionPlace, in branch: TextParts.Entry?) -> [Step] {
    func index(in group: TextParts.Entry?) -> Step {
      let beginnings = NodeReader.beginnings(ofConditions: group?.value.sequence?.nodes ?? [])
      return .index(beginnings.indices.contains(condition.index) ? beginnings[condition.index] : condition.index)
    }
    guard condition.group > 0 else { return [.key("if"), index(in: branch?.into(.key("if")))] }
    let others = branch?.into(.key("or"))
    let group = others?.into(.index(condition.group - 1))
    // A list of conditions is one more group, a list of lists are several.
    guard case .sequence? = others?.into(.index(0))?.value else { return [.key("or"), index(in: others)] }
    return [.key("or"), .index(condition.group - 1), index(in: group)]
  }
}
