import Screen

/// The text of a row in parts, each of which looks and means something of its own.
struct RowText {
  /// A part of the text.
  struct Part {
    var text: String
    var style: Style
    var hit: Hit?
  }

  private(set) var parts: [Part] = []
  /// The cells that it takes.
  private(set) var width = 0

  mutating func add(_ text: String, _ style: Style, _ hit: Hit? = nil) {
    guard !text.isEmpty else { return }
    parts.append(Part(text: text, style: style, hit: hit))
    width += TextWidth.of(text)
  }

  mutating func add(_ text: String, _ role: Role, _ hit: Hit? = nil) { add(text, Style(role), hit) }

  mutating func add(_ other: RowText) {
    parts += other.parts
    width += other.width
  }

  /// The same shortened to at most `room` cells, the last being the ellipsis if something was cut.
  func clipped(to room: Int, ellipsis: String) -> RowText {
    guard width > room else { return self }
    var short = RowText()
    for part in parts {
      let left = room - 1 - short.width
      let isCut = TextWidth.of(part.text) > left
      short.add(isCut ? TextWidth.clip(part.text, to: left, ellipsis: "") : part.text, part.style, part.hit)
      if isCut {
        short.add(ellipsis, part.style, part.hit)
        break
      }
    }
    return short
  }

  /// What a cell of it means.
  func hit(at cell: Int) -> Hit? {
    var end = 0
    for part in parts {
      end += TextWidth.of(part.text)
      if cell < end { return cell < 0 ? nil : part.hit }
    }
    return nil
  }
}
