import ChatTesting
import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import Foundation
import OrderedCollections
import Testing

/// Chatflows and tests of them, and what comes of running these.
enum Sample {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let names = ["hand-over", "lead-qualification", "support-bot", "support-triage"]

  static let workspace = WorkspaceFile.decode(
    (try? String(contentsOf: repository.appending(path: "examples/workspace.yaml"), encoding: .utf8)) ?? ""
  ).workspace

  static func example(_ name: String) throws -> Chatflow {
    let url = repository.appending(path: "examples/\(name).chatflow.yaml")
    return try #require(ChatflowFile.decode(try String(contentsOf: url, encoding: .utf8)).flow)
  }

  /// The tests of an example.
  static func tests(of name: String) throws -> String {
    try String(contentsOf: repository.appending(path: "examples/\(name).chat"), encoding: .utf8)
  }

  static let zone: @Sendable (String) -> (any TimeZoneRules)? = { zones[$0] ?? NamedTimeZone($0) }
  private static let zones: [String: any TimeZoneRules] = Dictionary(
    uniqueKeysWithValues: ["Europe/Stockholm"].compactMap { name in NamedTimeZone(name).map { (name, $0) } })

  static func outcomes(
    _ text: String, following flow: Chatflow, in workspace: Workspace = workspace
  ) -> [ChatRun.Outcome] {
    let prepared = PreparedFlow(flow, in: workspace)
    return ChatFile(text, in: workspace).tests.map {
      ChatRun.outcome(of: $0, following: prepared, in: workspace, zone: zone)
    }
  }

  static func explorer(of flow: PreparedFlow) -> Explorer {
    Explorer(flow, in: Situation(), now: SituationTime.usual.instant(in: workspace, zone: zone), zone: zone)
  }

  /// The conversation of a visitor who answers anything.
  static func visitor(of flow: PreparedFlow, _ seed: UInt64) -> Rehearsal { explorer(of: flow).talk(seed: seed) }
}

extension [Happening] {
  /// The connections that were taken.
  var taken: [Went] {
    compactMap { if case .went(let went) = $0 { went } else { nil } }
  }
}
