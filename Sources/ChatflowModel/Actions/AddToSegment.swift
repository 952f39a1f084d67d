extension ActionKind {
  /// *Add to static segment*: puts the visitor's contact into a segment.
  public static let addToSegment = ActionKind(
    "add-to-segment",
    icon: Icon(":"),
    category: .marketing,
    behaviour: .does,
    fields: [Field("segment", .reference(.segment), isRequired: true)],
    edges: ["on-failure"])
}
