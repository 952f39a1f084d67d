import Canvas
import ChatflowModel
import Screen
import Widgets

/// Draws one frame after another, each over the last one, and leaves alone what shows the same: the panel while the user
/// walks on the canvas, the canvas and the other fields while they type into one.
///
/// The result is always what `BuilderView.draw` gives.
public struct BuilderPictures: Sendable {
  private var last = BuilderPicture()

  /// No picture yet.
  public init() {}

  /// The picture of a state.
  public mutating func frame(of state: BuilderState) -> Frame {
    let regions = state.regions
    guard !regions.isTooSmall else {
      last = BuilderPicture()
      var frame = Frame(size: state.size)
      BuilderView.drawTooSmall(state.words, &frame)
      return frame
    }
    if last.base.size != state.size || last.regions != regions {
      last = BuilderPicture(size: state.size, regions: regions)
    }
    last.draw(state)
    var frame = last.base
    BuilderView.drawOver(state, &frame)
    return frame
  }
}

/// A frame without the pop-ups that may lie over it, and what its parts were made from: each has a region of its own,
/// and is made from nothing but what stands here.
///
/// It is changed in its place: copies of all that would cost more than most keys change. Its rows are shared with the frame that
/// the terminal has.
struct BuilderPicture: Sendable {
  let regions: Regions
  private(set) var base: Frame
  private var title: TitleRow.Facts?
  private var hint: HintRow.Content?
  /// Nil for a canvas that is never taken over as a whole.
  private var canvas: CanvasKey?
  private var panel: PanelKey?
  /// What the pane drew, as far as it tells.
  private var drawn: (any Sendable)?

  /// No picture, for a screen of no size.
  init() {
    let size = Size(width: 0, height: 0)
    self.init(size: size, regions: Regions(size: size, isPanelOpen: false))
  }

  /// Nothing is drawn yet.
  init(size: Size, regions: Regions) {
    base = Frame(size: size)
    self.regions = regions
  }

  /// Draws a state over the one before: what looks the same is left alone.
  mutating func draw(_ state: BuilderState) {
    base.cursor = nil
    drawTitle(state)
    drawCanvas(state)
    drawPanel(state)
    drawHint(state)
  }

  private mutating func drawTitle(_ state: BuilderState) {
    let facts = TitleRow.Facts(state)
    guard facts != title else { return }
    TitleRow(facts, words: state.words, tier: state.tier, area: regions.title).draw(into: &base)
    title = facts
  }

  private mutating func drawCanvas(_ state: BuilderState) {
    let key = CanvasKey(state)
    guard key == nil || key != canvas else { return }
    let view = CanvasView(state: state, regions: regions)
    if let key, let old = canvas, key.isRetitled(old) {
      view.draw(state.canvas.drawing.rows(retitledSince: old.retitlings), into: &base)
      view.drawTop(into: &base)
    } else {
      view.draw(into: &base)
      view.drawTop(into: &base)
      view.drawRest(into: &base)
    }
    canvas = key
  }

  private mutating func drawPanel(_ state: BuilderState) {
    let key = PanelKey(state)
    if panel?.looks(like: key) != true {
      drawn = regions.panel.isEmpty ? nil : state.pane.draw(state, in: regions.panel, over: drawn, into: &base)
    }
    panel = key
  }

  private mutating func drawHint(_ state: BuilderState) {
    let content = HintRow.Content(state, after: hint)
    guard content != hint else { return }
    HintRow(content, words: state.words, tier: state.tier, area: regions.hint).draw(into: &base)
    hint = content
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
