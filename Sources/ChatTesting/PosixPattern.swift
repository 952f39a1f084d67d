import Glibc

/// A regular expression as POSIX has them (extended), of the C library, without ways to take for ever.
struct PosixPattern: ~Copyable {
  private var compiled = regex_t()

  /// Reads one; nil if it is none.
  init?(_ source: String) {
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
