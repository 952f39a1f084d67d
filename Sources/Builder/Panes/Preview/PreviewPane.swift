import ChatflowEngine
import ChatflowModel
import Screen
import Widgets
import Words

/// The preview in the panel: where in it the user is. What was said stands in the state, and stays while something else is
/// in the panel.
struct PreviewPane: Sendable {
  /// What has the focus.
  enum Focus: Hashable, Sendable {
    /// What the visitor types.
    case typing
    /// A line of the conversation.
    case line(Int)
  }

  var focus = Focus.typing
  /// What the visitor types.
  var typed = TextEditor(shape: .line, limit: Limits.message, words: .none)
  /// What was chosen of several quick replies, before it is sent.
  var chosen: Set<Int> = []
  /// How many rows at the end of the chat are below what is visible.
  var below = 0
  /// The first visible row of the canvas when it followed the conversation last; nil while it is sure to do so.
  var followedScroll: Int?
}

extension PreviewPane: Pane {
  var hasFocus: Bool { true }
  var contexts: [Context] { focus == .typing ? [.preview, .everywhere] : [.chat, .preview, .everywhere] }
  var editor: TextEditor? { focus == .typing ? typed : nil }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    PreviewView(state: state, pane: self, area: area)?.draw(into: &frame, over: old as? PreviewView.Drawn)
  }

  func page(_ state: BuilderState) -> PlainPage? { PlainPage(self, state) }

  func take(_ outcome: TextOutcome, from editor: TextEditor, in state: inout BuilderState) -> [Effect] {
    switch outcome {
    case .ignored: return []
    case .asks(.copy(let text)): return [.copy(text)]
    case .asks(.paste):
      state.say(.info, state.words["notice.paste-by-terminal"])
      return []
    case .asks: return []
    case .cut(let text):
      state.setTyped(editor)
      return [.copy(text)]
    case .moved:
      state.setTyped(editor)
      return []
    case .edited:
      // In an empty line a number is that of a quick reply.
      if typed.isEmpty, let number = Int(editor.plainText), state.choosesReply(number - 1) { return [] }
      state.setTyped(editor)
      return []
    }
  }

  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] {
    guard let view = PreviewView(state: state, pane: self, area: state.regions.panel) else { return [] }
    let parts = view.parts
    if parts.head.contains(mouse.point) {
      state.chooseSituation()
    } else if parts.typing.contains(mouse.point) {
      var changed = self
      changed.focus = .typing
      _ = changed.typed.place(
        at: mouse.point, in: parts.typing, extending: mouse.modifiers.contains(.shift), clicks: mouse.clicks)
      state.pane = changed
    } else if let reply = view.reply(at: mouse.point) {
      _ = state.choosesReply(reply)
    } else if let line = view.line(at: mouse.point) {
      var changed = self
      changed.focus = .line(line)
      state.pane = changed
      if focus == .line(line) || mouse.clicks > 1 { return state.activateLine() }
    }
    return []
  }

  func drag(to point: Point, in state: inout BuilderState) {
    guard focus == .typing, let view = PreviewView(state: state, pane: self, area: state.regions.panel) else { return }
    var changed = self
    _ = changed.typed.place(at: point, in: view.parts.typing, extending: true)
    state.pane = changed
  }

  func scroll(by rows: Int, in state: inout BuilderState) {
    guard let view = PreviewView(state: state, pane: self, area: state.regions.panel) else { return }
    var changed = self
    changed.below = max(0, min(below - rows, view.layout.rows.count - view.parts.chat.height))
    state.pane = changed
  }

  func leave(_ state: inout BuilderState) { state.leavePreview() }
}

extension BuilderState {
  /// The preview, if the panel shows it.
  var previewPane: PreviewPane? {
    get { pane(as: PreviewPane.self) }
    set { if let newValue { pane = newValue } }
  }
}
