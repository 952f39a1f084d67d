import Canvas
import ChatflowModel
import Words

extension CanvasLabels {
  /// What a drawing says by itself, in a language.
  init(_ words: Words) {
    self.init(
      start: words["canvas.start"], notConnected: words["canvas.not-connected"], end: words["canvas.end"],
      missing: words["panel.missing"], folded: words["canvas.folded"], foldedOne: words["canvas.folded-one"],
      landing: words["canvas.landing"])
  }
}
