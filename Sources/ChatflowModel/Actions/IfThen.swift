extension ActionKind {
  /// *If/then branch*: decides where to go, and does nothing else.
  public static let ifThen = ActionKind(
    "if-then",
    icon: Icon("◆", basic: "*"),
    category: .logic,
    behaviour: .decides,
    fields: [])
}
