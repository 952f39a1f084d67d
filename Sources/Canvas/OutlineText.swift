import Screen

/// The rows of an Outline, and those of folded branches.
extension RowWriter {
  /// An action: icon, title, where it leads unless that is the next row, landings, problems. The title is clipped first.
  func outline(action: Int, room: Int) -> RowText {
    let item = flow.actions[action]
    let hit = Hit.card(action)
    let isFocused = focus == .card(action)
    let role: Role = isFocused ? .cardFocused : ghosts.contains(action) ? .ghost : .card
    var text = RowText()
    if ghosts.contains(action) { text.add("(+) ", .plus, hit) }
    text.add(item.icon.glyph(in: tier), role == .card ? item.iconRole : role, hit)
    text.add(" ", role, hit)
    let end = ending(of: action)
    let least = min(TextWidth.of(item.title), (room - text.width) / 3)
    let title = max(room - text.width - end.width, least)
    text.add(TextWidth.clip(item.title, to: title, ellipsis: glyphs.ellipsis), role, hit)
    text.add(end)
    return text
  }

  private func ending(of action: Int) -> RowText {
    let hit = Hit.card(action)
    var text = RowText()
    if flow.actions[action].ports.count == 1, let count = count(of: .connection(Connection(action: action))) {
      text.add(" " + count.text, count.role, hit)
    }
    if !runsOn(action) { text.add(tail(of: action)) }
    let landings = layout.landings(on: action)
    if landings > 0 {
      text.add(
        " \(glyphs.lands)\(landings)", layout.lights(focus, landingsOn: action) ? .jumpFocused : .jump, hit)
    }
    for sign in words.signs(of: flow.actions[action]) { text.add(" " + sign.text, sign.role, hit) }
    if marks.contains(action) { text.add(" " + glyphs.mark, .plusFocused, hit) }
    if let sign = trace.sign(of: action, glyphs) { text.add(" " + sign.text, sign.role, hit) }
    return text
  }

  /// Whether an action leads to the one in the row below.
  private func runsOn(_ action: Int) -> Bool {
    let run = lanes.runs[Int(lanes.runOf[action])]
    return !run.hasGroup && !run.isLast && run.arrivals > 0
  }

  /// How a plain action goes on, if not with the next one of its run.
  func tail(of action: Int) -> RowText {
    var text = RowText()
    let ports = layout.structure.ports(of: Int32(action))
    if ports.isEmpty {
      text.add(" " + glyphs.end, .jump, .card(action))
    } else if ports.count == 1, layout.lanes.portKind[ports.lowerBound] != .inside {
      text.add(" ", .jump, .card(action))
      addTail(Connection(action: action), to: &text, else: .card(action))
    }
    return text
  }

  /// A branch: its label, and where it leads or what a fold hides, unless its actions follow.
  func branch(_ index: Int, room: Int) -> RowText {
    let branch = layout.branch(of: index)
    let lane = lanes.lanes[index]
    let role: Role = focus == .header(branch) ? .plusFocused : .label
    var end = RowText()
    if lane.isFolded {
      end.add(" " + words.fold(lane), .jump, .fold(branch))
    } else if lane.kind != .open {
      end.add(" ", .jump, .header(branch))
      addTail(branch, to: &end, else: .header(branch))
    }
    var text = RowText()
    add(countOf: branch, to: &text)
    let label = words.label(branch)
    // What is wrong in a fold is said before its label.
    let least = lane.isFolded ? Metrics.leastLabel : room / 3
    let width = max(room - text.width - end.width, min(TextWidth.of(label), least))
    text.add(TextWidth.clip(label, to: width, ellipsis: glyphs.ellipsis), role, .header(branch))
    text.add(end)
    return text
  }

  /// How often a branch was taken, where that is told.
  func add(countOf branch: Connection, to text: inout RowText) {
    guard let count = count(of: .connection(branch)) else { return }
    text.add(count.text, count.role, .header(branch))
    text.add(" ", Role.text, .header(branch))
  }

  /// Where a connection leads, by number; a click there follows it.
  func addTail(_ connection: Connection, to text: inout RowText, else hit: Hit) {
    let port = flow.actions[connection.action].ports[connection.port]
    let target = Int(layout.structure.target[layout.port(connection)])
    let role: Role =
      port.missing != nil ? .error : layout.lights(focus, tailOf: connection) ? .jumpFocused : .jump
    text.add(words.shortTail(connection), role, target < 0 ? hit : .jump(connection, target: target))
  }
}
