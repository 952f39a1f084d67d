extension Attachment {
  /// Why its location cannot be used, or nil if it can: a path stays inside the workspace's folder, and only videos may
  /// be addresses. Looks at the text alone, never at the disk.
  public var problem: Problem? {
    if location.isEmpty { return .empty }
    if kind == .video, isAddress { return nil }
    if location.hasPrefix("/") || location.hasPrefix("~") || location.contains("\\") { return .absolute }
    // A colon in the first part is an address or a drive, and a path on no system of ours.
    let parts = location.split(separator: "/", omittingEmptySubsequences: true)
    if parts.first?.contains(":") ?? false { return .absolute }
    var depth = 0
    for part in parts where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return .outside }
    }
    return depth == 0 ? .empty : nil
  }

  /// Why a location cannot be used; the word keys are `problem.attachment.…`.
  public enum Problem: String, Hashable, Sendable {
    case empty, absolute, outside
  }

  private var isAddress: Bool {
    let start = location.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }
}
