import ChatflowModel
import Screen
import Words

/// A text that was reworded: what went and came, with as much around it as says where.
///
/// Inside a line what went and what came are marked piece by piece.
struct RewordedText {
  typealias Line = ToldDifference.Line

  private(set) var lines: [Line] = []
  private let words: Words

  init(_ before: String, _ after: String, _ words: Words) {
    self.words = words
    let compared = ComparedText(before, after).lines
    var index = 0
    while index < compared.count {
      guard compared[index].mark == .same else {
        add(compared[index])
        index += 1
        continue
      }
      let end = compared[index...].firstIndex { $0.mark != .same } ?? compared.count
      addSame(compared[index..<end], isFirst: index == 0, isLast: end == compared.count)
      index = end
    }
  }

  /// Lines that are the same: those beside a change, and how many others there are.
  private mutating func addSame(_ lines: ArraySlice<ComparedText.Line>, isFirst: Bool, isLast: Bool) {
    let (head, tail) = (isFirst ? 0 : Self.around, isLast ? 0 : Self.around)
    // What would be counted in one line can as well be told.
    guard lines.count > head + tail + 1 else { return lines.forEach { add($0) } }
    lines.prefix(head).forEach { add($0) }
    let count = "\(lines.count - head - tail)"
    self.lines.append(
      Line(
        depth: 0, mark: .same,
        pieces: [.init(text: words("difference.same-lines", ["count": count]), role: .dim)]))
    lines.suffix(tail).forEach { add($0) }
  }

  private mutating func add(_ line: ComparedText.Line) {
    let mark: ToldDifference.Mark =
      switch line.mark {
      case .same?: .same
      case .added?: .added
      case .removed?: .removed
      case nil: .changed
      }
    let pieces = line.pieces.enumerated().map { index, piece -> Line.Piece in
      switch piece.mark {
      case .same where line.mark == nil:
        .init(text: clipped(piece.text, isFirst: index == 0, isLast: index == line.pieces.count - 1), role: .text)
      case .same: .init(text: piece.text, role: .dim)
      case .added: .init(text: piece.text, role: .success, mark: line.mark == nil ? .added : nil)
      case .removed: .init(text: piece.text, role: .error, mark: line.mark == nil ? .removed : nil)
      }
    }
    lines.append(Line(depth: 0, mark: mark, pieces: pieces))
  }

  /// A stretch that is the same, as much of it as stands beside a change.
  private func clipped(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let (head, tail) = (isFirst ? 0 : Self.stretch, isLast ? 0 : Self.stretch)
    guard text.count > head + tail + Self.stretch else { return text }
    return text.prefix(head) + words["difference.clipped"] + text.suffix(tail)
  }

  /// The lines that are told beside a change, and the characters.
  private static let (around, stretch) = (1, 40)
}
