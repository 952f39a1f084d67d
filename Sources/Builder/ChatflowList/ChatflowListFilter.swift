import ChatflowModel
import Words

/// What was typed to filter the list: states that a chatflow must be in, and a text that it must hold.
struct ChatflowListFilter: Hashable, Sendable {
  /// A state of a chatflow. In the filter it is written `is:live`, or in the user's language.
  enum State: String, CaseIterable, Sendable {
    case live, off, problems
  }

  private(set) var states: Set<State> = []
  private(set) var text = ""

  init() {}

  /// A word that is only the beginning of a state does not filter yet.
  init(_ typed: String, _ words: Words) {
    var rest: [Substring] = []
    for part in typed.split(separator: " ", omittingEmptySubsequences: false) {
      let word = part.lowercased()
      let names = State.allCases.map { (state: $0, words: Self.names(of: $0, words)) }
      if let named = names.first(where: { $0.words.contains(word) }) {
        states.insert(named.state)
      } else if !word.contains(":") || !names.contains(where: { $0.words.contains { $0.hasPrefix(word) } }) {
        rest.append(part)
      }
    }
    text = rest.joined(separator: " ").trimmedOfBlanks
  }

  /// What was typed in some language, in words of none, so that it means the same whoever reads it.
  static func neutral(_ typed: String) -> String {
    renaming(typed) { word in
      State.allCases.first { state in
        !word.hasPrefix("is:") && Language.all.contains { Words.of($0)["list.filter.\(state.rawValue)"] == word }
      }.map { "is:\($0.rawValue)" }
    }
  }

  /// What was kept in words of no language, as the user types it.
  static func typed(_ neutral: String, _ words: Words) -> String {
    renaming(neutral) { word in
      State.allCases.first { "is:\($0.rawValue)" == word }.map { words["list.filter.\($0.rawValue)"] }
    }
  }

  /// The same with other words for some of those that hold a colon.
  private static func renaming(_ text: String, _ rename: (String) -> String?) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.contains(":") ? rename($0.lowercased()) ?? String($0) : String($0) }.joined(separator: " ")
  }

  private static func names(of state: State, _ words: Words) -> [String] {
    ["is:\(state.rawValue)", words["list.filter.\(state.rawValue)"]]
  }

  /// Whether a chatflow is in all of the states; of one that was not read yet nothing is known.
  func accepts(_ entry: ListedChatflow) -> Bool {
    states.allSatisfy { state in
      switch state {
      case .live: entry.summary?.isLive == true
      case .off: entry.summary?.isLive == false
      case .problems: entry.hasProblems
      }
    }
  }
}

extension ListedChatflow {
  /// Whether something was found in it, or it could not be read.
  fileprivate var hasProblems: Bool {
    switch content {
    case .broken?: true
    case .chatflow(let summary)?: summary.problems != ProblemCount()
    case nil: false
    }
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
