import ChatflowFiles
import ChatflowModel
import Words

/// What is done with the file beside saving it.
extension BuilderState {
  /// Shows what saving would change in the file; what somebody else changed there first, if that is not taken in yet.
  mutating func compareWithFile() {
    confirmName()
    var details: [String] = []
    if let theirs = outside.flow?.chatflow {
      details += [words["question.compared.outside"]] + told(from: file.savedFlow, to: theirs).text
    }
    if let theirs = outside.workspace { details += told(from: workspaceFile.saved, to: theirs).text }
    let ours = told(from: file.savedFlow, to: flow).text + told(from: workspaceFile.saved, to: workspace).text
    if !details.isEmpty, !ours.isEmpty { details.append(words["question.compared.here"]) }
    details += ours
    guard !details.isEmpty else { return say(.info, words("notice.same-as-file", ["file": file.name])) }
    ask(
      PopupQuestion(
        text: words("question.compared", ["file": file.name]), details: details,
        answers: [.init(id: "close", key: "c", title: words["question.compared.close"])])
    ) { _, _ in [] }
  }

  /// Asks for the name of a new file of the folder, which then holds what is shown.
  mutating func askForName() {
    confirmName()
    ask(Prompt(title: words["prompt.save-as"], text: "")) { state, typed in
      let name = typed.trimmedOfSpaces
      guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
        return state.refuse(state.words["notice.no-file-name"])
      }
      state.waitInPrompt()
      let file = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ChatflowFolder.ending
      return [.saveAs(file, state.flow)]
    }
  }

  /// Goes on in a new file that holds what is shown; what was changed here belongs to that one now, and undo has it back.
  mutating func goOn(in name: String, _ notes: [String]) -> [Effect] {
    perform(asTheFileHas: Edit.make("edit.save-as", in: flow) { $0.become(file.savedFlow, withDefects: true) })
    settleForm()
    say(
      notes.isEmpty ? .success : .warning, ([words("notice.saved-as", ["file": name])] + notes).joined(separator: " "))
    return [.openFlow(target: name)]
  }
}
