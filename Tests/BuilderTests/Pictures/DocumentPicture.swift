import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// A screen that README and documentation show: the program with one of the examples open.
struct DocumentPicture: CustomTestStringConvertible, Sendable {
  /// What its files are called, before the scheme.
  let name: String
  /// What it says to somebody who does not see it.
  let title: String
  private let draw: @Sendable () throws -> Frame

  var testDescription: String { name }

  func frame() throws -> Frame { try draw() }

  private static let size = Size(width: 110, height: 34)

  private init(_ name: String, _ title: String, _ draw: @escaping @Sendable () throws -> Frame) {
    self.name = name
    self.title = title
    self.draw = draw
  }

  /// With an example open, and some keys pressed.
  private init(_ name: String, of example: String, keys: [Chord], _ title: String) {
    self.init(name, title) {
      var session = Session(flow: try Self.flow(example), size: Self.size, workspace: try Self.workspace())
      for chord in keys { for key in chord.keys { session.handle(.key(key)) } }
      return session.screen
    }
  }

  static let all = [
    DocumentPicture(
      "builder", of: "hand-over", keys: ["2 G", "Enter"],
      "The builder: cards on the left, and the form of the focused customer agent on the right"),
    DocumentPicture(
      "insert", of: "support-bot", keys: ["Down", "+", "Enter"],
      "The list of actions, and a broken frame where the chosen one will stand"),
    DocumentPicture(
      "question", of: "support-bot", keys: ["2 G", "Enter"], "The form of a question with quick replies"),
    DocumentPicture("outline", of: "lead-qualification", keys: ["-"], "A chatflow as an outline, one row an action"),
    DocumentPicture(
      "palette", of: "support-bot", keys: [":", "t", "e", "a", "m"], "The palette: commands, actions, settings"),
    DocumentPicture("list", "The list of chatflows of a folder") {
      var shelf = try Self.shelf(Size(width: 110, height: 14))
      shelf.press("Down")
      return shelf.screen
    },
    DocumentPicture("templates", "What a new chatflow can begin from, with its drawing") {
      var shelf = try Self.shelf()
      shelf.press("n", "Down", "Down", "Down")
      return shelf.screen
    },
  ]

  // MARK: - Examples

  private static let examples = Goldens.project.appending(path: "examples")

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: examples.appending(path: file), encoding: .utf8)
  }

  private static func flow(_ name: String) throws -> Chatflow {
    try #require(ChatflowFile.decode(bytes: Array(try text("\(name).chatflow.yaml").utf8)).flow)
  }

  private static func workspace() throws -> Workspace { WorkspaceFile.decode(try text("workspace.yaml")).workspace }

  private static func shelf(_ size: Size = size) throws -> Shelf {
    let names = try FileManager.default.contentsOfDirectory(atPath: examples.path).filter { $0.hasSuffix(".yaml") }
    let files = try names.map { ($0, try text($0)) }
    return try Shelf(Dictionary(uniqueKeysWithValues: files), size: size)
  }
}
