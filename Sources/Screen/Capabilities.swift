/// What a terminal can do, found once at the start from what its user and its description say.
public struct Capabilities: Hashable, Sendable {
  /// How many colours it shows, and is allowed to.
  public var depth: ColourDepth
  /// Which glyphs it shows.
  public var glyphs: GlyphTier
  /// Whether it reports the mouse.
  public var mouse: Bool
  /// Whether a frame may be marked so that the terminal shows it at once (private mode 2026).
  public var synchronizedOutput: Bool
  /// Whether it understands the sequences that xterm brought in: the clipboard, the background query, focus reports.
  public var extendedSequences: Bool

  /// The capabilities that follow from some facts.
  ///
  /// - Parameters:
  ///   - environment: `TERM`, `COLORTERM`, `NO_COLOR` and `TMUX` are read.
  ///   - terminfoColours: the number of colours in the terminal's description; 0 or less for none.
  ///   - codeset: the name of the locale's character encoding.
  ///   - boxDrawingWidth: the columns that the C library gives to `─`; East Asian locales may say 2.
  public init(environment: [String: String], terminfoColours: Int, codeset: String, boxDrawingWidth: Int = 1) {
    let terminal = environment["TERM"] ?? ""
    let isPlain = Capabilities.plainTerminals.contains { terminal.hasPrefix($0) }
    mouse = !isPlain
    synchronizedOutput = !isPlain
    extendedSequences = !isPlain
    if !Capabilities.isUTF8(codeset) || boxDrawingWidth != 1 {
      glyphs = .ascii
    } else {
      glyphs = terminal.hasPrefix("linux") ? .basic : .rich
    }
    depth = Capabilities.depth(environment, terminal: terminal, colours: terminfoColours)
  }

  /// Consoles and hardware terminals: no mouse reports, and private modes may show up as text.
  private static let plainTerminals = [
    "linux", "vt", "ansi", "cons", "dumb", "sun", "hurd", "cygwin", "pcansi", "wsvt", "mach", "screen.linux",
  ]

  private static func depth(_ environment: [String: String], terminal: String, colours: Int) -> ColourDepth {
    if let refused = environment["NO_COLOR"], !refused.isEmpty { return .monochrome }
    if colours > 256 { return .trueColour }
    let announced = environment["COLORTERM"].map { $0 == "truecolor" || $0 == "24bit" } ?? false
    // GNU screen hands COLORTERM on but reads the sequences wrongly; tmux, which may have the same name, does not.
    let isScreen = terminal.hasPrefix("screen") && environment["TMUX"] == nil
    switch colours {
    case 256...: return announced && !isScreen ? .trueColour : .indexed256
    case 16...: return .ansi16
    case 8...: return .ansi8
    default: return .monochrome
    }
  }

  private static func isUTF8(_ codeset: String) -> Bool {
    let name = codeset.lowercased()
    return name == "utf-8" || name == "utf8"
  }
}
