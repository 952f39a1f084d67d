import ChatflowModel
import OrderedCollections

/// A change of a text: other text in place of some bytes.
public struct TextChange: Hashable, Sendable {
  /// The bytes that go.
  public let bytes: Range<Int>
  /// What comes in their place.
  public let text: String

  /// A change of a text.
  public init(_ bytes: Range<Int>, _ text: String) {
    self.bytes = bytes
    self.text = text
  }
}

extension Source {
  /// Why an action does not get another id.
  public enum RenamingProblem: Error, Hashable, Sendable {
    /// No action has the id.
    case unknown
    /// The new id is no word, or another action has it.
    case taken
    /// It would have to be written into an action that could not be read, or the file cannot say it.
    case notWritable(EncodingProblem)
  }

  /// What changes in the text where an action gets another id, here and wherever it is named. Where each place can be
  /// changed by itself, nothing else is, so that the way back gives the same bytes.
  public func changes(renaming id: ActionID, to new: ActionID) throws(RenamingProblem) -> [TextChange] {
    guard flow.actions[id] != nil else { throw .unknown }
    guard let edit = flow.changingID(of: id, to: new) else { throw .taken }
    if let broken = edit.changedDefect { throw .notWritable(.action(broken.action.id, broken.defect)) }
    var renamed = flow
    renamed.apply(edit)
    let changes = idPlaces.filter { $0.id == id }.map { TextChange($0.span.bytes, written(new, at: $0.span.bytes)) }
    let whole = text.applying(changes.map { Patch.Edit(range: $0.bytes, text: $0.text) })
    do {
      try ReadBack.compare(whole, renamed)
      return changes
    } catch {
      do throws(EncodingProblem) {
        return TextChange.between(text.bytes, Array(try encode(renamed).text.utf8))
      } catch {
        throw .notWritable(error)
      }
    }
  }

  /// An id as it stands in place of another, in the quotes that this has.
  private func written(_ id: ActionID, at bytes: Range<Int>) -> String {
    guard let first = bytes.first.map({ text.bytes[$0] }) else { return id.text }
    if first == UInt8(ascii: "\"") { return Scalars.doubleQuoted(id.text) }
    if first == UInt8(ascii: "'") { return Scalars.singleQuoted(id.text) }
    return Scalars.written(id.text)
  }
}

extension TextChange {
  /// What makes one text of another, line by line, in its order: so that an editor keeps its place in what stays.
  public static func between(_ old: [UInt8], _ new: [UInt8]) -> [TextChange] {
    let (before, after) = (lines(old), lines(new))
    let matches = LineMatching.matches(before.map { old[$0] }, after.map { new[$0] })
    var changes: [TextChange] = []
    var (from, to) = (0, 0)
    func close(_ line: Int, _ other: Int) {
      guard from < line || to < other else { return }
      let start = from < before.count ? before[from].lowerBound : old.count
      let end = line < before.count ? before[line].lowerBound : old.count
      let first = to < after.count ? after[to].lowerBound : new.count
      let last = other < after.count ? after[other].lowerBound : new.count
      changes.append(TextChange(start..<end, String(decoding: new[first..<last], as: UTF8.self)))
    }
    for (line, match) in matches.enumerated() {
      guard let match else { continue }
      close(line, match)
      (from, to) = (line + 1, match + 1)
    }
    close(before.count, after.count)
    return changes
  }

  /// The lines of a text, with their ends.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<at + 1)
      start = at + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}
