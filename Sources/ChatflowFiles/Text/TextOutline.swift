import ChatflowModel

/// The parts of a text in the order of the file, as an outline shows them.
package struct TextOutline {
  /// A key with all that belongs to it.
  package struct Part {
    /// The key; of an action its id in the program.
    package let key: String
    /// Its lines.
    package let bytes: Range<Int>
    /// The line on which the key stands, without the space around it.
    package let head: Range<Int>
  }

  /// The keys at the top level, `actions` among them.
  package let settings: [Part]
  /// The actions.
  package let actions: [Part]

  /// The parts of a chatflow's text.
  package init(_ source: Source) {
    settings = source.top.map { Part($0.key, $0.lines, source.text) }
    actions = source.actions.map { Part($0.id.text, $0.lines, source.text) }
  }

  /// The parts of a workspace's text.
  package init(_ source: WorkspaceSource) {
    settings = source.top.map { Part($0.key, $0.lines, source.text) }
    actions = []
  }
}

extension TextOutline.Part {
  fileprivate init(_ key: String, _ lines: Range<Int>, _ text: SourceText) {
    self.key = key
    let head = text.span(ofLine: lines.lowerBound).bytes
    self.head = head
    bytes =
      min(
        head.lowerBound, text.range(ofLines: lines).lowerBound)..<max(
        head.upperBound, text.range(ofLines: lines).upperBound)
  }
}
