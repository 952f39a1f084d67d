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

  static func capabilities(environment: [String: String], colours: Int) -> Capabilities {
    // The encoding first: it sets the locale that the width depends on.
    let codeset = codeset()
    let width = Int(cn_width(0x2500))
    return Capabilities(
      environment: environment, terminfoColours: colours, codeset: codeset, boxDrawingWidth: width)
  }
}
