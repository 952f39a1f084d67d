/// Counts the frames in a stream of bytes by the marks of synchronized output (DEC private mode 2026).
///
/// A program that brackets each frame lets a test tell a whole picture from half of one. The marks may be cut anywhere
/// between two reads.
struct FrameMarks {
  private static let prefix = Array("\u{1B}[?2026".utf8)
  private var matched = 0

  /// Frames begun so far.
  private(set) var begins = 0

  /// Frames ended so far.
  private(set) var ends = 0

  /// A whole frame is on the screen and no other has begun.
  var isSettled: Bool { begins == ends && ends > 0 }

  /// Reads on; the bytes need not end at a mark.
  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if matched == Self.prefix.count {
        if byte == UInt8(ascii: "h") { begins += 1 }
        if byte == UInt8(ascii: "l") { ends += 1 }
        matched = 0
      } else if byte == Self.prefix[matched] {
        matched += 1
      } else {
        matched = byte == Self.prefix[0] ? 1 : 0
      }
    }
  }
}
