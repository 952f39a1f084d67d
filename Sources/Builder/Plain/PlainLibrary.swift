import ChatflowModel
import Screen

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

  /// The list of a folder.
  public init(_ library: LibraryState) { self.library = library }

  private var words: Words { library.words }

  /// The lines to print now.
  public mutating func tell() -> [String] {
    var lines = answers
    answers = []
    lines += library.notices.dropFirst(toldNotices).map(\.text)
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
    library.now = now
    library.notice = nil
    let answer = line.trimmed
    if answer.isEmpty || answer == words["plain.list"] {
      isAsked = true
      return []
    }
    if answer == "?" {
      answers = commands
      return []
    }
    if let effects = press(answer) { return effects }
    if let (number, _) = PlainMode.number(answer), !isPrompt || told.choices.indices.contains(number - 1) {
      return choose(number)
    }
    return library.activeEditor == nil ? run(answer) : type(answer)
  }

  private var isPrompt: Bool { if case .prompt? = library.layers.last { true } else { false } }

  /// Presses keys, written as in the help; nil if the line is none. Where a text is expected, letters are one.
  private mutating func press(_ answer: String) -> [LibraryEffect]? {
    guard let chord = Chord(written: answer), library.activeEditor == nil || !chord.isText else { return nil }
    if case .question? = library.layers.last, chord.keys.count == 1, let index = library.answer(by: chord.keys[0]) {
      library.focusInLayer(index)
      return library.answerQuestion()
    }
    guard case .command(let command) = library.keys.match(chord.keys, in: library.contexts) else { return nil }
    return library.run(command)
  }

  /// Types into a list's filter or a prompt; a prompt is answered with it.
  private mutating func type(_ text: String) -> [LibraryEffect] {
    guard var editor = library.activeEditor else { return [] }
    _ = editor.selectAll()
    let effects = library.take(editor.paste(text), from: editor)
    return isPrompt ? effects + library.acceptPrompt() : effects
  }

  /// Runs the command whose title begins with what was typed.
  private mutating func run(_ answer: String) -> [LibraryEffect] {
    let wanted = answer.lowercased()
    let here = usable.filter { words["command.\($0.id)"].lowercased().hasPrefix(wanted) }
    if let exact = here.first(where: { words["command.\($0.id)"].lowercased() == wanted }) { return library.run(exact) }
    if here.count == 1 { return library.run(here[0]) }
    answers =
      here.isEmpty
      ? [words("plain.unknown", ["line": answer])]
      : [words["plain.several"]] + here.map { "  " + words["command.\($0.id)"] }
    return []
  }

  private var usable: [Command] {
    CommandTable.all.filter { command in
      command.inList != nil && command.bindings.contains { library.contexts.contains($0.context) }
    }
  }

  /// The keys and titles of the commands that can be used now.
  private var commands: [String] {
    [words["plain.help-list"]]
      + usable.compactMap { command in
        guard command.inList?.availability(library) == .available,
          let key = library.keys.keys(of: command, in: library.contexts).first
        else { return nil }
        return "  \(key.title(in: words))  \(words["command.\(command.id)"])"
      }
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
      return []
    case .template(let index):
      library.templates?.focus = index
      return library.handle(.key(Key(.enter)), at: library.now)
    case .item(let index):
      guard case .chooser(var chooser)? = library.layers.last else { return [] }
      chooser.focus = index
      library.replaceLayer(.chooser(chooser))
      return library.choose()
    case .completion(let path): return type(path)
    case .answer(let index):
      guard case .question(let question)? = library.layers.last else { return [] }
      library.moveInLayer(index - question.focus)
      return library.answerQuestion()
    case .offer, .control: return []
    }
  }
}
