extension Workspace {
  /// What the workspace lists of a kind, by id and name, in file order.
  public func listed(_ kind: ReferenceKind) -> [(id: String, name: String)] {
    switch kind {
    case .person: people.map { ($0.text, $1.name) }
    case .team: teams.map { ($0.text, $1.name) }
    case .segment, .workflow, .pipeline, .knowledgeBase, .meetingPage, .subscription: []
    }
  }

  /// The properties of contacts and companies: those that every account has, and the workspace's own.
  public var properties: [Property] { Property.builtIn }

  /// The property that a reference such as `contact.email` means, or nil if nobody said what it is.
  public func property(_ reference: String) -> Property? { properties.first { $0.reference == reference } }
}
