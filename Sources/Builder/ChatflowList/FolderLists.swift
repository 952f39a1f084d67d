import Words

/// What is found by going through the whole folder, listed over the list of chatflows: its problems, and what came of its
/// tests. Such a list stays open while a chatflow is mended, so that whoever comes back goes on with the next.
extension ChatflowListState {
  /// Goes through the folder once more for the list that is in front: what was saved since may be about it.
  func goThroughFolderAgain() -> [ChatflowListEffect] {
    guard case .chooser(let chooser)? = layers.last else { return [] }
    switch chooser.content {
    case .problems: return [.checkFolder]
    case .tests: return [.runTests]
    case .palette, .help, .themes, .choices: return []
    }
  }

  /// The list of something, if it is in front.
  func listed(_ content: Chooser.Content) -> Chooser? {
    guard case .chooser(let chooser)? = layers.last, chooser.content == content else { return nil }
    return chooser
  }

  /// The focused entry of such a list, if it is in front.
  func focusedItem(of content: Chooser.Content) -> Chooser.Item? {
    listed(content).flatMap { $0.matches(words)[checked: $0.focus] }
  }

  /// Lists something, in the place of what was listed of it. What had the focus has it again; where that is gone, the next one
  /// stands in its place.
  mutating func list(
    _ new: Chooser, isFocused: (Chooser.Item) -> Bool, _ take: @escaping Popup<ChatflowListState>.Action<Chooser.Item>
  ) {
    guard var chooser = listed(new.content) else { return open(new, staysOpen: true, take) }
    (chooser.title, chooser.items) = (new.title, new.items)
    chooser.focus = chooser.matches(words).row(where: isFocused, else: chooser.focus)
    // How many rows there are depends on what is listed now.
    replaceLayer(.chooser(chooser))
    replaceLayer(.chooser(scrolled(chooser)))
  }

  /// Closes the list of something, of which nothing is left.
  mutating func closeListed(_ content: Chooser.Content) { if listed(content) != nil { closeLayer() } }
}

extension [Chooser.Item] {
  /// The row of what had the focus before these were listed; where that is gone, the next one stands in its row.
  func row(where isFocused: (Chooser.Item) -> Bool, else row: Int) -> Int {
    firstIndex(where: isFocused) ?? Swift.max(0, Swift.min(row, count - 1))
  }
}
