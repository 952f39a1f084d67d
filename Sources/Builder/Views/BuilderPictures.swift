import ChatflowModel
import Screen

/// Draws one frame after another, and takes the panel over from the last one where it shows the same.
///
/// The result is always what `BuilderView.draw` gives. While the user walks on the canvas the panel stands still, and
/// working it out would be a third of a frame.
public struct BuilderPictures: Sendable {
  private var last: (panel: PanelKey, frame: Frame)?

  /// No picture yet.
  public init() {}

  /// The picture of a state.
  public mutating func frame(of state: BuilderState) -> Frame {
    let key = PanelKey(state)
    let kept = last.flatMap { $0.panel == key ? $0.frame : nil }
    let frame = BuilderView.draw(state, panelFrom: kept)
    last = key.map { ($0, frame) }
    return frame
  }

  /// What the panel's picture depends on while the canvas has the focus; everything that can be edited is in `state`.
  private struct PanelKey: Equatable {
    let size: Size
    let subject: Form.Subject
    let tab: Form.Tab
    let group: FieldID?
    let scroll: Int
    let state: Int
    let minute: Int64
    let files: [String: FileFact]

    /// Nil if the panel has the focus, shows no form, or something lies over it.
    init?(_ state: BuilderState) {
      guard case .form(let form) = state.panel, form.focus == nil, state.layers.isEmpty else { return nil }
      size = state.size
      subject = form.subject
      tab = form.tab
      group = form.group
      scroll = form.scroll
      self.state = state.history.state
      minute = state.now / 60
      files = state.files
    }
  }
}
