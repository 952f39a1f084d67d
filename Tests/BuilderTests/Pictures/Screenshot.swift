import Screen

/// A frame as an SVG picture, in the colours of a scheme: the same cells that the terminal gets.
struct Screenshot {
  private let frame: Frame
  private let theme: Theme
  private let ground: String
  private let standard: String
  private var shapes: [String] = []

  /// Pixels of a cell, and of the room around the screen.
  private static let (column, row, margin) = (8.4, 18.0, 12.0)
  private static let fontSize = 14.0

  /// The text of the file, which ends in a newline.
  static func svg(_ frame: Frame, _ scheme: Scheme, title: String) -> String {
    var shot = Screenshot(frame, scheme)
    for y in 0..<frame.size.height { shot.drawRow(y) }
    shot.drawCursor()
    return shot.file(title)
  }

  private init(_ frame: Frame, _ scheme: Scheme) {
    self.frame = frame
    theme = Theme(scheme, depth: .trueColour)
    ground = Self.hex(theme.look(.text).background) ?? "#000000"
    standard = Self.hex(theme.look(.text).foreground) ?? "#ffffff"
  }

  private func file(_ title: String) -> String {
    let width = Self.pixels(Double(frame.size.width) * Self.column + 2 * Self.margin)
    let height = Self.pixels(Double(frame.size.height) * Self.row + 2 * Self.margin)
    let fonts = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" font-family="\(fonts)" font-size="\(Self.pixels(Self.fontSize))">
      <title>\(Self.escaped(title))</title>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(ground)"/>
      <g transform="translate(\(Self.pixels(Self.margin)) \(Self.pixels(Self.margin)))" xml:space="preserve">
      \(shapes.joined(separator: "\n"))
      </g>
      </svg>

      """
  }

  // MARK: - Cells

  /// Draws the cells of a row, one run of equally styled ones after the other.
  private mutating func drawRow(_ y: Int) {
    let cells = frame.row(y)
    var x = 0
    while x < cells.count {
      var end = x + 1
      while end < cells.count, cells[end].style == cells[x].style { end += 1 }
      drawRun(Array(cells[x..<end]), x, y)
      x = end
    }
  }

  private mutating func drawRun(_ cells: [Cell], _ x: Int, _ y: Int) {
    let look = theme.look(cells[0].style)
    var (text, back) = (Self.hex(look.foreground) ?? standard, Self.hex(look.background) ?? ground)
    if look.attributes.contains(.reverse) { swap(&text, &back) }
    if back != ground {
      shapes.append(
        "<rect x=\"\(Self.pixels(left(x)))\" y=\"\(Self.pixels(top(y)))\""
          + " width=\"\(Self.pixels(Double(cells.count) * Self.column))\" height=\"\(Self.pixels(Self.row))\""
          + " fill=\"\(back)\"/>")
    }
    drawLines(cells, x, y, text)
    drawTexts(cells, x, y, text, look.attributes)
  }

  /// Draws the text of a run word by word, so that no font moves one away from its column.
  private mutating func drawTexts(_ cells: [Cell], _ x: Int, _ y: Int, _ colour: String, _ attributes: Attributes) {
    var word = ""
    var start = x
    var width = 0
    for (index, cell) in cells.enumerated() {
      if Self.isBlank(cell) {
        drawWord(word, start, width, y, colour, attributes)
        word = ""
      } else {
        if word.isEmpty { (start, width) = (x + index, 0) }
        word += cell.text
        width += 1
      }
    }
    drawWord(word, start, width, y, colour, attributes)
  }

  private mutating func drawWord(
    _ word: String, _ x: Int, _ width: Int, _ y: Int, _ colour: String, _ attributes: Attributes
  ) {
    guard !word.isEmpty else { return }
    var more = ""
    if attributes.contains(.bold) { more += " font-weight=\"bold\"" }
    if attributes.contains(.italic) { more += " font-style=\"italic\"" }
    if attributes.contains(.dim) { more += " opacity=\"0.7\"" }
    if attributes.contains(.underline) { more += " text-decoration=\"underline\"" }
    shapes.append(
      "<text x=\"\(Self.pixels(left(x)))\" y=\"\(Self.pixels(top(y) + Self.row * 0.74))\""
        + " textLength=\"\(Self.pixels(Double(width) * Self.column))\" fill=\"\(colour)\"\(more)>"
        + "\(Self.escaped(word))</text>")
  }

  /// A space, or what is drawn as lines.
  private static func isBlank(_ cell: Cell) -> Bool {
    cell.scalar == 0x20 || Unicode.Scalar(cell.scalar).flatMap(BoxArms.init) != nil
  }

  // MARK: - Lines

  private mutating func drawLines(_ cells: [Cell], _ x: Int, _ y: Int, _ colour: String) {
    var paths: [BoxArms.Weight: String] = [:]
    var dashed = ""
    var index = 0
    while index < cells.count {
      guard let box = Unicode.Scalar(cells[index].scalar).flatMap(BoxArms.init) else {
        index += 1
        continue
      }
      // A line through several cells is one line.
      var end = index + 1
      while cells[index].scalar == 0x2500 || cells[index].scalar == 0x2501, end < cells.count,
        cells[end].scalar == cells[index].scalar
      {
        end += 1
      }
      if box.isDashed {
        dashed += path(of: box, x + index, y)
      } else if end > index + 1 {
        paths[box.arms[0].weight, default: ""] +=
          "M\(Self.pixels(left(x + index))) \(Self.pixels(middle(y)))H\(Self.pixels(left(x + end)))"
      } else {
        for arm in box.arms {
          paths[arm.weight, default: ""] += box.isArc ? "" : self.path(of: arm.direction, x + index, y)
        }
        if box.isArc { paths[.light, default: ""] += arc(of: box, x + index, y) }
      }
      index = end
    }
    for (weight, width) in [(BoxArms.Weight.light, "1.2"), (.heavy, "2.6")] {
      if let path = paths[weight], !path.isEmpty { draw(path, colour, width) }
    }
    if !dashed.isEmpty { draw(dashed, colour, "1.2", " stroke-dasharray=\"2 2\"") }
  }

  private mutating func draw(_ path: String, _ colour: String, _ width: String, _ more: String = "") {
    shapes.append("<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(width)\"\(more)/>")
  }

  private func path(of box: BoxArms, _ x: Int, _ y: Int) -> String {
    box.arms.map { path(of: $0.direction, x, y) }.joined()
  }

  /// One arm, a little longer than half a cell, so that arms of different weights meet.
  private func path(of direction: BoxArms.Direction, _ x: Int, _ y: Int) -> String {
    let (centre, middle) = (left(x) + Self.column / 2, middle(y))
    switch direction {
    case .up: return "M\(Self.pixels(centre)) \(Self.pixels(middle + 0.6))V\(Self.pixels(top(y)))"
    case .down: return "M\(Self.pixels(centre)) \(Self.pixels(middle - 0.6))V\(Self.pixels(top(y + 1)))"
    case .left: return "M\(Self.pixels(centre + 0.6)) \(Self.pixels(middle))H\(Self.pixels(left(x)))"
    case .right: return "M\(Self.pixels(centre - 0.6)) \(Self.pixels(middle))H\(Self.pixels(left(x + 1)))"
    }
  }

  /// A bow between the ends of two arms.
  private func arc(of box: BoxArms, _ x: Int, _ y: Int) -> String {
    let (centre, middle) = (left(x) + Self.column / 2, middle(y))
    let directions = box.arms.map(\.direction)
    let vertical = directions.contains(.up) ? top(y) : top(y + 1)
    let horizontal = directions.contains(.left) ? left(x) : left(x + 1)
    return "M\(Self.pixels(centre)) \(Self.pixels(vertical))"
      + "Q\(Self.pixels(centre)) \(Self.pixels(middle)) \(Self.pixels(horizontal)) \(Self.pixels(middle))"
  }

  private mutating func drawCursor() {
    guard let cursor = frame.cursor else { return }
    let width = cursor.shape == .bar ? 2 : Self.column
    shapes.append(
      "<rect x=\"\(Self.pixels(left(cursor.point.x)))\" y=\"\(Self.pixels(top(cursor.point.y)))\""
        + " width=\"\(Self.pixels(width))\" height=\"\(Self.pixels(Self.row))\" fill=\"\(standard)\" opacity=\"0.7\"/>")
  }

  // MARK: - Numbers and texts

  private func left(_ x: Int) -> Double { Double(x) * Self.column }
  private func top(_ y: Int) -> Double { Double(y) * Self.row }
  private func middle(_ y: Int) -> Double { top(y) + Self.row / 2 }

  /// A number with one decimal place at most, the same on every machine.
  private static func pixels(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths) % 10)"
  }

  private static func hex(_ colour: Colour) -> String? {
    guard case .rgb(let red, let green, let blue) = colour else { return nil }
    return "#"
      + [red, green, blue].map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
