import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// Ids: where an action stands, what leads to it, another id for it.
extension LanguageServer {
  /// `textDocument/definition`: where the action stands whose id stands at a place, or the entry of the workspace.
  mutating func definition(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    if let id = place.id?.id {
      guard let target = place.opened?.source?.idPlaces.first(where: { $0.id == id && $0.role == .action }) else {
        return .null
      }
      return location(place.document.address.uri, target.span.bytes, place.positions)
    }
    return workspaceEntry(place) ?? .null
  }

  /// `textDocument/references`: where an id is named.
  mutating func references(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    guard let id = place.id?.id else { return .null }
    let withItself = parameters["context"]?["includeDeclaration"]?.flag ?? true
    return .list(
      place.uses(of: id).filter { withItself || $0.role != .action }.map {
        location(place.document.address.uri, $0.span.bytes, place.positions)
      })
  }

  /// `textDocument/documentHighlight`: the same, for marking.
  mutating func highlights(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    guard let id = place.id?.id else { return .null }
    return .list(
      place.uses(of: id).map {
        .object([
          ("range", place.positions.range($0.span.bytes)), ("kind", .integer($0.role == .action ? 3 : 2)),
        ])
      })
  }

  /// `textDocument/prepareRename`: whether something at a place can get another id.
  mutating func prepareRename(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    guard let found = place.id, place.flow?.actions[found.id] != nil else { return .null }
    return .object([("range", place.positions.range(found.span.bytes)), ("placeholder", .text(found.id.text))])
  }

  /// `textDocument/rename`: another id for an action, everywhere.
  mutating func rename(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    guard let name = parameters["newName"]?.text else { throw .parameter("newName") }
    guard let found = place.id, let source = place.opened?.source, let flow = place.flow else {
      throw .failed(words["rename.none"])
    }
    if found.id.text == name { return edit([(place.document, [])]) }
    do throws(Source.RenamingProblem) {
      return edit([(place.document, try source.changes(renaming: found.id, to: ActionID(name)))])
    } catch {
      switch error {
      case .unknown: throw .failed(words["rename.none"])
      case .taken: throw .failed(words("rename.taken", ["id": name]))
      case .notWritable(let problem): throw .failed(problem.sentence(words, in: flow))
      }
    }
  }

  /// Changes of documents as the protocol has them.
  func edit(_ changed: [(document: OpenDocument, changes: [TextChange])]) -> JSON {
    let edits = changed.map { document, changes in
      (
        document,
        JSON.list(
          changes.map {
            .object([("range", document.positions.range($0.bytes)), ("newText", .text($0.text))])
          })
      )
    }
    guard client.takesVersions else {
      return .object([("changes", .object(edits.map { ($0.0.address.uri, $0.1) }))])
    }
    return .object([
      (
        "documentChanges",
        .list(
          edits.map { document, edits in
            let version = document.version.map { JSON.integer($0) } ?? .null
            let state = JSON.object([("uri", .text(document.address.uri)), ("version", version)])
            return .object([("textDocument", state), ("edits", edits)])
          })
      )
    ])
  }

  private func location(_ uri: String, _ bytes: Range<Int>, _ positions: Positions) -> JSON {
    .object([("uri", .text(uri)), ("range", positions.range(bytes))])
  }

  /// The entry of the workspace that a value refers to.
  private func workspaceEntry(_ place: AskedPlace) -> JSON? {
    guard case .field(let field, _)? = place.meaning, place.cursor.spot == .value,
      let document = workspaceDocument(of: place.document.address),
      let source = WorkspaceFile.decode(bytes: document.bytes).source
    else { return nil }
    let written = place.text(place.cursor.bytes)
    let kinds: [ReferenceKind] =
      switch field.editor.shape.notation {
      case .id(let kind)?: [kind]
      case .route(_, let kinds)?: kinds
      case .recipient?: ReferenceKind.recipients
      default: []
      }
    for kind in kinds {
      let prefix = field.editor.shape.notation?.isPrefixed == true ? kind.prefix ?? "" : ""
      guard written.hasPrefix(prefix),
        let index = place.workspace.listed(kind).firstIndex(where: { $0.id == written.dropFirst(prefix.count) })
      else { continue }
      var places = FindingPlaces(source)
      let step = FieldPath([.entry(kind.field, index)])
      let key = places.find(Finding.Place(.workspace, in: step)).key
      return location(document.address.uri, key.bytes, document.positions)
    }
    return nil
  }

  /// The file that the chatflows of a document's folder share, as an editor has it or as it lies on the disk.
  func workspaceDocument(of address: DocumentAddress) -> OpenDocument? {
    guard let path = address.workspacePath else { return nil }
    if let open = documents.values.first(where: { $0.address.path == path }) { return open }
    guard let bytes = files.bytes(of: path), let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let uri = DocumentAddress(DocumentAddress.uri(ofFile: path))
    return OpenDocument(uri, version: nil, text, client.encoding)
  }
}

extension AskedPlace {
  /// The id of an action that stands at the place.
  var id: IDPlace? {
    opened?.source?.idPlaces.first { $0.span.bytes.contains(offset) || $0.span.bytes.upperBound == offset }
  }

  /// Where an id stands.
  func uses(of id: ActionID) -> [IDPlace] { (opened?.source?.idPlaces ?? []).filter { $0.id == id } }
}
