import Foundation
import Screen
import Testing

/// Pictures of text fields as text files: the cells, then what each cell is for, then its attributes.
///
/// With RECORD_GOLDENS=1 the files are written anew and the test still fails, so that a new picture is looked at.
enum TextPictures {
  static func check(_ frame: Frame, is name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let picture = picture(frame)
    let file = folder + "/\(name).txt"
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      do {
        try Data(picture.utf8).write(to: URL(filePath: file))
        Issue.record("recorded \(name); look at it", sourceLocation: sourceLocation)
      } catch {
        Issue.record("cannot write \(file): \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    let expected = (try? Data(contentsOf: URL(filePath: file))).map { String(decoding: $0, as: UTF8.self) }
    #expect(picture == expected, "\(name) looks different:\n\(picture)", sourceLocation: sourceLocation)
  }

  static func picture(_ frame: Frame) -> String {
    let size = frame.size
    let cursor = frame.cursor.map { "cursor \($0.point.x),\($0.point.y)" } ?? "no cursor"
    var text = "\(size.width)x\(size.height), \(cursor)\n\n"
    func layer(_ cell: (Cell) -> String) {
      for y in 0..<size.height { text += "|" + (0..<size.width).map { cell(frame[$0, y]) }.joined() + "|\n" }
    }
    layer(\.text)
    text += "\n. text  f field  F focused  t token  l link  s selection  p placeholder  o tool  O tool on  d dim\n"
    layer { roles[$0.style.role] ?? "?" }
    text += "\nb bold  i italic  u underline  s strike-through  * several\n"
    layer { attributes[$0.style.attributes.rawValue] ?? "*" }
    return text
  }

  private static let folder =
    String(#filePath.prefix(upTo: #filePath.range(of: "/Text/TextPictures")?.lowerBound ?? #filePath.endIndex))
    + "/Goldens"

  private static let roles: [Role: String] = [
    .text: ".", .field: "f", .fieldFocused: "F", .token: "t", .link: "l", .selection: "s", .placeholder: "p",
    .tool: "o",
    .toolOn: "O", .dim: "d",
  ]
  private static let attributes: [UInt8: String] = [
    0: " ", Attributes.bold.rawValue: "b", Attributes.italic.rawValue: "i", Attributes.underline.rawValue: "u",
    Attributes.strike.rawValue: "s",
  ]
}
