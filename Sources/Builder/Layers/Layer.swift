import ChatflowModel
import Screen
import Widgets
import Words

/// A pop-up. It takes all keys until it is closed; the front one owns the cursor.
enum Layer: Sendable {
  /// A list to choose from, with a filter.
  case chooser(Chooser)
  /// One line to type.
  case prompt(Prompt)
  /// A question with a few answers.
  case question(PopupQuestion)
}

/// A list to choose from: the palette, the help, targets of a link, tokens, files.
struct Chooser: Sendable {
  /// What is listed, where others look for it.
  enum Content: Sendable {
    /// Commands to run, and everything else that has a name.
    case palette
    /// Commands to read about, and to run.
    case help
    /// The colours: the focused one is shown.
    case themes
    /// What is wrong in the folder: it is brought up to date while it is listed.
    case problems
    /// What came of tests: of those of the folder it is brought up to date while it is listed.
    case tests
    /// Something to choose from.
    case choices

    /// Whether the list takes the room that the screen has: its rows are sentences, and they are many.
    var takesAllRoom: Bool {
      switch self {
      case .problems, .tests: true
      case .palette, .help, .themes, .choices: false
      }
    }
  }

  struct Item: Hashable, Sendable {
    /// What it stands for.
    var id: String
    var title: String
    /// At the right: keys, or what kind of thing it is.
    var detail = ""
    /// Said below the list while it is focused.
    var help = ""
    /// Whether it can be chosen now.
    var isEnabled = true
    /// Text that the filter also finds.
    var synonyms = ""
    /// What it adds that the list does not offer yet; it stands last whatever is typed.
    var adds: BuilderState.Addition?
    /// What was typed into the filter when it was chosen.
    var typed = ""
    /// Dimly behind the title: why it cannot be chosen now.
    var note = ""
    /// Where it leads, if it is a place.
    var leads: PaletteTarget?
  }

  let content: Content
  var title: String
  var items: [Item]
  /// What whole words stand for; it comes before all else while nothing but the word is typed.
  var abbreviations: [String: Item] = [:]
  var query = TextEditor(shape: .line, limit: 200, words: .none)
  var focus = 0
  var scroll = 0
  /// The place of the screen that it opens at; nil: the middle.
  var corner: Point?

  init(_ content: Content = .choices, title: String, items: [Item], focused id: String? = nil) {
    self.content = content
    self.title = title
    self.items = items
    focus = id.flatMap { id in items.firstIndex { $0.id == id } } ?? 0
  }

  /// The items that hold every word typed, best first: those whose title begins with it.
  func matches(_ words: Words) -> [Item] {
    let typed = query.plainText
    let needles = typed.split(separator: " ").map { Needle(String($0)) }
    if needles.isEmpty { return items }
    if let meant = abbreviations[typed] { return [meant] + items.filter { $0.id != meant.id && $0.holds(needles) } }
    let found = items.filter { item in
      if item.adds != nil { return false }
      return item.holds(needles)
    }
    guard let first = needles.first else { return found }
    let places = found.map { first.place(in: $0.title) == $0.title.startIndex }
    let leading = zip(found, places).filter(\.1).map(\.0)
    return leading + zip(found, places).filter { !$0.1 }.map(\.0) + items.filter { $0.adds != nil }
  }
}

extension Chooser.Item {
  /// Whether every word that was typed stands in it.
  fileprivate func holds(_ needles: [Needle]) -> Bool {
    needles.allSatisfy { needle in
      [title, detail, synonyms].contains { needle.place(in: $0) != nil }
    }
  }
}

/// One line to type, with completions below.
struct Prompt: Sendable {
  let title: String
  var editor: TextEditor
  /// Whether it is a path that can be completed.
  let completesPaths: Bool
  /// Whether it is typed in the hint row, so that the screen can be seen.
  let isInHintRow: Bool
  /// What it can become.
  var completions: [FileFact] = []
  /// What is wrong with it.
  var problem: String?
  /// Whether something outside is being done with the line: what comes of that closes it, or refuses it.
  var isWaiting = false
  /// The focused completion, if one is.
  var focus: Int?

  init(title: String, text: String = "", completesPaths: Bool = false, isInHintRow: Bool = false) {
    self.title = title
    self.completesPaths = completesPaths
    self.isInHintRow = isInHintRow
    editor = TextEditor(RichText(literal: text), shape: .line, limit: 1_000, words: .none)
    _ = editor.selectAll()
  }
}

/// A question with a few answers; each has a letter, the first is what Enter takes, Esc takes none.
struct PopupQuestion: Sendable {
  struct Answer: Hashable, Sendable {
    let id: String
    let key: Character
    let title: String
  }

  let text: String
  /// Lines below it: what is affected.
  var details: [String] = []
  let answers: [Answer]
  /// Whether it stands on the way out of the program.
  var isLeaving = false
  /// Whether it stays until it is answered, whatever else is opened.
  var isLasting = false
  /// Whether it came by itself, and nobody has paused since: keys are meant for what was there before, and answer nothing.
  var isUnread = false
  var focus = 0
  /// The line below it that is shown first, where there are more than the screen has room for.
  var scroll = 0
}

extension Layer {
  /// The context of its keys: while it is in front, no others work.
  var context: Context {
    switch self {
    case .chooser: .chooser
    case .prompt: .prompt
    case .question: .question
    }
  }
  /// The text that is typed into it, if one is.
  var editor: TextEditor? {
    switch self {
    case .chooser(let chooser): chooser.query
    case .prompt(let prompt): prompt.editor
    case .question: nil
    }
  }
  /// Whether a path is typed in it that can be completed.
  var completesPaths: Bool { if case .prompt(let prompt) = self { prompt.completesPaths } else { false } }
  /// Whether it stays until it is answered.
  var isLasting: Bool { if case .question(let question) = self { question.isLasting } else { false } }
  /// Whether it is a message: with one answer there is nothing to decide.
  var isOnlyRead: Bool { if case .question(let question) = self { question.answers.count == 1 } else { false } }
  /// Whether it asks something by itself that takes no keys yet.
  var isUnread: Bool { if case .question(let question) = self { question.isUnread } else { false } }
  /// Whether it asks something on the way out of the program.
  var isLeaving: Bool { if case .question(let question) = self { question.isLeaving } else { false } }
}
