import ChatflowModel
import Screen
import Widgets
import Words

/// The only place that changes the state of the list: an event goes in, effects come out.
extension ChatflowListState {
  mutating func handle(_ event: Event, at now: Int64) -> [ChatflowListEffect] {
    screen.now = now
    return handle(event)
  }

  var nothingToPasteInto: String { "notice.list.nothing-to-paste-into" }

  func tellsOfKeys(at point: Point) -> Bool { !pendingKeys.isEmpty && regions.hint.contains(point) }

  mutating func resize(to size: Size) {
    screen.size = size
    arrange()
    fitTemplates()
  }

  // MARK: - Keys

  var contextsBehind: [Context] {
    if templates != nil { return [.templates, .everywhere] }
    return isFiltering ? [.filter, .everywhere] : [.list, .everywhere]
  }

  func availability(of command: Command) -> Availability? { command.inList?.availability(self) }

  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [ChatflowListEffect] {
    guard let use = command.inList else {
      say(.info, words["disabled.only-in-chatflow"])
      return []
    }
    switch use.availability(self) {
    case .available: return use.run(&self)
    case .disabled(let reason):
      say(.info, words["disabled.\(reason)"])
      return []
    }
  }

  var editorBehind: TextEditor? { isFiltering && templates == nil ? filter : nil }

  mutating func take(_ outcome: TextOutcome, from editor: TextEditor) -> [ChatflowListEffect] {
    if layers.isEmpty {
      takeFilter(outcome, editor)
      return []
    }
    return takeInLayer(outcome, from: editor)
  }

  // MARK: - Mouse

  mutating func point(_ mouse: MouseEvent) -> [ChatflowListEffect] {
    if !layers.isEmpty { return pointInLayer(mouse) }
    if templates != nil { return pointAtTemplates(mouse) }
    let regions = regions
    switch mouse.kind {
    case .wheelUp: moveFocus(-MouseEvent.wheelRows)
    case .wheelDown: moveFocus(MouseEvent.wheelRows)
    case .press(.left):
      notice = nil
      if regions.hint.contains(mouse.point) { return pointAtHint(mouse.point) }
      if regions.title.contains(mouse.point) { return pointAtTitle(mouse.point) }
      if regions.filter.contains(mouse.point) { beginFilter() }
      if regions.list.contains(mouse.point) { return pointAtRow(mouse) }
      if regions.header.contains(mouse.point), let sort = ChatflowListColumns(self).sort(at: mouse.point) {
        sortBy(sort)
      }
    default: break
    }
    return []
  }

  private mutating func pointAtRow(_ mouse: MouseEvent) -> [ChatflowListEffect] {
    if rows.isEmpty { return isListed && entries.isEmpty ? openFocused() : [] }
    guard let row = rows[checked: scroll + mouse.point.y - regions.list.y] else { return [] }
    isFiltering = false
    focus = row.file
    reveal()
    return mouse.clicks > 1 ? openFocused() : []
  }

  mutating func pointAtHint(_ point: Point) -> [ChatflowListEffect] {
    let row = HintRow(hintContent, words: words, tier: tier, area: regions.hint)
    guard notice == nil, let part = row.parts.first(where: { $0.rect.contains(point) }) else { return [] }
    return run(part.command)
  }

  private mutating func pointAtTitle(_ point: Point) -> [ChatflowListEffect] {
    guard let part = ChatflowListTitle(self).parts.first(where: { $0.rect.contains(point) }), let id = part.command,
      let command = CommandTable[id]
    else { return [] }
    return run(command)
  }

  /// What the hint row says.
  var hintContent: HintRow.Content {
    if let shownNotice { return .notice(shownNotice) }
    if !pendingKeys.isEmpty { return .pending(keys: Chord(pendingKeys).title(in: words), isNumber: false) }
    return .commands(HintRow.Commands(self))
  }
}
