import Screen
import Testing

@testable import Canvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Drawings as text files beside the tests. With RECORD_GOLDENS=1 they are rewritten, and the run still fails, so that
/// a new drawing is always looked at.
enum Goldens {
  static func check(_ drawing: [String], is name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let path = folder + name + ".txt"
    let actual = drawing.joined(separator: "\n") + "\n"
    let expected = read(path)
    guard actual != expected else { return }
    if environment("RECORD_GOLDENS") == "1" {
      write(actual, to: path)
      Issue.record("recorded \(name): look at it, then run again", sourceLocation: sourceLocation)
    } else {
      Issue.record(
        "\(name) differs:\n\(difference(expected ?? "", actual))\nthe whole drawing:\n\(actual)",
        sourceLocation: sourceLocation)
    }
  }

  /// The drawing that is kept under a name.
  static func drawing(_ name: String) -> String? { read(folder + name + ".txt") }

  /// The project's document about the canvas.
  static var document: String? { read(folder + "../../../docs/canvas.md") }

  private static let folder: String = {
    let file = #filePath
    return String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) + "/Goldens/"
  }()

  private static func difference(_ expected: String, _ actual: String) -> String {
    let one = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let other = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for row in 0..<max(one.count, other.count) {
      let (before, after) = (row < one.count ? one[row] : "", row < other.count ? other[row] : "")
      if before != after { lines += ["\(row + 1) - \(before)", "\(row + 1) + \(after)"] }
    }
    return lines.joined(separator: "\n")
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else {
      Issue.record("cannot write \(path)")
      return
    }
    let bytes = Array(text.utf8)
    if fwrite(bytes, 1, bytes.count, file) != bytes.count { Issue.record("cannot write \(path)") }
    if fclose(file) != 0 { Issue.record("cannot write \(path)") }
  }
}

/// A variable of the environment.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

extension Layout {
  /// The whole drawing as a frame.
  func picture(_ flow: CanvasFlow, focus: Stop? = nil, ghost: Int? = nil, tier: GlyphTier = .rich) -> Frame {
    var frame = Frame(size: Size(width: drawnWidth, height: height))
    draw(
      flow, viewport: frame.bounds, into: &frame, area: frame.bounds, focus: focus, ghosts: ghost.map { [$0] } ?? [],
      tier: tier)
    return frame
  }
}
