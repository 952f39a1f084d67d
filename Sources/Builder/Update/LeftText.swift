import ChatflowModel
import OrderedCollections
import Widgets

/// Where in a form a user was before something was taken in there, and the text that they had.
struct LeftText: Sendable {
  let place: FormPlace?
  let text: String?

  init(_ state: BuilderState) {
    (place, text) = (state.pane.place, state.pane.editor?.plainText)
  }
}

extension BuilderState {
  /// Brings the user back to the text that they were typing: what they type on goes there, and is no command.
  ///
  /// An entry of a list may have moved by what was taken in. It is known by its text; where that is nowhere, the focus is on a
  /// button, on which letters do nothing.
  mutating func comeBack(to left: LeftText) {
    guard let place = left.place else { return }
    if case .action(let id) = place.subject, flow.actions[id] == nil { return }
    open(place)
    keepFocusAlive()
    guard let text = left.text, place.isAmongEntries, form?.editor?.plainText != text else { return }
    if place.path.steps.allSatisfy(\.isGroup), let moved = controls.first(where: { textOf($0, at: place) == text }) {
      var place = place
      place.control = moved
      open(place)
    } else {
      open(FormPlace(subject: place.subject, tab: place.tab, path: .top, control: .save))
    }
  }

  /// The text that would be typed in a control of a form; nil if it holds none.
  private func textOf(_ control: ControlID, at place: FormPlace) -> String? {
    guard control.isLike(place.control) else { return nil }
    var (state, place) = (self, place)
    place.control = control
    state.open(place)
    return state.form?.editor?.plainText
  }

  /// What can have the focus in the form that is open.
  private var controls: [ControlID] {
    guard let form else { return [] }
    return FormView(state: self, form: form, area: regions.panel).layout.stops
  }
}

extension FormPlace {
  /// Whether it is known by the place of an entry in a list, which others may move.
  fileprivate var isAmongEntries: Bool {
    if !path.steps.allSatisfy(\.isGroup) { return true }
    return switch control {
    case .entry, .reply, .branch, .attachment: true
    case .tab, .name, .field, .option, .add, .useOptions, .addBranch, .editBranches, .port, .inherit, .save, .revert,
      .back, nil:
      false
    }
  }
}

extension FieldPath.Step {
  fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}

extension ControlID {
  /// Whether it is of the same sort as another, of an entry of the same list.
  fileprivate func isLike(_ other: ControlID?) -> Bool {
    switch (self, other) {
    case (.entry(let one, _), .entry(let other, _)?): one == other
    case (.reply(_, let one), .reply(_, let other)?): one == other
    case (.branch(_, .label), .branch(_, .label)?): true
    case (.branch(_, .condition), .branch(_, .condition)?): true
    default: false
    }
  }
}
