import Foundation

/// The example files of the project.
enum Examples {
  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names = ["support-bot", "lead-qualification", "support-triage", "hand-over"]

  static func text(_ name: String) throws -> String {
    try String(contentsOf: project.appending(path: "examples/\(name).chatflow.yaml"), encoding: .utf8)
  }
}
