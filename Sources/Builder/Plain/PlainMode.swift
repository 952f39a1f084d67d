import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// The builder without a screen: lines go in and lines come out, over the same state and the same commands.
///
/// It tells what is in front as numbered lines, and afterwards only what is new in them. An answer is a number, keys as
/// the help writes them, the title of a command, or a text; "Plain mode" in docs/screens.md has them all.
public struct PlainMode: Sendable {
  /// What the builder knows.
  public private(set) var state: BuilderState
  /// The lines typed so far of the text that has the focus; nil while lines are answers.
  private var typed: [String]?
  /// What was told of what is in front.
  private var told = PlainPage(title: "", lines: [])
  /// Whether all of it is to be told again.
  private var isAsked = true
  /// Lines that answer the last line, before what is in front.
  private var answers: [String] = []
  /// How many notices were told.
  private var toldNotices = 0

  /// Gives what was done since this was asked last, so that it can be kept.
  public mutating func takeEdits() -> [Edit] { state.takeEdits() }

  /// Plain mode over a state.
  public init(_ state: BuilderState, at action: ActionID? = nil) {
    self.state = state
    guard let action else { return }
    if state.flow.actions[action] == nil {
      let facts = ["id": action.text, "file": state.file.name]
      self.state.say(.warning, state.words("notice.list.no-such-action", facts))
    } else {
      self.state.show(action)
    }
  }

  /// What stands before the line that the user types.
  public var prompt: String {
    guard let typed else { return "> " }
    return isOneLine ? state.words["plain.text-prompt"] : "\(typed.count + 1)| "
  }

  /// The lines to print now.
  public mutating func tell() -> [String] {
    var lines = answers
    answers = []
    lines += state.sentences(after: toldNotices)
    toldNotices = state.notices.count
    guard typed == nil else { return lines }
    let page = PlainPage(of: state)
    if !isAsked, page.isChat, told.isChat {
      let common = zip(page.lines, told.lines).prefix { $0 == $1 }.count
      lines += page.lines.dropFirst(common)
    } else if isAsked || page.title != told.title || page.choices != told.choices {
      lines += [page.title] + page.lines
    } else {
      var known = Set(told.lines)
      lines += page.lines.filter { known.insert($0).inserted }
    }
    told = page
    isAsked = false
    return lines
  }

  /// Takes in what came of an effect.
  public mutating func take(_ outcome: Outcome, at now: Int64) -> [Effect] {
    Update.finish(outcome, in: &state, at: now)
  }

  // MARK: - Lines

  /// Takes a line that the user typed.
  public mutating func take(_ line: String, at now: Int64) -> [Effect] {
    let wanted = answer(line, at: now) + state.followLock()
    state.followProblems()
    return wanted
  }

  private mutating func answer(_ line: String, at now: Int64) -> [Effect] {
    // A question behind another one may look like it, and is one of its own.
    let wasAsked = state.isQuestion
    defer { if wasAsked, state.isQuestion { isAsked = true } }
    state.setTime(now)
    // A line is typed as a whole, and answers what was told before it.
    state.readWhatCame()
    state.notice = nil
    if typed != nil { return takeText(line) }
    let answer = line.trimmed
    if answer.isEmpty {
      if let effects = state.acceptSuggestion() { return effects }
      isAsked = true
      return []
    }
    if answer == "?" {
      answers = [state.words["plain.help"]] + state.usableCommands
      return []
    }
    if answer == state.words["plain.list"] {
      answers = PlainPage.outline(of: state)
      return []
    }
    if let effects = state.press(written: answer) { return effects }
    if let input = previewed(answer) { return input }
    if let (number, rest) = Self.number(answer), !state.isPrompt || told.choices.indices.contains(number - 1) {
      return choose(number, rest)
    }
    if state.takesText { return typeIntoPopUp(answer) }
    if let effects = run(answer) { return effects }
    if answers.isEmpty { answers = [state.words("plain.unknown", ["line": answer])] }
    return []
  }

  /// Takes a line as what the visitor types, if the preview is in front; a number alone is that of a quick reply.
  private mutating func previewed(_ answer: String) -> [Effect]? {
    guard state.layers.isEmpty, state.isPane(PreviewPane.self) else { return nil }
    if let number = Int(answer), told.choices.indices.contains(number - 1) {
      _ = state.choosesReply(number - 1)
      return []
    }
    return state.take(.visitor(.says(answer)))
  }

  /// A number, and what stands behind it.
  static func number(_ answer: String) -> (Int, String?)? {
    let parts = answer.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, let number = Int(first), number > 0 else { return nil }
    return (number, parts.count > 1 ? String(parts[1]) : nil)
  }

  /// Runs the command whose title begins with what was typed; nil if there is none.
  private mutating func run(_ answer: String) -> [Effect]? {
    let commands = state.commands(titled: answer)
    if commands.count > 1 { answers = state.choice(of: commands) }
    return commands.count == 1 ? state.run(commands[0]) : nil
  }

  /// Types into a list's filter or a prompt; a prompt is answered with it.
  private mutating func typeIntoPopUp(_ text: String) -> [Effect] {
    isAsked = true
    return state.typeLine(text)
  }

  // MARK: - Choosing by number

  private mutating func choose(_ number: Int, _ text: String?) -> [Effect] {
    if state.contexts.contains(.canvas) || state.isPicking {
      state.count = number
      return CommandTable["canvas.go-to-number"].map { state.run($0) } ?? []
    }
    guard let choice = told.choices[checked: number - 1] else {
      answers = [state.words("plain.no-number", ["number": "\(number)"])]
      return []
    }
    switch choice {
    case .offer(let index):
      guard var picker = state.picker else { return [] }
      picker.focus = index
      state.picker = picker
      state.pick()
      return []
    case .inLayer(let index): return state.takeInLayer(index)
    case .completion(let path): return typeIntoPopUp(path)
    case .control(let id): return choose(id, text)
    case .version(let row):
      // What is told of another version may have lines that were told before.
      isAsked = true
      return state.focusVersion(row)
    case .problem(let index):
      isAsked = true
      state.focusProblem(index)
      return []
    case .row, .template, .reply: return []
    }
  }

  private mutating func choose(_ control: ControlID, _ text: String?) -> [Effect] {
    state.focusControl(control)
    guard state.form?.focus == control, state.form?.editor != nil else { return state.activate() }
    if let text {
      state.editText { _ = $0.takeFromEditor(text) }
      return []
    }
    typed = []
    answers = [state.words[isOneLine ? "plain.type-line" : "plain.type-lines"]]
    return []
  }

  private var isOneLine: Bool { state.form?.editor?.shape == .line }

  /// A line of a text: a full stop alone ends it, and leaves it as it was if it is the first.
  private mutating func takeText(_ line: String) -> [Effect] {
    guard var lines = typed else { return [] }
    let isEnd = line == "."
    if !isEnd { lines.append(line) }
    guard isEnd || isOneLine else {
      typed = lines
      return []
    }
    typed = nil
    guard !lines.isEmpty else { return [] }
    state.editText { _ = $0.takeFromEditor(lines.joined(separator: "\n")) }
    return []
  }
}
