/// What is written to as it is instead of being replaced: devices, pipes, and what the program was given open.
package enum OpenStream {
  /// Whether a path names such a thing.
  static func isNamed(by path: String) -> Bool {
    isGiven(path) || Disk.facts(path).map { !$0.isFile && !$0.isFolder } ?? false
  }

  /// The file that a result goes to; nil where none is named, or by its name standard output.
  package static func file(_ output: String?) -> String? { output.flatMap { isStandardOutput($0) ? nil : $0 } }

  /// Whether a path names standard output, such as `/dev/stdout`: then what is for other programs stands alone there.
  package static func isStandardOutput(_ path: String) -> Bool {
    guard isGiven(path), let named = Disk.identity(path), let own = Disk.identity("/dev/fd/1") else { return false }
    return named == own
  }

  /// Whether a path names something that is open already. That may be a file: whoever opened it writes on where it is.
  private static func isGiven(_ path: String) -> Bool {
    ["/dev/stdout", "/dev/stderr"].contains(path)
      || ["/dev/fd/", "/proc/self/fd/"].contains { path.hasPrefix($0) }
  }
}
