import ChatflowModel
import Screen

/// Draws one frame after another, and takes over from the last one what shows the same: the panel while the user walks on
/// the canvas, the canvas while they type a message.
///
/// The result is always what `BuilderView.draw` gives.
public struct BuilderPictures: Sendable {
  private var last: (panel: PanelKey?, canvas: CanvasKey?, frame: Frame)?

  /// No picture yet.
  public init() {}

  /// The picture of a state.
  public mutating func frame(of state: BuilderState) -> Frame {
    let panel = PanelKey(state)
    let canvas = CanvasKey(state)
    var kept: BuilderView.Kept?
    if let last {
      kept = .init(
        frame: last.frame, panel: panel != nil && panel == last.panel, canvas: canvas != nil && canvas == last.canvas)
    }
    let frame = BuilderView.draw(state, keeping: kept)
    last = (panel, canvas, frame)
    return frame
  }

  /// What the panel's picture depends on while the canvas has the focus; everything that can be edited is in `state`.
  private struct PanelKey: Equatable {
    let size: Size
    let subject: Form.Subject
    let tab: Form.Tab
    let path: FieldPath
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
      path = form.path
      scroll = form.scroll
      self.state = state.history.state
      minute = state.now / 60
      files = state.files
    }
  }

  /// What the canvas's picture depends on, the lines around it included.
  private struct CanvasKey: Equatable {
    let regions: Regions
    let revision: Int
    let spot: Spot
    let scroll: Int

    /// Nil if an action is proposed or something lies over it.
    init?(_ state: BuilderState) {
      guard state.canvas.trial == nil, state.layers.isEmpty else { return nil }
      regions = state.regions
      revision = state.canvas.drawing.revision
      spot = state.canvas.spot
      scroll = state.canvas.scroll
    }
  }
}
