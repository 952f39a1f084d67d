import ChatflowModel
import Screen

/// Controls that share a row: a sentence put together from parts, which wraps where the panel is narrow.
extension FormLayout {
  /// Columns between two parts; the mark of the focus stands in the second.
  private static let gap = 2
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
