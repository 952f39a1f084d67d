/// Two states of a text side by side, by lines, and by words in lines that were reworded.
public struct ComparedText: Hashable, Sendable {
  /// The lines: those that are the same, went, came, or were reworded.
  public let lines: [Line]

  /// A line in pieces.
  public struct Line: Hashable, Sendable {
    /// What it is made of, left to right; none if it is empty.
    public let pieces: [Piece]
    /// Whether the line as a whole is the same, gone or new; nil if it was reworded.
    public let mark: Mark?
  }

  /// A piece of a line that is the same, gone or new.
  public struct Piece: Hashable, Sendable {
    /// What became of it.
    public let mark: Mark
    /// What it says.
    public let text: String
  }

  /// What became of a part of a text.
  public enum Mark: Hashable, Sendable { case same, removed, added }

  /// The most lines, or words of a line, that are looked through for what is the same; where more differ they count as
  /// other ones, since finding out costs the square of them.
  private static let most = 1_000

  /// Two states of a text.
  public init(_ before: String, _ after: String) {
    let steps = Self.steps(before.lines, after.lines)
    var lines: [Line] = []
    var (gone, come) = ([String](), [String]())
    func flush() {
      if gone.count == come.count, let reworded = Self.reworded(gone, come) {
        lines += reworded
      } else {
        lines += gone.map { Line($0, .removed) } + come.map { Line($0, .added) }
      }
      (gone, come) = ([], [])
    }
    for (mark, line) in steps {
      switch mark {
      case .removed: gone.append(line)
      case .added: come.append(line)
      case .same:
        flush()
        lines.append(Line(line, .same))
      }
    }
    flush()
    self.lines = lines
  }

  /// Lines that were reworded, each at its place; nil if one of them has too little in common.
  private static func reworded(_ before: [String], _ after: [String]) -> [Line]? {
    var lines: [Line] = []
    for (old, new) in zip(before, after) {
      let steps = steps(words(of: old), words(of: new))
      let same = steps.reduce(0) { $1.mark == .same ? $0 + $1.part.count : $0 }
      guard same * leastCommon >= max(old.count, new.count) else { return nil }
      lines.append(Line(pieces: joined(steps), mark: nil))
    }
    return lines
  }

  /// Which part of the longer line has to be the same for it to be the other one reworded.
  private static let leastCommon = 3

  /// Words, and what stands between them.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var isWord = false
    for character in line {
      let belongs = character.isLetter || character.isNumber
      if belongs, isWord { words[words.count - 1].append(character) } else { words.append(String(character)) }
      isWord = belongs
    }
    return words
  }

  /// Pieces as long as they can be. A blank between two words that differ belongs to both.
  private static func joined(_ steps: [(mark: Mark, part: String)]) -> [Piece] {
    var result: [Piece] = []
    var (gone, come) = ("", "")
    func flush() {
      if !gone.isEmpty { result.append(Piece(mark: .removed, text: gone)) }
      if !come.isEmpty { result.append(Piece(mark: .added, text: come)) }
      (gone, come) = ("", "")
    }
    for (index, step) in steps.enumerated() {
      switch step.mark {
      case .removed: gone += step.part
      case .added: come += step.part
      case .same where step.part == " " && !gone.isEmpty && !come.isEmpty && steps.differ(at: index + 1):
        gone += " "
        come += " "
      case .same:
        flush()
        if result.last?.mark == .same, let last = result.popLast() {
          result.append(Piece(mark: .same, text: last.text + step.part))
        } else {
          result.append(Piece(mark: .same, text: step.part))
        }
      }
    }
    flush()
    return result
  }

  /// The way from one list to the other: what stays, goes and comes, in order; before what comes stands what goes.
  private static func steps(_ before: [String], _ after: [String]) -> [(mark: Mark, part: String)] {
    let start = zip(before, after).prefix { $0 == $1 }.count
    let rest = min(before.count, after.count) - start
    let end = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let (old, new) = (before[start..<before.count - end], after[start..<after.count - end])
    var steps = before[..<start].map { (Mark.same, $0) }
    if max(old.count, new.count) > most {
      steps += old.map { (.removed, $0) } + new.map { (.added, $0) }
    } else {
      steps += between(Array(old), Array(new))
    }
    return steps + before[(before.count - end)...].map { (.same, $0) }
  }

  private static func between(_ before: [String], _ after: [String]) -> [(mark: Mark, part: String)] {
    let difference = after.difference(from: before)
    var (gone, come) = (Set<Int>(), Set<Int>())
    for case .remove(let index, _, _) in difference { gone.insert(index) }
    for case .insert(let index, _, _) in difference { come.insert(index) }
    var steps: [(mark: Mark, part: String)] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if old < before.count, gone.contains(old) {
        steps.append((.removed, before[old]))
        old += 1
      } else if new < after.count, come.contains(new) {
        steps.append((.added, after[new]))
        new += 1
      } else {
        steps.append((.same, after[new]))
        (old, new) = (old + 1, new + 1)
      }
    }
    return steps
  }
}

extension ComparedText.Line {
  fileprivate init(_ text: String, _ mark: ComparedText.Mark) {
    self.init(pieces: text.isEmpty ? [] : [ComparedText.Piece(mark: mark, text: text)], mark: mark)
  }

  /// The line as it was before, or as it is now; nil if there was none, or is none any more.
  public func text(_ wanted: ComparedText.Mark) -> String? {
    let other: ComparedText.Mark = wanted == .removed ? .added : .removed
    return mark == other ? nil : pieces.filter { $0.mark != other }.map(\.text).joined()
  }
}

extension [(mark: ComparedText.Mark, part: String)] {
  fileprivate func differ(at index: Int) -> Bool { indices.contains(index) && self[index].mark != .same }
}
