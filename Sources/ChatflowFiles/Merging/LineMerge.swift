import ChatflowModel

/// Three versions of a text brought together line by line.
struct LineMerge<Line: Hashable> {
  /// Lines that belong together.
  enum Piece {
    /// Lines that need no question.
    case settled([Line])
    /// Lines of which both sides made something else.
    case contested(base: [Line], ours: [Line], theirs: [Line])
  }
  /// The text, top to bottom.
  private(set) var pieces: [Piece] = []

  /// Brings two texts together. Where every difference counts, lines that only one side changed are contested, too.
  init(base: [Line], ours: [Line], theirs: [Line], everyDifferenceCounts: Bool = false) {
    let our = LineMatching.matches(base, ours)
    let their = LineMatching.matches(base, theirs)
    var (a, b, begin) = (0, 0, 0)
    var same: [Line] = []
    func settle(_ pieces: inout [Piece]) {
      if !same.isEmpty { pieces.append(.settled(same)) }
      same = []
    }
    for index in 0...base.count {
      let (nextA, nextB) = index < base.count ? (our[index], their[index]) : (ours.count, theirs.count)
      guard let nextA, let nextB else { continue }
      if begin < index || a < nextA || b < nextB {
        settle(&pieces)
        let parts = (Array(base[begin..<index]), Array(ours[a..<nextA]), Array(theirs[b..<nextB]))
        pieces.append(Self.piece(parts.0, parts.1, parts.2, everyDifferenceCounts))
      }
      if index < base.count { same.append(base[index]) }
      (begin, a, b) = (index + 1, nextA + 1, nextB + 1)
    }
    settle(&pieces)
  }

  private static func piece(_ base: [Line], _ ours: [Line], _ theirs: [Line], _ everyDifferenceCounts: Bool) -> Piece {
    if ours == theirs { return .settled(ours) }
    if !everyDifferenceCounts {
      if ours == base { return .settled(theirs) }
      if theirs == base { return .settled(ours) }
    }
    return .contested(base: base, ours: ours, theirs: theirs)
  }

  /// How many places are contested.
  var conflictCount: Int {
    pieces.count { if case .contested = $0 { true } else { false } }
  }

  /// The lines, with those of one side where both made something else of them.
  func lines(of side: MergeAnswer) -> [Line] {
    pieces.flatMap { piece in
      switch piece {
      case .settled(let lines): lines
      case .contested(let base, let ours, let theirs):
        switch side {
        case .ours, .both: ours
        case .theirs: theirs
        case .base: base
        }
      }
    }
  }
}
