import Screen

/// The rightmost column of the canvas: which part of the drawing is seen, and where something asks for attention.
///
/// Making one goes through all actions, so keep it until the layout or the search change. Drawing it looks at the rows of
/// the screen, however many marks there are.
public struct ScrollColumn: Hashable, Sendable {
  /// What a row can point at, the most important first.
  private enum Mark: Int, CaseIterable {
    case error, warning, hit, focus

    init?(problemsOf action: CanvasFlow.Action) {
      if action.errors + action.warnings == 0 { return nil }
      self = action.errors > 0 ? .error : .warning
    }
  }

  private let height: Int
  /// The rows of the drawing that have each mark, rising.
  private var rows = [[Int]](repeating: [], count: Mark.allCases.count)

  /// The column for a layout.
  ///
  /// - Parameters:
  ///   - layout: where the actions are.
  ///   - flow: the flow that was laid out, with its problems.
  ///   - hits: the actions that a search found.
  public init(_ layout: Layout, flow: CanvasFlow, hits: [Int] = []) {
    height = layout.height
    for (index, action) in flow.actions.enumerated() {
      if let mark = Mark(problemsOf: action), let row = layout.row(of: index) { rows[mark.rawValue].append(row) }
    }
    rows[Mark.hit.rawValue] = hits.compactMap { layout.row(of: $0) }
    for mark in rows.indices { rows[mark].sort() }
  }

  /// Takes over that an action has other problems than before.
  public mutating func update(
    _ index: Int, from old: CanvasFlow.Action, to new: CanvasFlow.Action, in layout: Layout
  ) {
    let (before, after) = (Mark(problemsOf: old), Mark(problemsOf: new))
    guard before != after, let row = layout.row(of: index) else { return }
    if let before {
      let place = Self.place(of: row, in: rows[before.rawValue])
      if place < rows[before.rawValue].count { rows[before.rawValue].remove(at: place) }
    }
    if let after { rows[after.rawValue].insert(row, at: Self.place(of: row, in: rows[after.rawValue])) }
  }

  /// Draws the column.
  ///
  /// - Parameters:
  ///   - frame: the frame to draw into.
  ///   - area: the column; only its first cells are used if it is wider.
  ///   - top: the first visible row.
  ///   - focus: the rows of the focused element.
  ///   - tier: which glyphs to use.
  public func draw(into frame: inout Frame, area: Rect, top: Int, focus: Rect? = nil, tier: GlyphTier = .rich) {
    let glyphs = CanvasGlyphs.of(tier)
    let column = Rect(x: area.x, y: area.y, width: min(1, area.width), height: area.height)
    for y in 0..<column.height {
      frame.write(glyphs.track, at: Point(x: column.x, y: column.y + y), style: Style(.border), in: column)
    }
    if height > area.height {
      let first = row(top, area.height)
      for y in first...max(first, row(top + area.height - 1, area.height)) {
        frame.write(glyphs.thumb, at: Point(x: area.x, y: area.y + y), style: Style(.scrollThumb), in: column)
      }
    }
    let focused = focus.map { row($0.y, area.height) }
    for y in 0..<column.height {
      guard let mark = mark(at: y, area.height) ?? (y == focused ? .focus : nil) else { continue }
      let (glyph, role) = look(of: mark, glyphs)
      frame.write(glyph, at: Point(x: area.x, y: area.y + y), style: Style(role), in: column)
    }
  }

  /// The row of a drawing that a row of the column stands for, for a click on it.
  public func row(at y: Int, height area: Int) -> Int {
    guard height > area, area > 0 else { return max(0, y) }
    return max(0, min(height - 1, y * height / area))
  }

  private func row(_ row: Int, _ area: Int) -> Int {
    height > area ? row * area / height : row
  }

  /// The most important mark of the rows that a row of the column stands for.
  private func mark(at y: Int, _ area: Int) -> Mark? {
    // Those are the rows whose place in the column, rounded down, is this one.
    func first(_ y: Int) -> Int { height > area ? (y * height + area - 1) / area : y }
    let (from, end) = (first(y), first(y + 1))
    return Mark.allCases.first { mark in
      let marked = rows[mark.rawValue]
      let place = Self.place(of: from, in: marked)
      return place < marked.count && marked[place] < end
    }
  }

  /// Where the first row that is not above another stands among rising ones.
  private static func place(of row: Int, in rows: [Int]) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func look(of mark: Mark, _ glyphs: CanvasGlyphs) -> (String, Role) {
    switch mark {
    case .error: (glyphs.error, .error)
    case .warning: (glyphs.warning, .warning)
    case .hit: (glyphs.hit, .info)
    case .focus: (glyphs.focus, .accent)
    }
  }
}

extension Layout {
  /// The row that an action is found on, or the fold that hides it.
  fileprivate func row(of action: Int) -> Int? { visible(.card(action)).flatMap(rect(of:))?.y }
}
