import Screen
import Widgets

/// Moving by what is seen: rows, and the parts of a row.
extension BuilderState {
  /// Moves the focus to the first control of the next row; behind the last one are the buttons at the foot.
  mutating func moveByRow(_ step: Int) {
    guard let form, let focus = form.focus else { return }
    let layout = FormView(state: self, form: form, area: regions.panel).layout
    guard layout.line(of: focus) != nil else { return moveInForm(step) }
    focusControl(layout.stop(aRowFrom: focus, step, in: form))
  }

  /// Moves the focus to the next part of its row; where a row has no parts, to the next tab.
  mutating func moveAlongRow(_ step: Int) {
    guard let form, let focus = form.focus else { return }
    let layout = FormView(state: self, form: form, area: regions.panel).layout
    let row = layout.sentence(of: focus)
    guard row.count > 1, let index = row.firstIndex(of: focus) else { return switchTab(by: step) }
    if let next = row[checked: index + step] { focusControl(next) }
  }
}

extension FormLayout {
  /// What comes first in the next row. From the last row that is the foot, and so it is from the first one, round the end.
  fileprivate func stop(aRowFrom id: ControlID, _ step: Int, in form: Form) -> ControlID? {
    guard let line = line(of: id) else { return nil }
    let others = lines.filter { $0.control.isStop && $0.rect.y != line.rect.y }
    let next = step > 0 ? others.first { $0.rect.y > line.rect.y } : others.last { $0.rect.y < line.rect.y }
    guard let next else { return step > 0 ? .save : .revert }
    return row(at: next.rect.y).first { $0.control.isStop }?.stop(in: form)
  }

  /// The controls that make one row with a control, also where the row is wrapped.
  fileprivate func sentence(of id: ControlID) -> [ControlID] {
    guard let at = lines.firstIndex(where: { $0.control.id == id }) else { return [] }
    let start = lines[...at].lastIndex { !$0.control.flows } ?? at
    let end = lines[(start + 1)...].firstIndex { !$0.control.flows } ?? lines.endIndex
    return lines[start..<end].compactMap(\.control.id)
  }
}

extension Control {
  /// Whether the focus can come to it.
  var isStop: Bool {
    if case .tabs = kind { true } else { id != nil }
  }
}

extension FormLayout.Line {
  /// What the focus is on when it comes here: of several tabs, the open one.
  func stop(in form: Form) -> ControlID? {
    if case .tabs = control.kind { .tab(form.tab) } else { control.id }
  }
}
