import ChatflowModel
import Screen
import Words

/// The list of chatflows without a screen: the same lines as in `PlainMode`, over the same state and commands.
///
/// A number goes to a chatflow, and `Enter` opens it; a number in a pop-up or among the templates takes what it stands for.
public struct PlainList: Sendable {
  /// What the list knows.
  public private(set) var state: ChatflowListState
  private var told = PlainPage(title: "", lines: [])
  private var isAsked = true
  private var answers: [String] = []
  private var toldNotices = 0

  /// The list of a folder, and what is to be said first.
  public init(_ state: ChatflowListState, telling notices: [String] = []) {
    self.state = state
    for notice in notices { self.state.say(.warning, notice) }
  }

  private var words: Words { state.words }

  /// The lines to print now.
  public mutating func tell() -> [String] {
    var lines = answers
    answers = []
    lines += state.sentences(after: toldNotices)
    toldNotices = state.notices.count
    let page = PlainPage(of: state)
    if isAsked || page != told { lines += [page.title] + page.lines }
    told = page
    isAsked = false
    if state.layers.isEmpty, state.templates == nil, let focused = state.focused {
      lines.append(words("plain.focused", ["name": focused.name]))
    }
    return lines
  }

  /// Takes in what came of an effect.
  public mutating func take(_ outcome: ChatflowListOutcome, at now: Int64) -> [ChatflowListEffect] {
    let effects = state.take(outcome, at: now)
    return effects + (outcome.created.map { [.open(file: $0, at: nil)] } ?? [])
  }

  /// Everything is told again: another program, or a chatflow, was in front meanwhile.
  public mutating func comeBack() -> [ChatflowListEffect] {
    isAsked = true
    return [.look] + state.goThroughFolderAgain()
  }

  // MARK: - Lines

  /// Takes a line that the user typed.
  public mutating func take(_ line: String, at now: Int64) -> [ChatflowListEffect] {
    state.screen.now = now
    state.notice = nil
    let answer = line.trimmed
    if answer.isEmpty, let effects = state.acceptSuggestion() { return effects }
    if answer.isEmpty || answer == words["plain.list"] {
      isAsked = true
      return []
    }
    if answer == "?" {
      answers = [words["plain.help-list"]] + state.usableCommands
      return []
    }
    if let effects = state.press(written: answer) { return effects }
    if let (number, _) = PlainMode.number(answer), !state.isPrompt || told.choices.indices.contains(number - 1) {
      return choose(number)
    }
    return state.takesText ? state.typeLine(answer) : run(answer)
  }

  /// Runs the command whose title begins with what was typed.
  private mutating func run(_ answer: String) -> [ChatflowListEffect] {
    let commands = state.commands(titled: answer)
    if commands.count == 1 { return state.run(commands[0]) }
    answers = commands.isEmpty ? [words("plain.unknown", ["line": answer])] : state.choice(of: commands)
    return []
  }

  // MARK: - Choosing by number

  private mutating func choose(_ number: Int) -> [ChatflowListEffect] {
    guard let choice = told.choices[checked: number - 1] else {
      answers = [words("plain.no-number", ["number": "\(number)"])]
      return []
    }
    switch choice {
    case .row(let file):
      state.focus = file
      state.reveal()
      return []
    case .template(let index):
      state.templates?.focus = index
      state.chooseTemplate()
      return []
    case .inLayer(let index): return state.takeInLayer(index)
    case .completion(let path): return state.typeLine(path)
    case .offer, .control, .version, .problem, .reply: return []
    }
  }
}
