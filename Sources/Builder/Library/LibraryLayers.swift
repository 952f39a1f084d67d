import ChatflowModel

/// The pop-ups over the list.
extension LibraryState {
  mutating func moveInLayer(_ step: Int) { stepInLayer(step) }
  mutating func leaveLayer() { closeLayer() }

  // MARK: - Lists

  mutating func choose() -> [LibraryEffect] {
    guard case .chooser(let chooser)? = layers.last, let item = chooser.matches(words)[checked: chooser.focus] else {
      return []
    }
    closeLayer()
    switch chooser.purpose {
    case .palette, .help:
      layers.removeAll()
      return CommandTable[item.id].map { run($0) } ?? []
    case .library(.sort): LibrarySort(rawValue: item.id).map { sortBy($0) }
    case .library(.trash):
      let original = ChatflowFolder.stem(of: item.id)
      let file = ChatflowFolder.file(named: original, besides: Set(entries.map(\.id)))
      // The name that the file had is kept where it is free, whatever a new one would be called.
      let free = entries.contains { $0.id == item.id } ? file : item.id
      return [.change(.restore(trashed: item.id, file: free, order: nil), isUndo: false)]
    case .library(.filters): return chooseFilter(item.id)
    case .library(.reasons(let file)):
      return [.open(file: file, at: item.id.isEmpty ? nil : ActionID(item.id))]
    default: break
    }
    return []
  }

  // MARK: - Lines

  mutating func acceptPrompt() -> [LibraryEffect] {
    guard case .prompt(let prompt)? = layers.last, case .library(let purpose) = prompt.purpose else { return [] }
    let text = prompt.editor.plainText
    switch purpose {
    case .importPath: return acceptPath(prompt, text)
    case .keepFilter(let filter): return acceptFilterName(text, filter)
    case .tags(let file): return acceptTags(text, file)
    case .rename(let file):
      guard let name = acceptedName(text), name != summary(of: file)?.name else { return [] }
      let taken = Set(entries.map(\.id)).subtracting([file])
      return change(file, .rename(file: file, name: name, to: ChatflowFolder.file(named: name, besides: taken)))
    case .clone(let file):
      guard let name = acceptedName(text) else { return [] }
      return [.change(.clone(file: file, name: name, to: freeFile(name)), isUndo: false)]
    case .name(let template):
      guard let name = acceptedName(text) else { return [] }
      guard let begun = ChatflowFile.beginning(as: template, named: name, in: workspace) else {
        say(.error, words["notice.list.cannot-begin"])
        return []
      }
      templates = nil
      return [.change(.create(file: freeFile(name), text: begun), isUndo: false)]
    }
  }

  private func summary(of file: String) -> ListedChatflow.Summary? { entries.first { $0.id == file }?.summary }
  private func freeFile(_ name: String) -> String { ChatflowFolder.file(named: name, besides: Set(entries.map(\.id))) }

  /// The name that was typed, and the prompt closed; nil if it cannot be one, and the prompt says why.
  private mutating func acceptedName(_ text: String) -> String? {
    let name = text.split(separator: " ").joined(separator: " ")
    if name.isEmpty {
      refuse(words["prompt.name.empty"])
      return nil
    }
    if name.count > Limits.name {
      refuse(words("prompt.name.too-long", ["limit": "\(Limits.name)"]))
      return nil
    }
    closeLayer()
    return name
  }

  private mutating func acceptTags(_ text: String, _ file: String) -> [LibraryEffect] {
    var tags: [String] = []
    for part in text.split(separator: ",") {
      let tag = part.split(separator: " ").joined(separator: " ")
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    if tags.count > Limits.tags { return refuse(words("prompt.tags.too-many", ["limit": "\(Limits.tags)"])) }
    if tags.contains(where: { $0.count > Limits.tag }) {
      return refuse(words("prompt.tag.too-long", ["limit": "\(Limits.tag)"]))
    }
    closeLayer()
    return summary(of: file)?.tags == tags ? [] : change(file, .tags(file: file, tags))
  }

  private mutating func acceptPath(_ prompt: Prompt, _ text: String) -> [LibraryEffect] {
    if let focus = prompt.focus, let fact = prompt.completions[checked: focus] {
      if fact.path.hasSuffix("/") { return completePath() }
      closeLayer()
      return [.importFile(path: fact.path)]
    }
    guard !text.isEmpty else { return [] }
    closeLayer()
    return [.importFile(path: text)]
  }

  /// Completes the path that is typed.
  mutating func completePath() -> [LibraryEffect] { takeCompletion().map { [.complete(path: $0)] } ?? [] }

  // MARK: - Questions

  mutating func answerQuestion() -> [LibraryEffect] {
    guard case .question(let question)? = layers.last, let answer = question.answers[checked: question.focus] else {
      return []
    }
    closeLayer()
    if case .library(.remove(let file)) = question.purpose, answer.id == "remove" {
      return change(file, .remove(file: file))
    }
    return []
  }

  // MARK: - Commands by name

  mutating func openPalette() {
    let commands = CommandTable.all.filter { command in
      command.id != "palette" && command.inList != nil && command.bindings.contains { contexts.contains($0.context) }
    }
    var chooser = Chooser(.palette, title: words["chooser.palette"], items: commandItems(commands))
    chooser.abbreviations = abbreviations()
    layers.append(.chooser(chooser))
  }

  /// The help: the keys of this place first, then those that work everywhere.
  mutating func openHelp() {
    let here = contexts
    let commands = CommandTable.all.filter { $0.inList != nil && !keys.keys(of: $0, in: here).isEmpty }
    let title = words["chooser.help.\(here.first?.rawValue ?? "list")"]
    layers.append(.chooser(Chooser(.help, title: title, items: commandItems(commands))))
  }

  private func commandItems(_ commands: [Command]) -> [Chooser.Item] {
    commands.map { command in
      let availability = command.inList?.availability(self) ?? .disabled("only-in-chatflow")
      var help = words["command.\(command.id).help"]
      if case .disabled(let reason) = availability { help = words["disabled.\(reason)"] }
      return Chooser.Item(
        id: command.id, title: words["command.\(command.id)"],
        detail: keys.keys(of: command, in: contexts).map { $0.title(in: words) }.joined(separator: "  "), help: help,
        isEnabled: availability == .available)
    }
  }
}
