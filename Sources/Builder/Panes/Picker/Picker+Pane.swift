import ChatflowModel
import Screen
import Widgets

extension Picker: Pane {
  var hasFocus: Bool { true }
  var contexts: [Context] { [.picker, .everywhere] }
  var editor: TextEditor? { query }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    frame.fill(area)
    PickerView(state: state, picker: self, area: area).draw(into: &frame)
    return nil
  }

  func page(_ state: BuilderState) -> PlainPage? { PlainPage(self, state) }

  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect] {
    var changed = self
    changed.query = editor
    if case .edited = outcome { changed.focusBest(flow: state.flow, words: state.words) }
    state.pane = changed
    state.scrollPicker()
    state.showTrial()
    return []
  }

  /// The first click focuses an action and shows where it would stand, another one inserts it.
  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] {
    let view = PickerView(state: state, picker: self, area: state.regions.panel)
    guard let index = view.choice(at: mouse.point) else { return [] }
    let isChosen = focus == index || mouse.clicks > 1
    var changed = self
    changed.focus = index
    state.pane = changed
    if isChosen { state.pick() } else { state.showTrial() }
    return []
  }

  func scroll(by rows: Int, in state: inout BuilderState) { state.moveInPicker(rows) }
  func leave(_ state: inout BuilderState) { state.closePicker() }
}

extension BuilderState {
  /// The list of actions to insert, if the panel shows it.
  var picker: Picker? {
    get { pane(as: Picker.self) }
    set { if let newValue { pane = newValue } }
  }
}
