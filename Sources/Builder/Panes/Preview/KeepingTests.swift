import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Words

/// What was said in the preview, to be kept.
extension BuilderState {
  /// Copies it, in the form of a test.
  mutating func copyTranscript() -> [Effect] {
    guard let preview else { return [] }
    say(.info, words["preview.copied"])
    let name = preview.entry["name"]?.text ?? flow.name
    return [.copy(lines(ofTest: name, preview).joined(separator: "\n") + "\n")]
  }

  /// Asks for the name under which it is written as a test beside the chatflow.
  mutating func askForTestName() {
    guard preview != nil else { return }
    ask(Prompt(title: words["preview.test.name"])) { state, line in
      let name = line.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty, let preview = state.preview else {
        return state.refuse(state.words["preview.nothing-typed"])
      }
      state.waitInPrompt()
      return [.keepTest(name, state.lines(ofTest: name, preview), state.workspace)]
    }
  }

  private func lines(ofTest name: String, _ preview: Preview) -> [String] {
    preview.rehearsal.test(named: name, in: workspace)
  }
}
