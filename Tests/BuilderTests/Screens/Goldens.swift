import Foundation
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Screens as text files beside the tests: the cells, and beneath them what each cell is for, one letter per role.
///
/// With RECORD_GOLDENS=1 they are rewritten, and the run still fails, so that a new screen is looked at.
enum Goldens {
  static func check(_ session: Session, is name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    check(picture(session), isFile: "screen-\(name).txt", sourceLocation: sourceLocation)
  }

  static func check(_ actual: String, isFile name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    check(actual, isAt: folder.appending(path: name), sourceLocation: sourceLocation)
  }

  /// Checks a file of the project that is drawn or written by the program, wherever it lies.
  static func check(_ actual: String, isAt file: URL, sourceLocation: SourceLocation = #_sourceLocation) {
    let name = file.lastPathComponent
    let expected: String
    do {
      expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    } catch {
      expected = ""
    }
    guard actual != expected else { return }
    guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" else {
      Issue.record("\(name) looks different:\n\(difference(expected, actual))", sourceLocation: sourceLocation)
      return
    }
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      Issue.record("recorded \(name): look at it, then run again", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(file.path): \(error)", sourceLocation: sourceLocation)
    }
  }

  static func picture(_ session: Session) -> String { picture(session.screen, session.state.tier) }

  static func picture(_ frame: Frame, _ tier: GlyphTier) -> String {
    let used = Set(frame.cells.map(\.style.role))
    let legend = letters.filter { used.contains($0.role) && $0.role != .text }.map { "\($0.letter) \($0.role)" }
    let cursor = frame.cursor.map { "cursor \($0.point.x),\($0.point.y)" } ?? "no cursor"
    var text = "\(frame.size.width)x\(frame.size.height), glyphs \(tier), \(cursor)\n\n"
    text += frame.lines.map { "|\($0)\n" }.joined()
    text += "\nroles: . text"
    for start in stride(from: 0, to: legend.count, by: 8) {
      text += (start == 0 ? ", " : ",\n  ") + legend[start..<min(start + 8, legend.count)].joined(separator: ", ")
    }
    text += "\nan underlined, bold, reversed or other attribute of the text's own is written as ^\n"
    for y in 0..<frame.size.height {
      var row = frame.row(y).map(letter).joined()
      while row.last == "." { row.removeLast() }
      text += "|\(row)\n"
    }
    return text
  }

  /// A screen in the glyph tiers rich and ASCII, and beneath it how its cells look in colour and without any.
  static func looks(rich: Frame, ascii: Frame) -> String {
    func rows(_ frame: Frame, _ letter: (Cell) -> String) -> String {
      frame.rows.map { row in
        var text = row.map(letter).joined()
        while text.last == "." { text.removeLast() }
        return "|\(text)\n"
      }.joined()
    }
    var text = words(rich) + "ASCII\n" + lines(ascii)
    for (name, letter) in [("in colour, a letter a role", letter), ("monochrome", plainLook)] {
      text += "\n\(name)\n" + rows(rich, letter)
      if rows(ascii, letter) != rows(rich, letter) { text += "\n\(name), ASCII\n" + rows(ascii, letter) }
    }
    return text + "\n"
  }

  /// A screen in the glyph tier rich, without how its cells look.
  static func words(_ rich: Frame) -> String { "\(rich.size.width)x\(rich.size.height), rich\n" + lines(rich) + "\n" }

  private static func lines(_ frame: Frame) -> String { frame.lines.map { "|\($0)\n" }.joined() }

  private static let monochrome = Theme(.dark, depth: .monochrome)

  /// The attributes by which a cell looks different without colours: bold, italic, underlined, struck through, reversed,
  /// dim; several as one letter of the alphabet, in the order of their bits.
  private static func plainLook(_ cell: Cell) -> String {
    let attributes = monochrome.look(cell.style).attributes
    switch attributes {
    case []: return "."
    case .bold: return "b"
    case .italic: return "i"
    case .underline: return "u"
    case .strike: return "s"
    case .reverse: return "r"
    case .dim: return "d"
    default: return Unicode.Scalar(UInt32(0x100) + UInt32(attributes.rawValue)).map { String($0) } ?? "?"
    }
  }

  private static func letter(_ cell: Cell) -> String {
    if !cell.style.attributes.subtracting(.ruled).isEmpty { return "^" }
    return letters.first { $0.role == cell.style.role }.map { String($0.letter) } ?? "?"
  }

  /// One letter per role, in the order of the roles.
  private static let letters: [(role: Role, letter: Character)] = Array(
    zip(Role.allCases, ".dsahtnyYkKbBcCNglLpPejJ0123456EWSIvfFxmqrRoOuUzZ#%&=<>@$").map { (role: $0, letter: $1) })

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

  /// The project's folder.
  static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
  private static let folder = project.appending(path: "Tests/BuilderTests/Goldens")
}
