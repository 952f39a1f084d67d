import Testing
import Words

/// What a user reads comes from the table of words: no text for people stands anywhere else in the sources.
@Suite struct WordsOutsideTests {
  @Test(arguments: [
    "Builder", "Canvas", "ChatTesting", "ChatflowEngine", "ChatflowModel", "Host", "LanguageServer", "Screen",
    "Terminal",
    "Widgets", "chatflow",
  ])
  func noTextForPeopleStandsOutsideTheTable(module: String) {
    let files = Sources.files(of: module).filter { !$0.key.hasPrefix("Words/") }
    #expect(!files.isEmpty)
    for (path, source) in files where !Self.otherLanguages.contains("\(module)/\(path)") {
      for literal in SwiftLiterals(source).texts where Self.isForPeople(literal) {
        #expect(Self.names.contains(literal), "\(module)/\(path): “\(literal.replacing("\u{0}", with: "…"))”")
      }
    }
  }

  @Test func theReaderOfSourcesFindsTexts() {
    let texts = SwiftLiterals(
      #"""
      // "a comment"
      let a = "Save \(name ?? "the file") now", b = ["x", "\"quoted\" text"] /* "no" */
      let c = """
        two
        rows
        """
      let d = #"raw "text" here"#
      """#
    ).texts
    #expect(texts == ["the file", "Save \u{0} now", "x", "\"quoted\" text", "two\n  rows\n  ", #"raw "text" here"#])
  }

  @Test(arguments: [
    ("Save the file", true), ("Saved", true), ("\u{0} end", true), ("from \u{0}", true), ("panel.save", false),
    ("Ctrl-S", false), ("\u{0}: \u{0}", false), ("next", false), ("Enter", false),
  ]) func whatIsForPeopleIsTold(text: String, isIt: Bool) { #expect(Self.isForPeople(text) == isIt) }

  // MARK: - What counts

  /// Two words behind each other, a word with a capital, or a word beside something that is filled in.
  private static func isForPeople(_ text: String) -> Bool {
    // Markup is no text; what people read in it is filled in.
    if text.contains("=\"") || text.contains("</") { return false }
    let pieces = text.split { " \n".contains($0) }
    let words = pieces.filter { $0.count > 2 && $0.allSatisfy(\.isLetter) }
    if words.count > 1 { return true }
    guard let word = words.first, !keys.contains(String(word)) else { return false }
    return word.first?.isUppercase == true && word.dropFirst().allSatisfy(\.isLowercase)
      || pieces.count > 1 && pieces.contains { $0.contains("\u{0}") }
  }

  /// Keys are called in every language as they are printed on most keyboards, and as the configuration names them.
  private static let keys: Set<String> = [
    "Enter", "Tab", "Backspace", "Esc", "Insert", "Delete", "Up", "Down", "Left", "Right", "Home", "End", "PageUp",
    "PageDown", "Space",
  ]

  /// Files whose texts are in a language of their own: conditions, situations and tests, diagrams, style sheets.
  private static let otherLanguages: Set<String> = [
    "ChatflowModel/Flow/Condition+Parsed.swift", "ChatflowModel/Flow/ConditionOperators.swift",
    "ChatflowModel/Flow/ConditionParser.swift", "ChatflowModel/Editing/KindChange.swift",
    "ChatflowModel/Situations/Situation.swift", "ChatflowModel/Situations/Situation+Reading.swift",
    "ChatflowModel/Situations/SituationKey.swift", "ChatTesting/ChatLine.swift", "ChatTesting/ChatReader.swift",
    "ChatTesting/ChatReader+Steps.swift",
    "ChatTesting/ChatReport.swift", "ChatTesting/Explorer.swift", "ChatTesting/Happening+JSON.swift",
    "ChatTesting/SilentLine.swift",
    "ChatTesting/SilentLine+Words.swift",
    "ChatTesting/Transcript.swift", "Canvas/Export/Dot.swift", "Canvas/Export/Mermaid.swift",
    "Canvas/Export/PictureStyle.swift",
    // What programs tell each other, for their logs.
    "LanguageServer/Messages/ProtocolError.swift",
  ]

  /// Names, and what is read and compared but not shown.
  private static let names: Set<String> = [
    // The titles of the JSON Schemas, and of the built-in colour schemes, as their files would hold them.
    "Chatflow", "Workspace", "Chatflow dark", "Chatflow light", "The terminal's own colours",
    // Symbols of units are the same everywhere.
    "\u{0} min", "\u{0} MiB",
    // What is typed into a shell, or run by git.
    "git config --global \u{0} '\u{0}'\n", "chatflow merge %O %A %B --path=%P --marker-size=%L", "chatflow diff",
    // What YAML knows, and what its reader says.
    "Null", "True", "False", "undefined alias",
  ]
}
