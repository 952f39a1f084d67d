/// Into what an action puts the visitor's contact; see "Set contact or company property value, add to static segment,
/// enroll in workflow" in docs/behaviour.md.
public enum Enrolment: Hashable, Sendable {
  /// A static segment, by its id; empty while none is named.
  case segment(String)
  /// A workflow, by its id; empty while none is named.
  case workflow(String)

  /// Nil for an action of another kind.
  public init?(_ action: Action) {
    if let values = DescribedValues(action, .addToSegment) {
      self = .segment(values.text("segment") ?? "")
    } else if let values = DescribedValues(action, .enrollInWorkflow) {
      self = .workflow(values.text("workflow") ?? "")
    } else {
      return nil
    }
  }
}
