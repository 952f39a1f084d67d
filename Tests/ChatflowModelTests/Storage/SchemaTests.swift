import ChatflowFiles
import ChatflowModel
import Foundation
import Testing
import Words

/// The schema is the descriptions' one, accepts what the reader accepts, and refuses what it refuses.
struct SchemaTests {
  private static let file = Examples.project.appending(path: "docs/chatflow.schema.json")

  @Test func theCommittedSchemaIsTheOneOfTheDescriptions() throws {
    let schema = ChatflowSchema.json(.english)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try schema.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(Self.file.lastPathComponent)")
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == schema)
  }

  private static let workspaceFile = Examples.project.appending(path: "docs/workspace.schema.json")

  @Test func theCommittedSchemaOfWorkspacesIsTheOneOfTheDescriptions() throws {
    let schema = ChatflowSchema.workspaceJSON(.english)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try schema.write(to: Self.workspaceFile, atomically: true, encoding: .utf8)
      Issue.record("recorded \(Self.workspaceFile.lastPathComponent)")
    }
    #expect(try String(contentsOf: Self.workspaceFile, encoding: .utf8) == schema)
  }

  @Test func theExamplesWorkspaceIsAccepted() throws {
    let text = try String(contentsOf: Examples.project.appending(path: "examples/workspace.yaml"), encoding: .utf8)
    #expect(try Self.refusals(text, ChatflowSchema.workspaceJSON(.english)) == [])
  }

  @Test(arguments: 0..<30)
  func aWorkspaceThatIsWrittenIsAccepted(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    let text = try WorkspaceFile.canonical(random.workspace())
    #expect(try Self.refusals(text, ChatflowSchema.workspaceJSON(.english)) == [], "seed \(seed)")
  }

  @Test(arguments: [
    "workspace: one", "people: [anna]", "people: {anna: {status: asleep}}", "teams: support",
    "office-hours: {hours: [mon]}", "contact-properties: {plan: {type: colour}}", "handoff: {route-to: support}",
    "office-hours: {exceptions: {date: 2026-12-24}}",
  ])
  func whatTheReaderOfWorkspacesRefusesIsRefused(text: String) throws {
    #expect(try Self.refusals("\(text)\n", ChatflowSchema.workspaceJSON(.english)) != [])
    #expect(WorkspaceFile.decode("\(text)\n").problems != [])
  }

  @Test(arguments: Examples.names)
  func examplesAreAccepted(name: String) throws {
    #expect(try Self.refusals(Examples.text(name)) == [])
  }

  /// A chatflow of all kinds in which every field is filled, as the builder's tests make it by keys.
  @Test func allKindsWithAllTheirFieldsAreAccepted() throws {
    let file = Examples.project.appending(path: "Tests/BuilderTests/Goldens/all-kinds.chatflow.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(try Self.refusals(text) == [])
    for kind in ActionKinds.all { #expect(text.contains("    action: \(kind.id)\n"), "\(kind.id)") }
  }

  @Test(arguments: 0..<30)
  func whatIsWrittenIsAccepted(seed: UInt64) throws {
    var random = RandomFlow(seed: seed)
    #expect(try Self.refusals(ChatflowFile.canonical(random.flow(actions: 6))) == [], "seed \(seed)")
  }

  @Test(arguments: [
    "name: x", "chatflow: one", "live: maybe", "options: none", "options:\n  availability: sometimes",
    "options:\n  session-timeout: 30 minutes", "actions:\n  a: hello", "actions:\n  a:\n    name: A",
    "actions:\n  end:\n    action: message", "actions:\n  a:\n    action: message\n    message: [a]",
    "actions:\n  a:\n    action: message\n    next: a\n    go-to: a",
    "actions:\n  a:\n    action: question\n    replies: Billing",
    "actions:\n  a:\n    action: question\n    replies:\n      - next: a",
    "actions:\n  a:\n    action: question\n    free-text: sometimes",
    "actions:\n  a:\n    action: question\n    attempts: 6", "actions:\n  a:\n    action: question\n    attempts: few",
    "actions:\n  a:\n    action: question\n    when-not-understood:\n      next: a",
    "actions:\n  a:\n    action: message\n    attachments:\n      - picture: a.png",
    "actions:\n  a:\n    action: send-to-customer-agent\n    respond: provided-mesage",
    "actions:\n  a:\n    action: send-to-customer-agent\n    when-closed:\n      next: a",
    "actions:\n  a:\n    action: send-to-customer-agent\n    handoff:\n      route-to: support",
    "actions:\n  a:\n    action: send-to-team-member\n    assignees:\n      - support",
    "actions:\n  a:\n    action: if-then\n    branches: x",
    "actions:\n  a:\n    action: book-meeting\n    calendar: owner",
    "actions:\n  a:\n    action: book-meeting\n    when-booked: [a]",
    "actions:\n  a:\n    action: offer-subscription\n    accept: [a]",
    "actions:\n  a:\n    action: add-to-segment\n    segment: [a, b]",
    "actions:\n  a:\n    action: add-to-segment\n    on-failure:\n      next: a",
    "actions:\n  a:\n    action: set-contact-property\n    property: {a: b}",
    "actions:\n  a:\n    action: set-company-property\n    value: [a]",
    "actions:\n  a:\n    action: submit-ticket\n    priority: highest",
    "actions:\n  a:\n    action: submit-ticket\n    owner: anna",
    "actions:\n  a:\n    action: knowledge-base\n    results: 0",
    "actions:\n  a:\n    action: knowledge-base\n    results: 6",
    "actions:\n  a:\n    action: knowledge-base\n    results: many",
    "actions:\n  a:\n    action: enroll-in-workflow\n    workflow: [a]",
    "actions:\n  a:\n    action: webhook\n    url: [a]",
    "actions:\n  a:\n    action: webhook\n    timeout: soon",
    "actions:\n  a:\n    action: code-snippet\n    runtime: nodejs10",
    "actions:\n  a:\n    action: code-snippet\n    code: [a]",
  ])
  func whatTheReaderRefusesIsRefused(text: String) throws {
    let isVersion = text == "name: x" || text.hasPrefix("chatflow")
    let whole = isVersion ? "\(text)\n" : "chatflow: 1\n\(text)\n"
    #expect(try Self.refusals(whole) != [])
    #expect(!ChatflowFile.decode(whole).isSound)
  }

  static func refusals(
    _ text: String, _ schema: String = ChatflowSchema.json(.english)
  ) throws -> [String] {
    // Under an unknown key the reader hands out what it read, without any meaning.
    let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
    let wrapped = "chatflow: 1\nx-wrapped:\n" + indented.joined(separator: "\n")
    let tree = try #require(ChatflowFile.decode(wrapped).flow?.values.kept.first?.value)
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8))
    return SchemaCheck(root: try #require(object as? [String: Any])).refusals(tree)
  }
}

/// Checks values by the part of JSON Schema that our schema uses. A value without quotes may be of several types: the
/// file's reader decides by the field, not by the look.
struct SchemaCheck {
  let root: [String: Any]

  func refusals(_ tree: Tree) -> [String] { refusals(tree, root, at: "") }

  private func refusals(_ tree: Tree, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema {
      if !holds(keyword, rule, tree, schema, path, &found) { found.append("\(path): \(keyword)") }
    }
    return found
  }

  private func accepts(_ tree: Tree, _ rule: Any) -> Bool {
    if let flag = rule as? Bool { return flag }
    guard let schema = rule as? [String: Any] else { return false }
    return refusals(tree, schema, at: "").isEmpty
  }

  private func holds(
    _ keyword: String, _ rule: Any, _ tree: Tree, _ schema: [String: Any], _ path: String, _ found: inout [String]
  ) -> Bool {
    switch keyword {
    case "$schema", "title", "description", "definitions", "then": return true
    case "$ref":
      let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = (root["definitions"] as? [String: Any])?[name] as? [String: Any] else { return false }
      found += refusals(tree, target, at: path)
      return true
    case "type": return (rule as? [String] ?? [rule as? String ?? ""]).contains { Self.isOne($0, tree) }
    case "enum": return (rule as? [String])?.contains(Self.text(tree) ?? "\u{0}") ?? false
    case "const": return rule as? String == Self.text(tree)
    case "anyOf": return (rule as? [Any])?.contains { accepts(tree, $0) } ?? false
    case "oneOf": return (rule as? [Any])?.count { accepts(tree, $0) } == 1
    case "allOf": return (rule as? [Any])?.allSatisfy { accepts(tree, $0) } ?? false
    case "not": return !accepts(tree, rule)
    case "if": return !accepts(tree, rule) || accepts(tree, schema["then"] ?? true)
    case "minimum": return Int(Self.text(tree) ?? "").map { $0 >= (rule as? Int ?? 0) } ?? true
    case "maximum": return Int(Self.text(tree) ?? "").map { $0 <= (rule as? Int ?? 0) } ?? true
    case "maxLength": return (Self.text(tree)?.unicodeScalars.count ?? 0) <= (rule as? Int ?? 0)
    case "pattern":
      guard let pattern = rule as? String, let text = Self.text(tree) else { return true }
      return text.range(of: pattern, options: .regularExpression) != nil
    case "required": return keys(tree).map { Set($0.map(\.key)).isSuperset(of: rule as? [String] ?? []) } ?? true
    case "properties":
      for entry in keys(tree) ?? [] {
        guard let inner = (rule as? [String: Any])?[entry.key] as? [String: Any] else { continue }
        found += refusals(entry.value, inner, at: "\(path)/\(entry.key)")
      }
      return true
    case "additionalProperties":
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return (keys(tree) ?? []).filter { !known.contains($0.key) }.allSatisfy { accepts($0.value, rule) }
    case "propertyNames": return (keys(tree) ?? []).allSatisfy { accepts(.scalar($0.key), rule) }
    case "items":
      guard case .sequence(let items) = tree else { return true }
      return items.allSatisfy { accepts($0, rule) }
    default:
      Issue.record("the schema uses “\(keyword)”, which this check does not know")
      return false
    }
  }

  private func keys(_ tree: Tree) -> [Tree.Entry]? { if case .mapping(let entries) = tree { entries } else { nil } }

  private static func text(_ tree: Tree) -> String? { if case .scalar(let text) = tree { text } else { nil } }

  private static func isOne(_ type: String, _ tree: Tree) -> Bool {
    switch (type, tree) {
    case ("object", .mapping), ("array", .sequence), ("string", .scalar): true
    case ("boolean", .scalar(let text)): text == "true" || text == "false"
    case ("integer", .scalar(let text)), ("number", .scalar(let text)): Int(text) != nil
    case ("null", .scalar(let text)): text.isEmpty || text == "null" || text == "~"
    default: false
    }
  }
}
