extension ActionKind {
  /// *Run a code snippet*: runs a function of the author's, which may answer the visitor and choose the next action.
  ///
  /// It is data here: nothing ever runs it.
  public static let codeSnippet = ActionKind(
    "code-snippet",
    icon: Icon("{"),
    category: .automation,
    behaviour: .runs,
    fields: [
      Field("runtime", .choice(["nodejs24", "nodejs20", "nodejs18"]), default: .text("nodejs24")),
      Field("code", .code, isRequired: true, limit: Limits.code),
    ],
    edges: ["on-failure"], provides: ["ticket"])
}
