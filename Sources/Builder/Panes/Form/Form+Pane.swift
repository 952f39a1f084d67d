import ChatflowModel
import Screen
import Widgets

extension Form: Pane {
  var hasFocus: Bool { focus != nil }
  var contexts: [Context] { [.form, .everywhere] }
  var place: FormPlace? { hasFocus ? formPlace : nil }
  var form: Form? { self }
  var follows: Form.Subject? { hasFocus ? nil : subject }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    FormView(state: state, form: self, area: area).draw(into: &frame, over: old as? FormView.Drawn)
  }

  /// Only while the canvas has the focus: everything that can be edited is then in the state.
  func looks(like other: any Pane) -> Bool {
    guard let other = other.form, !hasFocus, !other.hasFocus else { return false }
    return subject == other.subject && tab == other.tab && path == other.path && scroll == other.scroll
  }

  func page(_ state: BuilderState) -> PlainPage? { hasFocus ? PlainPage(self, state) : nil }

  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect] {
    guard let focus else { return [] }
    switch outcome {
    case .ignored: return []
    case .cut(let text): return state.takeEdit(editor, focus, mergeKey: nil) + [.copy(text)]
    case .moved:
      state.history.pause()
      var changed = self
      changed.editor = editor
      state.pane = changed
      return []
    case .edited(let kind): return state.takeEdit(editor, focus, mergeKey: EditRun(focus, kind))
    case .asks(let request): return state.answer(request)
    }
  }

  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] { state.pointInForm(mouse, self) }
  func drag(to point: Point, in state: inout BuilderState) { state.dragInText(point) }
  func scroll(by rows: Int, in state: inout BuilderState) { state.scrollForm(by: rows) }
  func leave(_ state: inout BuilderState) { state.leaveForm() }
}

extension BuilderState {
  /// The open form, if the panel shows one.
  var form: Form? {
    get { pane.form }
    set { if let newValue { pane = newValue } }
  }
}
