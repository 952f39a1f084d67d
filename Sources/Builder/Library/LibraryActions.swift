import ChatflowModel

/// What can be done to the focused chatflow.
extension LibraryState {
  /// Opens it, where a text was found at the action that holds it; in an empty folder, begins one.
  mutating func openFocused() -> [LibraryEffect] {
    guard let focus, let row = focusedRow else {
      if isListed, entries.isEmpty { showTemplates() }
      return []
    }
    isFiltering = false
    return [.open(file: focus, at: rows[row].hit?.action)]
  }

  /// Gives it another place in the order of priority.
  mutating func moveFocused(by step: Int) -> [LibraryEffect] {
    guard let focus, let index = entries.firstIndex(where: { $0.id == focus }) else { return [] }
    var order = entries.map { ChatflowFolder.stem(of: $0.id) }
    let stem = order.remove(at: index)
    order.insert(stem, at: min(max(0, index + step), order.count))
    return [.change(.order(order), isUndo: false)]
  }

  /// Switches it on or off; instead of switching on one that cannot work, shows why.
  mutating func switchFocused() -> [LibraryEffect] {
    guard let focused, let summary = focused.summary else { return [] }
    if !summary.isLive, !summary.reasons.isEmpty {
      let items = summary.reasons.map { reason in
        Chooser.Item(
          id: reason.action?.text ?? "", title: "\(glyphs.error) \(reason.sentence)", help: reason.sentence)
      }
      let title = words("chooser.reasons", ["name": focused.name])
      layers.append(.chooser(Chooser(.library(.reasons(file: focused.id)), title: title, items: items)))
      return []
    }
    return change(focused.id, .live(file: focused.id, !summary.isLive))
  }

  /// A change of a file, unless it is open with changes that are not saved: these would stand against it.
  func refusal(of file: String) -> String? {
    open[file] == true ? words("folder.open-unsaved", ["name": name(of: file)]) : nil
  }

  mutating func change(_ file: String, _ change: FolderChange, isUndo: Bool = false) -> [LibraryEffect] {
    if let refusal = refusal(of: file) {
      say(.warning, refusal)
      return []
    }
    return [.change(change, isUndo: isUndo)]
  }

  /// Takes the last thing back that was done here.
  mutating func undo() -> [LibraryEffect] {
    guard let last = done.last?.inverse else { return [] }
    guard let file = last.file else { return [.change(last, isUndo: true)] }
    return change(file, last, isUndo: true)
  }

  // MARK: - What is asked first

  mutating func askForClone() {
    guard let focused, let summary = focused.summary else { return }
    ask(.clone(file: focused.id), words["prompt.clone"], text: words("list.copy", ["name": summary.name]))
  }

  mutating func askForName() {
    guard let focused, let summary = focused.summary else { return }
    ask(.rename(file: focused.id), words["prompt.rename-chatflow"], text: summary.name)
  }

  mutating func askForTags() {
    guard let focused, let summary = focused.summary else { return }
    ask(.tags(file: focused.id), words["prompt.tags"], text: summary.tags.joined(separator: ", "))
  }

  mutating func askForName(of text: String, suggesting name: String) {
    ask(.name(text: text), words["prompt.new-name"], text: name)
  }

  mutating func ask(_ purpose: LibraryPrompt, _ title: String, text: String = "") {
    layers.append(.prompt(Prompt(.library(purpose), title: title, text: text)))
  }

  mutating func askToRemove() {
    guard let focused else { return }
    if let refusal = refusal(of: focused.id) { return say(.warning, refusal) }
    layers.append(
      .question(
        Question(
          purpose: .library(.remove(file: focused.id)),
          text: words(
            "question.trash", ["name": focused.name, "trash": key(of: "list.trash"), "undo": key(of: "undo")]),
          answers: [
            .init(id: "remove", key: "d", title: words["question.trash.yes"]),
            .init(id: "keep", key: "c", title: words["question.trash.no"]),
          ])))
  }

  mutating func showTrash() {
    guard !trashed.isEmpty else { return say(.info, words["notice.list.no-trash"]) }
    let items = trashed.map { entry in
      Chooser.Item(id: entry.file, title: ChatflowFolder.stem(of: entry.file), detail: age(of: entry.changed))
    }
    layers.append(.chooser(Chooser(.library(.trash), title: words["chooser.trash"], items: items)))
  }

  mutating func chooseSort() {
    let items = LibrarySort.allCases.map { sort in
      Chooser.Item(id: sort.rawValue, title: words["chooser.sort.\(sort.rawValue)"])
    }
    layers.append(
      .chooser(Chooser(.library(.sort), title: words["chooser.sort"], items: items, focused: sort.rawValue)))
  }

  mutating func sortBy(_ sort: LibrarySort) {
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
