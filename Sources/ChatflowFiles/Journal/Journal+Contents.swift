import ChatflowModel
import OrderedCollections

/// What can be told from a journal about its file.
extension Journal.Contents {
  /// Whether a file that holds some bytes was written by somebody who did not know of what the journal holds.
  public func isBehind(_ bytes: [UInt8]) -> Bool { records.contains(.overtaken) || base.file != Journal.Held(bytes) }

  /// Whether a file that holds some bytes was being written in place when the run ended that wrote the journal: it holds the
  /// old text in some places and the new one in others, or nothing yet where the system had made room only.
  public func isTorn(_ bytes: [UInt8]) -> Bool {
    var texts: [[UInt8]] = []
    for case .writing(let text) in records { texts.append(text) }
    guard let old = base.bytes, !texts.isEmpty else { return false }
    texts.append(old)
    guard !texts.contains(bytes), bytes.count <= texts.map(\.count).max() ?? 0 else { return false }
    return bytes.indices.allSatisfy { place in
      bytes[place] == 0 || texts.contains { place < $0.count && $0[place] == bytes[place] }
    }
  }

  /// The names of the other journals whose edits are part of the state.
  public var restored: Set<String> {
    var names: Set<String> = []
    for case .restored(let name, let isPart) in records {
      if isPart { names.insert(name) } else { names.remove(name) }
    }
    return names
  }

  /// What the edits made of the file.
  ///
  /// Nil if the text that they begin from cannot be read, or is not this sort of file.
  public var state: Journal.State? { states?.last }

  /// What the edits begin from, nil where that is not known, and what they made of it.
  ///
  /// Nil if the text that they begin from cannot be read, or is not this sort of file.
  public var states: (first: Journal.State?, last: Journal.State)? {
    let first = self.first
    if isFirstKnown, first == nil { return nil }
    let begun = isFirstKnown ? nil : records.first(where: \.isEdit)
    switch (base.subject, begun) {
    case (.chatflow, nil), (.chatflow, .head):
      guard let last = flow(from: first?.flow ?? Chatflow(name: base.name)) else { return nil }
      return (first, .chatflow(last))
    case (.workspace, nil), (.workspace, .values):
      guard let last = workspace(from: first?.workspace ?? FieldValues()) else { return nil }
      return (first, .workspace(last))
    default: return nil
    }
  }

  /// Whether it is known what the edits begin from; if not, they begin with a whole state.
  private var isFirstKnown: Bool { base.file == nil || base.bytes != nil }

  private var first: Journal.State? {
    guard isFirstKnown else { return nil }
    switch base.subject {
    case .chatflow:
      guard let bytes = base.bytes else { return .chatflow(Chatflow(name: base.name)) }
      return ChatflowFile.decode(bytes: bytes).flow.map { .chatflow($0) }
    case .workspace:
      guard let bytes = base.bytes else { return .workspace(FieldValues()) }
      let opened = WorkspaceFile.decode(bytes: bytes)
      return opened.source.map { _ in .workspace(opened.workspace.values) }
    }
  }

  private func flow(from first: Chatflow) -> Chatflow? {
    var flow = first
    for record in records {
      switch record {
      case .step(let step): step.apply(to: &flow)
      case .head(let head, let actions):
        flow.head = head
        flow.actions = OrderedDictionary(actions.map { ($0.id, $0) }) { $1 }
      case .overtaken, .writing, .restored: break
      case .base, .values: return nil
      }
    }
    return flow
  }

  private func workspace(from first: FieldValues) -> FieldValues? {
    var values = first
    for record in records {
      switch record {
      case .step(let step):
        for case .workspace(let to) in step.changes { values = to }
      case .values(let to): values = to
      case .overtaken, .writing, .restored: break
      case .base, .head: return nil
      }
    }
    return values
  }
}

extension Journal.State {
  fileprivate var flow: Chatflow? { if case .chatflow(let flow) = self { flow } else { nil } }
  fileprivate var workspace: FieldValues? { if case .workspace(let values) = self { values } else { nil } }
}
