import Screen
import Widgets
import Words

/// Draws the whole screen from the state.
public enum BuilderView {
  /// The picture of a state: every cell of it drawn.
  public static func draw(_ state: BuilderState) -> Frame {
    var pictures = BuilderPictures()
    return pictures.frame(of: state)
  }

  /// Draws what lies over the parts of the screen. Views copy the state, so none is made for nothing.
  static func drawOver(_ state: BuilderState, _ frame: inout Frame) {
    let notice = NoticeBox(state.shownNotice, words: state.words, tier: state.tier, size: state.size)
    // What can follow a key needs the foot of the screen for a moment.
    if state.pendingKeys.isEmpty, state.tour != nil { TourView(state: state)?.draw(into: &frame) }
    notice?.draw(into: &frame)
    guard !state.layers.isEmpty else {
      if !state.pendingKeys.isEmpty { ContinuationsView(state: state)?.draw(into: &frame) }
      return
    }
    frame.cursor = nil
    LayerView(state: state).draw(into: &frame)
  }

  /// Draws a remark on a screen that has no room for the parts.
  static func drawTooSmall(_ words: Words, _ frame: inout Frame) {
    let smallest = Regions.smallest
    let text = words(
      "screen.too-small", ["width": "\(smallest.width)", "height": "\(smallest.height)"])
    for (row, line) in TextWidth.lines(text, width: max(1, frame.size.width)).enumerated() {
      frame.write(line, at: Point(x: 0, y: row))
    }
  }
}
