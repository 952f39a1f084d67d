import ChatflowModel
import Yaml

extension Patch {
  /// Changes what stands at the top level of a file: each key by itself, so that a part that is not touched is not even
  /// looked into. Spaced: a new key with a list or keys under it gets an empty line above.
  mutating func top(
    _ parts: [Source.Part], _ base: Draft, _ new: Draft, isSpaced: Bool = false
  ) throws(Source.EncodingProblem) {
    var entries: [SourceBlock.Entry] = []
    for part in parts {
      let isTouched = base[part.key] != new[part.key]
      let value = isTouched ? value(of: part) : nil
      if isTouched, value == nil { throw .settings(nil) }
      entries.append(entry(part, value))
    }
    // Nothing at the top level stands behind a dash, so each change can be made in place.
    _ = mapping(SourceBlock(top: entries, isSpaced: isSpaced), base.entries, new.entries)
  }

  /// Makes room for entries below a key: a word for nothing that stands behind it (`null`, `~`) goes, and brackets that
  /// hold nothing.
  mutating func openList(at part: Source.Part) {
    guard let value = value(of: part), NodeReader.isNothing(value) || value.isInBrackets else { return }
    let (start, end) = (value.place.start, value.place.end)
    guard start < end else { return }
    let isFollowed = text.comment(behind: end) != nil
    replace((isFollowed ? start : text.endOfKey(text.start(ofLine: part.lines.lowerBound)))..<end, with: "")
  }

  func entry(_ part: Source.Part, _ value: Node?) -> SourceBlock.Entry {
    let start = text.start(ofLine: part.lines.lowerBound)
    let keyEnd = text.endOfKey(start)
    let nothing = Node.Scalar(
      string: "", style: .any, place: NodePlace(line: part.lines.lowerBound, column: 1, bytes: keyEnd..<keyEnd))
    return SourceBlock.Entry(
      key: part.key, start: start, keyEnd: keyEnd, lines: part.lines, value: value ?? .scalar(nothing),
      isExplicit: text.bytes[start] == UInt8(ascii: "?"))
  }

  private func value(of part: Source.Part) -> Node? {
    guard case .success(let node) = Composer.compose(text, part.lines) else { return nil }
    return node?.mapping?.first?.value
  }
}
