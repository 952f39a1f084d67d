import ChatflowFiles
import ChatflowModel
import Words

/// The pop-ups over the list.
extension ChatflowListState {
  // MARK: - Lines

  func summary(of file: String) -> ListedChatflow.Summary? { entries.first { $0.id == file }?.summary }
  func freeFile(_ name: String) -> String { ChatflowFolder.file(named: name, besides: Set(entries.map(\.id))) }

  /// Says why something is not done: in the prompt that asked for it, which stays open with what was typed, else in the hint
  /// row.
  mutating func deny(_ kind: Notice.Kind, _ sentence: String) {
    if case .prompt? = layers.last { refuse(sentence) } else { say(kind, sentence) }
  }

  /// Closes the prompt whose line was taken.
  mutating func closePrompt() { if case .prompt? = layers.last { closeLayer() } }

  /// The name that was typed; nil if it cannot be one, and the prompt says why. The prompt is closed once what is done with it
  /// has succeeded.
  mutating func acceptedName(_ text: String) -> String? {
    let name = text.split(separator: " ").joined(separator: " ")
    if name.isEmpty {
      refuse(words["prompt.name.empty"])
      return nil
    }
    if name.count > Limits.name {
      refuse(words("prompt.name.too-long", ["limit": "\(Limits.name)"]))
      return nil
    }
    return name
  }

  mutating func acceptTags(_ text: String, _ file: String) -> [ChatflowListEffect] {
    var tags: [String] = []
    for part in text.split(separator: ",") {
      let tag = part.split(separator: " ").joined(separator: " ")
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    if tags.count > Limits.tags { return refuse(words("prompt.tags.too-many", ["limit": "\(Limits.tags)"])) }
    if tags.contains(where: { $0.count > Limits.tag }) {
      return refuse(words("prompt.tag.too-long", ["limit": "\(Limits.tag)"]))
    }
    guard summary(of: file)?.tags != tags else {
      closeLayer()
      return []
    }
    return change(file, .tags(file: file, tags))
  }

  // MARK: - Commands by name

  mutating func openPalette() {
    let commands = CommandTable.all.filter { command in
      command.id != "palette" && command.inList != nil && command.bindings.contains { contexts.contains($0.context) }
    }
    var chooser = Chooser(.palette, title: words["chooser.palette"], items: commandItems(commands))
    chooser.abbreviations = abbreviations()
    open(chooser, Self.runCommand)
  }

  /// The help: the keys of this place first, then those that work everywhere.
  mutating func openHelp() {
    let here = contexts
    let commands = CommandTable.all.filter { $0.inList != nil && !keys.keys(of: $0, in: here).isEmpty }
    let title = words["chooser.help.\(here.first?.rawValue ?? "list")"]
    open(Chooser(.help, title: title, items: commandItems(commands)), Self.runCommand)
  }

  /// Runs a command that was chosen by its name.
  private static let runCommand: Popup<ChatflowListState>.Action<Chooser.Item> = { list, item in
    list.popups.removeAll()
    return CommandTable[item.id].map { list.run($0) } ?? []
  }
}
