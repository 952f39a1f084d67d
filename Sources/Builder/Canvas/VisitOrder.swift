import Canvas
import ChatflowModel
import OrderedCollections
import Words

extension Chatflow {
  /// The same chatflow with its actions in the order in which a visitor meets them: that of the numbers on the canvas.
  public func inVisitOrder(words: Words) -> Chatflow {
    let workspace = Workspace()
    let checked = CheckedChatflow(self, workspace: workspace)
    let drawing = Drawing(self, checked, workspace, words: words, width: 0, zoom: .outline)
    var ordered = self
    ordered.actions = [:]
    for id in drawing.visitOrder { ordered.actions[id] = actions[id] }
    return ordered
  }
}
