extension ActionKind {
  /// *Enroll in workflow*: starts a workflow for the visitor's contact.
  public static let enrollInWorkflow = ActionKind(
    "enroll-in-workflow",
    icon: Icon("~"),
    category: .automation,
    behaviour: .does,
    fields: [Field("workflow", .reference(.workflow), isRequired: true)],
    edges: ["on-failure"], provides: ["ticket"])
}
