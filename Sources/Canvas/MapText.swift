import Screen

/// The rows of a Map.
extension RowWriter {
  /// A run: the label of the branch that it begins, a cell for each action, where the last leads, and the branches
  /// that end at once. A run that is too long for the row shows its beginning, or the part with the focus.
  func map(run index: Int, room: Int) -> RowText {
    let run = lanes.runs[index]
    var end = RowText()
    if !run.hasGroup { end.add(tail(of: layout.lastCard(of: run))) }
    var text = RowText()
    if layout.beginsBranch(index) {
      let branch = layout.branch(of: Int(run.lane))
      add(countOf: branch, to: &text)
      let least = text.width + Int(run.cardCount) + end.width + (hasClosed(index) ? Metrics.leastClosed : 0)
      let width = max(room / 2, room - 2 - least)
      let label = TextWidth.clip(words.label(branch), to: width, ellipsis: glyphs.ellipsis)
      text.add(label, focus == .header(branch) ? focused(.plusFocused) : Style(.label), .header(branch))
      text.add("  ", Role.text)
    }
    let left = room - text.width
    if let closed = hiddenClosed(index, left, end) {
      text.add(glyphs.ellipsis, .dim)
      addClosed(index, from: closed, to: &text, room: room)
      return text
    }
    let fits = Int(run.cardCount) + end.width <= left && !hasClosed(index)
    addCards(run, from: fits ? 0 : firstPlace(of: run, left), to: &text, room: room)
    text.add(end)
    addClosed(index, from: 0, to: &text, room: room)
    return text
  }

  private func focused(_ role: Role) -> Style { Style(role, .reverse) }

  private func hasClosed(_ run: Int) -> Bool { layout.rows?.closedLanes(of: run).isEmpty == false }

  /// The first action of a run that is shown if there is room for some of them.
  private func firstPlace(of run: Run, _ room: Int) -> Int {
    guard let focus = focusedPlace(in: run), focus >= room - 1 else { return 0 }
    return focus - room / 2
  }

  private func addCards(_ run: Run, from first: Int, to text: inout RowText, room: Int) {
    if first > 0 { text.add(glyphs.ellipsis, .dim) }
    var place = first
    while place < Int(run.cardCount), text.width <= room {
      let action = Int(lanes.cards[Int(run.firstCard) + place])
      let (glyph, role) = look(of: action)
      text.add(glyph, focus == .card(action) ? focused(.cardFocused) : Style(role), .card(action))
      place += 1
    }
  }

  private func focusedPlace(in run: Run) -> Int? {
    guard case .card(let action)? = focus, lanes.runs[Int(lanes.runOf[action])].firstCard == run.firstCard else {
      return nil
    }
    return Int(lanes.placeInRun[action])
  }

  private func look(of action: Int) -> (String, Role) {
    let item = flow.actions[action]
    if ghosts.contains(action) { return ("+", .plus) }
    if marks.contains(action) { return (glyphs.mark, .plusFocused) }
    // The only connection of an action has no other place here.
    if item.ports.count == 1, let count = trace.count(of: .connection(Connection(action: action))), count.sign == "0" {
      return (String(count.sign), count.role)
    }
    if let sign = trace.sign(of: action, glyphs) { return sign }
    if item.errors > 0 { return (glyphs.error, .error) }
    if item.warnings > 0 { return (glyphs.warning, .warning) }
    return (item.icon.glyph(in: tier), item.iconRole)
  }

  // MARK: Branches that end at once

  private func addClosed(_ run: Int, from first: Int, to text: inout RowText, room: Int) {
    guard let closed = layout.rows?.closedLanes(of: run) else { return }
    for lane in closed.dropFirst(first) {
      // What comes later is outside.
      if text.width > room { return }
      text.add(closedBranch(Int(lane)))
    }
  }

  private func closedBranch(_ lane: Int) -> RowText {
    let branch = layout.branch(of: lane)
    let isFocused = focus == .header(branch)
    var text = RowText()
    text.add("  ", Role.text)
    add(countOf: branch, to: &text)
    text.add(
      glyphs.aside + words.label(branch), isFocused ? focused(.plusFocused) : Style(.label), .header(branch))
    text.add(" ", Role.text)
    addTail(branch, to: &text, else: .header(branch))
    return text
  }

  /// The place of the focused closed branch if it would not be seen behind the actions of its run.
  private func hiddenClosed(_ run: Int, _ room: Int, _ end: RowText) -> Int? {
    guard let rows = layout.rows, case .header(let branch)? = focus, let lane = layout.lane(of: branch),
      lanes.lanes[lane].kind != .open, Int(lanes.lanes[lane].parentRun) == run
    else { return nil }
    let place = layout.closedPlace(of: lane, inRun: run, rows)
    var width = Int(lanes.runs[run].cardCount) + end.width
    for other in rows.closedLanes(of: run).prefix(place + 1) where width <= room {
      width += closedBranch(Int(other)).width
    }
    return width <= room ? nil : place
  }
}
