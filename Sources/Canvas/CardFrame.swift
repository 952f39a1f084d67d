import Screen

extension CardDrawing {
  /// Draws one card (docs/canvas.md, "Cards").
  mutating func draw(card action: Int, in lane: Lane, isEntered: Bool) {
    let x = Int(lane.x)
    let y = layout.lanes.cardY(action)
    guard y < viewport.maxY, y + Metrics.cardHeight > viewport.y else { return }
    let width = layout.lanes.cardWidth(lane)
    let isFocused = focus == .card(action)
    let role: Role = isFocused ? .cardFocused : ghosts.contains(action) ? .ghost : .card
    let shape = isFocused ? glyphs.focusedCard : ghosts.contains(action) ? glyphs.ghost : glyphs.card
    let plain: Role = trace.passed.contains(action) ? .lineFocused : .card
    let line = Style(role == .card ? flow.actions[action].change?.role ?? plain : role)
    drawFrame(shape, Rect(x: x, y: y, width: width, height: Metrics.cardHeight), line)
    if isEntered { pen.put(shape.entry, x: x + 2, y: y, line) }
    if !flow.actions[action].isTerminal { pen.put(shape.exit, x: x + 2, y: y + 2, line) }
    drawHeading(action, x: x, y: y, width: width, role)
    pen.write(clip(flow.actions[action].title, width - 4), x: x + 2, y: y + 1, role)
  }

  private mutating func drawFrame(_ shape: FrameGlyphs, _ card: Rect, _ style: Style) {
    let bottom = card.maxY - 1
    let right = card.maxX - 1
    let inside = card.x + 1..<max(card.x + 1, right)
    pen.fill(shape.horizontal, columns: inside, y: card.y, style)
    pen.fill(" ", columns: inside, y: card.y + 1, style)
    pen.fill(shape.horizontal, columns: inside, y: bottom, style)
    pen.put(shape.corners.0, x: card.x, y: card.y, style)
    pen.put(shape.corners.1, x: right, y: card.y, style)
    pen.put(shape.vertical, x: card.x, y: card.y + 1, style)
    pen.put(shape.vertical, x: right, y: card.y + 1, style)
    pen.put(shape.corners.2, x: card.x, y: bottom, style)
    pen.put(shape.corners.3, x: right, y: bottom, style)
  }

  /// Icon and kind on the left; problems, landings and number on the right. The kind is clipped, never the right block.
  private mutating func drawHeading(_ action: Int, x: Int, y: Int, width: Int, _ role: Role) {
    let item = flow.actions[action]
    let block = rightBlock(action, role)
    let blockWidth = block.reduce(block.count - 1) { $0 + TextWidth.of($1.text) }
    let icon = item.icon.glyph(in: tier)
    let heading = clip(icon + " " + item.kindName, width - 10 - blockWidth)
    pen.write(" " + heading + " ", x: x + 4, y: y, role)
    pen.write(clip(icon, width - 10 - blockWidth), x: x + 5, y: y, role == .ghost ? .ghost : item.iconRole)
    var column = x + width - 3 - blockWidth
    for part in block {
      pen.write(" ", x: column, y: y, role)
      pen.write(part.text, x: column + 1, y: y, part.role)
      column += 1 + TextWidth.of(part.text)
    }
    pen.write(" ", x: column, y: y, role)
  }

  private func rightBlock(_ action: Int, _ role: Role) -> [(text: String, role: Role)] {
    var block = words.signs(of: flow.actions[action])
    let landings = layout.landings(on: action)
    if landings > 0 {
      block.append(("\(glyphs.lands)\(landings)", layout.lights(focus, landingsOn: action) ? .jumpFocused : .jump))
    }
    if marks.contains(action) { block.append((glyphs.mark, .plusFocused)) }
    if let sign = trace.sign(of: action, glyphs) { block.append(sign) }
    block.append(("\(layout.number(of: action))", role == .card ? .cardNumber : role))
    return block
  }
}

extension Layout {
  /// The number of jumps that land on an action.
  func landings(on action: Int) -> Int { Int(incoming.landings[action]) }

  /// Whether a jump of the focused element lands on an action.
  func lights(_ focus: Stop?, landingsOn action: Int) -> Bool {
    switch focus {
    case .card(let focused):
      focused == action || leads(focused, byJumpTo: action)
    case .header(let branch):
      lanes.portKind[port(branch)] == .jump && Int(structure.target[port(branch)]) == action
    case .plus, nil:
      false
    }
  }

  /// Whether where a connection leads stands out: it is one of the focused card or branch, or leads to the focused card.
  func lights(_ focus: Stop?, tailOf connection: Connection) -> Bool {
    switch focus {
    case .card(let action): action == connection.action || action == Int(structure.target[port(connection)])
    case .header(connection), .plus(.connection(connection)): true
    default: false
    }
  }

  /// Whether an action has a jump to another.
  private func leads(_ action: Int, byJumpTo target: Int) -> Bool {
    structure.ports(of: Int32(action)).contains {
      lanes.portKind[$0] == .jump && Int(structure.target[$0]) == target
    }
  }
}
