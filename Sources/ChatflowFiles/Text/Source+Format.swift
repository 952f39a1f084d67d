import ChatflowModel
import OrderedCollections
import Yaml

extension Source {
  /// The text in canonical form: keys in their order, two spaces, one blank line between actions, quotes only where
  /// they are needed. Comments stay with what they stand at; formatting twice is formatting once.
  ///
  /// Values that say what holds anyway are kept if the file spells them out. Actions keep their order.
  public func formatted() throws(EncodingProblem) -> Encoded {
    try rewritten(flow)
  }

  /// A later state, or one in another order, in canonical form, with the comments of the text.
  public func rewritten(_ flow: Chatflow) throws(EncodingProblem) -> Encoded {
    guard flow.actions.values.allSatisfy({ $0.defect == nil }) else { throw .notWritable }
    if text.holdsNothing {
      guard let begun = ChatflowFile.decode(try begun(flow).text).source else { throw .notWritable }
      return try begun.formatted()
    }
    guard case .success(let root?) = Composer.compose(text) else { throw .notWritable }
    var canonical = CanonicalText(text, root, self.flow)
    canonical.write(flow)
    let written = canonical.whole
    try ReadBack.compare(written, flow)
    return Encoded(text: written, lost: text.comments.lost(in: SourceText(written).comments))
  }
}

extension [LostComment] {
  /// Those that are not among others, wherever they stand there.
  func lost(in others: [LostComment]) -> [LostComment] {
    var counts: [String: Int] = [:]
    for comment in others { counts[comment.text, default: 0] += 1 }
    return filter { comment in
      guard let count = counts[comment.text], count > 0 else { return true }
      counts[comment.text] = count - 1
      return false
    }
  }
}
