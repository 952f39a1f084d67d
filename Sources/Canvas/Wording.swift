import Screen

/// The texts that the canvas makes up of labels, names and numbers: what a card's right block, a tail, a fold and a landing row say.
struct Wording {
  let layout: Layout
  let flow: CanvasFlow
  let glyphs: CanvasGlyphs
  var trace = Trace()

  /// How a connection ends that is not drawn as a line: `■ end`, or the glyph, number and title of its target.
  func tail(_ connection: Connection) -> String {
    let port = flow.actions[connection.action].ports[connection.port]
    if let missing = port.missing { return self.missing(missing) }
    guard let target = port.target, flow.actions.indices.contains(target) else { return end }
    return "\(jumpGlyph(connection, to: target)) \(layout.number(of: target)) \(flow.actions[target].title)"
  }

  var start: String { "\(glyphs.start) \(flow.labels.start)" }

  /// What stands above the first action that nothing leads to.
  var heading: String {
    let rule = String(repeating: Character(glyphs.card.horizontal), count: 2)
    return "\(rule) \(flow.labels.notConnected) \(rule)"
  }

  /// `~`, `✗2` and `▲`: what became of an action, and how many errors and warnings it has, as far as there is any of it.
  func signs(of action: CanvasFlow.Action) -> [(text: String, role: Role)] {
    let change = action.change.map { [(text: $0.rawValue, role: $0.role)] } ?? []
    return change
      + [(action.errors, glyphs.error, Role.error), (action.warnings, glyphs.warning, .warning)].compactMap {
        count, glyph, role in
        count == 0 ? nil : (glyph + (count > 1 ? "\(count)" : ""), role)
      }
  }

  /// The same by number alone: `■`, or the glyph and number of its target.
  func shortTail(_ connection: Connection) -> String {
    let port = flow.actions[connection.action].ports[connection.port]
    if let missing = port.missing { return self.missing(missing) }
    guard let target = port.target, flow.actions.indices.contains(target) else { return glyphs.end }
    return "\(jumpGlyph(connection, to: target))\(layout.number(of: target))"
  }

  var end: String { "\(glyphs.end) \(flow.labels.end)" }

  func missing(_ id: String) -> String { "\(glyphs.error) \(flow.labels.missing.with(id))" }

  private func jumpGlyph(_ connection: Connection, to target: Int) -> String {
    if layout.structure.portClass[layout.port(connection)] == .loop || target == connection.action {
      return glyphs.loop
    }
    return layout.number(of: target) < layout.number(of: connection.action) ? glyphs.jumpUp : glyphs.jumpDown
  }

  /// A branch's label; an empty one still has to be seen.
  func label(_ branch: Connection) -> String {
    let label = flow.actions[branch.action].ports[branch.port].label
    return label.isEmpty ? glyphs.ellipsis : label
  }

  /// What a folded branch hides: `▸ 7 actions ✗1 ▲2`, and how many connections in it no test takes: `(0)3`.
  func fold(_ lane: Lane) -> String {
    var errors = 0
    var warnings = 0
    var untaken = 0
    // The actions of a lane have neighbouring numbers.
    for number in lane.firstNumber..<lane.firstNumber + lane.cardCount {
      let action = Int(layout.lanes.numbered[Int(number)])
      errors += flow.actions[action].errors
      warnings += flow.actions[action].warnings
      untaken += trace.untaken(flow.actions[action].ports.indices.map { Connection(action: action, port: $0) })
    }
    let labels = flow.labels
    var text =
      glyphs.folded + " " + (lane.cardCount == 1 ? labels.foldedOne : labels.folded.with("\(lane.cardCount)"))
    if errors > 0 { text += " \(glyphs.error)\(errors)" }
    if warnings > 0 { text += " \(glyphs.warning)\(warnings)" }
    if untaken > 0 { text += " (0)\(untaken)" }
    return text
  }

  /// What stands behind a branch's label, or in columns below it; nil for a branch that is open or goes on as a line.
  func tail(ofBranch branch: Connection, _ lane: Lane) -> String? {
    if lane.isFolded { return fold(lane) }
    switch lane.kind {
    case .end, .jump: return tail(branch)
    case .line, .inside, .open: return nil
    }
  }

  /// `◂ from 5, 6, 10`: the actions that jump to one that no line reaches.
  func landing(_ action: Int) -> String {
    var numbers: [Int] = []
    for jump in layout.jumps(to: action) {
      let number = layout.number(of: jump.action)
      if numbers.last != number { numbers.append(number) }
    }
    return "\(glyphs.lands) " + flow.labels.landing.with(numbers.map(String.init).joined(separator: ", "))
  }
}
