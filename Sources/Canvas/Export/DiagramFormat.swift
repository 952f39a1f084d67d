/// A language in which other programs read a diagram.
public enum DiagramFormat: String, Sendable, CaseIterable {
  /// A Mermaid flowchart, which many documents show as a picture.
  case mermaid
  /// Graphviz.
  case dot
  /// A picture of the canvas.
  case svg
}

extension Layout {
  /// The flow as a text in a language for diagrams; the same flow always gives the same text.
  ///
  /// - Parameters:
  ///   - format: the language.
  ///   - flow: the flow that was laid out.
  ///   - title: what the flow is called.
  ///   - summary: a sentence for people who cannot see a picture.
  public func text(as format: DiagramFormat, of flow: CanvasFlow, title: String, summary: String) -> String {
    switch format {
    case .mermaid: Mermaid(Diagram(self, flow)).text(title: title, summary: summary)
    case .dot: Dot(Diagram(self, flow)).text(title: title, summary: summary)
    case .svg: Picture(self, flow).text(title: title, summary: summary)
    }
  }
}
