/// Something that reads bytes of anybody's making, and the rules that hold whatever they are.
public struct FuzzTarget: Sendable {
  /// What it is called: on the command line, and as the folder of its corpus.
  public let name: String
  /// Folders of the project, besides its own corpus, whose files it can begin from.
  public let folders: [String]
  /// What the bytes it reads are made of, for whoever changes them.
  public let tokens: [String]
  /// Reads bytes; what is wrong with what came of it, or nil.
  public let finding: @Sendable ([UInt8]) -> String?

  /// All of them.
  public static let all: [FuzzTarget] = [
    .chatflow, .workspace, .condition, .richText, .theme, .keys, .merge, .chats, .editors,
  ]

  init(
    _ name: String, folders: [String] = [], tokens: [String],
    _ finding: @escaping @Sendable ([UInt8]) -> String?
  ) {
    self.name = name
    self.folders = folders
    self.tokens = tokens
    self.finding = finding
  }

  /// The target of a name; nil if there is none.
  public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

  /// What YAML is made of, where it is easily got wrong.
  static let yaml = [
    "\n", "\n\n", "  ", "    ", "- ", ": ", ":\n", " # note\n", "# note\n", "|\n", "|-\n", ">+\n", "|2-\n", "\"", "'",
    "[", "]",
    "{", "}", "&a ", "*a", "!t ", "? ", "---\n", "...\n", "\t", "\r\n", "\r", "<<: ", "~", "null", "\\u00e9", "\\ud83d",
    "\u{feff}", "\u{2028}", "\u{85}", "é", "日", "🙂", "e\u{301}", "%YAML 1.2\n", "@", "`", "\u{0}", "\u{1b}",
  ]
}

/// A number that is the same for the same bytes (FNV-1a), so that what is done with them can be random and repeatable.
func seed(of bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
