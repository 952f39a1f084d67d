import ChatflowModel
import Screen
import Widgets
import Words

/// A message that is too long for the hint row, whole, in a box above it; it goes with the next key like the message.
struct NoticeBox {
  private let notice: Notice
  private let words: Words
  private let size: Size
  private let glyphs: Glyphs

  /// The widest that it gets: longer lines are read less easily.
  private static let widest = 100
  /// Columns of the frame and of the space inside it.
  private static let around = 4

  /// Nil if there is no message, or the hint row has room for all of it.
  init?(_ notice: Notice?, words: Words, tier: GlyphTier, size: Size) {
    guard let notice, TextWidth.of(HintRow.text(of: notice, Glyphs.of(tier))) > size.width - HintRow.margins else {
      return nil
    }
    self.notice = notice
    self.words = words
    self.size = size
    glyphs = Glyphs.of(tier)
  }

  func draw(into picture: inout Frame) {
    let width = min(Self.widest, size.width)
    let lines = TextWidth.lines(HintRow.text(of: notice, glyphs), width: width - Self.around)
    let box = FootBox(rows: lines.count, width: width, isAtRight: false, on: size, glyphs: glyphs)
    box.draw(title: words["notice.title"], into: &picture)
    for (row, line) in lines.prefix(box.inner.height).enumerated() {
      picture.write(line, at: box.inner.row(row).origin, style: Style(.text, on: .popup), in: box.inner)
    }
  }
}
