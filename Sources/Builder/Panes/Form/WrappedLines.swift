import Screen
import Widgets

/// A menu in as many rows as its label and its value need, so that neither is cut off.
struct MenuLines {
  /// The rows: what of the label stands there, and what of the value behind it.
  let lines: [(label: String, value: String)]

  init(_ label: String, _ value: String, width: Int) {
    self.init(prefix: Self.prefix(label, Glyphs.of(.rich)), value, width: width)
  }

  init(prefix: String, _ value: String, width: Int) {
    let text = prefix + value
    let wrapped = TextWidth.lines(text, width: max(1, width - FormLayout.menuColumns))
    // Most fit, and nothing need be counted.
    guard wrapped != [text] else {
      lines = [(prefix, value)]
      return
    }
    var left = prefix.count
    var rest = text[...]
    lines = wrapped.map { line in
      // Where a row ends, a space was left out.
      while let first = rest.first, first == " ", !line.hasPrefix(" ") {
        rest.removeFirst()
        left -= 1
      }
      rest = rest.dropFirst(line.count)
      let ofLabel = min(max(0, left), line.count)
      left -= line.count
      return (String(line.prefix(ofLabel)), String(line.dropFirst(ofLabel)))
    }
  }

  /// What stands before the value: the label, or an arrow in place of one.
  static func prefix(_ label: String, _ glyphs: Glyphs) -> String {
    label.isEmpty ? glyphs.leadsTo + " " : label + ": "
  }
}

/// The way into a sub-panel in as many rows as its title needs. Its summary stands behind the title; where it would be cut
/// off there, it has a row of its own if that is enough.
struct GroupLines {
  let title: [String]
  /// Where the summary begins.
  let summary: Point

  /// The mark before the title and its space.
  static let indent = 2
  /// The columns between title and summary.
  private static let gap = 3

  init(_ text: String, _ summary: String, width: Int) {
    title = TextWidth.lines(text, width: max(1, width - Self.indent))
    let end = Self.indent + (title.last.map { TextWidth.of($0) } ?? 0) + Self.gap
    let columns = TextWidth.of(summary)
    let movesDown = columns > 0 && end + columns > width && Self.indent + columns <= width
    self.summary = movesDown ? Point(x: Self.indent, y: title.count) : Point(x: end, y: title.count - 1)
  }

  var height: Int { max(title.count, summary.y + 1) }
}
