import Screen

/// Which row of the drawing is the first that is seen.
extension Layout {
  /// The rows that stay visible above and below the focused element, where the viewport has room for them.
  public static let context = 3

  /// The first visible row that shows a stop wholly, with some context, and is as near as possible to the present one.
  ///
  /// - Parameters:
  ///   - stop: the focused element; one that a fold hides is represented by the fold.
  ///   - top: the first visible row at present.
  ///   - height: the rows of the viewport.
  public func top(revealing stop: Stop?, from top: Int, height viewport: Int) -> Int {
    guard let rect = stop.flatMap(visible).flatMap(rect(of:)) else { return clamp(top, viewport) }
    let context = max(0, min(Layout.context, (viewport - rect.height) / 2))
    // A card that is taller than the viewport shows its heading.
    if viewport <= rect.height || rect.y - context < top { return clamp(rect.y - context, viewport) }
    return clamp(max(top, rect.maxY + context - viewport), viewport)
  }

  /// The first visible row that keeps a stop on a row of the screen, as far as the drawing allows.
  ///
  /// After an edit, undo, a fold or a change of width, what has the focus stays where the eye is.
  ///
  /// - Parameters:
  ///   - stop: the focused element.
  ///   - row: its row on the screen before, counted from the viewport's top.
  ///   - height: the rows of the viewport.
  public func top(keeping stop: Stop, onRow row: Int, height viewport: Int) -> Int {
    guard let rect = visible(stop).flatMap(rect(of:)) else { return clamp(0, viewport) }
    // What stays where it is needs no context, only to be seen wholly.
    let top = clamp(rect.y - row, viewport)
    if viewport <= rect.height || rect.y < top { return clamp(rect.y, viewport) }
    return clamp(max(top, rect.maxY - viewport), viewport)
  }

  /// The first visible column that shows a stop, as near as possible to the present one. Only pinned columns are ever
  /// wider than the canvas.
  public func left(revealing stop: Stop?, from left: Int, width viewport: Int) -> Int {
    guard drawnWidth > width, viewport > 0 else { return 0 }
    let most = max(0, drawnWidth - viewport)
    guard let rect = stop.flatMap(visible).flatMap(rect(of:)) else { return min(left, most) }
    // A plus icon is seen with the label that may stand behind it.
    let needed = min(max(rect.width, Int(Metrics.narrow)), viewport)
    return max(0, min(max(min(left, rect.x), rect.x + needed - viewport), most))
  }

  private func clamp(_ top: Int, _ viewport: Int) -> Int { max(0, min(top, height - viewport)) }
}

/// The rightmost column of the canvas: which part of the drawing is seen, and where something asks for attention.
///
/// Making one goes through all actions, so keep it until the layout, the problems or the search change.
public struct ScrollColumn: Sendable {
  /// What a row can point at, the most important first.
  private enum Mark: UInt8, Comparable {
    case error, warning, hit, focus

    static func < (one: Mark, other: Mark) -> Bool { one.rawValue < other.rawValue }
  }

  private let height: Int
  private var marks: [(row: Int, mark: Mark)] = []

  /// The column for a layout.
  ///
  /// - Parameters:
  ///   - layout: where the actions are.
  ///   - flow: the flow that was laid out, with its problems.
  ///   - hits: the actions that a search found.
  public init(_ layout: Layout, flow: CanvasFlow, hits: [Int] = []) {
    height = layout.height
    for (action, item) in flow.actions.enumerated() where item.errors + item.warnings > 0 {
      add(item.errors > 0 ? .error : .warning, action, layout)
    }
    for action in hits { add(.hit, action, layout) }
  }

  private mutating func add(_ mark: Mark, _ action: Int, _ layout: Layout) {
    guard let rect = layout.visible(.card(action)).flatMap(layout.rect(of:)) else { return }
    marks.append((rect.y, mark))
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
    let glyphs = Glyphs.of(tier)
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
    var most: [Int: Mark] = [:]
    for (row, mark) in marks + (focus.map { [($0.y, .focus)] } ?? []) {
      let y = self.row(row, area.height)
      most[y] = min(most[y] ?? mark, mark)
    }
    for (y, mark) in most {
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

  private func look(of mark: Mark, _ glyphs: Glyphs) -> (String, Role) {
    switch mark {
    case .error: (glyphs.error, .error)
    case .warning: (glyphs.warning, .warning)
    case .hit: (glyphs.hit, .match)
    case .focus: (glyphs.focus, .accent)
    }
  }
}
