import CNcurses
import Glibc
import Screen

/// What the process was told about its terminal; read in one place.
public enum TerminalFacts {
  /// The variables of the environment that say something about the terminal.
  public static func environment() -> [String: String] {
    var found: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "TMUX"] {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }

  /// The character encoding of the user's locale. The process itself works in UTF-8 from then on.
  public static func codeset() -> String { String(cString: cn_locale()) }

  /// The glyphs that the user's locale and terminal can show, for output that is not a screen.
  public static func glyphs() -> GlyphTier {
    capabilities(environment: environment(), colours: 0).glyphs
  }

  /// Reads the description of a terminal. Where it is not installed and the terminal is known to understand all that
  /// xterm does, that of xterm serves; returns the name by which one was found, or the last result.
  static func describe(_ name: String) -> (name: String, result: Int32) {
    let result = cn_describe(name)
    guard result != Int32(CN_FOUND), result != Int32(CN_GENERIC), understandsXterm(name), name != standard,
      cn_describe(standard) == Int32(CN_FOUND)
    else { return (name, result) }
    return (standard, Int32(CN_FOUND))
  }

  private static let standard = "xterm-256color"
  /// What the names of such terminals begin with, up to a hyphen.
  private static let families: Set<String> = [
    "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "iterm2", "kitty", "konsole", "mintty",
    "mlterm", "ms", "nsterm", "putty", "rio", "rxvt", "screen", "st", "tmux", "vte", "wezterm",
  ]

  private static func understandsXterm(_ name: String) -> Bool {
    families.contains(String(name.prefix { $0 != "-" }))
  }

  static func capabilities(environment: [String: String], colours: Int) -> Capabilities {
    // The encoding first: it sets the locale that the width depends on.
    let codeset = codeset()
    let width = Int(cn_width(0x2500))
    return Capabilities(
      environment: environment, terminfoColours: colours, codeset: codeset, boxDrawingWidth: width)
  }
}
