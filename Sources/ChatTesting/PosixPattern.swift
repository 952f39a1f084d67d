import Glibc

/// A regular expression as POSIX has them (extended), of the C library; one that is long or has many brackets counts as none.
struct PosixPattern: ~Copyable {
  private var compiled = regex_t()

  /// The most characters of one, and the most brackets inside each other: the C library goes as deep as they do.
  private static let (longest, deepest) = (1000, 100)

  /// Reads one; nil if it is none.
  init?(_ source: String) {
    guard source.utf8.count <= Self.longest, source.utf8.lazy.filter({ $0 == UInt8(ascii: "(") }).count <= Self.deepest
    else { return nil }
    guard regcomp(&compiled, "^(\(source))$", REG_EXTENDED | REG_NOSUB) == 0 else { return nil }
  }

  deinit {
    var compiled = compiled
    regfree(&compiled)
  }

  /// Whether it matches all of a text. Lines of it are separated by what `.` matches, too.
  func matches(_ text: String) -> Bool {
    withUnsafePointer(to: compiled) { regexec($0, text, 0, nil, 0) } == 0
  }
}
