import ChatflowModel
import Screen

/// Controls that share a row: a sentence put together from parts, which wraps where the panel is narrow.
extension FormLayout {
  /// Columns between two parts; the mark of the focus stands in the second.
  fileprivate static let gap = 2
  /// The fewest columns that say something of where a connection leads.
  fileprivate static let leastMenuColumns = 6
  /// The space and the mark behind what can be chosen.
  static let menuColumns = 2

  /// The place of a control behind another one, or nil if there is no room for it.
  static func place(of control: Control, behind last: Rect, width: Int) -> Rect? {
    guard last.height == 1, let columns = columns(of: control), last.maxX + gap + columns <= width else { return nil }
    return Rect(x: last.maxX + gap, y: last.y, width: columns, height: 1)
  }

  /// The columns that a control needs on a row that it shares; nil if it takes a row of its own.
  static func columns(of control: Control) -> Int? {
    switch control.kind {
    case .select(let value, _): TextWidth.of(value) + menuColumns
    case .menu(let label, let value, _): TextWidth.of(label) + 2 + TextWidth.of(value) + menuColumns
    case .note(let text, _): TextWidth.of(text)
    case .button(let text): TextWidth.of(text)
    case .text(let box): box.columns
    case .space, .heading, .label, .tabs, .radio, .toggle, .attachment, .group: nil
    }
  }
}

extension FormLayout.Line {
  /// A menu that begins its row and is cut to leave room for the control behind it; nil if it need not be or cannot be.
  func narrowed(for next: Control, width: Int) -> FormLayout.Line? {
    guard case .menu = control.kind, !isFlowed, let own = FormLayout.columns(of: control),
      let columns = FormLayout.columns(of: next)
    else { return nil }
    let room = width - columns - FormLayout.gap - rect.x
    guard room < own, room >= FormLayout.leastMenuColumns else { return nil }
    return FormLayout.Line(control: control, rect: Rect(x: rect.x, y: rect.y, width: room, height: 1))
  }
}
