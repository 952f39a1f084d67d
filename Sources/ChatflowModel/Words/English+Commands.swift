extension English {
  /// Titles and help of the commands.
  static let commands: [String: String] = [:]
}
