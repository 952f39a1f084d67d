import ChatflowModel
import OrderedCollections
import Screen
import Widgets

/// How many actions there are, in a line.
struct CountPane: Pane {
  var hasFocus: Bool { true }
  var contexts: [Context] { [.count, .everywhere] }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    frame.fill(area)
    frame.write("\(state.flow.actions.count)", at: area.inset(left: 2).origin, style: Style(.text), in: area)
    return nil
  }

  func page(_ state: BuilderState) -> PlainPage? { nil }
  func leave(_ state: inout BuilderState) { state.showFocused() }
}
