import ChatflowModel
import Screen
import Words

/// The list of chatflows without a screen: the same lines as in `PlainMode`, over the same state and commands.
///
/// A number goes to a chatflow, and `Enter` opens it; a number in a pop-up or among the templates takes what it stands for.
public struct PlainLibrary: Sendable {
  /// What the list knows.
  public private(set) var library: LibraryState
  private var told = PlainPage(title: "", lines: [])
  private var isAsked = true
  private var answers: [String] = []
  private var toldNotices = 0

  /// The list of a folder, and what is to be said first.
  public init(_ library: LibraryState, telling notices: [String] = []) {
    self.library = library
    for notice in notices { self.library.say(.warning, notice) }
  }

  private var words: Words { library.words }

  /// The lines to print now.
  public mutating func tell() -> [String] {
    var lines = answers
    answers = []
    lines += library.sentences(after: toldNotices)
    toldNotices = library.notices.count
    let page = PlainPage(of: library)
    if isAsked || page != told { lines += [page.title] + page.lines }
    told = page
    isAsked = false
    if library.layers.isEmpty, library.templates == nil, let focused = library.focused {
      lines.append(words("plain.focused", ["name": focused.name]))
    }
    return lines
  }

  /// Takes in what came of an effect.
  public mutating func take(_ outcome: LibraryOutcome, at now: Int64) -> [LibraryEffect] {
    let effects = library.take(outcome, at: now)
    return effects + (outcome.created.map { [.open(file: $0, at: nil)] } ?? [])
  }

  /// Everything is told again: another program, or a chatflow, was in front meanwhile.
  public mutating func comeBack() -> [LibraryEffect] {
    isAsked = true
    return [.look]
  }

  // MARK: - Lines

  /// Takes a line that the user typed.
  public mutating func take(_ line: String, at now: Int64) -> [LibraryEffect] {
    library.screen.now = now
    library.notice = nil
    let answer = line.trimmed
    if answer.isEmpty, let effects = library.acceptSuggestion() { return effects }
    if answer.isEmpty || answer == words["plain.list"] {
      isAsked = true
      return []
    }
    if answer == "?" {
      answers = [words["plain.help-list"]] + library.usableCommands
      return []
    }
    if let effects = library.press(written: answer) { return effects }
    if let (number, _) = PlainMode.number(answer), !library.isPrompt || told.choices.indices.contains(number - 1) {
      return choose(number)
    }
    return library.takesText ? library.typeLine(answer) : run(answer)
  }

  /// Runs the command whose title begins with what was typed.
  private mutating func run(_ answer: String) -> [LibraryEffect] {
    let commands = library.commands(titled: answer)
    if commands.count == 1 { return library.run(commands[0]) }
    answers = commands.isEmpty ? [words("plain.unknown", ["line": answer])] : library.choice(of: commands)
    return []
  }

  // MARK: - Choosing by number

  private mutating func choose(_ number: Int) -> [LibraryEffect] {
    guard let choice = told.choices[checked: number - 1] else {
      answers = [words("plain.no-number", ["number": "\(number)"])]
      return []
    }
    switch choice {
    case .row(let file):
      library.focus = file
      library.reveal()
      return []
    case .template(let index):
      library.templates?.focus = index
      library.chooseTemplate()
      return []
    case .inLayer(let index): return library.takeInLayer(index)
    case .completion(let path): return library.typeLine(path)
    case .offer, .control: return []
    }
  }
}
