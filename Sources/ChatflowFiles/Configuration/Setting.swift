import Words

/// Something that the user can set about the program itself: the one record that the reader of the configuration, its
/// schema, `chatflow config` and the manual read.
///
/// Its help stands in the word table under `setting.<id>.help`.
public struct Setting: Identifiable, Hashable, Sendable {
  /// What it can be.
  public enum Form: Hashable, Sendable {
    /// One of some words.
    case choice([String])
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// A text that is not empty.
    case text
    /// Yes or no.
    case flag
  }

  /// What it is.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)

    /// As it stands in the file.
    public var word: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      case .flag(let flag): flag ? "true" : "false"
      }
    }
  }

  /// Its key in the file.
  public let id: String
  /// What it can be.
  public let form: Form
  /// What it is where nobody says anything.
  public let standard: Value

  init(_ id: String, _ form: Form, _ standard: Value) {
    self.id = id
    self.form = form
    self.standard = standard
  }

  /// The word for what the program finds out by itself.
  public static let auto = "auto"

  /// The colours: a name, a path, or as the terminal's ground is.
  public static let theme = Setting("theme", .text, .text(auto))
  /// The glyphs.
  public static let glyphs = Setting("glyphs", .choice([auto, "rich", "basic", "ascii"]), .text(auto))
  /// Whether the mouse is used.
  public static let mouse = Setting("mouse", .flag, .flag(true))
  /// The panel's share of the width, in percent.
  public static let panelWidth = Setting("panel-width", .number(25...60), .number(40))
  /// The editor for long texts, with its arguments.
  public static let editor = Setting("editor", .text, .text(auto))
  /// The language of the interface.
  public static let language = Setting("language", .choice([auto] + Language.all.map(\.code)), .text(auto))

  /// All that have one value each, in the order of the manual. Keys are set beside them.
  public static let all = [theme, glyphs, mouse, panelWidth, editor, language]

  /// The key of the file under which keys are set.
  public static let keys = "keys"
}
