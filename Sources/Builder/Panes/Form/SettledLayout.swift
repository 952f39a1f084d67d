import ChatflowModel
import Screen

/// The layout of the form as it was worked out when the form was settled, for the frame that follows.
struct SettledLayout: Sendable {
  private let key: Key
  let layout: FormLayout

  /// Everything that a layout is made from; what can be edited is in `state`.
  private struct Key: Equatable, Sendable {
    let place: FormPlace
    let size: Size
    let state: Int
    let minute: Int64
    let files: [String: FileFact]
    /// What of a new entry was left decides what is said to be wrong in it.
    let newEntries: NewEntries
    let situation: FieldValues?

    init(_ state: borrowing BuilderState, _ form: Form) {
      var place = form.formPlace
      place.selection = nil
      self.place = place
      size = state.size
      self.state = state.history.state
      minute = state.now / 60
      files = state.files
      newEntries = state.newEntries
      situation = state.situation
    }
  }

  init(_ layout: FormLayout, of form: Form, in state: borrowing BuilderState) {
    key = Key(state, form)
    self.layout = layout
  }

  /// The layout, if it is that of a form in a state.
  func layout(of form: Form, in state: BuilderState) -> FormLayout? {
    key == Key(state, form) ? layout : nil
  }
}
