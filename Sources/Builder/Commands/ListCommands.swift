import ChatflowFiles
import ChatflowModel
import Screen
import Widgets

extension CommandTable {
  /// The commands of the list of chatflows, of its filter, and of the templates.
  static let list: [Command] = rows + filter + templates

  private static let rows: [Command] = [
    Command("list.open", .list, ["Enter"], hint: 1, when: { $0.canOpen }, list: { $0.openFocused() }),
    Command("list.create", .list, ["n", "Insert"], hint: 2, list: listDoes { $0.showTemplates() }),
    Command("list.clone", .list, ["c"], hint: 5, when: { $0.hasChatflow }, list: listDoes { $0.askForClone() }),
    Command("list.rename", .list, ["r"], hint: 6, when: { $0.isFileWritable }, list: listDoes { $0.askForName() }),
    Command("list.switch", .list, ["Space", "o"], hint: 4, when: { $0.isFileWritable }, list: { $0.switchFocused() }),
    Command(
      "list.remove", .list, ["x", "Delete"], hint: 7, when: { $0.isRemovable }, list: listDoes { $0.askToRemove() }),
    Command("list.trash", .list, ["T"], list: { $0.showTrash() }),
    Command("list.tags", .list, ["t"], when: { $0.isFileWritable }, list: listDoes { $0.askForTags() }),
    Command("list.raise", .list, ["Alt-Up", "K"], when: { $0.canMove(-1) }, list: { $0.moveFocused(by: -1) }),
    Command("list.lower", .list, ["Alt-Down", "J"], when: { $0.canMove(1) }, list: { $0.moveFocused(by: 1) }),
    Command(
      "list.to-top", .list, ["Alt-Home"], when: { $0.canMove(-1) }, list: { $0.moveFocused(by: -$0.entries.count) }),
    Command(
      "list.to-bottom", .list, ["Alt-End"], when: { $0.canMove(1) }, list: { $0.moveFocused(by: $0.entries.count) }),
    Command("list.sort", .list, ["s"], list: listDoes { $0.chooseSort() }),
    Command("list.filter", .list, ["/"], hint: 3, list: listDoes { $0.beginFilter() }),
    Command("list.filters", .list, ["f"], list: listDoes { $0.showFilters() }),
    Command(
      "list.keep-filter", .list, ["F"], when: { $0.hasUsedFilter }, list: listDoes { $0.askToKeepFilter() }
    ).also(.filter, ["Ctrl-S"], hint: 3),
    Command(
      "list.problems", .list, ["!", "g !"], hint: 11, when: { $0.hasFiles }, list: { _ in [.checkFolder] }),
    Command("list.run-tests", .list, ["g t"], hint: 12, when: { $0.hasFiles }, list: { _ in [.runTests] }),
    Command(
      "list.fix", .chooser, ["Ctrl-F"], hint: 4, when: { $0.hasListedProblem }, list: { $0.mendListedProblem() }),
    Command("list.show-all", .list, ["Esc"], when: { $0.hasFilter }, list: listDoes { $0.endFilter() }),

    Command("list.down", .list, ["Down", "j"], list: listDoes { $0.moveFocus(1) }),
    Command("list.up", .list, ["Up", "k"], list: listDoes { $0.moveFocus(-1) }),
    Command("list.page-down", .list, ["PageDown", "Ctrl-F"], list: listDoes { $0.moveFocus($0.page) }),
    Command("list.page-up", .list, ["PageUp", "Ctrl-B"], list: listDoes { $0.moveFocus(-$0.page) }),
    Command("list.first", .list, ["g g", "Home"], list: listDoes { $0.moveFocus(-$0.rows.count) }),
    Command("list.last", .list, ["G", "End"], list: listDoes { $0.moveFocus($0.rows.count) }),
  ]

  private static let filter: [Command] = [
    Command("filter.accept", .filter, ["Enter", "Tab"], hint: 1, list: listDoes { $0.acceptFilter() }),
    Command("filter.leave", .filter, ["Esc"], hint: 2, list: listDoes { $0.endFilter() }),
    Command("filter.down", .filter, ["Down", "Ctrl-N"], list: listDoes { $0.moveFocus(1) }),
    Command("filter.up", .filter, ["Up", "Ctrl-P"], list: listDoes { $0.moveFocus(-1) }),
  ]

  private static let templates: [Command] = [
    Command("templates.choose", .templates, ["Enter"], hint: 1, list: listDoes { $0.chooseTemplate() }),
    Command("templates.down", .templates, ["Down", "j", "Tab"], hint: 2, list: listDoes { $0.moveInTemplates(1) }),
    Command("templates.up", .templates, ["Up", "k", "Shift-Tab"], list: listDoes { $0.moveInTemplates(-1) }),
    Command("templates.first", .templates, ["Home", "g g"], list: listDoes { $0.moveInTemplates(to: 0) }),
    Command(
      "templates.last", .templates, ["End", "G"],
      list: listDoes { $0.moveInTemplates(to: TemplatesState.items.count - 1) }
    ),
    Command("templates.page-down", .templates, ["PageDown", "Ctrl-F"], list: listDoes { $0.scrollTemplate(1) }),
    Command("templates.page-up", .templates, ["PageUp", "Ctrl-B"], list: listDoes { $0.scrollTemplate(-1) }),
    Command("templates.tests", .templates, ["t", "Space"], hint: 10, list: listDoes { $0.switchTests() }),
    Command("templates.leave", .templates, ["Esc"], hint: 3, list: listDoes { $0.leaveTemplates() }),
  ]

  /// A command that changes the list's state and wants nothing from outside.
  private static func listDoes(_ body: @escaping @Sendable (inout ChatflowListState) -> Void)
    -> @Sendable (inout ChatflowListState) -> [ChatflowListEffect]
  {
    { list in
      body(&list)
      return []
    }
  }
}

/// Conditions of the list's commands, each with the word key of the reason against it.
extension ChatflowListState {
  var hasUndoStep: Availability { done.isEmpty ? .disabled("nothing-done") : .available }
  /// In an empty folder, opening begins a chatflow.
  var canOpen: Availability { focusedRow != nil || entries.isEmpty ? .available : .disabled("no-chatflow") }
  var hasFiles: Availability { entries.isEmpty ? .disabled("no-chatflow") : .available }
  var hasOpenChatflow: Availability { open.isEmpty ? .disabled("one-open") : .available }
  var hasFilter: Availability { filter == nil ? .disabled("no-filter") : .available }

  /// Whether the focus is on a file that was read as a chatflow.
  var hasChatflow: Availability {
    switch focused?.content {
    case .chatflow?: .available
    case .broken?: .disabled("not-read")
    case nil: focused == nil ? .disabled("no-chatflow") : .disabled("being-read")
    }
  }

  var isFileWritable: Availability {
    .all(hasChatflow, focused?.entry.isWritable == true ? .available : .disabled("file-read-only"))
  }

  var isRemovable: Availability {
    guard let focused else { return .disabled("no-chatflow") }
    return focused.summary?.isLive == true ? .disabled("is-live") : .available
  }

  /// Whether the focused chatflow can get another priority in a direction.
  func canMove(_ step: Int) -> Availability {
    guard let focus, let index = entries.firstIndex(where: { $0.id == focus }) else { return .disabled("no-chatflow") }
    if filter != nil { return .disabled("filtered") }
    if sort != .priority { return .disabled("not-by-priority") }
    if index + step < 0 { return .disabled("first") }
    return index + step < entries.count ? .available : .disabled("last")
  }
}
