import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// What can be done to the focused chatflow.
extension ChatflowListState {
  /// Opens it, where a text was found at the action that holds it; in an empty folder, begins one.
  mutating func openFocused() -> [ChatflowListEffect] {
    guard let focus, let row = focusedRow else {
      if isListed, entries.isEmpty { showTemplates() }
      return []
    }
    isFiltering = false
    return [.open(file: focus, at: rows[row].hit?.action)]
  }

  /// Opens it with its preview.
  mutating func previewFocused() -> [ChatflowListEffect] {
    isFiltering = false
    return focus.map { [.preview(file: $0)] } ?? []
  }

  /// Gives it another place in the order of priority.
  mutating func moveFocused(by step: Int) -> [ChatflowListEffect] {
    guard let focus, let index = entries.firstIndex(where: { $0.id == focus }) else { return [] }
    var order = entries.map { ChatflowFolder.stem(of: $0.id) }
    let stem = order.remove(at: index)
    order.insert(stem, at: min(max(0, index + step), order.count))
    return [.change(.order(order), isUndo: false)]
  }

  /// Switches it on or off; instead of switching on one that cannot work, shows why.
  mutating func switchFocused() -> [ChatflowListEffect] {
    guard let focused, let summary = focused.summary else { return [] }
    if !summary.isLive, !summary.reasons.isEmpty {
      let items = summary.reasons.map { reason in
        Chooser.Item(
          id: reason.action?.text ?? "", title: "\(glyphs.error) \(reason.sentence)", help: reason.sentence)
      }
      let title = words("chooser.reasons", ["name": focused.name])
      let file = focused.id
      open(Chooser(title: title, items: items)) { _, item in
        [.open(file: file, at: item.id.isEmpty ? nil : ActionID(item.id))]
      }
      return []
    }
    return change(focused.id, .live(file: focused.id, !summary.isLive))
  }

  /// A change of a file, unless it is open with changes that are not saved: these would stand against it.
  func refusal(of file: String) -> String? {
    open[file] == true ? words("folder.open-unsaved", ["name": name(of: file)]) : nil
  }

  mutating func change(_ file: String, _ change: FolderChange, isUndo: Bool = false) -> [ChatflowListEffect] {
    if let refusal = refusal(of: file) {
      say(.warning, refusal)
      return []
    }
    return [.change(change, isUndo: isUndo)]
  }

  /// Takes the last thing back that was done here.
  mutating func undo() -> [ChatflowListEffect] {
    guard let last = done.last?.inverse else { return [] }
    guard let file = last.file else { return [.change(last, isUndo: true)] }
    return change(file, last, isUndo: true)
  }

  // MARK: - What is asked first

  mutating func askForClone() {
    guard let focused, let summary = focused.summary else { return }
    let file = focused.id
    let name = summary.name.isEmpty ? ChatflowFolder.stem(of: file) : summary.name
    ask(Prompt(title: words["prompt.clone"], text: words("list.copy", ["name": name]))) { list, text in
      guard let name = list.acceptedName(text) else { return [] }
      return [.change(.clone(file: file, name: name, to: list.freeFile(name)), isUndo: false)]
    }
  }

  mutating func askForName() {
    guard let focused, let summary = focused.summary else { return }
    if let refusal = refusal(of: focused.id) { return say(.warning, refusal) }
    let file = focused.id
    ask(Prompt(title: words["prompt.rename-chatflow"], text: summary.name)) { list, text in
      guard let name = list.acceptedName(text) else { return [] }
      guard name != list.summary(of: file)?.name else {
        list.closeLayer()
        return []
      }
      let taken = Set(list.entries.map(\.id)).subtracting([file])
      return list.change(file, .rename(file: file, name: name, to: ChatflowFolder.file(named: name, besides: taken)))
    }
  }

  mutating func askForTags() {
    guard let focused, let summary = focused.summary else { return }
    if let refusal = refusal(of: focused.id) { return say(.warning, refusal) }
    let file = focused.id
    let before = summary.tags.joined(separator: ", ")
    ask(Prompt(title: words["prompt.tags"], text: before)) { list, text in
      guard text == before else { return list.acceptTags(text, file) }
      // A tag may hold a comma: what was not changed stays as it is.
      list.closeLayer()
      return []
    }
  }

  mutating func askForName(of text: String, tests: String? = nil, suggesting name: String) {
    ask(Prompt(title: words["prompt.new-name"], text: name)) { list, typed in
      guard let name = list.acceptedName(typed) else { return [] }
      guard let begun = ChatflowFile.beginning(as: text, named: name, in: list.workspace) else {
        return list.refuse(list.words["notice.list.cannot-begin"])
      }
      return [.change(.create(file: list.freeFile(name), text: begun, tests: tests), isUndo: false)]
    }
  }

  mutating func askToRemove() {
    guard let focused else { return }
    if let refusal = refusal(of: focused.id) { return say(.warning, refusal) }
    let file = focused.id
    ask(
      PopupQuestion(
        text: words("question.trash", ["name": focused.name, "trash": key(of: "list.trash"), "undo": key(of: "undo")]),
        answers: [
          .init(id: "remove", key: "d", title: words["question.trash.yes"]),
          .init(id: "keep", key: "c", title: words["question.trash.no"]),
        ])
    ) { list, answer in answer == "remove" ? list.change(file, .remove(file: file)) : [] }
  }

  /// Lists what was removed, once it is known what it is called.
  mutating func showTrash() -> [ChatflowListEffect] {
    if !trashed.isEmpty { return [.nameTrash(trashed)] }
    say(.info, words["notice.list.no-trash"])
    return []
  }

  mutating func showTrash(_ names: [String: String]) {
    let items = trashed.map { entry in
      let stem = ChatflowFolder.stem(of: entry.file)
      let name = names[entry.file] ?? stem
      // The file's name tells nothing where it was made of the chatflow's.
      let isMadeOfIt = name == stem || ChatflowFolder.file(named: name, besides: []) == entry.file
      return Chooser.Item(
        id: entry.file, title: name, detail: age(of: entry.changed), synonyms: stem, note: isMadeOfIt ? "" : stem)
    }
    open(Chooser(title: words["chooser.trash"], items: items)) { list, item in
      let original = ChatflowFolder.stem(of: item.id)
      let file = ChatflowFolder.file(named: original, besides: Set(list.entries.map(\.id)))
      // The name that the file had is kept where it is free, whatever a new one would be called.
      let free = list.entries.contains { $0.id == item.id } ? file : item.id
      return [.change(.restore(trashed: item.id, file: free, order: nil), isUndo: false)]
    }
  }

  mutating func chooseSort() {
    let items = ChatflowListSort.allCases.map { sort in
      Chooser.Item(id: sort.rawValue, title: words["chooser.sort.\(sort.rawValue)"])
    }
    open(Chooser(title: words["chooser.sort"], items: items, focused: sort.rawValue)) { list, item in
      ChatflowListSort(rawValue: item.id).map { list.sortBy($0) }
      return []
    }
  }

  mutating func sortBy(_ sort: ChatflowListSort) {
    self.sort = sort
    arrange()
  }

  /// How long ago something was, in words.
  func age(of changed: Int64) -> String { words.age(of: changed, at: now) }
}

extension FolderChange {
  /// The one file of the folder that it changes; nil if there is none that could be open.
  var file: String? {
    switch self {
    case .order, .create, .restore, .clone: nil
    case .live(let file, _), .tags(let file, _), .rename(let file, _, _), .remove(let file), .putAway(let file, _): file
    case .takeBack(let change, _): change.file
    }
  }
}
