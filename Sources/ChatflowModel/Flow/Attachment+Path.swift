extension Attachment {
  /// Why its location cannot be used, or nil if it can: a path stays inside the workspace's folder, and only videos may
  /// be addresses. Looks at the text alone, never at the disk.
  public var problem: Problem? { Self.problem(location, mayBeAddress: kind == .video) }

  /// Why a location cannot be used where a file of the workspace is named, or an address if that is allowed.
  static func problem(_ location: String, mayBeAddress: Bool) -> Problem? {
    if location.isEmpty { return .empty }
    if isAddress(location) { return mayBeAddress ? nil : .address }
    // A colon in the first part is an address or a drive, and a path on no system of ours. A browser reads an address
    // also where white space or control characters stand before its scheme or in it.
    let parts = location.split(separator: "/", omittingEmptySubsequences: true)
    if let first = parts.first, let colon = first.firstIndex(of: ":") {
      let scheme = first[..<colon].filter { !$0.isWhitespace && $0.isASCII }.lowercased()
      return scheme == "file" || scheme.count == 1 ? .absolute : .scheme
    }
    if location.hasPrefix("/") || location.hasPrefix("~") || location.contains("\\") { return .absolute }
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
    /// A web address where only a file can stand.
    case address
    /// Something with a scheme that is neither a file of the folder nor a web address, such as `javascript:`.
    case scheme
  }

  /// Whether it is the address of something on the web.
  var isAddress: Bool { Self.isAddress(location) }

  private static func isAddress(_ location: String) -> Bool {
    let start = location.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }
}
