import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What changes a document: the canonical form, and what mends a finding.
extension LanguageServer {
  /// `textDocument/formatting`: the canonical form.
  mutating func formatting(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let (document, reading) = try read(parameters)
    guard let formatted = try formatted(reading) else { return .null }
    if let lost = formatted.lost.first {
      throw .failed(words("cli.would-lose", ["comment": lost.text]))
    }
    let changes = TextChange.between(document.bytes, Array(formatted.text.utf8))
    return .list(
      changes.map { .object([("range", document.positions.range($0.bytes)), ("newText", .text($0.text))]) })
  }

  /// What a document is in canonical form; nil of what has none.
  private func formatted(_ reading: OpenDocument.Reading) throws(ProtocolError) -> Source.Encoded? {
    var flow = Chatflow(name: "")
    do throws(Source.EncodingProblem) {
      switch reading {
      case .chatflow(let opened):
        guard opened.isSound, let source = opened.source else { break }
        flow = opened.flow ?? flow
        return try source.formatted()
      case .workspace(let opened):
        guard !opened.problems.contains(where: { $0.severity == .error }), let source = opened.source else { break }
        return try source.formatted()
      case .tests, .other: return nil
      }
    } catch {
      throw .failed(error.sentence(words, in: flow))
    }
    throw .failed(words["cli.not-formatted"])
  }

  /// `textDocument/codeAction`: what mends the findings in a range.
  mutating func fixes(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let (document, reading) = try read(parameters)
    guard let range = document.positions.bytes(parameters["range"]) else { throw .parameter("range") }
    let wanted = parameters["context"]?["only"]?.list?.compactMap(\.text)
    guard client.takesFixes, wanted?.contains(where: { $0.isEmpty || $0 == "quickfix" }) ?? true else {
      return .list([])
    }
    let items = document.judgement.items.filter {
      $0.bytes.lowerBound <= range.upperBound && range.lowerBound <= $0.bytes.upperBound
    }
    var fixes: [JSON] = []
    for item in items {
      if let fix = suggested(item, in: document) { fixes.append(fix) }
      if let fix = fix(item, in: document, reading) { fixes.append(fix) }
    }
    return .list(fixes)
  }

  /// The word that was probably meant.
  private func suggested(_ item: Judgement.Item, in document: OpenDocument) -> JSON? {
    guard let word = item.finding.suggestion else { return nil }
    // A key that stands there already would stand there twice, and one of the two be lost.
    let cursor = TextCursor(SourceText(bytes: document.bytes), at: item.bytes.lowerBound)
    if cursor.spot == .key, cursor.siblings.contains(where: { $0.key == word }) { return nil }
    let change = TextChange(item.bytes, Scalars.written(word))
    return action(words("fix.suggestion", ["word": word]), item, document, [(document, [change])])
  }

  /// What the rule that found it mends it with.
  private func fix(_ item: Judgement.Item, in document: OpenDocument, _ reading: OpenDocument.Reading) -> JSON? {
    guard let finding = item.finding.finding, let state = state(document, reading),
      let fix = Checks.fix(of: finding, in: state.flow, workspace: state.workspace)
    else { return nil }
    var changed: [(document: OpenDocument, changes: [TextChange])] = []
    var lost: [LostComment] = []
    func change(_ document: OpenDocument, _ encoded: Source.Encoded) {
      changed.append((document, TextChange.between(document.bytes, Array(encoded.text.utf8))))
      lost += encoded.lost
    }
    if fix.edit.changesFlow {
      guard let source = state.source else { return nil }
      var flow = state.flow
      flow.apply(fix.edit)
      guard let encoded = try? source.encode(flow) else { return nil }
      change(document, encoded)
    }
    if fix.edit.changesWorkspace {
      guard let document = workspaceDocument(of: document.address),
        let source = WorkspaceFile.decode(bytes: document.bytes).source
      else { return nil }
      var workspace = state.workspace
      workspace.apply(fix.edit)
      guard let encoded = try? source.encode(workspace) else { return nil }
      change(document, encoded)
    }
    // A comment is somebody's words: where it goes with what it stands at, that is said before.
    let title = lost.reduce(fix.title(words, in: state.flow)) {
      words("fix.with-comment", ["what": $0, "comment": $1.text])
    }
    return action(title, item, document, changed, isPreferred: fix.isCertain && lost.isEmpty)
  }

  /// What a fix is made from.
  private func state(
    _ document: OpenDocument, _ reading: OpenDocument.Reading
  ) -> (flow: Chatflow, source: Source?, workspace: Workspace)? {
    switch reading {
    case .chatflow(let opened): opened.flow.map { ($0, opened.source, workspace(for: document.address)) }
    case .workspace(let opened): (Chatflow(name: ""), nil, opened.workspace)
    case .tests, .other: nil
    }
  }

  private func action(
    _ title: String, _ item: Judgement.Item, _ document: OpenDocument,
    _ changed: [(document: OpenDocument, changes: [TextChange])], isPreferred: Bool = false
  ) -> JSON {
    .object([
      ("title", .text(title)), ("kind", .text("quickfix")),
      ("diagnostics", .list([item.diagnostic(document.positions)])), ("isPreferred", .flag(isPreferred)),
      ("edit", edit(changed)),
    ])
  }
}

extension Edit {
  /// Whether it changes the chatflow.
  fileprivate var changesFlow: Bool { changes.contains { if case .workspace = $0 { false } else { true } } }
}
