import CNcurses
import Screen

extension TerminalFacts {
  /// How many colours the terminal that output goes to shows, and is allowed to; nil if it is no terminal of which
  /// anything is known, so that not even attributes should be sent to it.
  public static func colourDepth() -> ColourDepth? {
    let environment = environment()
    guard let name = environment["TERM"], describe(name).result == Int32(CN_FOUND) else { return nil }
    // Without colours and attributes there is nothing to say: `sgr0` ends attributes where there are any.
    guard cn_string("sgr0") != nil else { return nil }
    return capabilities(environment: environment, colours: Int(cn_number("colors"))).depth
  }

  /// As many colours as are announced, for output that somebody wants coloured wherever it goes.
  public static func announcedDepth() -> ColourDepth {
    var environment = environment()
    environment["NO_COLOR"] = nil
    return capabilities(environment: environment, colours: 256).depth
  }
}

extension Frame {
  /// The frame as lines of text in the colours of a theme, for output that is not a screen; trailing blanks are left out.
  ///
  /// The theme's ground and its ordinary text are the terminal's own: the lines stand among others, on a ground that
  /// nobody has painted.
  public func lines(in theme: Theme) -> [String] {
    let ordinary = theme.look(.text)
    return (0..<size.height).map { y in
      let row = row(y)
      let end = row.lastIndex { $0.scalar != 0x20 || theme.look($0.style).background != ordinary.background }
      guard let end else { return "" }
      var line = ""
      var shown = Sequence.plain
      for cell in row[row.startIndex...end] where cell.width > 0 {
        let wanted = Sequence(theme.look(cell.style), ordinary: ordinary)
        if wanted != shown { line += wanted.text }
        shown = wanted
        line += cell.text
      }
      return shown == .plain ? line : line + Sequence.plain.text
    }
  }

  /// What a terminal is told to draw text in a look: everything at once, so that no line depends on another.
  private struct Sequence: Equatable {
    let text: String

    static let plain = Sequence(codes: [])

    private init(codes: [String]) { text = "\u{1B}[" + codes.joined(separator: ";") + "m" }

    init(_ look: Look, ordinary: Look) {
      var codes: [String] = []
      for (attribute, code) in Self.attributes where look.attributes.contains(attribute) { codes.append(code) }
      if look.foreground != ordinary.foreground { codes += Self.codes(look.foreground, base: 30) }
      if look.background != ordinary.background { codes += Self.codes(look.background, base: 40) }
      self.init(codes: codes.isEmpty ? [] : ["0"] + codes)
    }

    private static let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strike, "9"),
    ]

    private static func codes(_ colour: Colour, base: Int) -> [String] {
      switch colour {
      case .standard: ["\(base + 9)"]
      case .indexed(let index) where index < 8: ["\(base + Int(index))"]
      case .indexed(let index) where index < 16: ["\(base + 60 + Int(index) - 8)"]
      case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
      case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
      }
    }
  }
}
