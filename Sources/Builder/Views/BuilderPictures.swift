import Canvas
import ChatflowModel
import Screen
import Widgets

/// Draws one frame after another, each over the last one, and leaves alone what shows the same: the panel while the user
/// walks on the canvas, the canvas and the other fields while they type into one.
///
/// The result is always what `BuilderView.draw` gives.
public struct BuilderPictures: Sendable {
  private var last: BuilderPicture?

  /// No picture yet.
  public init() {}

  /// The picture of a state.
  public mutating func frame(of state: BuilderState) -> Frame {
    let picture = BuilderView.draw(state, over: last)
    last = picture
    return picture.frame
  }
}

/// A frame, and what its parts were made from.
struct BuilderPicture: Sendable {
  let frame: Frame
  /// Nil if the screen is too small to show them.
  let parts: Parts?

  /// The parts of the screen: each has a region of its own, and is made from nothing but what stands here.
  struct Parts: Sendable {
    let regions: Regions
    let title: TitleRow.Facts
    let hint: HintRow.Content
    /// Nil for a canvas that is never taken over as a whole.
    let canvas: CanvasKey?
    let panel: PanelKey
    /// What the pane drew, as far as it tells.
    var drawn: (any Sendable)?
    /// All parts without the pop-ups that may lie over them.
    var base: Frame

    /// The parts of a state, to be drawn over those of an earlier one.
    init(_ state: borrowing BuilderState, _ regions: Regions, over old: Parts?) {
      self.regions = regions
      base = old?.base ?? Frame(size: state.size)
      title = TitleRow.Facts(state)
      hint = HintRow.Content(state, after: old?.hint)
      canvas = CanvasKey(state)
      panel = PanelKey(state)
    }
  }

  /// What the panel's picture depends on.
  struct PanelKey: Sendable {
    let pane: any Pane
    let state: Int
    let minute: Int64
    let files: [String: FileFact]

    init(_ state: borrowing BuilderState) {
      pane = state.pane
      self.state = state.history.state
      minute = state.now / 60
      files = state.files
    }

    func looks(like other: PanelKey) -> Bool {
      state == other.state && minute == other.minute && files == other.files && pane.looks(like: other.pane)
    }
  }

  /// What the canvas's picture depends on, the lines around it included.
  struct CanvasKey: Equatable, Sendable {
    let zoom: Zoom
    let revision: Int
    let retitlings: Int
    let spot: Spot
    let scroll: Int
    let left: Int
    let marks: Set<ActionID>
    /// What the line above tells of tests.
    let coverage: String?

    /// Whether the canvas differs from an earlier one at most by titles that were changed since.
    func isRetitled(_ old: CanvasKey) -> Bool {
      zoom == old.zoom && revision == old.revision && spot == old.spot && scroll == old.scroll && left == old.left
        && marks == old.marks && coverage == old.coverage
    }

    /// Nil if an action is proposed.
    init?(_ state: borrowing BuilderState) {
      guard state.canvas.trial == nil else { return nil }
      zoom = state.canvas.drawing.layout.zoom
      revision = state.canvas.drawing.revision
      retitlings = state.canvas.drawing.retitlings
      spot = state.canvas.spot
      scroll = state.canvas.scroll
      left = state.canvas.left
      marks = state.canvas.marks
      coverage = state.coverageLine
    }
  }
}
