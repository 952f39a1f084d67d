/// The lines that git puts around what both sides of a merge changed.
public struct ConflictMarkers: Hashable, Sendable {
  /// How many signs a marker has.
  public var size: Int
  /// What our side is called.
  public var ours: String
  /// What both began from is called.
  public var base: String
  /// What the other side is called.
  public var theirs: String

  /// Markers, as git's own unless told otherwise.
  public init(size: Int = 7, ours: String = "ours", base: String = "base", theirs: String = "theirs") {
    self.size = size
    self.ours = ours
    self.base = base
    self.theirs = theirs
  }

  /// A text with markers around what is contested in it. Lines hold their line breaks.
  func text(of merge: LineMerge<Substring>, lineBreak: String) -> String {
    merge.pieces.map { piece in
      switch piece {
      case .settled(let lines): lines.joined()
      case .contested(let base, let ours, let theirs):
        marker("<", self.ours) + lineBreak + closed(ours, lineBreak) + marker("|", self.base) + lineBreak
          + closed(base, lineBreak) + marker("=", "") + lineBreak + closed(theirs, lineBreak)
          + marker(">", self.theirs) + lineBreak
      }
    }.joined()
  }

  private func marker(_ sign: Character, _ name: String) -> String {
    String(repeating: sign, count: max(1, size)) + (name.isEmpty ? "" : " " + name)
  }

  private func closed(_ lines: [Substring], _ lineBreak: String) -> String {
    let text = lines.joined()
    return text.isEmpty || text.utf8.last == UInt8(ascii: "\n") ? text : text + lineBreak
  }
}

extension ConflictMarkers {
  /// What both sides of a text with markers hold.
  public struct Sides: Hashable, Sendable {
    /// Our side of it.
    public var ours = ""
    /// The other side.
    public var theirs = ""
    /// What both began from; nil where the markers do not say it.
    public var base: String?
  }

  /// Takes a text with git's markers apart; nil if it has none, or if they do not follow each other as git writes them.
  public static func sides(of text: String) -> Sides? {
    var sides = Sides(base: "")
    var (part, knowsBase, found) = (Part.common, true, false)
    var hadBase = false
    for line in text.linesWithBreaks {
      switch (part, sign(line)) {
      case (.common, "<"): (part, hadBase, found) = (.ours, false, true)
      case (.ours, "|"): (part, hadBase) = (.base, true)
      case (.ours, "="), (.base, "="): (part, knowsBase) = (.theirs, knowsBase && hadBase)
      case (.theirs, ">"): part = .common
      case (_, .some("<")), (_, .some(">")), (.base, .some): return nil
      case (.common, _):
        sides.ours += line
        sides.theirs += line
        sides.base? += line
      case (.ours, _): sides.ours += line
      case (.base, _): sides.base? += line
      case (.theirs, _): sides.theirs += line
      }
    }
    guard found, part == .common else { return nil }
    if !knowsBase { sides.base = nil }
    return sides
  }

  private enum Part { case common, ours, base, theirs }

  /// The sign of a marker that a line is; nil if it is none.
  private static func sign(_ line: Substring) -> Character? {
    guard let first = line.first, "<|=>".contains(first) else { return nil }
    let rest = line.drop { $0 == first }
    guard line.count - rest.count == 7 else { return nil }
    let isBare = rest.allSatisfy(\.isNewline)
    return isBare || (rest.first == " " && first != "=") ? first : nil
  }
}

extension String {
  /// Its lines, each with the line break that ends it.
  var linesWithBreaks: [Substring] {
    var lines: [Substring] = []
    var begin = startIndex
    let bytes = utf8
    while begin < endIndex {
      let end = bytes[begin...].firstIndex(of: 0x0a).map { bytes.index(after: $0) } ?? endIndex
      lines.append(self[begin..<end])
      begin = end
    }
    return lines
  }
}
