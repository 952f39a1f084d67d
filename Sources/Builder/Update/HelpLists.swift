import ChatflowModel
import Screen
import Widgets
import Words

/// The lists that explain: the keys, and what was said.
extension BuilderState {
  /// The help: the keys of this place first, then those of other places; whatever cannot be done now says why.
  mutating func openHelp() {
    let here = contexts
    let working = CommandTable.all.filter { !keys.keys(of: $0, in: here).isEmpty }
    var items = commandItems(working).map { $0.explained(words) }
    if let editor = form?.editor { items += editor.keyItems(words) }
    let ids = Set(working.map(\.id))
    items += CommandTable.all.filter { !ids.contains($0.id) }.compactMap { elsewhere($0) }
    let title = words["chooser.help.\(here.first?.rawValue ?? "canvas")"]
    open(Chooser(.help, title: title, items: items), staysOpen: true, Self.runOrGo)
  }

  /// A command of another place, with its keys there.
  private func elsewhere(_ command: Command) -> Chooser.Item? {
    guard
      let binding = command.bindings.first(where: {
        !contexts.contains($0.context) && !keys.keys(of: command, in: $0.context).isEmpty
      })
    else { return nil }
    let help = words["command.\(command.id).help"]
    return Chooser.Item(
      id: "", title: words["command.\(command.id)"],
      detail: keysText(of: command, in: [binding.context]), help: help, isEnabled: false,
      synonyms: "\(command.id) \(help)", note: words["keys.\(binding.context.rawValue)"])
  }
}

extension Chooser.Item {
  /// The entry, found also by its help; it tells beside its title why it cannot be done.
  fileprivate func explained(_ words: Words) -> Chooser.Item {
    var item = self
    item.synonyms = "\(id) \(words["command.\(id).help"])"
    if !isEnabled { item.note = help }
    return item
  }
}

extension TextEditor {
  /// The keys that it takes.
  fileprivate func keyItems(_ words: Words) -> [Chooser.Item] {
    TextKey.all.filter { $0.isAvailable(shape: shape, tools: tools) }.map { key in
      Chooser.Item(
        id: "", title: words[key.action.title],
        detail: key.keys.map { Chord([$0]).title(in: words) }.joined(separator: "  "))
    }
  }
}
