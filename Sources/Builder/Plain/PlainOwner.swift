import ChatflowModel
import Screen
import Widgets
import Words

/// Working on a screen line by line, as plain mode does.
extension ScreenOwner {
  /// Whether what is in front is typed into: a prompt, or the filter of a list.
  var takesText: Bool { activeEditor != nil && !contexts.contains(.form) }

  /// Whether a prompt is in front.
  var isPrompt: Bool { if case .prompt? = layers.last { true } else { false } }

  /// Whether a question is in front.
  var isQuestion: Bool { if case .question? = layers.last { true } else { false } }

  /// Presses keys, written as in the help; nil if the line is none. Where a text is expected, letters are one.
  mutating func press(written line: String) -> [Wish]? {
    guard let chord = Chord(written: line), !takesText || !chord.isText else { return nil }
    if chord.keys.count == 1, let wishes = pressAnswer(chord.keys[0]) { return wishes }
    guard case .command(let command) = keys.match(chord.keys, in: keyContexts) else { return nil }
    return run(command)
  }

  /// The commands whose titles begin with a line; only one if a title is that line.
  func commands(titled line: String) -> [Command] {
    let wanted = line.lowercased()
    let here = CommandTable.all.filter { command in
      availability(of: command) != nil && command.bindings.contains { keyContexts.contains($0.context) }
        && words["command.\(command.id)"].lowercased().hasPrefix(wanted)
    }
    return here.first { words["command.\($0.id)"].lowercased() == wanted }.map { [$0] } ?? here
  }

  /// What is told of several commands with titles that begin alike.
  func choice(of commands: [Command]) -> [String] {
    [words["plain.several"]] + commands.map { "  " + words["command.\($0.id)"] }
  }

  /// The keys and titles of the commands that can be used now.
  var usableCommands: [String] {
    CommandTable.all.compactMap { command in
      guard availability(of: command) == .available, let key = keys.keys(of: command, in: keyContexts).first else {
        return nil
      }
      return "  \(key.title(in: words))  \(words["command.\(command.id)"])"
    }
  }

  /// Types into a list's filter or a prompt; a prompt is answered with it.
  mutating func typeLine(_ text: String) -> [Wish] {
    guard var editor = activeEditor else { return [] }
    _ = editor.selectAll()
    let wishes = take(editor.paste(text), from: editor)
    return isPrompt ? wishes + acceptPrompt() : wishes
  }

  /// Answers a prompt with the text that stands in it; nil if there is none.
  mutating func acceptSuggestion() -> [Wish]? {
    guard isPrompt, let editor = activeEditor, !editor.plainText.isEmpty else { return nil }
    return acceptPrompt()
  }

  /// The sentences that were said after so many.
  func sentences(after count: Int) -> [String] {
    // The log is full at some time; then only the last notice is known to be new.
    let new = notices.count > count ? Array(notices[count...]) : notice.map { [$0] } ?? []
    return new.map(\.text)
  }
}
