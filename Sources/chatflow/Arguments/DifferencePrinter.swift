import Builder
import ChatflowModel
import Host
import Screen
import Terminal
import Words

/// Prints differences, in the colours of a theme or as plain text.
struct DifferencePrinter {
  let words: Words
  let tier: GlyphTier
  /// The colours; nil for plain text.
  let theme: Theme?

  func print(_ lines: [ToldDifference.Line]) throws(Failure) {
    let hasColours = theme.map { $0.depth != .monochrome } ?? false
    for line in lines { try print(hasColours ? line.colouredFrame : line.frame) }
  }

  /// Both drawings below each other, each with what it is above it.
  func draw(_ drawn: DrawnDifference) throws(Failure) {
    try print([drawn.title(ofEarlier: true, words)])
    try drawn.before.print(tier: tier, theme: theme)
    try Streams.output("\n")
    try print([drawn.title(ofEarlier: false, words)])
    try drawn.after.print(tier: tier, theme: theme)
  }

  private func print(_ frame: Frame) throws(Failure) {
    let lines = theme.map { frame.lines(in: $0) } ?? frame.lines
    try Streams.output(lines.joined(separator: "\n") + "\n")
  }
}

extension FlowDrawing {
  /// Rows drawn at once, so that a long chatflow needs no large frame.
  private static let rowsAtOnce = 256

  /// Prints the whole drawing, in the colours of a theme or as plain text.
  func print(tier: GlyphTier, focus: ActionID? = nil, theme: Theme?) throws(Failure) {
    for first in stride(from: 0, to: rows, by: Self.rowsAtOnce) {
      let frame = frame(rows: first..<min(first + Self.rowsAtOnce, rows), tier: tier, focus: focus)
      let lines = theme.map { frame.lines(in: $0) } ?? frame.lines
      try Streams.output(lines.joined(separator: "\n") + "\n")
    }
  }
}
