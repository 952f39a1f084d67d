import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

extension LanguageServer {
  /// `textDocument/documentSymbol`: settings, and actions by their names.
  mutating func outline(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let (document, reading) = try read(parameters)
    let symbols: [Symbol]
    switch reading {
    case .chatflow(let opened):
      guard let source = opened.source, let flow = opened.flow else { return .list([]) }
      let parts = TextOutline(source)
      symbols = parts.settings.map { part in
        guard part.key == "actions" else { return setting(part, owner: "chatflow") }
        let actions = parts.actions.map { action($0, flow) }
        return Symbol(name: part.key, detail: nil, kind: .list, part: part, inner: actions)
      }
    case .workspace(let opened):
      symbols = opened.source.map { TextOutline($0).settings.map { setting($0, owner: "workspace") } } ?? []
    case .tests, .other: symbols = []
    }
    if client.takesLevels { return .list(symbols.map { $0.json(document.positions) }) }
    return .list(symbols.flatMap { $0.flat(document, in: nil) })
  }

  private func setting(_ part: TextOutline.Part, owner: String) -> Symbol {
    Symbol(
      name: part.key, detail: words.optional("field.\(owner).\(part.key).label"), kind: .setting, part: part, inner: [])
  }

  private func action(_ part: TextOutline.Part, _ flow: Chatflow) -> Symbol {
    let action = flow.actions[ActionID(part.key)]
    let kind = action?.definition.map { words["action.\($0.id).label"] } ?? action?.kind.text
    return Symbol(name: action?.shownName ?? part.key, detail: kind, kind: .action, part: part, inner: [])
  }
}

/// An entry of an outline.
private struct Symbol {
  /// The kinds that the protocol knows, as far as they are used.
  enum Kind: Int {
    case list = 3
    case setting = 7
    case action = 12
  }

  let name: String
  let detail: String?
  let kind: Kind
  let part: TextOutline.Part
  let inner: [Symbol]

  /// With what is inside of it.
  func json(_ positions: Positions) -> JSON {
    var members: [(key: String, value: JSON)] = [("name", .text(shownName)), ("kind", .integer(kind.rawValue))]
    if let detail, !detail.isEmpty { members.append(("detail", .text(detail))) }
    members += [("range", positions.range(part.bytes)), ("selectionRange", positions.range(part.head))]
    if !inner.isEmpty { members.append(("children", .list(inner.map { $0.json(positions) }))) }
    return .object(members)
  }

  /// For clients that know no levels.
  func flat(_ document: OpenDocument, in outer: String?) -> [JSON] {
    let location = JSON.object([
      ("uri", .text(document.address.uri)), ("range", document.positions.range(part.bytes)),
    ])
    var members: [(key: String, value: JSON)] = [
      ("name", .text(shownName)), ("kind", .integer(kind.rawValue)), ("location", location),
    ]
    if let outer { members.append(("containerName", .text(outer))) }
    return [.object(members)] + inner.flatMap { $0.flat(document, in: name) }
  }

  /// No name may be empty.
  private var shownName: String { name.isBlank ? "?" : name }
}
