extension English {
  /// What a text field says: its tools and its keys.
  static let text: [String: String] = [:]
}
