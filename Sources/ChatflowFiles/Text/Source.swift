import ChatflowModel

/// The text that a chatflow was read from, by its parts: what makes it possible to change one line of it.
///
/// It belongs to the chatflow as it was opened. Every later state of that chatflow is written by changing this text, so
/// that a change and its undo end in the original bytes, however often the file was saved in between.
public struct Source: Hashable, Sendable {
  let text: SourceText
  /// The settings and everything else at the top level, in file order.
  let top: [Part]
  /// The actions, in file order.
  let actions: [ActionPart]
  /// The chatflow as it was read.
  let flow: Chatflow
  /// The column, counted from 0, that the ids of actions begin in.
  let idColumn: Int
  /// Whether actions stand line by line, and not in brackets.
  let isByLines: Bool
  /// What could not be read of the settings.
  let unread: [Unread]
  /// The first mistake of the file, if it has one.
  let mistake: FileProblem?

  /// Lines that could not be read, with what is wrong there.
  struct Unread: Hashable, Sendable {
    let lines: Range<Int>
    let problem: FileProblem
  }

  /// A key at the top level, with the lines from it up to the next.
  struct Part: Hashable, Sendable {
    let key: String
    /// The first line, and the line behind the last; comments above the next key are left out.
    let lines: Range<Int>
  }

  /// An action of the file.
  struct ActionPart: Hashable, Sendable {
    /// The id in the program: that of the file unless the file has it twice.
    let id: ActionID
    /// The first line, and the line behind the last; comments above the next action are left out.
    let lines: Range<Int>
    /// The action as it was read.
    let action: Action
  }

  /// The text as it was read.
  public var original: String { text.string(0..<text.bytes.count) }
}

extension SourceText {
  /// The lines of entries that begin on some lines: each up to the last one that is neither blank nor a comment as far
  /// out as the entries are, for that belongs to what follows. A value that keeps the blank lines at its end reaches
  /// further: at least to the lines that are given as last.
  func extents(from starts: [Int], upTo end: Int, column: Int, atLeast lasts: [Int] = []) -> [Range<Int>] {
    starts.indices.map { index in
      let next = index + 1 < starts.count ? starts[index + 1] : end
      let last = lastOwned(from: starts[index], upTo: next, column: column)
      let least = index < lasts.count ? min(lasts[index], next - 1) : 0
      return starts[index]..<(max(starts[index], last, least) + 1)
    }
  }

  private func lastOwned(from first: Int, upTo end: Int, column: Int) -> Int {
    var line = end - 1
    while line > first, isBlank(line) || (isComment(line) && commentColumn(line) <= column) { line -= 1 }
    return line
  }

  /// The first of the comment lines that stand directly above a line, and not before another.
  func firstComment(above line: Int, notBefore first: Int) -> Int {
    var result = line
    while result > max(1, first), isComment(result - 1) { result -= 1 }
    return result
  }
}
