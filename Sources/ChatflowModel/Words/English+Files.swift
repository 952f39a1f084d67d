extension English {
  /// What is said about files: problems in them, and what became of saving.
  static let files: [String: String] = [:]
}
